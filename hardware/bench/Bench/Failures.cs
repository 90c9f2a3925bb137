namespace Bench;

/// <summary>Something that a scenario expected did not come true.</summary>
public sealed class ExpectationException(string what) : Exception(what);

/// <summary>The firmware ended by an exception of its own.</summary>
public sealed class FirmwareCrashException(Exception cause) : Exception("the firmware crashed: " + cause.Message, cause);

/// <summary>A person's mistake in what was given to the bench (a file, a card's name, an option), in words for that person.</summary>
public sealed class BenchInputException(string what) : Exception(what);
