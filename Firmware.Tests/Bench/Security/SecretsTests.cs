using System.IO;
using System.Linq;
using System.Text;
using Bench;
using Bench.Acquirer;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Diagnostics;
using PosFirmware.Tests.Bench.Menus;

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
        using SecretWatch watch = new(bench, BenchFile.Example());
        string file = Path.Combine(Repository.Root, "hardware", "bench", "scenarios", name + ".scenario");
        string failure = ScenarioRunner.Run(Scenario.Load(file), bench, new Silent(), watch.Look);
        Assert.IsNull(failure, failure);
        Assert.AreEqual("", string.Join("\n", watch.Findings));
        foreach (string kind in new[] { "screen", "paper", "flash", "page", "acquirer's" }) Assert.IsTrue(watch.Looked.TryGetValue(kind, out int times) && times > 3, kind + " was not looked at");
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
        using SecretWatch watch = new(bench, BenchFile.Example());
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

    /// <summary>Where the watch looks beside the flash: the service line, also in two pieces, and the page.</summary>
    [TestMethod]
    public void TheWatchSeesLineAndPage()
    {
        using Workbench bench = new();
        using SecretWatch watch = new(bench, BenchFile.Example());
        bench.PowerOn();
        bench.Handheld.Serial("COM2").Write("# card 622609000000"u8);
        watch.Look();
        Assert.AreEqual("", string.Join("\n", watch.Findings), "the PINs of the page's cards are no finding");
        bench.Handheld.Serial("COM2").Write("0048"u8);
        watch.Look();
        Assert.AreEqual("card number of cup-debit in line", string.Join("\n", watch.Findings));
        bench.Handheld.Complaints.Add("a part complains and names 6226890100000024"); // the page shows complaints
        watch.Look();
        CollectionAssert.Contains(watch.Findings.ToArray(), "card number of cup-credit in page");
    }

    /// <summary>Every factory test, with a real card in every reader, says nothing about it on the line.</summary>
    [TestMethod]
    public void NoneOnTheServiceLine()
    {
        using Workbench bench = Counter.Open();
        using SecretWatch watch = new(bench, BenchFile.Example());
        Counter.SignOn(bench);
        FactoryPc pc = FactoryPc.Connect(bench);
        pc.Run("all-test", 120_000);
        pc.Send("stripe-test");
        bench.Wait(500);
        bench.Swipe("cup-debit", global::Bench.VirtualBoard.MagStripe.SwipeStyle.Normal);
        bench.Wait(3000);
        pc.Send("stop");
        bench.Wait(3000);
        foreach (string command in new[] { "help", "version", "keys-test", "log-test" }) pc.Run(command);
        watch.Look();
        Assert.AreEqual("", string.Join("\n", watch.Findings));
        Assert.IsTrue(pc.Received.Length > 0);
    }

    private sealed class Silent : IScenarioReport
    {
        public void Begin(Step step) { }
        public void Done(Step step, long virtualMs) { }
        public void Failed(Step step, string why) { }
    }
}
