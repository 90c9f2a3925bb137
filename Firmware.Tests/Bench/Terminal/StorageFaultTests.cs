using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.VirtualBoard.MagStripe;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>A flash that refuses writes stops the transaction with a message; nothing is lost and nothing is charged twice.</summary>
[TestClass]
public class StorageFaultTests
{
    private const int Healthy = 3 * 1024 * 1024;

    [TestMethod]
    public void RefusedBeforeSendingNothingIsSent()
    {
        using Workbench bench = Cashier.SignedOn();
        Cashier.ToPin(bench);
        bench.Flash.Capacity = 0;
        Cashier.Pin(bench);
        bench.ExpectScreen("存储故障", 10_000);
        bench.Flash.Capacity = Healthy;
        bench.Tap(Key.Cancel);
        bench.ExpectCount(LedgerCount.All["sale"], 0, 0);
        bench.Wait(12_000);
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void RefusedWhileBookingTheSaleIsReversed()
    {
        using Workbench bench = Cashier.SignedOn();
        Cashier.ToPin(bench);
        foreach (Key digit in new[] { Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6 }) bench.Tap(digit);
        bench.Host.Faults.Next(Fault.DelayResponse, "0200", 5); // so that there is a moment between the ledger and the answer
        bench.Handheld.Keys.Tap(Key.Enter);
        Assert.IsTrue(bench.Run(() => bench.Host.Ledger.Transactions().Any(), 30_000), "the sale reaches the host");
        bench.Flash.Capacity = 0;
        bench.ExpectScreen("存储故障", 20_000);
        bench.Flash.Capacity = Healthy;
        bench.Tap(Key.Cancel);
        bench.Wait(12_000);

        Cashier.ToPin(bench); // the reversal goes first
        bench.ExpectCount(LedgerCount.All["reversed"], 1, 1_000);
        Cashier.Pin(bench);
        bench.ExpectScreen("交易成功", 20_000);
        bench.Wait(60_000);
        bench.ExpectCount(LedgerCount.All["sale"], 1, 0);
        bench.ExpectLedgerAgrees();
    }
}
