using Bench.VirtualBoard.Reading;
using Tools.FontBuilder;

// Builds hardware/fonts/*.glyphs from Noto Sans CJK; see hardware/fonts/README.md.
const string usage = """
    FontBuilder --noto FOLDER [--out FOLDER] [--strings FOLDER]... [--preview FOLDER]   builds the glyph files
    FontBuilder --check [--out FOLDER] [--strings FOLDER]...                           checks them against the strings
    --out is hardware/fonts and --strings Firmware if not given; --noto is where Debian's package fonts-noto-cjk puts its .ttc files.
    """;
const int budget = 1_400_000;
string? noto = null, preview = null;
string folder = Path.Combine("hardware", "fonts");
var strings = new List<string>();
bool check = false;
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--check") { check = true; continue; }
    if (i + 1 == args.Length) return Fail(usage);
    switch (args[i++])
    {
        case "--noto": noto = args[i]; break;
        case "--out": folder = args[i]; break;
        case "--strings": strings.Add(args[i]); break;
        case "--preview": preview = args[i]; break;
        default: return Fail(usage);
    }
}
if (strings.Count == 0) strings.Add("Firmware");
if (strings.FirstOrDefault(s => !Directory.Exists(s)) is { } absent) return Fail($"no folder {absent}: start the tool at the root of the repository");
var used = CharacterSet.UsedIn(strings);
if (check) return Check();
return noto is null ? Fail(usage) : Build();

int Build()
{
    int total = 0;
    Directory.CreateDirectory(folder);
    foreach (Face face in Face.All)
    {
        using var rasteriser = new Rasteriser(noto, face);
        var glyphs = new SortedDictionary<char, Glyph>();
        foreach (char c in CharacterSet.Of(face.Coverage, used))
        {
            if (rasteriser.Has(c)) glyphs[c] = rasteriser.Draw(c);
            else if (used.Contains(c)) return Fail($"Noto has no glyph for U+{(int)c:X4}");
        }
        byte[] file = GlyphFileWriter.Write(face, glyphs);
        File.WriteAllBytes(Path.Combine(folder, face.Name + ".glyphs"), file);
        if (preview is not null) Preview.Write(preview, face, glyphs);
        Console.WriteLine($"{face.Name,-10}{glyphs.Count,7} characters{file.Length,10:N0} bytes");
        total += file.Length;
    }
    Console.WriteLine($"together {total:N0} of {budget:N0} bytes");
    return total > budget ? Fail("too large") : Check();
}

int Check()
{
    int bad = 0;
    foreach (Face face in Face.All)
    {
        GlyphSheet sheet;
        try { sheet = GlyphSheet.Parse(face.Name, File.ReadAllBytes(Path.Combine(folder, face.Name + ".glyphs"))); }
        catch (Exception e) when (e is IOException or InvalidDataException) { Console.Error.WriteLine($"{face.Name}: {e.Message}"); bad++; continue; }
        string missing = string.Concat(CharacterSet.Needed(face.Coverage, used).Where(c => !sheet.Glyphs.ContainsKey(c)).Distinct());
        if (missing.Length > 0) { Console.Error.WriteLine($"{face.Name}: no glyph for {missing}"); bad++; }
    }
    if (bad == 0) Console.WriteLine("every character has its glyph");
    return bad == 0 ? 0 : 1;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
