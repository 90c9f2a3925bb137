namespace Bench.VirtualBoard.MagStripe;

/// <summary>
/// The stripe of a card: text of each track, with or without its sentinels (the encoder adds what is missing, and the LRC).
/// Null: the track is not encoded.
/// </summary>
/// <param name="Track1">210 bpi, 0x20 to 0x5F, at most 76 characters between the sentinels.</param>
/// <param name="Track2">75 bpi, 0x30 to 0x3F, at most 37 characters between the sentinels.</param>
/// <param name="Track3">210 bpi, 0x30 to 0x3F, at most 104 characters between the sentinels.</param>
public sealed record StripeCard(string? Track1, string? Track2, string? Track3 = null)
{
    /// <summary>Text of a track.</summary>
    /// <param name="track">1 to 3.</param>
    public string? Track(int track) => track switch
    {
        1 => Track1,
        2 => Track2,
        3 => Track3,
        _ => throw new ArgumentOutOfRangeException(nameof(track)),
    };
}
