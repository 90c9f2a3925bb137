using nanoFramework.TestFramework;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Tests.Unit.Glyphs;

/// <summary>Opening, finding and damaged files.</summary>
[TestClass]
public class GlyphFileTests
{
    /// <summary>Every group is found.</summary>
    [TestMethod]
    public void Finds_glyphs_of_all_groups()
    {
        GlyphFile file = new GlyphFile(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16);
        Assert.IsTrue(file.State == GlyphFileState.Ok);
        Assert.AreEqual(13, file.Count);

        int offset;
        byte[] dots = file.Resident('A', out offset);
        Assert.AreEqual('A', (char)dots[offset + 15]);
        dots = file.Resident('中', out offset);
        Assert.AreEqual('中', (char)((dots[offset] << 8) | dots[offset + 1]));
        Assert.IsNull(file.Resident('一', out offset));

        byte[] glyph = new byte[40];
        for (int i = 0; i < 10; i++)
        {
            char code = (char)('一' + i);
            Assert.IsTrue(file.Has(code));
            Assert.IsTrue(file.Read(code, glyph, 4));
            Assert.AreEqual(code, (char)((glyph[4] << 8) | glyph[5]));
            Assert.AreEqual(code, (char)((glyph[34] << 8) | glyph[35]));
        }
        Assert.IsFalse(file.Has('B') || file.Has('金') || file.Has('\0') || file.Has('\uFFFF'));
        Assert.IsFalse(file.Read('金', glyph, 0));
        Assert.IsTrue(file.CheckDots(new byte[50]));
    }

    /// <summary>No file is a state.</summary>
    [TestMethod]
    public void Missing_file_is_reported()
    {
        GlyphFile file = new GlyphFile(new MemoryVolume(), TinyGlyphs.Name, 16);
        Assert.IsTrue(file.State == GlyphFileState.Missing);
        Assert.IsFalse(file.Has('A'));
        Assert.IsFalse(file.CheckDots(new byte[16]));
    }

    /// <summary>One flipped bit anywhere is noticed: in header and index at opening, in the dots by the check.</summary>
    [TestMethod]
    public void Every_flipped_byte_is_noticed()
    {
        byte[] whole = TinyGlyphs.File16();
        int dots = whole.Length - 10 * 32;
        byte[] scratch = new byte[128];
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = new byte[whole.Length];
            whole.CopyTo(damaged, 0);
            damaged[i] ^= (byte)(1 << (i & 7));
            GlyphFile file = new GlyphFile(TinyGlyphs.Volume(damaged), TinyGlyphs.Name, 16);
            if (i < dots) Assert.IsTrue(file.State == GlyphFileState.Damaged, "byte " + i);
            Assert.IsFalse(file.CheckDots(scratch), "byte " + i);
            Assert.IsTrue(file.State == GlyphFileState.Damaged, "byte " + i);
        }
    }

    /// <summary>A file cut short, or of the other size, is not believed.</summary>
    [TestMethod]
    public void Cut_or_wrong_file_is_damaged()
    {
        byte[] whole = TinyGlyphs.File16();
        for (int length = 0; length < whole.Length; length += 7)
        {
            byte[] cut = new byte[length];
            for (int i = 0; i < length; i++) cut[i] = whole[i];
            GlyphFile file = new GlyphFile(TinyGlyphs.Volume(cut), TinyGlyphs.Name, 16);
            Assert.IsTrue(file.State == GlyphFileState.Damaged, "length " + length);
            Assert.AreEqual(0, file.Count);
        }
        Assert.IsTrue(new GlyphFile(TinyGlyphs.Volume(whole), TinyGlyphs.Name, 24).State == GlyphFileState.Damaged);
    }

    /// <summary>The file vanishes while the terminal runs: boxes, no exception.</summary>
    [TestMethod]
    public void Unreadable_dots_become_boxes()
    {
        MemoryVolume volume = TinyGlyphs.Volume(TinyGlyphs.File16());
        Font font = new Font(volume, TinyGlyphs.Name, 16, 2);
        volume.Delete(TinyGlyphs.Name);
        byte[] box = new byte[32], other = new byte[32];
        font.DrawRow("一", box, 2, 0, 1);
        font.DrawRow("金", other, 2, 0, 1);
        Assert.IsTrue(font.File.State == GlyphFileState.Damaged);
        Assert.AreEqual(0, font.Reads);
        for (int i = 0; i < 32; i++) Assert.AreEqual((int)other[i], (int)box[i]);
        Assert.AreEqual(0x7F, (int)box[4]);
        Assert.AreEqual(0xFE, (int)box[5]);
    }
}
