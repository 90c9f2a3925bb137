using System.Globalization;
using System.IO.Compression;

namespace Tools.FontBuilder;

/// <summary>Reads GNU Unifont's .hex format: code point, colon, 16 rows of 8 or 16 dots in hexadecimal.</summary>
public static class UnifontSource
{
    private const int Height = 16;

    /// <summary>Reads every glyph of the Basic Multilingual Plane.</summary>
    /// <param name="path">unifont.hex or unifont.hex.gz.</param>
    /// <exception cref="FormatException">A line is not in the .hex format.</exception>
    public static Dictionary<char, Glyph> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        var glyphs = new Dictionary<char, Glyph>();
        while (reader.ReadLine() is { } line)
        {
            int colon = line.IndexOf(':');
            if (colon < 4) throw new FormatException($"not a .hex line: {line}");
            int code = int.Parse(line.AsSpan(0, colon), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (code > 0xFFFF) continue;
            byte[] rows = Convert.FromHexString(line.AsSpan(colon + 1));
            if (rows.Length is not (Height or 2 * Height)) continue; // a few scripts have wider glyphs; Chinese has none
            int stride = rows.Length / Height;
            glyphs[(char)code] = Glyph.From(stride * 8, Height, (x, y) => (rows[y * stride + (x >> 3)] & (0x80 >> (x & 7))) != 0);
        }
        return glyphs;
    }

    /// <summary>
    /// The glyph at the width the terminal gives the character: half width below U+0100, full width from there on. Unifont
    /// draws some punctuation and lines of GB 2312 in half width; lines are stretched so that they still join, the rest is centred.
    /// </summary>
    public static Glyph AtTerminalWidth(char code, Glyph glyph)
    {
        int wanted = code < 0x100 ? 8 : 16;
        if (glyph.Width == wanted) return glyph;
        if (wanted == 8) throw new FormatException($"U+{(int)code:X4} is too wide for half width");
        bool line = code is '\u2014' or '\u2015' or '\u2026' or (>= '\u2500' and <= '\u259F');
        return line
            ? Glyph.From(16, glyph.Height, (x, y) => glyph[x / 2, y])
            : Glyph.From(16, glyph.Height, (x, y) => glyph[x - 4, y]);
    }
}
