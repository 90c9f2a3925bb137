using System.Text;

namespace Bench.Gallery;

/// <summary>The folder of the gallery: pictures by name, and a page that shows them.</summary>
public sealed class GalleryFolder(string folder)
{
    /// <summary>Where it lies in the repository.</summary>
    public const string Place = "Firmware/Ui/gallery";

    /// <summary>Takes every picture.</summary>
    /// <param name="only">Tours; none: all of them, and the slips.</param>
    public static IEnumerable<GalleryPicture> TakeAll(params string[] only)
    {
        foreach (string tour in only.Length == 0 ? Tours.All.Keys : only)
            foreach (bool english in (bool[])[false, true])
                foreach (GalleryPicture picture in Tours.Walk(tour, english)) yield return picture;
        if (only.Length > 0) yield break;
        SlipShots slips = new();
        foreach (string name in slips.All.Keys) yield return slips.Take(name);
    }

    /// <summary>Picture in the folder; null: none.</summary>
    public byte[]? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    /// <summary>Keeps a picture unless the one that is there shows the same: times and numbers that change do not make a new file.</summary>
    /// <returns>True: it was written.</returns>
    public bool Keep(GalleryPicture picture)
    {
        if (Read(picture.Name) is { } old && picture.SameAs(old)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(picture.Name))!);
        File.WriteAllBytes(PathOf(picture.Name), picture.ToPng());
        return true;
    }

    /// <summary>Names of all pictures whose names begin so.</summary>
    public IReadOnlyList<string> Names(string start) =>
        [.. Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')[..^4]).Where(n => n.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Takes a picture out.</summary>
    public void Remove(string name) => File.Delete(PathOf(name));

    /// <summary>Writes the page that shows everything.</summary>
    public void WriteIndex()
    {
        StringBuilder page = new();
        page.Append("# Gallery\n\nEvery screen in both languages, and every slip. Made by\n\n    dotnet run --project hardware/bench/Bench -- gallery\n\n");
        page.Append("and compared by the tests (`GalleryTests`): what they find different goes to `TestResults/gallery`, with the difference in red. The status bar, times,\n");
        page.Append("and numbers that counters give do not count. Another screen is a line in a `.tour` of `hardware/bench/Bench/Gallery`, another slip one in its `SlipShots.cs`.\n\n## Screens\n");
        foreach (string tour in Tours.All.Keys)
        {
            page.Append($"\n### {tour}\n\n| | 中文 | English |\n| --- | --- | --- |\n");
            foreach (string name in Names($"zh/{tour}-"))
            {
                string rest = name[3..];
                page.Append($"| {rest[(tour.Length + 1)..]} | ![{rest}, Chinese](zh/{rest}.png) | {(Read("en/" + rest) is null ? "" : $"![{rest}, English](en/{rest}.png)")} |\n");
            }
        }
        page.Append("\n## Slips\n\nAlways in both languages, 384 dots wide.\n");
        foreach (string name in Names("slip/")) page.Append($"\n### {name[5..]}\n\n![slip {name[5..]}]({name}.png)\n");
        File.WriteAllText(Path.Combine(folder, "README.md"), page.ToString());
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".png");
}
