using PosFirmware.Drivers.Flash;

namespace Bench.VirtualBoard;

/// <summary>The glyph files of hardware/fonts, carried inside this assembly.</summary>
public static class FontAssets
{
    /// <summary>Names as on the device.</summary>
    public static IReadOnlyList<string> Names { get; } = ["zh16.glyphs", "zh24.glyphs"];

    /// <summary>Content of a file.</summary>
    public static byte[] Read(string name)
    {
        using Stream stream = typeof(FontAssets).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    /// <summary>Puts the files onto a volume, as provisioning does; those that are there with their full length stay.</summary>
    public static void Install(IVolume volume)
    {
        foreach (string name in Names)
        {
            byte[] file = Read(name);
            if (volume.Length(name) != file.Length) volume.Write(name, file, 0, file.Length);
        }
    }
}
