using SkiaSharp;

namespace Tools.FontBuilder;

/// <summary>Draws characters with Skia and keeps their levels.</summary>
public sealed class Rasteriser : IDisposable
{
    private const int SimplifiedChinese = 2; // place in the collection: JP, KR, SC, TC, HK
    // Grey of a dot to two bits. Paper burns the two darker levels, so the middle limit is also that of the paper.
    private const int Light = 50, Middle = 118, Dark = 190;

    private const float Condensed = 0.84f;

    private readonly Face face;
    private readonly SKTypeface typeface;
    private readonly SKFont font;

    /// <summary>Opens the font.</summary>
    /// <param name="folder">Where NotoSansCJK-Regular.ttc and -Bold.ttc lie.</param>
    /// <param name="face">What to draw.</param>
    public Rasteriser(string folder, Face face)
    {
        this.face = face;
        string path = Path.Combine(folder, face.Bold ? "NotoSansCJK-Bold.ttc" : "NotoSansCJK-Regular.ttc");
        typeface = SKTypeface.FromFile(path, SimplifiedChinese) ?? throw new FileNotFoundException(path);
        font = new SKFont(typeface, face.Em) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = false };
    }

    /// <summary>True when the font has the character.</summary>
    public bool Has(char code) => typeface.GetGlyph(code) != 0;

    /// <summary>Draws a character. What is below U+0100 keeps its own width, everything else takes a square.</summary>
    public Glyph Draw(char code)
    {
        // letters of notes and titles stand closer: lines of thirty letters are meant for it
        font.ScaleX = face.Em is 16 or 24 && char.IsAsciiLetter(code) ? Condensed : 1;
        float natural = font.MeasureText(code.ToString());
        bool narrow = code < 0x100;
        int advance = narrow ? (int)Math.Round(natural) : face.Em, margin = face.Em;
        // the star of the largest face is the dot of a PIN
        byte[,] grey = code == '*' && face.Em == 48 ? Dot(ref advance, margin) : Grey(code, margin, narrow ? 0 : (face.Em - natural) / 2);

        int left = int.MaxValue, right = -1, top = int.MaxValue, bottom = -1;
        for (int y = 0; y < grey.GetLength(0); y++)
            for (int x = 0; x < grey.GetLength(1); x++)
            {
                if (Level(grey[y, x]) == 0) continue;
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
            }
        if (right < 0) return new Glyph(advance, 0, 0, 0, 0, []);
        int width = right - left + 1, before = Math.Max(0, left - margin);
        if (!narrow && width > advance) throw new InvalidOperationException($"U+{(int)code:X4} is wider than its square");
        if (narrow) advance = Math.Max(advance, before + width);
        else before = Math.Min(before, advance - width);
        top = Math.Max(0, top);
        bottom = Math.Min(bottom, face.Height - 1);
        byte[] levels = new byte[width * (bottom - top + 1)];
        for (int y = top; y <= bottom; y++)
            for (int x = 0; x < width; x++) levels[(y - top) * width + x] = Level(grey[y, left + x]);
        return new Glyph(advance, before, top, width, bottom - top + 1, levels);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        font.Dispose();
        typeface.Dispose();
    }

    private byte[,] Grey(char code, int margin, float shift)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(face.Em * 3, face.Height + 2, SKColorType.Gray8));
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.White, IsAntialias = true })
        {
            canvas.Clear(SKColors.Black);
            canvas.DrawText(code.ToString(), margin + shift, face.Baseline, font, paint);
        }
        return Copy(bitmap);
    }

    private byte[,] Dot(ref int advance, int margin)
    {
        advance = 26;
        using var bitmap = new SKBitmap(new SKImageInfo(face.Em * 3, face.Height + 2, SKColorType.Gray8));
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.White, IsAntialias = true })
        {
            canvas.Clear(SKColors.Black);
            canvas.DrawCircle(margin + 13, face.Em / 2f, 9, paint);
        }
        return Copy(bitmap);
    }

    private static byte[,] Copy(SKBitmap bitmap)
    {
        byte[,] grey = new byte[bitmap.Height, bitmap.Width];
        ReadOnlySpan<byte> pixels = bitmap.GetPixelSpan();
        for (int y = 0; y < bitmap.Height; y++)
            for (int x = 0; x < bitmap.Width; x++) grey[y, x] = pixels[y * bitmap.RowBytes + x];
        return grey;
    }

    private static byte Level(byte grey) => (byte)(grey < Light ? 0 : grey < Middle ? 1 : grey < Dark ? 2 : 3);
}
