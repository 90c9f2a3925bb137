using System.IO;
using System.Linq;
using System.Text;
using Bench;
using Bench.Acquirer;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>
/// No card number, PIN, track or key in any output: screen, paper, flash, console, exceptions, the acquirer's journal. A fast part of the
/// scenarios here; all of them with <c>run --secrets</c>.
/// </summary>
[TestClass]
public class SecretsTests
{
    [TestMethod]
    [DataRow("sale")]
    [DataRow("sm4")]
    [DataRow("power-cut")]
    [DataRow("setup")]
    public void NoneInAnyOutput(string name)
    {
        using Workbench bench = new();
        SecretWatch watch = new(bench, BenchFile.Example());
        string file = Path.Combine(Repository.Root, "hardware", "bench", "scenarios", name + ".scenario");
        string failure = ScenarioRunner.Run(Scenario.Load(file), bench, new Silent(), watch.Look);
        Assert.IsNull(failure, failure);
        Assert.AreEqual("", string.Join("\n", watch.Findings));
        foreach (string kind in new[] { "screen", "paper", "flash", "acquirer's" }) Assert.IsTrue(watch.Looked.TryGetValue(kind, out int times) && times > 3, kind + " was not looked at");
    }

    /// <summary>The watch itself: what it must find, it finds.</summary>
    [TestMethod]
    [DataRow("clear card number", "6226890100000024")]
    [DataRow("hex of a master key", "0123456789ABCDEFFEDCBA9876543210")]
    [DataRow("a PIN that is like nothing else", "908172")]
    [DataRow("discretionary data of a track", "x=29111010000087654321")]
    public void TheWatchSees(string what, string content)
    {
        using Workbench bench = new();
        SecretWatch watch = new(bench, BenchFile.Example());
        watch.Look();
        Assert.AreEqual("", string.Join("\n", watch.Findings));
        byte[] file = Encoding.ASCII.GetBytes("something " + content + " more");
        bench.Flash.Write("leak", file, 0, file.Length);
        watch.Look();
        Assert.AreEqual(1, watch.Findings.Count, what);
        bench.Note("and on the console: " + content);
        watch.Look();
        Assert.AreEqual(2, watch.Findings.Count, what);
    }

    private sealed class Silent : IScenarioReport
    {
        public void Begin(Step step) { }
        public void Done(Step step, long virtualMs) { }
        public void Failed(Step step, string why) { }
    }
}
