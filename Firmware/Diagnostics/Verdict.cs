namespace PosFirmware.Diagnostics;

/// <summary>How a test ended. The values are stored: never renumber.</summary>
public enum Verdict
{
    /// <summary>It has not been run.</summary>
    Open = 0,
    /// <summary>As it should be.</summary>
    Passed = 1,
    /// <summary>Not as it should be; the fault code says what.</summary>
    Failed = 2,
    /// <summary>This terminal has no such part.</summary>
    NotFitted = 3,
    /// <summary>The tester has had enough.</summary>
    Stopped = 4,
}
