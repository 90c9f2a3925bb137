namespace Bench.VirtualBoard.MagStripe;

/// <summary>One bit cell that passes the head.</summary>
/// <param name="AtNs">When its end passes, from the moment the card's edge reaches the head.</param>
/// <param name="Track">0 to 2.</param>
/// <param name="One">Its bit.</param>
/// <param name="CellNs">How long the cell took.</param>
public readonly record struct StripeCell(long AtNs, int Track, bool One, long CellNs);

/// <summary>
/// A card in motion: which bit cells pass the head of each track, and when. Speed is even; the hand's own wobble is below what
/// F2F decoding follows anyway.
/// </summary>
/// <remarks>
/// Geometry: card 85.6 mm, first bit 7.44 mm from the leading edge (ISO/IEC 7811-6). Clocking zeros from 1.5 mm of one edge to
/// 1.5 mm of the other are an assumption; it leaves track 2 seventeen zeros in front, enough for the ASIC's rule of 13 when the
/// card comes backward.
/// </remarks>
public sealed class StripePass
{
    private const double CardMm = 85.6, FirstBitMm = 7.44, EdgeMm = 1.5, MmPerInch = 25.4;

    // Above this speed a card hops over the head: a span of some millimetres without contact, every centimetre or two. Assumed.
    private const double HopInchesPerSecond = 95;

    /// <summary>Cells in the order in which they pass.</summary>
    public StripeCell[] Cells { get; }

    /// <summary>When the card's other edge leaves the head, in ns from the start.</summary>
    public long EndNs { get; }

    /// <summary>Works out a pass.</summary>
    public StripePass(StripeCard card, SwipeStyle style)
    {
        if (style.InchesPerSecond <= 0) throw new ArgumentException("a card that does not move is a StopsAtMm", nameof(style));
        var random = new Random(style.Seed);
        double nsPerMm = 1e9 / (style.InchesPerSecond * MmPerInch);
        var lost = style.InchesPerSecond > HopInchesPerSecond ? Hops(random) : [];
        var cells = new List<StripeCell>();
        for (int track = 1; track <= 3 && !style.FacesAway; track++)
        {
            if (card.Track(track) is not { } text) continue;
            double pitch = MmPerInch / StripeEncoder.BitsPerInch(track);
            foreach (var (mm, one) in OnCard(track, text, style, pitch))
            {
                double passed = style.EndFirst ? CardMm - mm : mm + pitch;
                if (style.LiftedAtMm is { } lift && passed > lift) continue;
                if (lost.Any(hop => passed >= hop.From && passed < hop.To)) continue;
                if (style.Erased && random.NextDouble() > 0.01) continue;
                double at = passed * nsPerMm;
                if (style.StopsAtMm is { } stop && passed > stop) at += style.StopsForMs * 1e6;
                cells.Add(new((long)at, track - 1, one || style.Erased, (long)(pitch * nsPerMm)));
            }
        }
        Cells = [.. cells.OrderBy(c => c.AtNs)];
        EndNs = (long)(CardMm * nsPerMm + (style.StopsAtMm is null ? 0 : style.StopsForMs * 1e6));
    }

    /// <summary>Cells of a track by their place on the card, leading edge first, damage included.</summary>
    private static IEnumerable<(double Mm, bool One)> OnCard(int track, string text, SwipeStyle style, double pitch)
    {
        bool[] data = StripeEncoder.Encode(track, text);
        int before = (int)((FirstBitMm - EdgeMm) / pitch), all = (int)((CardMm - EdgeMm - FirstBitMm) / pitch);
        var spots = style.Damage.Where(d => d.Track == track).ToArray();
        for (int bit = -before; bit < all; bit++)
        {
            bool one = bit >= 0 && bit < data.Length && data[bit], gone = false;
            double mm = FirstBitMm + bit * pitch;
            foreach (var spot in spots)
            {
                if (bit < spot.Bit || bit >= spot.Bit + spot.Count) continue;
                if (spot.Kind == DamageKind.Flip) one = !one;
                if (spot.Kind == DamageKind.Drop) gone = true;
                if (spot.Kind == DamageKind.Extra) yield return (mm - pitch / 2, true);
            }
            if (!gone) yield return (mm, one);
        }
    }

    private static List<(double From, double To)> Hops(Random random)
    {
        var hops = new List<(double, double)>();
        for (double mm = 3 + 8 * random.NextDouble(); mm < CardMm; mm += 8 + 8 * random.NextDouble())
            hops.Add((mm, mm += 1.5 + 3 * random.NextDouble()));
        return hops;
    }
}
