using nanoFramework.TestFramework;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Tests.Unit.Glyphs;

/// <summary>Cache and drawing.</summary>
[TestClass]
public class FontTests
{
    /// <summary>The cache reads a glyph once while it is in use, and gives up the one unused longest.</summary>
    [TestMethod]
    public void Cache_keeps_what_was_used_last()
    {
        Font font = new Font(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16, 3);
        byte[] strip = new byte[16 * 16];
        font.DrawRow("一丁丂", strip, 16, 0, 1);
        Assert.AreEqual(3, font.Reads);
        font.DrawRow("一丁丂AA中", strip, 16, 0, 1);
        Assert.AreEqual(3, font.Reads);
        font.DrawRow("一七", strip, 16, 0, 1);  // 丁 is the oldest now and gives way
        Assert.AreEqual(4, font.Reads);
        font.DrawRow("丂一七", strip, 16, 0, 1);
        Assert.AreEqual(4, font.Reads);
        font.DrawRow("丁", strip, 16, 0, 1);
        Assert.AreEqual(5, font.Reads);
    }

    /// <summary>Many glyphs through few slots: each is the right one.</summary>
    [TestMethod]
    public void Cache_never_mixes_glyphs_up()
    {
        for (int slots = 1; slots <= 12; slots++)
        {
            Font font = new Font(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16, slots);
            uint random = 12345;
            byte[] strip = new byte[32];
            for (int i = 0; i < 200; i++)
            {
                random = random * 1664525 + 1013904223;
                char code = (char)('一' + (int)(random >> 16) % 10);
                for (int k = 0; k < strip.Length; k++) strip[k] = 0;
                font.DrawChar(code, strip, 0, 2, 0, 1);
                Assert.AreEqual(code, (char)((strip[0] << 8) | strip[1]));
                Assert.AreEqual(code, (char)((strip[30] << 8) | strip[31]));
            }
        }
    }

    /// <summary>Half width 8, full width 16; a text that does not fit is cut between characters.</summary>
    [TestMethod]
    public void Measures()
    {
        Font font = new Font(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16, 3);
        Assert.AreEqual(0, font.Width(""));
        Assert.AreEqual(8 + 16 + 16 + 8, font.Width("A中\u4E00\u00B7"));
        Assert.AreEqual(2, font.Fit("A中一", 0, 39));
        Assert.AreEqual(3, font.Fit("A中一", 0, 40));
        Assert.AreEqual(1, font.Fit("A中一", 1, 16));
        Assert.AreEqual(0, font.Fit("A中一", 1, 15));
    }

    /// <summary>Dots land where they should at every offset, at both scales, and nothing lands beside the row.</summary>
    [TestMethod]
    public void Draws_at_any_offset()
    {
        Font font = new Font(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16, 3);
        const int stride = 6, rows = 32;
        for (int scale = 1; scale <= 2; scale++)
            for (int x = -40; x <= 56; x++)
            {
                byte[] strip = new byte[stride * rows + 2];
                int end = font.DrawRow("A中", 0, 2, strip, 1, stride, x, scale);
                Assert.AreEqual(x + 24 * scale, end);
                for (int dot = 0; dot < stride * 8; dot++)
                {
                    int column = dot - x < 0 ? -1 : (dot - x) / scale;
                    bool black = column >= 0 && column < 8 ? ('A' & (0x80 >> column)) != 0 : column >= 8 && column < 24 && ('中' & (0x8000 >> (column - 8))) != 0;
                    for (int row = 0; row < rows; row++)
                    {
                        bool is1 = (strip[1 + row * stride + (dot >> 3)] & (0x80 >> (dot & 7))) != 0;
                        if (is1 != (black && row < 16 * scale)) Assert.IsTrue(false, "x " + x + " dot " + dot + " row " + row);
                    }
                }
                Assert.IsTrue(strip[0] == 0 && strip[stride * rows + 1] == 0);
            }
    }
}
