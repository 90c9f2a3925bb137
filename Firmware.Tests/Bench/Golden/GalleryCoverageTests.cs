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
    private const int TitleTop = 14, TitleEnd = 44;

    // the language changes where one stands; queries have the title of their menu, packages that of loading, a password that of its change
    private static readonly MenuAction[] otherwise =
    [
        MenuAction.SwitchLanguage, MenuAction.QueryAll, MenuAction.QueryVoucher, MenuAction.QueryAmount, MenuAction.QueryDate, MenuAction.QueryCard, MenuAction.QueryReference, MenuAction.ReprintAny,
        MenuAction.PackageFile, MenuAction.PackageLine, MenuAction.ChangeSystemPassword, MenuAction.ChangeSecurityPassword,
    ];

    [TestMethod]
    public void EveryPageOfTheMenusHasAPicture()
    {
        GalleryFolder gallery = new(Path.Combine(Repository.Root, GalleryFolder.Place));
        HashSet<string> titles = [.. gallery.Names("zh/").Select(n => TitleOf(PalettePng.Decode(gallery.Read(n)).Pixels))];
        Assert.IsTrue(titles.Contains(ScreenReader.Comparable(Strings.Of(Text.Sale, false))), "titles cannot be read");
        var missing = Nodes(MenuTree.Root).Where(n => !otherwise.Contains(n.Action))
            .Select(n => Strings.Of(n.Title, false)).Where(t => !titles.Contains(ScreenReader.Comparable(t)));
        Assert.AreEqual("", string.Join(", ", missing.Distinct()), "a picture with this title is missing: one line in a .tour file");
    }

    private static IEnumerable<MenuNode> Nodes(MenuNode node) => (node.Children ?? []).SelectMany(Nodes).Prepend(node);

    private static string TitleOf(ushort[] screen)
    {
        return ScreenReader.Comparable(string.Concat(ScreenReader.Read(screen).Where(l => l.Y >= TitleTop && l.Y < TitleEnd).Select(l => l.Text)));
    }
}
