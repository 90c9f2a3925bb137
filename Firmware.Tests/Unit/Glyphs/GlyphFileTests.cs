using nanoFramework.TestFramework;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Tests.Unit.Glyphs;

/// <summary>Opening, finding and damaged files.</summary>
[TestClass]
public class GlyphFileTests
{
    /// <summary>Every page is found.</summary>
    [TestMethod]
    public void Finds_glyphs_of_all_pages()
    {
        GlyphFile file = new GlyphFile(TinyGlyphs.Volume(TinyGlyphs.File16()), TinyGlyphs.Name, 16);
        Assert.IsTrue(file.State == GlyphFileState.Ok);
        Assert.AreEqual(15, file.Count);
        Assert.AreEqual(9, file.Advance('A'));
        Assert.AreEqual(16, file.Advance('一'));
        string all = "A一丁丂七丄丅丆万丈三上下金";
        for (int i = 0; i < all.Length; i++)
        {
            byte[] record = file.Record(all[i]);
            int last = record.Length - 1;
            Assert.AreEqual(10, (int)record[GlyphFile.Rows]);
            Assert.AreEqual(all[i] < 256 ? 8 : 16, (int)record[GlyphFile.Width]);
            Assert.AreEqual(Four(all[i]), (int)record[last]);
            Assert.AreEqual(Four(all[i] >> 4), (int)record[last - 1]);
        }
        Assert.IsNull(file.Record('B'));
        Assert.IsNull(file.Record('中'));
        Assert.IsNull(file.Record('\uFFFF'));
        Assert.IsTrue(file.State == GlyphFileState.Ok);
        Assert.IsTrue(file.CheckAll());
    }

    /// <summary>No file is a state.</summary>
    [TestMethod]
    public void Missing_file_is_reported()
    {
        GlyphFile file = new GlyphFile(new MemoryVolume(), TinyGlyphs.Name, 16);
        Assert.IsTrue(file.State == GlyphFileState.Missing);
        Assert.IsNull(file.Record('A'));
        Assert.IsFalse(file.CheckAll());
    }

    /// <summary>One flipped bit anywhere is noticed: in the head at opening, behind it by the check.</summary>
    [TestMethod]
    public void Every_flipped_byte_is_noticed()
    {
        byte[] whole = TinyGlyphs.File16();
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = new byte[whole.Length];
            whole.CopyTo(damaged, 0);
            damaged[i] ^= (byte)(1 << (i & 7));
            GlyphFile file = new GlyphFile(TinyGlyphs.Volume(damaged), TinyGlyphs.Name, 16);
            if (i < 32 + 256 + 24) Assert.IsTrue(file.State == GlyphFileState.Damaged, "byte " + i);
            Assert.IsFalse(file.CheckAll(), "byte " + i);
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

    /// <summary>The number of a resource is that of nanoFramework's metadata processor: computed by hand for one letter.</summary>
    [TestMethod]
    public void Resources_have_their_numbers()
    {
        int seed = (5381 << 16) + 5381;
        int even = seed * 33 ^ 'a', odd = (5381 << 16) + 5381;
        int both = even + odd * 1566083941;
        Assert.AreEqual((short)((short)(both >> 16) ^ (short)both), BuiltInFiles.Number("a.glyphs"));
        Assert.AreNotEqual(BuiltInFiles.Number("type16"), BuiltInFiles.Number("type24"));
    }

    private static int Four(int bits) => (bits & 1) * 3 | (bits & 2) * 6 | (bits & 4) * 12 | (bits & 8) * 24;
}
