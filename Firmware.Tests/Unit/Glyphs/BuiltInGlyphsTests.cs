using nanoFramework.TestFramework;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Tests.Unit.Glyphs;

/// <summary>Text without font files: capitals, digits and signs can be read; everything else is a box.</summary>
[TestClass]
public class BuiltInGlyphsTests
{
    /// <summary>All characters differ, and stay within their cell with a margin on every side.</summary>
    [TestMethod]
    [DataRow(16)]
    [DataRow(20)]
    [DataRow(24)]
    [DataRow(48)]
    public void CharactersDifferAndKeepTheirCells(int size)
    {
        byte[][] records = new byte[64][];
        for (int i = 0; i < 64; i++)
        {
            records[i] = BuiltInGlyphs.Record((char)(' ' + i), size);
            Assert.IsTrue(records[i][GlyphFile.Left] >= 1 && records[i][GlyphFile.Left] + records[i][GlyphFile.Width] <= size / 2);
            Assert.IsTrue(records[i][GlyphFile.Top] >= 1 && records[i][GlyphFile.Top] + records[i][GlyphFile.Rows] < size);
            for (int k = 0; k < i; k++) Assert.IsFalse(Same(records[i], records[k]));
        }
    }

    /// <summary>A line without files is not made of boxes.</summary>
    [TestMethod]
    public void LettersAreNoBoxes()
    {
        Fonts fonts = new Fonts(new MemoryVolume());
        Assert.IsFalse(fonts.Ok);
        Assert.IsFalse(fonts.HasHanzi);
        Assert.AreEqual(8 * 5 + 16, fonts.Width("AMT:1金", 16));
        Assert.AreEqual(12 * 5 + 24, fonts.Width("AMT:1金", 24));
        Font font = fonts.Of(16);
        byte[] letter = font.Record(font.Find('A')), small = font.Record(font.Find('a')), other = font.Record(font.Find('B')), box = font.Record(font.Find('{')), hanzi = font.Record(font.Find('金'));
        Assert.IsTrue(Same(letter, small));
        Assert.IsFalse(Same(letter, other));
        Assert.IsFalse(Same(letter, box));
        Assert.IsFalse(Same(box, hanzi));
        Assert.IsTrue(Same(hanzi, font.Record(font.Find('银'))));
    }

    private static bool Same(byte[] a, byte[] b)
    {
        if (a.Length != b.Length) return false;
        for (int i = 0; i < a.Length; i++)
            if (a[i] != b[i]) return false;
        return true;
    }
}
