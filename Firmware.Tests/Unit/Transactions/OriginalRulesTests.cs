using System;
using nanoFramework.TestFramework;
using PosFirmware.Transactions;

namespace PosFirmware.Tests.Unit.Transactions;

/// <summary>How long an original can be refunded.</summary>
[TestClass]
public class OriginalRulesTests
{
    /// <summary>The window counts whole days, over the turn of months and years.</summary>
    [TestMethod]
    [DataRow(2026, 717, 30)]
    [DataRow(2026, 716, 29)]
    [DataRow(2026, 618, 1)]
    [DataRow(2026, 617, 0)]
    [DataRow(2026, 616, -1)]
    [DataRow(2025, 717, -335)]
    [DataRow(2026, 718, 30)]
    public void DaysLeft(int year, int date, int left) =>
        Assert.AreEqual(left, OriginalRules.DaysLeft(year, date, new DateTime(2026, 7, 17, 23, 59, 59), 30));

    /// <summary>Only dates that exist.</summary>
    [TestMethod]
    public void Dates()
    {
        Assert.IsTrue(OriginalRules.IsDate(2024, 229));
        Assert.IsFalse(OriginalRules.IsDate(2026, 229));
        Assert.IsFalse(OriginalRules.IsDate(2026, 0));
        Assert.IsFalse(OriginalRules.IsDate(2026, 1301));
        Assert.IsFalse(OriginalRules.IsDate(0, 101));
    }
}
