using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;

namespace PosFirmware.Tests.Bench.Boards;

/// <summary>The pin table that people wire by, against the constants that the firmware opens.</summary>
[TestClass]
public sealed class PinDocumentTests
{
    [TestMethod]
    public void Table_of_the_handheld_names_every_pin_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "hardware/handheld/README.md"));
        string[] written = Regex.Matches(page, @"^\| (\d+) \| `(\w+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value + " " + row.Groups[2].Value).ToArray();
        string[] opened = typeof(HandheldPins).GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(pin => (int)pin.GetRawConstantValue()).Select(pin => pin.GetRawConstantValue() + " " + pin.Name).ToArray();
        CollectionAssert.AreEqual(opened, written, "hardware/handheld/README.md: " + string.Join(", ", opened.Except(written).Concat(written.Except(opened))));
    }
}
