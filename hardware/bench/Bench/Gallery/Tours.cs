namespace Bench.Gallery;

/// <summary>All tours: the files <c>*.tour</c> of this folder. Another screen is a line in one of them; its steps are told in <see cref="Tour"/>.</summary>
public static class Tours
{
    private const string Ending = ".tour";

    /// <summary>All tours, by the first word of their pictures.</summary>
    public static readonly IReadOnlyDictionary<string, Tour> All = ReadAll();

    /// <summary>Walks a tour.</summary>
    public static IReadOnlyList<GalleryPicture> Walk(string tour, bool english) => All[tour].Walk(english);

    private static SortedDictionary<string, Tour> ReadAll()
    {
        SortedDictionary<string, Tour> all = new(StringComparer.Ordinal);
        foreach (string file in typeof(Tours).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(Ending, StringComparison.Ordinal)))
        {
            using StreamReader reader = new(typeof(Tours).Assembly.GetManifestResourceStream(file)!);
            string name = file[..^Ending.Length];
            all.Add(name, new Tour(name, reader.ReadToEnd()));
        }
        return all;
    }
}
