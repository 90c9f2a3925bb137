using System;
using System.Collections.Generic;
using System.IO;
using Bench;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Program;

/// <summary>Plays every scenario file of the repository, each on a fresh workbench.</summary>
[TestClass]
public class ScenarioFileTests
{
    private static string Folder => Path.Combine(Repository.Root, "hardware", "bench", "scenarios");

    /// <summary>One row a file.</summary>
    public static IEnumerable<object[]> Files()
    {
        foreach (string file in Directory.GetFiles(Folder, "*.scenario")) yield return [Path.GetFileName(file)];
    }

    [TestMethod]
    [DynamicData(nameof(Files), DynamicDataSourceType.Method)]
    public void EveryStepHolds(string file)
    {
        using var bench = new Workbench();
        Assert.IsNull(ScenarioRunner.Run(Scenario.Load(Path.Combine(Folder, file)), bench, new ConsoleReport(Console.Out)));
        Assert.IsNull(bench.FirstComplaint);
    }
}
