using System.Text;
using System.Text.RegularExpressions;
using PosFirmware.Storage;

namespace Bench.Parameters;

/// <summary>
/// The firmware's parameter table for people: a page of its documentation and an example of a parameter file. Everything is from the rows;
/// what a parameter means, from the comment above its row.
/// </summary>
public static partial class ParameterPageText
{
    private const string Begin = "<!-- parameters: made by \"parameters\", do not edit -->";
    private const string End = "<!-- end of the parameters -->";

    // What the bench's own acquirer knows this terminal by; they are test values. All others stand in the example as comments.
    private static readonly Dictionary<string, string> given = new()
    {
        ["merchantId"] = "898310000000001",
        ["terminalId"] = "12345678",
        ["merchantName"] = "银杏树咖啡馆",
        ["merchantNameEnglish"] = "GINKGO TREE COFFEE",
        ["storeLabel"] = "一号店",
        ["hotline"] = "400-000-0000",
        ["tpdu"] = "6000030000",
        ["header"] = "603100310000",
        ["host"] = "127.0.0.1",
        ["port"] = "9443",
        ["tlsName"] = "bench.acquirer",
        ["keyLayout"] = "4",
        ["signature"] = "0",
    };

    private static readonly Dictionary<int, string> meanings = Meanings();

    /// <summary>A page with its tables made anew.</summary>
    /// <exception cref="BenchInputException">The page has not the two marks between which they stand.</exception>
    public static string Renew(string page)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? page[..(begin + Begin.Length)] + "\n\n" + Markdown() + page[end..]
            : throw new BenchInputException($"no place for the parameters: the page needs the lines {Begin} and {End}");
    }

    /// <summary>A table for each page of the menu.</summary>
    public static string Markdown()
    {
        StringBuilder text = new();
        TerminalSettings plain = new();
        foreach (ParameterPage page in Enum.GetValues<ParameterPage>())
        {
            text.Append($"### {page}\n\n| Tag | Name | 中文 | English | Value | Default | Change | Meaning |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (Parameter p in ParameterTable.All.Where(p => p.Page == page))
                text.Append($"| {p.Tag} | `{p.Name}` | {p.Words(false)} | {p.Words(true)} | {Range(p)} | {Code(ParameterTable.Get(plain, p))} | {Change(p.Rules)} | {Meaning(p)} |\n");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>A parameter file for the bench's acquirer in which every parameter stands, those that keep their default as comments.</summary>
    public static string Example()
    {
        StringBuilder text = new("""
            {
              // Parameters of a terminal that talks to an acquirer of your own choice: --params FILE on serve, demo and run.
              // Made by "parameters --example" from the firmware's table: every parameter stands here; one that is commented out shows its default.
              // The other values are test values; they fit the bench acquirer (see hardware/bench/README.md).
              "ca": "ca.pem",                           // PEM file with the acquirer's CA certificate, beside this file
              "tmk": "0123456789ABCDEFFEDCBA9876543210", // terminal master key in clear, 32 hex digits: TEST KEYS ONLY
              "tmkCheckValue": "08D7B4FB",              // its check value, 8 hex digits; may be left out

            """);
        TerminalSettings plain = new();
        foreach (ParameterPage page in Enum.GetValues<ParameterPage>())
        {
            text.Append($"\n  // {page}\n");
            foreach (Parameter p in ParameterTable.All.Where(p => p.Page == page))
            {
                bool stands = given.TryGetValue(p.Name, out string? value);
                text.Append($"  {(stands ? "" : "// ")}\"{p.Name}\": {Json(p, value ?? ParameterTable.Get(plain, p))},  // {Range(p)}: {Meaning(p)}\n");
            }
        }
        return text.Append("}\n").ToString();
    }

    /// <summary>What may stand in a parameter, in words.</summary>
    private static string Range(Parameter p)
    {
        string count = p.Min == p.Max ? $"{p.Max}" : p.Min == 0 ? $"at most {p.Max}" : $"{p.Min} to {p.Max}";
        return p.Form switch
        {
            ParameterForm.Flag => "0 or 1",
            ParameterForm.Number => p.Min == p.Max ? $"{p.Min}" : $"{p.Min} to {p.Max}",
            ParameterForm.Hex => count + " hex digits",
            ParameterForm.Moment => "yyyyMMddHHmm or empty",
            ParameterForm.Addresses => count + " addresses of 12 hex digits, commas between",
            ParameterForm.Text => count + " characters",
            _ => throw new NotSupportedException(p.Form.ToString()),
        };
    }

    private static string Change(ParameterRules rules) => rules == ParameterRules.None ? "" : rules.ToString();

    private static string Code(string value) => value.Length == 0 ? "empty" : $"`{value}`";

    private static string Json(Parameter p, string value) => p.Form is ParameterForm.Number or ParameterForm.Flag ? value : $"\"{value}\"";

    private static string Meaning(Parameter p) => meanings.TryGetValue(p.Tag, out string? text) ? text : throw new BenchInputException($"the row of \"{p.Name}\" has no comment");

    private static Dictionary<int, string> Meanings()
    {
        using Stream source = typeof(ParameterPageText).Assembly.GetManifestResourceStream("ParameterTable.cs")!;
        using StreamReader reader = new(source);
        return RowWithComment().Matches(reader.ReadToEnd()).ToDictionary(m => int.Parse(m.Groups["tag"].Value), m => Plain(m.Groups["comment"].Value));
    }

    private static string Plain(string comment)
    {
        string text = Reference().Replace(comment, m => $"`{char.ToLowerInvariant(m.Groups[1].Value[0])}{m.Groups[1].Value[1..]}`");
        return Spaces().Replace(text.Replace("///", " ").Replace("<summary>", " ").Replace("</summary>", " "), " ").Trim();
    }

    [GeneratedRegex("""(?<comment>(?:[ ]+///[^\n]*\n)+)[ ]+public static readonly \w+Parameter \w+ =\s+\w+\((?<tag>\d+),""")]
    private static partial Regex RowWithComment();

    [GeneratedRegex("""<see cref="(\w+)"/>""")]
    private static partial Regex Reference();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Spaces();
}
