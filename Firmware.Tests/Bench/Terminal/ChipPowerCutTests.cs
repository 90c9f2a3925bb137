using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>The power goes in a chip sale: before, in and after every write to the flash, and between approval and the card's last word.</summary>
[TestClass]
public class ChipPowerCutTests
{
    private static void ToPin(Workbench bench)
    {
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入金额", 60_000);
        bench.Tap(Key.D5, Key.DoubleZero, Key.Enter);
        bench.ExpectScreen("请确认金额", 2_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请刷卡或插卡", 2_000);
        bench.Insert("cup-chip");
        bench.ExpectScreen("请核对卡号", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入密码", 5_000);
    }

    private static void Pin(Workbench bench) => bench.Tap(Key.D2, Key.D4, Key.D6, Key.D8, Key.D1, Key.D0, Key.Enter);

    private static void Recovered(Workbench bench, string when)
    {
        if (bench.IsOn) bench.PowerCut();
        bench.PowerOn();
        bench.RemoveCard();
        bench.ExpectScreen("[确认]消费", 120_000);
        bench.ExpectState(TerminalFact.All["reversal"], "none", 1_000);
        TerminalBooks books = TerminalBooks.Read(bench.Flash);
        int standing = bench.Host.Ledger.Transactions().Count(t => t.Stands && t.Kind == TradeKind.Sale);
        Assert.AreEqual(books.Transactions.Count, standing, when);
        bench.ExpectLedgerAgrees();
        Assert.IsNull(bench.FirstComplaint, when);
    }

    /// <summary>Reversal, counter, certificate, record, reversal dropped: five writes before the slip.</summary>
    [TestMethod]
    public void AtEveryWrite()
    {
        using Workbench bench = Cashier.SignedOn();
        for (int write = 1; write <= 5; write++)
            foreach (CutMoment moment in new[] { CutMoment.Before, CutMoment.Torn, CutMoment.After })
            {
                ToPin(bench);
                bench.PowerCutAtWrite(write, moment);
                Pin(bench);
                bench.ExpectPower(false, 60_000);
                Recovered(bench, $"write {write} {moment}");
            }
        // what the flash holds as a whole record is a sale: the fourth write when it was done, and everything after it
        Assert.AreEqual(4, TerminalBooks.Read(bench.Flash).Transactions.Count);
    }

    /// <summary>The acquirer has approved, its answer is under way or just in: whatever the card has said by then, the books agree.</summary>
    [TestMethod]
    public void AroundTheLastWord()
    {
        using Workbench bench = Cashier.SignedOn();
        foreach (int milliseconds in new[] { 900, 1000, 1060, 1120, 1200, 1300 })
        {
            ToPin(bench);
            Pin(bench);
            bench.Wait(milliseconds);
            Recovered(bench, $"{milliseconds} ms after the PIN");
        }
    }
}
