using PosFirmware.Drivers.Flash;

namespace Bench.VirtualBoard;

/// <summary>The glyph files of hardware/fonts, carried inside this assembly.</summary>
public static class FontAssets
{
    /// <summary>Sizes of the type.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [16, 20, 24, 32, 48];

    /// <summary>Name of the file of a size.</summary>
    public static string Name(int size) => $"type{size}.glyphs";

    /// <summary>Content of a file.</summary>
    public static byte[] Read(string name)
    {
        using Stream stream = typeof(FontAssets).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
