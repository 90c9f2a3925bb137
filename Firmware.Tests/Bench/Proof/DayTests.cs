using System;
using System.Collections.Generic;
using System.Linq;
using Bench;
using Bench.Proof;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Proof;

/// <summary>A sample of random days; <c>proof</c> of the bench program plays thousands.</summary>
[TestClass]
public class DayTests
{
    private const int Sample = 60;

    [TestMethod]
    public void Random_days_end_with_terminal_and_acquirer_agreed()
    {
        IReadOnlyList<DayFailure> failures = DayRun.Run(Sample, 1 + 1000 * DateTime.UtcNow.DayOfYear, 1);
        Assert.AreEqual(0, failures.Count, string.Join(Environment.NewLine, failures.Take(10).Select(f => $"proof --day {f.Seed}: {f.Why}")));
    }

    [TestMethod]
    public void A_day_repeats_exactly()
    {
        List<string> first = [], second = [];
        using (DayRun run = new()) run.Play(7, first.Add);
        using (DayRun run = new())
        {
            run.Play(8);
            run.Play(7, second.Add);
        }
        Assert.IsTrue(first.Count > 5);
        CollectionAssert.AreEqual(first, second);
    }

    [TestMethod]
    public void A_failure_becomes_a_scenario_that_replays_it()
    {
        string text = Replay.DayScenario(new DayFailure(7, "something\nwas wrong"));
        StringAssert.Contains(text, "# A random day of the proof. At its end: something was wrong");
        Scenario day = Scenario.Parse("day", text), cut = Scenario.Parse("cut", Replay.CutScenario(new CutFailure("sale", "w3:17!", "x")));
        Assert.AreEqual(1, day.Steps.Count);
        Assert.AreEqual(1, cut.Steps.Count);
        using Workbench bench = new();
        day.Steps[0].Do(bench);
        cut.Steps[0].Do(bench);
    }
}
