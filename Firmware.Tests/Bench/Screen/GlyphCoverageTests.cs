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
    [DataRow("zh16.glyphs", 16)]
    [DataRow("zh24.glyphs", 24)]
    public void Every_character_of_the_firmware_has_its_glyph(string name, int height)
    {
        var sheet = GlyphSheet.Parse(FontAssets.Read(name));
        Assert.AreEqual(height, sheet.Height);
        var missing = Directory.EnumerateFiles(Path.Combine(Root(), "Firmware"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split('/', '\\').Any(p => p is "bin" or "obj"))
            .SelectMany(File.ReadAllText).Where(c => c >= ' ' && c != '\uFEFF' && c != '\u007F').Distinct().Where(c => !sheet.Glyphs.ContainsKey(c)).ToArray();
        Assert.AreEqual("", string.Join(" ", missing.Select(c => $"{c} U+{(int)c:X4}")), "rebuild the glyph files: hardware/fonts/README.md");
    }

    [TestMethod]
    public void Both_files_hold_the_same_characters_at_their_widths()
    {
        GlyphSheet small = GlyphSheet.Parse(FontAssets.Read("zh16.glyphs")), large = GlyphSheet.Parse(FontAssets.Read("zh24.glyphs"));
        CollectionAssert.AreEqual(small.Glyphs.Keys.Order().ToArray(), large.Glyphs.Keys.Order().ToArray());
        Assert.IsTrue(small.Glyphs.Values.All(g => g.Width == (g.Code < 0x100 ? 8 : 16)));
        Assert.IsTrue(large.Glyphs.Values.All(g => g.Width == (g.Code < 0x100 ? 12 : 24)));
        Assert.IsTrue(large.Glyphs.Values.All(g => g.Ink > 0 || char.IsWhiteSpace(g.Code)));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
