using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bench.Gallery;
using Bench.VirtualBoard.Reading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Menus;
using PosFirmware.Ui;

namespace PosFirmware.Tests.Bench.Golden;

/// <summary>No menu, flow or page of the menu tree without a picture: its title stands on one. Read from the pictures themselves.</summary>
[TestClass]
public class GalleryCoverageTests
{
    private const int TitleTop = 20, TitleEnd = 52, Width = 240;

    // these show nothing of their own: the language changes where one stands, and a reprint of any is found under the title of queries
    private static readonly MenuAction[] silent = [MenuAction.None, MenuAction.SwitchLanguage];

    [TestMethod]
    public void EveryPageOfTheMenusHasAPicture()
    {
        GalleryFolder gallery = new(Path.Combine(Repository.Root, GalleryFolder.Place));
        HashSet<string> titles = [.. gallery.Names("zh/").Select(n => TitleOf(PalettePng.Decode(gallery.Read(n)).Pixels))];
        Assert.IsTrue(titles.Contains(ScreenReader.Comparable(Strings.Of(Text.Sale, false))), "titles cannot be read");
        var missing = Nodes(MenuTree.Root).Where(n => n.Children is not null || !silent.Contains(n.Action) || n.Action == MenuAction.None)
            .Select(n => Strings.Of(n.Title, false)).Where(t => !titles.Contains(ScreenReader.Comparable(t)));
        Assert.AreEqual("", string.Join(", ", missing.Distinct()), "a picture with this title is missing: one line in a .tour file");
    }

    private static IEnumerable<MenuNode> Nodes(MenuNode node) => (node.Children ?? []).SelectMany(Nodes).Prepend(node);

    private static string TitleOf(ushort[] screen)
    {
        ushort[] strip = new ushort[screen.Length];
        screen.AsSpan(TitleTop * Width, (TitleEnd - TitleTop) * Width).CopyTo(strip.AsSpan(TitleTop * Width));
        return ScreenReader.Comparable(string.Concat(ScreenReader.Read(strip).Select(l => l.Text)));
    }
}
