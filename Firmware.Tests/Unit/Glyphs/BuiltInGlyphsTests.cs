using nanoFramework.TestFramework;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Tests.Unit.Glyphs;

/// <summary>Text without font files: capitals, digits and signs can be read; widths stay; everything else is a box.</summary>
[TestClass]
public class BuiltInGlyphsTests
{
    /// <summary>All characters differ, and stay within their cell with a margin on every side.</summary>
    [TestMethod]
    [DataRow(16)]
    [DataRow(24)]
    public void CharactersDifferAndKeepTheirCells(int size)
    {
        int stride = (size / 2 + 7) / 8;
        byte[][] cells = new byte[64][];
        for (int i = 0; i < 64; i++)
        {
            cells[i] = new byte[stride * size];
            BuiltInGlyphs.Draw((char)(' ' + i), size, cells[i]);
            for (int y = 0; y < size; y++)
                for (int x = 0; x < stride * 8; x++)
                    if ((cells[i][y * stride + x / 8] & (0x80 >> (x & 7))) != 0) Assert.IsTrue(x >= 1 && x < size / 2 && y >= 1 && y < size - 1);
            for (int k = 0; k < i; k++) Assert.IsFalse(Same(cells[i], cells[k]));
        }
    }

    /// <summary>A line without files is as wide as with them, and not made of boxes.</summary>
    [TestMethod]
    public void WidthsStayAndLettersAreNoBoxes()
    {
        Fonts fonts = new Fonts(new MemoryVolume());
        Assert.IsFalse(fonts.Ok);
        Assert.IsFalse(fonts.HasHanzi);
        Assert.AreEqual(8 * 5 + 16, fonts.Width("AMT:1金", 16));
        Assert.AreEqual(12 * 5 + 24, fonts.Width("AMT:1金", 24));
        byte[] letter = Line(fonts, "A", 16), small = Line(fonts, "a", 16), other = Line(fonts, "B", 16), box = Line(fonts, "{", 16), hanzi = Line(fonts, "金", 16);
        Assert.IsTrue(Same(letter, small));
        Assert.IsFalse(Same(letter, other));
        Assert.IsFalse(Same(letter, box));
        Assert.IsFalse(Same(box, hanzi));
        Assert.IsTrue(Same(hanzi, Line(fonts, "银", 16)));
    }

    /// <summary>The large font borrows the hanzi of the small one: the same dots, four to the right and four down.</summary>
    [TestMethod]
    public void TheLargeFontBorrowsFromTheSmallOne()
    {
        MemoryVolume volume = TinyGlyphs.Volume(TinyGlyphs.File16());
        Font small = new Font(volume, TinyGlyphs.Name, 16, 4), large = new Font(volume, "none", 24, 4, small);
        foreach (char code in "中一")
        {
            byte[] wide = new byte[6 * 24];
            Assert.AreEqual(24, large.DrawChar(code, wide, 0, 6, 0, 1));
            for (int y = 0; y < 24; y++)
            {
                int row = (wide[6 * y] << 16) | (wide[6 * y + 1] << 8) | wide[6 * y + 2];
                Assert.AreEqual(y < 4 || y >= 20 ? 0 : code << 4, row);
            }
        }
        byte[] missing = new byte[6 * 24];
        large.DrawChar('金', missing, 0, 6, 0, 1);
        Assert.AreEqual(0x7F, (int)missing[6 * 2]); // a box
    }

    private static byte[] Line(Fonts fonts, string text, int size)
    {
        byte[] strip = new byte[8 * size];
        fonts.Of(size).DrawRow(text, strip, 8, 0, 1);
        return strip;
    }

    private static bool Same(byte[] a, byte[] b)
    {
        for (int i = 0; i < a.Length; i++)
            if (a[i] != b[i]) return false;
        return true;
    }
}
