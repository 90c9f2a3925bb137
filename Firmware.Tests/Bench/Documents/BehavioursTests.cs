using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Documents;

/// <summary>The list of the 185 behaviours: complete, and without references into the void.</summary>
[TestClass]
public sealed class BehavioursTests
{
    private const int Behaviours = 185;

    private static readonly string Folder = Path.Combine(Repository.Root, "Firmware");
    private static readonly string Page = File.ReadAllText(Path.Combine(Folder, "BEHAVIOURS.md"));

    [TestMethod]
    public void Every_number_stands_there_once_and_in_order()
    {
        int[] numbers = Regex.Matches(Page, @"^\| (\d+) \|", RegexOptions.Multiline).Select(row => int.Parse(row.Groups[1].Value)).ToArray();
        CollectionAssert.AreEqual(Enumerable.Range(1, Behaviours).ToArray(), numbers);
    }

    [TestMethod]
    public void Every_row_says_how_it_is_served()
    {
        string[] unclear = Regex.Matches(Page, @"^\| (\d+) \| [^|]+ \| (.*) \|\r?$", RegexOptions.Multiline)
            .Where(row => !Regex.IsMatch(row.Groups[2].Value, @"^(yes|in part|open|not code|as \d+|with \d+)\b")).Select(row => row.Value).ToArray();
        Assert.AreEqual("", string.Join("\n", unclear));
        Assert.AreEqual(Behaviours, Regex.Matches(Page, @"^\| \d+ \| [^|]+ \| [^|]+ \|\r?$", RegexOptions.Multiline).Count);
    }

    [TestMethod]
    public void Every_file_that_is_named_exists()
    {
        string[] lost = Regex.Matches(Page, @"`([\w./-]+\.(cs|md|scenario))`").Select(file => file.Groups[1].Value).Distinct()
            .Where(file => !File.Exists(Path.Combine(Folder, file))).ToArray();
        Assert.AreEqual("", string.Join(", ", lost));
    }
}
