using System.Text;
using System.Text.RegularExpressions;

namespace Tools.FontBuilder;

/// <summary>Which characters the terminal can write.</summary>
public static partial class CharacterSet
{
    /// <summary>Signs of receipts and menus that GB 2312 lacks.</summary>
    private const string Extra = "¥£©®µ€•✓▶◀囧";

    private static readonly Encoding Gb2312 = Register();

    /// <summary>GB 2312 level 1: 3755 hanzi, rows 16 to 55.</summary>
    public static IEnumerable<char> Level1 => Rows(16, 55);

    /// <summary>GB 2312 level 2: 3008 hanzi, rows 56 to 87; shop names need them (鑫, 馨).</summary>
    public static IEnumerable<char> Level2 => Rows(56, 87);

    /// <summary>General list of standard Chinese characters (通用规范汉字表, 2013): 8,105, less the 196 outside the Basic Multilingual Plane, which a char cannot hold.</summary>
    public static string Standard { get; } = Resource("tgh.txt");

    private const string Figures = " !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz¥";

    private static IEnumerable<char> Ascii => Enumerable.Range(0x20, 0x5F).Select(c => (char)c);

    /// <summary>Characters of a face, as far as the font has them.</summary>
    public static IEnumerable<char> Of(Coverage coverage, IEnumerable<char> used) => coverage switch
    {
        Coverage.Figures => Figures,
        Coverage.Words => Ascii.Concat(Extra).Concat(used),
        _ => Base.Concat(used),
    };

    /// <summary>Characters that a face must have.</summary>
    public static IEnumerable<char> Needed(Coverage coverage, IEnumerable<char> used) => coverage == Coverage.All ? Level1.Concat(Level2).Concat(Standard).Concat(used) : Of(coverage, used);

    private static IEnumerable<char> Base =>
        Ascii.Concat(Enumerable.Range(0xA0, 0x60).Select(c => (char)c))
            .Concat(Rows(1, 3))                                         // punctuation, numbers in rings, full-width forms
            .Concat(Enumerable.Range(0x2190, 4).Select(c => (char)c))    // arrows
            .Concat(Extra)
            .Concat(Level1)
            .Concat(Level2)
            .Concat(Standard);

    /// <summary>Characters above U+007F in the C# sources below some folders: more than the string tables hold, never less.</summary>
    public static SortedSet<char> UsedIn(IEnumerable<string> folders)
    {
        var used = new SortedSet<char>();
        foreach (string folder in folders)
            foreach (string file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
                if (!file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                {
                    string source = File.ReadAllText(file);
                    used.UnionWith(source.Where(c => c > 0x7F && c != '\uFEFF'));
                    used.UnionWith(Escape().Matches(source).Select(m => (char)Convert.ToInt32(m.Groups[1].Value, 16)).Where(c => c > 0x9F));
                }
        return used;
    }

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();

    private static IEnumerable<char> Rows(int first, int last)
    {
        byte[] pair = new byte[2];
        for (int row = first; row <= last; row++)
            for (int cell = 1; cell <= 94; cell++)
            {
                pair[0] = (byte)(0xA0 + row);
                pair[1] = (byte)(0xA0 + cell);
                string text = Gb2312.GetString(pair);
                // a free place of the standard decodes to '?' or to a private-use character
                if (text.Length == 1 && text[0] is > '\u007F' and not '\uFFFD' and not (>= '\uE000' and <= '\uF8FF')) yield return text[0];
            }
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(CharacterSet).Assembly.GetManifestResourceStream(name)!);
        return string.Concat(reader.ReadToEnd().Where(c => !char.IsWhiteSpace(c)));
    }

    private static Encoding Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb2312");
    }
}
