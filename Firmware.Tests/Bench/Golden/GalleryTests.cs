using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bench.Gallery;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Golden;

/// <summary>
/// Screens and slips, pixel by pixel, against the gallery in the docs. A picture that differs goes to TestResults/gallery, with the
/// difference in red. Here the tours of a sale, its void and its signature are walked; <c>.ci/run</c> walks all (command
/// <c>gallery --check</c>), which would take too long for these tests. With the environment variable GOLDEN_RECORD=1 the gallery gets the new pictures of both instead: look at them
/// before committing.
/// </summary>
[TestClass]
public class GalleryTests
{
    private static readonly GalleryFolder gallery = new(Path.Combine(Repository.Root, GalleryFolder.Place));

    private static bool Recording => Environment.GetEnvironmentVariable("GOLDEN_RECORD") == "1";

    private static readonly string[] walkedHere = ["names", "nofont", "sale", "sign", "start", "void"];

    public static IEnumerable<object[]> ToursAndLanguages => (Recording ? Tours.All.Keys : walkedHere).SelectMany(t => new[] { new object[] { t, false }, [t, true] });

    public static IEnumerable<object[]> SlipNames => new SlipShots().All.Keys.Select(n => new object[] { n });

    [ClassCleanup]
    public static void WritePage()
    {
        if (Recording) gallery.WriteIndex();
    }

    [TestMethod]
    [DynamicData(nameof(ToursAndLanguages))]
    public void Screens(string tour, bool english)
    {
        IReadOnlyList<GalleryPicture> pictures = Tours.Walk(tour, english);
        Check(pictures);
        string start = (english ? "en/" : "zh/") + tour + "-";
        string[] stale = [.. gallery.Names(start).Except(pictures.Select(p => p.Name))];
        if (!Recording) Assert.AreEqual("", string.Join(", ", stale), "in the gallery, but no longer taken");
        else foreach (string name in stale) gallery.Remove(name);
    }

    [TestMethod]
    [DynamicData(nameof(SlipNames))]
    public void Slips(string name) => Check([new SlipShots().Take(name)]);

    /// <summary>The page is what the command would write.</summary>
    [TestMethod]
    public void EveryPictureIsOnThePage()
    {
        if (Recording) return;
        string page = File.ReadAllText(Path.Combine(Repository.Root, GalleryFolder.Place, "README.md"));
        Assert.AreEqual("", string.Join(", ", gallery.Names("").Where(n => !page.Contains($"({n}.png)"))), "run the gallery command");
    }

    /// <summary>The comparison itself: one pixel is enough.</summary>
    [TestMethod]
    public void OnePixelIsADifference()
    {
        byte[] rows = new byte[48 * 10];
        rows[100] = 0x40;
        GalleryPicture picture = GalleryPicture.Of("a", rows);
        Assert.IsTrue(picture.SameAs(picture.ToPng()));
        rows[101] = 1;
        Assert.IsFalse(GalleryPicture.Of("a", rows).SameAs(picture.ToPng()));
        Assert.IsFalse(GalleryPicture.Of("a", rows[..^48]).SameAs(picture.ToPng()));
        var (width, height, pixels) = PalettePng.Decode(picture.ToPng());
        Assert.AreEqual((384, 10), (width, height));
        Assert.AreEqual(1, pixels.Count(p => p == 0));
        Assert.AreEqual((ushort)0, pixels[2 * 384 + 4 * 8 + 1]);
    }

    private static void Check(IEnumerable<GalleryPicture> pictures)
    {
        List<string> wrong = [];
        foreach (GalleryPicture picture in pictures)
        {
            if (Recording)
            {
                gallery.Keep(picture);
                continue;
            }
            byte[] golden = gallery.Read(picture.Name);
            if (golden is not null && picture.SameAs(golden)) continue;
            wrong.Add(picture.Name);
            string file = Path.Combine(Repository.Root, "TestResults", "gallery", picture.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(file));
            File.WriteAllBytes(file + ".png", picture.ToPng());
            File.WriteAllBytes(file + ".difference.png", picture.Difference(golden));
        }
        Assert.AreEqual("", string.Join(", ", wrong), "pictures differ from the gallery; see TestResults/gallery");
    }
}
