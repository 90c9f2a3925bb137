using System;
using System.Linq;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;
using Kind = PosFirmware.Storage.TransactionKind;

namespace PosFirmware.Tests.Bench.Settlement;

/// <summary>The power goes at every write to the flash of a settlement; after the restart it is finished, and nothing is lost or doubled.</summary>
[TestClass]
public sealed class SettlementCutTests
{
    // Before one write is as after the one before it, so a third of each will do beside the torn ones.
    [TestMethod]
    [DataRow(CutMoment.Torn, 1, 1)]
    [DataRow(CutMoment.Before, 1, 3)]
    [DataRow(CutMoment.After, 2, 3)]
    public void At_every_write_of_a_balanced_settlement(CutMoment moment, int first, int step) => Sweep(moment, first, step, false);

    [TestMethod]
    [DataRow(CutMoment.Torn, 1, 1)]
    [DataRow(CutMoment.Before, 1, 3)]
    [DataRow(CutMoment.After, 2, 3)]
    public void At_every_write_of_an_unbalanced_settlement(CutMoment moment, int first, int step) => Sweep(moment, first, step, true);

    /// <summary>The power goes again and again, also while the settlement is gone on with.</summary>
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void Again_and_again(int seed)
    {
        Random random = new(seed);
        using SettleBench b = new();
        int transactions = Seed(b, true);
        int cuts = 0;
        for (; cuts < 6; cuts++)
        {
            b.Bench.PowerOn();
            b.Bench.PowerCutAtWrite(random.Next(1, 7), (CutMoment)random.Next(3));
            Operate(b);
            if (b.Bench.IsOn) break;
        }
        b.Bench.Flash.CutAfterWrites(0, CutMoment.Before);
        if (!b.Bench.IsOn) b.Bench.PowerOn();
        Operate(b);
        Console.WriteLine($"{cuts} cuts");
        Assert.IsTrue(cuts >= 2, $"only {cuts} cuts");
        Verify(b, transactions, true, $"seed {seed}");
    }

    private static void Sweep(CutMoment moment, int first, int step, bool unbalanced)
    {
        int cuts = 0;
        while (Cut(first + cuts * step, moment, unbalanced)) cuts++;
        Assert.IsTrue(cuts * step >= (unbalanced ? 10 : 5), $"only {cuts} cuts were met");
        Console.WriteLine($"{cuts} cuts, {moment}, {(unbalanced ? "unbalanced" : "balanced")}");
    }

    /// <returns>False: the settlement was over before its n-th write.</returns>
    private static bool Cut(int n, CutMoment moment, bool unbalanced)
    {
        using SettleBench b = new();
        int transactions = Seed(b, unbalanced);
        b.PowerOn();
        b.OpenSettle();
        b.Bench.ExpectScreen("是否批结算", 5_000);
        b.Bench.PowerCutAtWrite(n, moment);
        Operate(b);
        bool wasCut = !b.Bench.IsOn;
        if (wasCut)
        {
            b.Bench.PowerOn();
            Operate(b);
        }
        Verify(b, transactions, unbalanced, $"write {n}, {moment}");
        return wasCut;
    }

    private static void Verify(SettleBench b, int transactions, bool unbalanced, string where)
    {
        Assert.AreEqual("", string.Join("\n", b.Faults(1, transactions)), where);
        Assert.IsFalse(b.Books.State.SettlementSlipDue, where + ": the slip is printed in the end");
        var uploads = b.Ledger.Uploads("12345678", 1);
        Assert.AreEqual(unbalanced ? transactions : 0, uploads.Count, where + ": each detail once");
        Assert.IsTrue(uploads.All(u => u.Matched), where);
    }

    private static int Seed(SettleBench b, bool unbalanced)
    {
        b.Seed(Kind.Sale, 12850);
        b.Seed(Kind.Sale, 4500, "visa");
        b.Seed(Kind.SaleVoid, 4500, "visa", b.LastStan);
        if (!unbalanced) return 3;
        for (int i = 0; i < 6; i++) b.Seed(Kind.Sale, 100 + i, "cup-debit-19");
        b.Seed(Kind.Refund, 77, "cup-debit");
        b.Seed(Kind.Sale, 1, atTerminal: false);
        return 10;
    }

    /// <summary>An operator who settles, goes on with a settlement that was halted, and stops when all is done or the power has gone.</summary>
    private static void Operate(SettleBench b)
    {
        const string details = "是否打印明细", confirm = "是否批结算", halted = "结算中断,请继续结算", idle = "[功能]菜单";
        for (int looks = 0; looks < 20; looks++)
        {
            b.Bench.Run(() => !b.Bench.IsOn || b.Bench.Eyes.Contains(details) || b.Bench.Eyes.Contains(confirm) || b.Bench.Eyes.Contains(halted) || b.Bench.Eyes.Contains(idle), 120_000);
            if (!b.Bench.IsOn) return;
            if (b.Bench.Eyes.Contains(details)) b.Bench.Tap(Key.Cancel);
            else if (b.Bench.Eyes.Contains(confirm) || b.Bench.Eyes.Contains(halted)) b.Bench.Tap(Key.Enter);
            else if (b.Books.Transactions.Count > 0) b.OpenSettle();
            else return;
            b.Bench.Wait(300);
        }
        Assert.Fail("no end: " + b.Bench.ScreenText);
    }
}
