using System.Runtime.CompilerServices;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Reading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Screen;

/// <summary>The committed glyph files against the sources, read by the bench's own reader.</summary>
[TestClass]
public sealed class GlyphCoverageTests
{
    [TestMethod]
    [DataRow(16)]
    [DataRow(20)]
    [DataRow(24)]
    public void Every_character_of_the_firmware_has_its_glyph(int size)
    {
        GlyphSheet sheet = Sheet(size);
        var missing = Directory.EnumerateFiles(Path.Combine(Root(), "Firmware"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split('/', '\\').Any(p => p is "bin" or "obj"))
            .SelectMany(File.ReadAllText).Where(c => c >= ' ' && c != '\uFEFF' && c != '\u007F').Distinct().Where(c => !sheet.Glyphs.ContainsKey(c)).ToArray();
        Assert.AreEqual("", string.Join(" ", missing.Select(c => $"{c} U+{(int)c:X4}")), "rebuild the glyph files: hardware/fonts/README.md");
    }

    /// <summary>Names of shops: the general list of standard characters and GB 2312, in a size for screen and paper.</summary>
    [TestMethod]
    public void TheBodyHoldsWhatShopsAreCalled()
    {
        GlyphSheet body = Sheet(20);
        string list = string.Concat(File.ReadAllText(Path.Combine(Root(), "hardware", "tools", "FontBuilder", "tgh.txt")).Where(c => !char.IsWhiteSpace(c)));
        Assert.AreEqual(8105 - 196, list.Length);
        Assert.AreEqual("", string.Concat((list + "喆堃犇昇玥镕囧鑫馨").Where(c => !body.Glyphs.ContainsKey(c))));
        Assert.IsTrue(FontAssets.Sizes.Sum(s => FontAssets.Read(FontAssets.Name(s)).Length) <= 1_400_000, "flash");
    }

    /// <summary>Figures stand in columns, and a hanzi takes a square.</summary>
    [TestMethod]
    public void FiguresAreOfOneWidth()
    {
        foreach (int size in FontAssets.Sizes)
        {
            GlyphSheet sheet = Sheet(size);
            Assert.AreEqual(size, sheet.Em);
            Assert.AreEqual(1, "0123456789".Select(c => sheet.Glyphs[c].Advance).Distinct().Count());
            Assert.IsTrue(sheet.Glyphs.Values.All(g => g.Ink > 0 || char.IsWhiteSpace(g.Code)));
            Assert.IsTrue(sheet.Glyphs.Values.All(g => g.Code < 0x100 || g.Advance == size));
        }
    }

    private static GlyphSheet Sheet(int size) => GlyphSheet.Parse(FontAssets.Name(size), FontAssets.Read(FontAssets.Name(size)));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
