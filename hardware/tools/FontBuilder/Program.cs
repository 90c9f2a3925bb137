using Bench.VirtualBoard;
using Bench.VirtualBoard.Reading;
using Tools.FontBuilder;

// Builds hardware/fonts/zh16.glyphs and zh24.glyphs from GNU Unifont; see hardware/fonts/README.md.
const string usage = """
    FontBuilder --hex FILE [--out FOLDER] [--strings FOLDER]... [--preview FOLDER]   builds the glyph files
    FontBuilder --check [--out FOLDER] [--strings FOLDER]...                         checks them against the strings
    FOLDER is hardware/fonts and Firmware if not given; FILE is unifont.hex of Debian's package unifont.
    """;
string? hex = null, preview = null;
string folder = Path.Combine("hardware", "fonts");
var strings = new List<string>();
bool check = false;
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--check") { check = true; continue; }
    if (i + 1 == args.Length) return Fail(usage);
    switch (args[i++])
    {
        case "--hex": hex = args[i]; break;
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
return hex is null ? Fail(usage) : Build();

int Build()
{
    var unifont = UnifontSource.Read(hex);
    var small = new SortedDictionary<char, Glyph>();
    foreach (char c in CharacterSet.Base.Concat(used))
    {
        if (!unifont.TryGetValue(c, out var glyph)) return Fail($"Unifont has no glyph for U+{(int)c:X4}");
        small[c] = UnifontSource.AtTerminalWidth(c, glyph);
    }
    var large = small.ToDictionary(g => g.Key, g => Upscale.OneAndAHalf(g.Value));
    Directory.CreateDirectory(folder);
    File.WriteAllBytes(Path.Combine(folder, "zh16.glyphs"), GlyphFileWriter.Write(16, small, used));
    File.WriteAllBytes(Path.Combine(folder, "zh24.glyphs"), GlyphFileWriter.Write(24, large, used));
    Console.WriteLine($"{small.Count} characters, {used.Count(c => c >= 0x100)} of them resident");
    if (preview is not null) Preview.Write(preview, small, large);
    return Check();
}

int Check()
{
    int bad = 0;
    foreach (string name in new[] { "zh16.glyphs", "zh24.glyphs" })
    {
        GlyphSheet sheet;
        try { sheet = GlyphSheet.Parse(File.ReadAllBytes(Path.Combine(folder, name))); }
        catch (Exception e) when (e is IOException or InvalidDataException) { Console.Error.WriteLine($"{name}: {e.Message}"); bad++; continue; }
        string missing = string.Concat(CharacterSet.Base.Concat(used).Where(c => !sheet.Glyphs.ContainsKey(c)).Distinct());
        if (missing.Length > 0) { Console.Error.WriteLine($"{name}: no glyph for {missing}"); bad++; }
        string far = string.Concat(used.Where(c => c >= 0x100 && !sheet.Resident.Contains(c)));
        if (far.Length > 0) Console.WriteLine($"{name}: not resident, so slower: {far}");
    }
    if (bad == 0) Console.WriteLine("every character has its glyph");
    return bad == 0 ? 0 : 1;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
