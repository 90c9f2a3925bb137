namespace PosFirmware.Drivers.MagStripe;

/// <summary>What the last swipe gave. The reader has one and fills it anew for every swipe: copy what must stay, then <see cref="Wipe"/>.</summary>
public sealed class MagSwipe
{
    internal MagSwipe()
    {
        Wipe();
    }

    /// <summary>What to tell the operator.</summary>
    public MagVerdict Verdict { get; internal set; }

    /// <summary>True: the card came with its end first. Known only when a track is Ok.</summary>
    public bool Backward { get; internal set; }

    /// <summary>210 bpi, alphanumeric.</summary>
    public MagTrack Track1 { get; } = new MagTrack(TrackFormat.Alphanumeric);

    /// <summary>75 bpi, numeric.</summary>
    public MagTrack Track2 { get; } = new MagTrack(TrackFormat.Numeric75);

    /// <summary>210 bpi, numeric.</summary>
    public MagTrack Track3 { get; } = new MagTrack(TrackFormat.Numeric210);

    /// <summary>A track by number.</summary>
    /// <param name="number">1 to 3.</param>
    public MagTrack Track(int number) => number == 1 ? Track1 : number == 2 ? Track2 : Track3;

    /// <summary>Forgets everything.</summary>
    public void Wipe()
    {
        Verdict = MagVerdict.None;
        Backward = false;
        Track1.Wipe();
        Track2.Wipe();
        Track3.Wipe();
    }
}
