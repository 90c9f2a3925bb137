using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Documents;

/// <summary>The reference pages: whoever reads a citation finds what it names, and whoever follows a link arrives.</summary>
[TestClass]
public sealed class ReferencePagesTests
{
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["acquirer-protocol.md"] = "Firmware/Acquirer/acquirer-protocol.md",
        ["operations.md"] = "Firmware/operations.md",
        ["emv.md"] = "Firmware/Emv/emv.md",
        ["hardware.md"] = "hardware/hardware.md",
        ["device-time.md"] = "hardware/bench/device-time.md",
    };

    // "hardware.md 4.2", "hardware.md section 10.1", "operations.md 1.2 no. 77", "acquirer-protocol.md 3.7 and 6.3"
    private static readonly Regex Citation = new(
        @"(?<page>acquirer-protocol|operations|emv|hardware|device-time)\.md[\])(`/\w.-]*?,?\s+(sections?\s+)?(?<section>[A-Z]?\d+(\.\d+)*)(,? no\.? (?<row>\d+))?((,| and| to) (?<more>\d+\.\d+))*");

    [TestMethod]
    public void Every_section_that_is_cited_exists()
    {
        Dictionary<string, HashSet<string>> sections = Pages.ToDictionary(p => p.Key, p => Sections(p.Value));
        List<string> lost = [];
        int seen = 0;
        foreach (string file in Files("*.cs", "*.md", "*.csv", "*.scenario"))
            foreach (Match m in Citation.Matches(File.ReadAllText(file)))
            {
                seen++;
                string page = m.Groups["page"].Value + ".md";
                foreach (string section in m.Groups["more"].Captures.Select(c => c.Value).Append(m.Groups["section"].Value))
                    if (!sections[page].Contains(section)) lost.Add($"{Path.GetRelativePath(Repository.Root, file)}: {m.Value}");
                if (m.Groups["row"].Success && !sections[page].Contains("row " + m.Groups["row"].Value))
                    lost.Add($"{Path.GetRelativePath(Repository.Root, file)}: {m.Value}");
            }
        Assert.AreEqual("", string.Join("\n", lost));
        Assert.IsTrue(seen > 200, $"only {seen} citations were found: the test looks at the wrong things");
    }

    /// <summary>No citation leads to a page that is not part of the repository.</summary>
    [TestMethod]
    public void No_page_outside_is_cited()
    {
        string[] lost = Files("*.cs", "*.csv", "*.md").SelectMany(file =>
            Regex.Matches(File.ReadAllText(file), @"\b(architecture|anchors|update)\.md\b").Select(m => $"{Path.GetRelativePath(Repository.Root, file)}: {m.Value}")).ToArray();
        Assert.AreEqual("", string.Join("\n", lost));
    }

    [TestMethod]
    public void Every_link_between_pages_arrives()
    {
        List<string> lost = [];
        foreach (string file in Files("*.md"))
            foreach (Match m in Regex.Matches(Regex.Replace(File.ReadAllText(file), "(?s)```.*?```", ""), @"\]\((?<to>[^)\s#:]+)(#[^)\s]*)?\)"))
                if (!Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, m.Groups["to"].Value))) lost.Add($"{Path.GetRelativePath(Repository.Root, file)}: {m.Groups["to"].Value}");
        Assert.AreEqual("", string.Join("\n", lost));
    }

    /// <summary>EMV's Books are renumbered from edition to edition: a citation by section says which edition is meant, on its line or once for its file.</summary>
    [TestMethod]
    public void A_citation_of_EMV_names_its_edition()
    {
        string[] vague = Files("*.cs").Where(file => Regex.IsMatch(File.ReadAllText(file), @"\bBook [1-4A-D]\b"))
            .Where(file => !Regex.IsMatch(File.ReadAllText(file), @"EMV (4\.\d|Contactless \d|[\w ]*\d\.\d+)|\b4\.4\b")).Select(file => Path.GetRelativePath(Repository.Root, file)).ToArray();
        Assert.AreEqual("", string.Join("\n", vague));
    }

    private static HashSet<string> Sections(string page)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page));
        IEnumerable<string> heads = Regex.Matches(text, @"^#+ (\d+(\.\d+)*)\.?\s", RegexOptions.Multiline).Select(m => m.Groups[1].Value);
        IEnumerable<string> rows = Regex.Matches(text, @"^\| (\d+) \|", RegexOptions.Multiline).Select(m => "row " + m.Groups[1].Value);
        return heads.Concat(rows).ToHashSet();
    }

    private static IEnumerable<string> Files(params string[] patterns) => patterns
        .SelectMany(p => Directory.EnumerateFiles(Repository.Root, p, SearchOption.AllDirectories))
        .Where(f => !Regex.IsMatch(Path.GetRelativePath(Repository.Root, f), @"(^|[\\/])(bin|obj|node_modules|\.git)[\\/]"));
}
