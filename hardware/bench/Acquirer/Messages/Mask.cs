namespace Bench.Acquirer;

/// <summary>Hides what must not be shown.</summary>
public static class Mask
{
    /// <summary>First six and last four digits of a card number; shorter ones are hidden altogether.</summary>
    public static string Pan(string pan) => pan.Length < 13 ? new string('*', pan.Length) : $"{pan[..6]}{new string('*', pan.Length - 10)}{pan[^4..]}";

    /// <summary>Track: the card number masked, the rest hidden.</summary>
    public static string Track(string track)
    {
        int separator = track.IndexOfAny(['D', '=']);
        return separator < 0 ? new string('*', track.Length) : $"{Pan(track[..separator])}={new string('*', track.Length - separator - 1)}";
    }
}
