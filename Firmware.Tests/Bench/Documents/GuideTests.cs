using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Ui;

namespace PosFirmware.Tests.Bench.Documents;

/// <summary>The guides quote the screen: whoever changes a text finds here where the guide still has the old one.</summary>
[TestClass]
public sealed class GuideTests
{
    [TestMethod]
    [DataRow("GUIDE.en.md")]
    [DataRow("GUIDE.zh.md")]
    public void Every_quotation_is_a_text_of_screen_or_slip(string name)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "Firmware", name));
        HashSet<string> said = [FormWords.FaultTitle, SlipWords.Reprint, "0000"];
        foreach (Text id in Shown()) said.UnionWith([Strings.Of(id, false), Strings.Of(id, true)]);
        for (int id = 0; id < (int)ResponseText.Count; id++) said.UnionWith([ResponseTexts.Of((ResponseText)id, false), ResponseTexts.Of((ResponseText)id, true)]);
        string[] quoted = Regex.Matches(page, "`([^`]+)`").SelectMany(q => said.Contains(q.Groups[1].Value) ? [q.Groups[1].Value] : q.Groups[1].Value.Split(" / ")).ToArray();
        Assert.AreNotEqual(0, quoted.Length);
        Assert.AreEqual("", string.Join("\n", quoted.Where(text => !said.Contains(text)).Distinct()));
    }

    /// <summary>Texts that some code outside the tables of words speaks of: one that nothing shows must not be quoted.</summary>
    private static IEnumerable<Text> Shown()
    {
        string code = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "Firmware"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("Strings.cs", StringComparison.Ordinal)).Select(File.ReadAllText));
        HashSet<string> named = [.. Regex.Matches(code, @"\bText\.(\w+)").Select(name => name.Groups[1].Value)];
        return Enum.GetValues<Text>().Where(id => named.Contains(id.ToString()) && id != Text.Count);
    }
}
