using System.Linq;
using Bench;
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
        using Workbench bench = SignedOn();
        ToPin(bench);
        bench.Flash.Capacity = 0;
        Pin(bench);
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
        using Workbench bench = SignedOn();
        ToPin(bench);
        foreach (Key digit in new[] { Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6 }) bench.Tap(digit);
        bench.Handheld.Keys.Tap(Key.Enter);
        Assert.IsTrue(bench.Run(() => bench.Host.Ledger.Transactions().Any(), 30_000), "the sale reaches the host");
        bench.Flash.Capacity = 0;
        bench.ExpectScreen("存储故障", 20_000);
        bench.Flash.Capacity = Healthy;
        bench.Tap(Key.Cancel);
        bench.Wait(12_000);

        ToPin(bench); // the reversal goes first
        bench.ExpectCount(LedgerCount.All["reversed"], 1, 1_000);
        Pin(bench);
        bench.ExpectScreen("交易成功", 20_000);
        bench.Wait(60_000);
        bench.ExpectCount(LedgerCount.All["sale"], 1, 0);
        bench.ExpectLedgerAgrees();
    }

    private static Workbench SignedOn()
    {
        Workbench bench = new();
        bench.PowerOn();
        bench.ExpectScreen("按[确认]签到", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("操作员号", 2_000);
        bench.Tap(Key.D0, Key.D1, Key.Enter);
        bench.ExpectScreen("密码", 2_000);
        bench.Tap(Key.D0, Key.D0, Key.D0, Key.D0, Key.Enter);
        bench.ExpectScreen("签到成功", 20_000);
        bench.Wait(4_000);
        return bench;
    }

    private static void ToPin(Workbench bench)
    {
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入金额", 60_000);
        bench.Tap(Key.D5, Key.DoubleZero, Key.Enter);
        bench.ExpectScreen("请确认金额", 2_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请刷卡", 2_000);
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        bench.ExpectScreen("请核对卡号", 5_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入密码", 2_000);
    }

    private static void Pin(Workbench bench) => bench.Tap(Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6, Key.Enter);
}
