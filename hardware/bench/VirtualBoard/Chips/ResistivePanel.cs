using Bench.Silicon;
using Bench.VirtualBoard.Pen;

namespace Bench.VirtualBoard.Chips;

/// <summary>What is broken at a panel.</summary>
public enum PanelDamage { None, Open, Short }

/// <summary>
/// A four-wire resistive panel over the screen, with a finger or pen on it (hardware.md section 6). It has noise, bounces when it is touched
/// and let go, answers to the force, and its corners are not those of the screen: only a calibration can tell where a dot is.
/// </summary>
public sealed class ResistivePanel(VirtualClock clock) : ITouchPanel
{
    private const double SheetOhms = 400, BounceNs = 4_000_000;

    private readonly List<(long AtNs, double X, double Y)> path = [];
    private Random random = new(1);
    private long downNs = -1, upNs = -1;
    private Action pinChanged = () => { };

    /// <summary>Standard deviation of a conversion in counts.</summary>
    public double Noise { get; set; } = 3;

    /// <summary>Force from 0 (a breath) to 1 (firm).</summary>
    public double Force { get; set; } = 0.6;

    /// <summary>Share of readings that are far off, as by a spike on the supply.</summary>
    public double Spikes { get; set; }

    /// <summary>Damage.</summary>
    public PanelDamage Damage { get; set; }

    /// <summary>Counts that the panel has moved since it was calibrated.</summary>
    public double Drift { get; set; }

    /// <summary>Begins the noise anew.</summary>
    public void Seed(int seed) => random = new Random(seed);

    /// <summary>Where the pen is now, in dots of the screen; null: it does not touch.</summary>
    public (double X, double Y)? Position => IsDown(clock.NowNs) ? At(clock.NowNs) : null;

    /// <inheritdoc/>
    public bool Pen
    {
        get
        {
            long now = clock.NowNs;
            if (Damage == PanelDamage.Short) return true;
            if (!IsDown(now)) return upNs >= 0 && now - upNs < BounceNs && random.Next(4) == 0;
            return now - downNs > BounceNs || random.Next(3) != 0;
        }
    }

    /// <summary>The converter wants to hear of changes of the pen.</summary>
    internal void Connect(Action changed) => pinChanged = changed;

    /// <summary>A pen comes down, or moves on in a straight line from where it was: at the given time it is there.</summary>
    public void MoveTo(double x, double y, long atNs)
    {
        lock (path)
        {
            if (downNs < 0 || upNs >= 0 && upNs <= atNs)
            {
                path.Clear();
                downNs = atNs;
                upNs = -1;
                Announce(atNs);
            }
            while (path.Count > 2 && path[1].AtNs <= clock.NowNs) path.RemoveAt(0);
            path.Add((atNs, x, y));
        }
    }

    /// <summary>Strokes that begin at a moment; they come to pass as the clock goes on.</summary>
    /// <returns>Milliseconds until the pen has left.</returns>
    public long Draw(IReadOnlyList<PenStroke> strokes, long fromNs)
    {
        foreach (PenStroke stroke in strokes)
        {
            long At(double ms) => fromNs + (long)(ms * 1_000_000);
            clock.At(At(stroke.BeginsMs), () =>
            {
                foreach (PenPoint p in stroke.Points) MoveTo(p.X, p.Y, At(p.Ms));
            });
            clock.At(At(stroke.EndsMs), () => Lift(At(stroke.EndsMs)));
        }
        return (long)strokes[^1].EndsMs + 1;
    }

    /// <summary>The pen leaves.</summary>
    public void Lift(long atNs)
    {
        lock (path) upNs = atNs;
        Announce(atNs);
    }

    /// <summary>The line follows through the bounces.</summary>
    private void Announce(long atNs)
    {
        for (long t = 0; t <= (long)BounceNs + 500_000; t += 500_000) clock.At(atNs + t, pinChanged);
    }

    private bool IsDown(long now) => downNs >= 0 && now >= downNs && (upNs < 0 || now < upNs || upNs < downNs);

    private (double X, double Y) At(long now)
    {
        lock (path)
        {
            int next = path.FindIndex(p => p.AtNs > now);
            if (next < 0) return (path[^1].X, path[^1].Y);
            if (next == 0) return (path[0].X, path[0].Y);
            var (from, to) = (path[next - 1], path[next]);
            double part = (double)(now - from.AtNs) / (to.AtNs - from.AtNs);
            return (from.X + (to.X - from.X) * part, from.Y + (to.Y - from.Y) * part);
        }
    }

    /// <summary>Counts of the converter for a dot of the screen: turned a little, and X the other way round, as the sheets are glued.</summary>
    public static (double X, double Y) Raw(double x, double y) => (3720 - 14.2 * x + 0.12 * y, 260 + 0.2 * x + 11.3 * y);

    /// <inheritdoc/>
    public int Convert(int address)
    {
        long now = clock.NowNs;
        bool contact = Damage != PanelDamage.Open && IsDown(now) && (now - downNs > BounceNs || random.Next(3) != 0);
        if (Damage == PanelDamage.Short) return address switch { 3 => 2000, 4 => 2100, _ => 2048 };
        if (Damage == PanelDamage.Open) return address is 4 or 5 ? 4095 : 0;
        if (!contact) return address is 4 or 5 ? 4095 : 0;
        var (px, py) = At(now);
        var (x, y) = Raw(px, py);
        // resistance of the contact falls with the force; Z1 and Z2 follow from the divider Y+ - contact - X-
        double pressed = Force * Math.Min(1, (now - downNs) / (2 * BounceNs));
        double contactOhms = 100 / Math.Max(0.01, pressed);
        double share = x / 4096 * SheetOhms / (SheetOhms + contactOhms);
        double near = 4096 * Math.Max(0.001, share * 0.5);
        double far = near * (1 + contactOhms / (SheetOhms * Math.Max(0.01, x / 4096)));
        double value = address switch { 5 => x + Drift, 1 => y + Drift, 3 => near, _ => far };
        if (Spikes > 0 && random.NextDouble() < Spikes) value = random.Next(200, 3900);
        return (int)Math.Clamp(value + Gauss() * Noise, 0, 4095);
    }

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
