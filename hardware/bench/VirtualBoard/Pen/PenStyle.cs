namespace Bench.VirtualBoard.Pen;

/// <summary>Ways in which people sign, as strokes with their times. The pad is where the firmware draws its frame.</summary>
public static class PenStyle
{
    /// <summary>Left, top, width and height of the pad on the screen.</summary>
    public static readonly (int X, int Y, int Width, int Height) Pad = (4, 112, 232, 140);

    private const double StepMs = 8, BetweenStrokesMs = 180;

    /// <summary>The styles by name.</summary>
    public static IReadOnlyDictionary<string, Func<int, IReadOnlyList<PenStroke>>> Named { get; } = new Dictionary<string, Func<int, IReadOnlyList<PenStroke>>>
    {
        ["zigzag"] = _ => Draw(Zigzag(0.1, 0.9, 7)),
        ["dot"] = _ => Draw([[(0.5, 0.5), (0.501, 0.501)]]),
        ["name"] = Name,
        ["scribble"] = seed => Draw(Scribble(seed, 40)),
        ["long"] = seed => Draw([.. Enumerable.Range(0, 14).SelectMany(i => Scribble(seed + i, 30))], speed: 700),
        ["off-pad"] = _ => Draw([[(0.2, 0.5), (0.5, -0.35), (0.8, 0.5)], [(0.2, 0.3), (0.5, 1.25), (0.8, 0.7)]]),
        ["held"] = _ => [.. Draw(Zigzag(0.15, 0.85, 5)), new PenStroke([new(3000, 120, 180), new(63_000, 120.4, 180.3)])],
    };

    /// <summary>A few characters, written one after the other; each seed is another hand.</summary>
    public static IReadOnlyList<PenStroke> Name(int seed)
    {
        Random random = new(seed * 7919 + 17);
        int characters = random.Next(2, 5);
        double slant = random.NextDouble() * 0.3 - 0.1, size = 0.55 + random.NextDouble() * 0.35;
        List<IReadOnlyList<(double X, double Y)>> strokes = [];
        for (int c = 0; c < characters; c++)
        {
            double left = 0.06 + 0.88 * c / characters, width = 0.8 / characters;
            for (int n = random.Next(2, 6); n > 0; n--)
            {
                List<(double, double)> way = [];
                double x = random.NextDouble(), y = random.NextDouble() * 0.6;
                for (int knots = random.Next(2, 7); knots > 0; knots--)
                {
                    way.Add((left + (x + slant * y) * width, 0.5 + (y - 0.5) * size));
                    x = Math.Clamp(x + (random.NextDouble() - 0.4) * 0.9, 0, 1);
                    y = Math.Clamp(y + (random.NextDouble() - 0.4) * 0.8, 0, 1);
                }
                strokes.Add(Smooth(way));
            }
        }
        return Draw(strokes, speed: 260 + random.Next(300));
    }

    private static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Zigzag(double from, double to, int teeth) =>
        [[.. Enumerable.Range(0, teeth + 1).Select(i => (from + (to - from) * i / teeth, i % 2 == 0 ? 0.25 : 0.75))]];

    private static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Scribble(int seed, int knots)
    {
        Random random = new(seed);
        return [Smooth([.. Enumerable.Range(0, knots).Select(_ => (0.05 + 0.9 * random.NextDouble(), 0.08 + 0.84 * random.NextDouble()))])];
    }

    /// <summary>Rounds the corners (Catmull and Rom).</summary>
    private static IReadOnlyList<(double X, double Y)> Smooth(List<(double X, double Y)> knots)
    {
        if (knots.Count < 3) return knots;
        List<(double, double)> way = [];
        for (int i = 0; i + 1 < knots.Count; i++)
        {
            var (a, b, c, d) = (knots[Math.Max(0, i - 1)], knots[i], knots[i + 1], knots[Math.Min(knots.Count - 1, i + 2)]);
            for (int n = 0; n < 8; n++) way.Add((At(a.X, b.X, c.X, d.X, n / 8.0), At(a.Y, b.Y, c.Y, d.Y, n / 8.0)));
        }
        way.Add(knots[^1]);
        return way;

        static double At(double a, double b, double c, double d, double t) =>
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }

    /// <summary>Gives the ways their times, at so many dots a second.</summary>
    private static IReadOnlyList<PenStroke> Draw(IReadOnlyList<IReadOnlyList<(double X, double Y)>> ways, double speed = 400)
    {
        List<PenStroke> strokes = [];
        double now = 0;
        foreach (var way in ways)
        {
            List<PenPoint> points = [new(now, X(way[0]), Y(way[0])), new(now + 30, X(way[0]), Y(way[0]))]; // the pen settles before it moves
            now += 30;
            for (int i = 1; i < way.Count; i++)
            {
                double length = Math.Max(Math.Abs(X(way[i]) - X(way[i - 1])), Math.Abs(Y(way[i]) - Y(way[i - 1])));
                now += Math.Max(StepMs, length / speed * 1000);
                points.Add(new(now, X(way[i]), Y(way[i])));
            }
            strokes.Add(new PenStroke(points));
            now += BetweenStrokesMs;
        }
        return strokes;

        static double X((double X, double Y) p) => Pad.X + p.X * Pad.Width;
        static double Y((double X, double Y) p) => Pad.Y + p.Y * Pad.Height;
    }
}
