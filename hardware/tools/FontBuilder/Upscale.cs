namespace Tools.FontBuilder;

/// <summary>Makes a 24-dot glyph of a 16-dot one: Scale3x, then two to one.</summary>
public static class Upscale
{
    /// <summary>One and a half times as large in both directions.</summary>
    public static Glyph OneAndAHalf(Glyph glyph)
    {
        Glyph big = Scale3x(glyph);
        return Glyph.From(glyph.Width * 3 / 2, glyph.Height * 3 / 2, (x, y) =>
        {
            int ink = 0;
            for (int i = 0; i < 4; i++) if (big[2 * x + (i & 1), 2 * y + (i >> 1)]) ink++;
            return ink >= 2; // a stroke of one dot becomes two wherever it lies: even strokes, and black enough on paper
        });
    }

    /// <summary>Scale3x (A. Mazzoleni): three times as large, with diagonals smoothed.</summary>
    private static Glyph Scale3x(Glyph glyph) => Glyph.From(glyph.Width * 3, glyph.Height * 3, (x, y) =>
    {
        int gx = x / 3, gy = y / 3;
        bool a = glyph[gx - 1, gy - 1], b = glyph[gx, gy - 1], c = glyph[gx + 1, gy - 1];
        bool d = glyph[gx - 1, gy], e = glyph[gx, gy], f = glyph[gx + 1, gy];
        bool g = glyph[gx - 1, gy + 1], h = glyph[gx, gy + 1], i = glyph[gx + 1, gy + 1];
        if (b == h || d == f) return e;
        return (y % 3 * 3 + x % 3) switch
        {
            0 => d == b ? d : e,
            1 => (d == b && e != c) || (b == f && e != a) ? b : e,
            2 => b == f ? f : e,
            3 => (d == b && e != g) || (d == h && e != a) ? d : e,
            5 => (b == f && e != i) || (h == f && e != c) ? f : e,
            6 => d == h ? d : e,
            7 => (d == h && e != i) || (h == f && e != g) ? h : e,
            8 => h == f ? f : e,
            _ => e,
        };
    });
}
