namespace Bench.VirtualBoard.MagStripe;

/// <summary>What is wrong with a spot of the stripe.</summary>
public enum DamageKind
{
    /// <summary>Bits read as their opposite.</summary>
    Flip,
    /// <summary>Bits vanish: the flux is gone, the decoder sees fewer cells.</summary>
    Drop,
    /// <summary>Ones come in between: a scratch adds flux changes.</summary>
    Extra,
}

/// <summary>A damaged spot.</summary>
/// <param name="Track">1 to 3.</param>
/// <param name="Bit">First bit that is hit; 0 is the first bit of the start sentinel, negative lies in the zeros before it.</param>
/// <param name="Kind">What happens to the bits.</param>
/// <param name="Count">How many bits.</param>
public sealed record StripeDamage(int Track, int Bit, DamageKind Kind, int Count = 1);

/// <summary>How a person pulls a card through the slot.</summary>
public sealed record SwipeStyle
{
    /// <summary>Speed of the card in inches per second; the ASIC reads about 2 to 95 (hardware.md section 1.3), hands do 5 to 50.</summary>
    public double InchesPerSecond { get; init; } = 12;
    /// <summary>The card comes with its end first.</summary>
    public bool EndFirst { get; init; }
    /// <summary>The stripe faces away from the head: through 0.76 mm of plastic nothing is left of the signal.</summary>
    public bool FacesAway { get; init; }
    /// <summary>The stripe has been demagnetised: only stray flux is left.</summary>
    public bool Erased { get; init; }
    /// <summary>The card stops when this many millimetres have passed the head; null: it does not.</summary>
    public double? StopsAtMm { get; init; }
    /// <summary>How long the card rests at <see cref="StopsAtMm"/>, in milliseconds.</summary>
    public double StopsForMs { get; init; } = 5000;
    /// <summary>The card leaves the head when this many millimetres have passed; null: it stays to the end.</summary>
    public double? LiftedAtMm { get; init; }
    /// <summary>Damaged spots of the stripe.</summary>
    public IReadOnlyList<StripeDamage> Damage { get; init; } = [];
    /// <summary>Seed of everything that is left to chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>An even swipe.</summary>
    public static SwipeStyle Normal { get; } = new();
    /// <summary>A jerk: above the ASIC's limit for 210 bpi, and the card hops on the head.</summary>
    public static SwipeStyle TooFast { get; } = new() { InchesPerSecond = 140 };
    /// <summary>Below the ASIC's limit for 75 bpi, and longer than its swipe time-out.</summary>
    public static SwipeStyle TooSlow { get; } = new() { InchesPerSecond = 0.8 };
    /// <summary>An even swipe from the wrong end; it reads as well as any.</summary>
    public static SwipeStyle Backward { get; } = new() { EndFirst = true };
    /// <summary>The stripe does not touch the head.</summary>
    public static SwipeStyle WrongSide { get; } = new() { FacesAway = true };
    /// <summary>A deep scratch across all three tracks, 27 mm from the card's edge.</summary>
    public static SwipeStyle Damaged { get; } = new()
    {
        Damage = [new(1, 160, DamageKind.Flip, 3), new(1, 166, DamageKind.Drop, 2), new(2, 57, DamageKind.Flip), new(2, 59, DamageKind.Drop), new(3, 160, DamageKind.Flip, 3)],
    };
    /// <summary>The card lay on a magnet.</summary>
    public static SwipeStyle Blank { get; } = new() { Erased = true };
    /// <summary>The card rests half-way for five seconds.</summary>
    public static SwipeStyle Stopped { get; } = new() { StopsAtMm = 45 };
    /// <summary>The card is pulled up out of the slot half-way.</summary>
    public static SwipeStyle Lifted { get; } = new() { LiftedAtMm = 45 };

    /// <summary>Styles by the name that scenarios and the web page use.</summary>
    public static IReadOnlyDictionary<string, SwipeStyle> Named { get; } = new Dictionary<string, SwipeStyle>
    {
        ["normal"] = Normal,
        ["fast"] = TooFast,
        ["slow"] = TooSlow,
        ["backward"] = Backward,
        ["wrong-side"] = WrongSide,
        ["damaged"] = Damaged,
        ["blank"] = Blank,
        ["stopped"] = Stopped,
        ["lifted"] = Lifted,
    };
}
