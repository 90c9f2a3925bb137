using System.Reflection;

namespace Bench.Web;

/// <summary>The files of the page, embedded in the program. Nothing else can be asked for.</summary>
internal static class PageAssets
{
    private const string Prefix = "wwwroot/";

    private static readonly Dictionary<string, string> types = new()
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".svg"] = "image/svg+xml",
    };

    /// <summary>Content type and bytes by path; <c>/</c> is the page itself.</summary>
    public static IReadOnlyDictionary<string, (string Type, byte[] Bytes)> All { get; } = Load();

    private static Dictionary<string, (string, byte[])> Load()
    {
        Assembly assembly = typeof(PageAssets).Assembly;
        Dictionary<string, (string, byte[])> files = [];
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files["/" + name[Prefix.Length..]] = (types[Path.GetExtension(name)], bytes);
        }
        files["/"] = files["/index.html"];
        return files;
    }
}
