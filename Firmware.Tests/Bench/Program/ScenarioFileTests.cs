using System;
using System.IO;
using Bench;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Program;

/// <summary>
/// Reads every scenario file of the repository, and plays those of the money path, each on a fresh workbench, with fingers that tap twice:
/// the last key of a page never answers the next one. <c>.ci/run</c> plays all of them, and with single taps, which takes longer than
/// these tests may.
/// </summary>
[TestClass]
public class ScenarioFileTests
{
    private static string Folder => Path.Combine(Repository.Root, "hardware", "bench", "scenarios");

    [TestMethod]
    public void EveryFileReads()
    {
        string[] files = Directory.GetFiles(Folder, "*.scenario");
        Assert.IsTrue(files.Length > 50);
        foreach (string file in files) Scenario.Load(file);
    }

    [TestMethod]
    [DataRow("chip-offline")]
    [DataRow("chip-sale")]
    [DataRow("double-taps")]
    [DataRow("lost-answer")]
    [DataRow("power-cut-writes")]
    [DataRow("qr-refund")]
    [DataRow("qr-unknown")]
    [DataRow("refund")]
    [DataRow("refund-unknown")]
    [DataRow("reversal")]
    [DataRow("sale")]
    [DataRow("settlement")]
    [DataRow("sign")]
    [DataRow("tap")]
    [DataRow("void")]
    public void EveryStepHolds(string name)
    {
        using var bench = new Workbench { DoubleTaps = true };
        Assert.IsNull(ScenarioRunner.Run(Scenario.Load(Path.Combine(Folder, name + ".scenario")), bench, new ConsoleReport(Console.Out)));
        Assert.IsNull(bench.FirstComplaint);
    }
}
