using System;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;
using Kind = PosFirmware.Storage.TransactionKind;

namespace PosFirmware.Tests.Bench.Settlement;

/// <summary>Lists and summary on paper, the last settlement again, and a batch that has become old or nearly full.</summary>
[TestClass]
public sealed class ReportTests
{
    [TestMethod]
    public void Detail_list_is_longer_than_a_slip_and_complete()
    {
        using SettleBench b = new();
        for (int i = 0; i < 90; i++) b.Seed(Kind.Sale, 100 + i, "cup-debit-19");
        b.Seed(Kind.SaleVoid, 189, "cup-debit-19", b.LastStan);
        b.PowerOn();
        b.Bench.Tap(Key.Menu, Key.D6, Key.D3);
        b.Bench.ExpectScreen("[功能]菜单", 200_000);
        string[] lines = b.Bench.PaperText.Split('\n');
        Assert.IsTrue(lines.Any(l => l.Contains("交易明细单")));
        Assert.AreEqual(91, lines.Count(l => Regex.IsMatch(l, @"^\d{6} [SV]")));
        Assert.IsTrue(lines.Any(l => Regex.IsMatch(l, @"^\d{6} S\* +1\.89 621234\*{9}0011$")), "the voided one is marked\n" + b.Bench.PaperText);
        Assert.IsTrue(lines.Any(l => Regex.IsMatch(l, @"^\d{6} V +-1\.89 621234\*{9}0011$")));
    }

    [TestMethod]
    public void Summary_says_that_nothing_is_settled_and_the_last_settlement_prints_again()
    {
        using SettleBench b = new();
        b.Seed(Kind.Sale, 12345);
        b.PowerOn();
        b.Bench.Tap(Key.Menu, Key.D6, Key.D4);
        b.Bench.ExpectPaper("NOT SETTLED", 30_000);
        b.Bench.ExpectPaper("123.45", 1000);
        b.Bench.ExpectScreen("[功能]菜单", 10_000);
        b.Settle();
        b.Bench.TearOff();
        b.Bench.Tap(Key.Menu, Key.D6, Key.D5);
        b.Finish();
        b.Bench.ExpectPaper("结算总计单", 1000);
        b.Bench.ExpectPaper("DUPLICATED", 1000);
        b.Bench.ExpectPaper("批次号(BATCH NO): 000001", 1000);
        b.Bench.ExpectPaper("123.45", 1000);
    }

    [TestMethod]
    public void An_old_batch_is_reminded_of_and_then_refused()
    {
        using SettleBench b = new();
        b.Seed(Kind.Sale, 100);
        b.Bench.Wait((long)TimeSpan.FromHours(25).TotalMilliseconds);
        b.PowerOn();
        b.Bench.Tap(Key.Menu, Key.D1); // the day has changed: keys first
        b.Bench.ExpectScreen("请结算后开始交易", 30_000);
        b.Bench.ExpectScreen("请输入金额", 10_000);
        b.Bench.Tap(Key.Cancel);
        b.Bench.PowerCut();
        b.Bench.Wait((long)TimeSpan.FromHours(48).TotalMilliseconds);
        b.PowerOn();
        b.Bench.Tap(Key.Menu, Key.D1);
        b.Bench.ExpectScreen("请结算后开始交易", 5_000);
        b.Bench.Tap(Key.Cancel);
        b.Bench.ExpectScreen("[功能]菜单", 10_000);
        b.Settle();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 1)));
    }
}
