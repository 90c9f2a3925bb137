using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Bench;
using Bench.Parameters;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Bench.Documents;

/// <summary>A parameter is one row: whatever else names it is made from the row or compared with it here.</summary>
[TestClass]
public sealed class ParameterPageTests
{
    private const string Mend = "dotnet run --project hardware/bench/Bench -- parameters --into Firmware/Storage/Parameters/README.md --example hardware/bench/Bench/params.example.json";

    [TestMethod]
    public void Page_is_made_from_the_table()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "Firmware/Storage/Parameters/README.md"));
        Assert.AreEqual(ParameterPageText.Renew(page), page, Mend);
        foreach (Parameter p in ParameterTable.All) StringAssert.Contains(page, $"| {p.Tag} | `{p.Name}` | {p.Words(false)} | {p.Words(true)} |");
    }

    [TestMethod]
    public void Example_is_made_from_the_table()
    {
        string example = File.ReadAllText(Path.Combine(Repository.Root, "hardware/bench/Bench/params.example.json"));
        Assert.AreEqual(ParameterPageText.Example(), example, Mend);
    }

    /// <summary>With every comment before a name taken away, the example is still a file that the bench takes: all names are known and all defaults are good.</summary>
    [TestMethod]
    public void Every_line_of_the_example_can_be_used()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "ca.pem"), "a certificate");
            string all = Regex.Replace(ParameterPageText.Example(), "(?m)^  // \"", "  \"");
            Assert.AreEqual(ParameterTable.All.Length + 3, Regex.Count(all, "(?m)^  \""));
            string path = Path.Combine(folder, "params.json");
            File.WriteAllText(path, all);
            Assert.AreEqual("12345678", TerminalParameters.Load(path).Settings.TerminalId);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>A row is called in code as in files, and a name of the settings reads and writes the row of that name.</summary>
    [TestMethod]
    public void Names_in_code_are_those_of_the_rows()
    {
        FieldInfo[] rows = typeof(ParameterTable).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType.IsSubclassOf(typeof(Parameter))).ToArray();
        Assert.AreEqual(ParameterTable.All.Length, rows.Length);
        foreach (FieldInfo row in rows) Assert.AreEqual(((Parameter)row.GetValue(null)).Name, char.ToLowerInvariant(row.Name[0]) + row.Name[1..]);
        PropertyInfo[] names = typeof(TerminalSettings).GetProperties().Where(p => p.GetIndexParameters().Length == 0).ToArray();
        Assert.IsTrue(names.Length > 50);
        foreach (PropertyInfo name in names)
        {
            Parameter row = ParameterTable.ByName(char.ToLowerInvariant(name.Name[0]) + name.Name[1..]);
            Assert.IsNotNull(row, name.Name);
            TerminalSettings settings = new(), plain = new();
            object other = name.GetValue(settings) switch { bool b => !b, int i => i + 1, long l => l - 1, _ => "other" };
            name.SetValue(settings, other);
            Assert.AreEqual(other, name.GetValue(settings), name.Name);
            Assert.AreEqual(row.Name, string.Join(" ", ParameterTable.All.Where(p => ParameterTable.Get(settings, p) != ParameterTable.Get(plain, p)).Select(p => p.Name)));
        }
    }
}
