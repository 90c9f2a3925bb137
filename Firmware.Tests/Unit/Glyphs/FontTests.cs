using nanoFramework.TestFramework;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Tests.Unit.Glyphs;

/// <summary>Measuring, keeping and drawing.</summary>
[TestClass]
public class FontTests
{
    /// <summary>A record is read once while nothing takes its place, and never mixed up with another.</summary>
    [TestMethod]
    public void Keeps_what_was_read()
    {
        Font font = new Font(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16);
        for (int round = 0; round < 3; round++)
        {
            string all = "A一丁丂七丄丅丆万丈三上下金";
            for (int i = 0; i < all.Length; i++)
            {
                byte[] record = font.Record(font.Find(all[i]));
                int last = record[record.Length - 1], dots = (last & 1) | (last & 4) >> 1 | (last & 16) >> 2 | (last & 64) >> 3;
                Assert.AreEqual(all[i] & 15, dots);
            }
            Assert.AreEqual(all.Length, font.Reads);
        }
    }

    /// <summary>Each character its own width, a hanzi a square; a text that does not fit is cut between characters.</summary>
    [TestMethod]
    public void Measures()
    {
        Font font = new Font(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16);
        Assert.AreEqual(0, font.Width(""));
        Assert.AreEqual(9 + 16 + 16 + 8, font.Width("A上一 "));
        Assert.AreEqual(2, font.Fit("A上一", 0, 40));
        Assert.AreEqual(3, font.Fit("A上一", 0, 41));
        Assert.AreEqual(1, font.Fit("A上一", 1, 16));
        Assert.AreEqual(0, font.Fit("A上一", 1, 15));
    }

    /// <summary>Black dots land where they should at every offset, nothing beside the strip.</summary>
    [TestMethod]
    public void Draws_at_any_offset()
    {
        Font font = new Font(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16);
        const int stride = 6, rows = 18;
        for (int x = 0; x <= 56; x++)
        {
            byte[] strip = new byte[stride * rows + 2];
            Assert.AreEqual(x + 25, font.DrawRow("A上", strip, 1, stride, rows, x));
            for (int dot = 0; dot < stride * 8; dot++)
                for (int row = 0; row < rows; row++)
                {
                    int column = dot - x;
                    bool inA = column >= 0 && column < 8, inHanzi = column >= 9 && column < 25;
                    bool black = row >= 2 && row < 12 && (inA || inHanzi) && (row == 2 || (inA ? ('A' & (0x80 >> column)) != 0 : ('上' & (0x8000 >> (column - 9))) != 0));
                    bool is1 = (strip[1 + row * stride + (dot >> 3)] & (0x80 >> (dot & 7))) != 0;
                    if (is1 != black) Assert.IsTrue(false, "x " + x + " dot " + dot + " row " + row);
                }
            Assert.IsTrue(strip[0] == 0 && strip[stride * rows + 1] == 0);
        }
    }

    /// <summary>What a font lacks comes from another one, on the same baseline and with its own width.</summary>
    [TestMethod]
    public void Borrows_from_another_font()
    {
        MemoryVolume volume = TinyGlyphs.Volume(TinyGlyphs.File16());
        Font small = new Font(volume, TinyGlyphs.Name, 16), large = new Font(volume, "none", 24, small);
        int place = large.Find('上');
        Assert.AreEqual(16, large.Advance(place));
        Assert.AreEqual(large.File.Baseline - small.File.Baseline, large.Shift(place));
        Assert.AreEqual(10, (int)large.Record(place)[GlyphFile.Rows]);
        place = large.Find('龙'); // nobody has it: a box
        Assert.AreEqual(24, large.Advance(place));
        Assert.AreEqual(22, (int)large.Record(place)[GlyphFile.Width]);
    }

    /// <summary>The file vanishes while the terminal runs: boxes and built-in letters, no exception.</summary>
    [TestMethod]
    public void Unreadable_glyphs_become_boxes()
    {
        MemoryVolume volume = TinyGlyphs.Volume(TinyGlyphs.File16());
        Font font = new Font(volume, TinyGlyphs.Name, 16);
        volume.Delete(TinyGlyphs.Name);
        Assert.AreEqual(14, (int)font.Record(font.Find('上'))[GlyphFile.Width]);
        Assert.IsTrue(font.File.State == GlyphFileState.Damaged);
        Assert.AreEqual(0, font.Reads);
        Assert.AreEqual(8, font.Width('A'));
        Assert.AreEqual(5, (int)font.Record(font.Find('A'))[GlyphFile.Width]);
    }
}
