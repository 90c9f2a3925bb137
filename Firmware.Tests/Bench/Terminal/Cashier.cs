using Bench;
using Bench.VirtualBoard.MagStripe;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>What a cashier does over and over, by keys on the real terminal.</summary>
internal static class Cashier
{
    internal static Workbench SignedOn()
    {
        Workbench bench = new();
        HintsOff(bench);
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

    /// <summary>The same sale over and over is what these tests do; the hints against it have tests of their own.</summary>
    private static void HintsOff(Workbench bench)
    {
        SettingsFile file = new(bench.Flash);
        TerminalSettings settings = new();
        file.Load(settings);
        settings.DuplicateMinutes = settings.CardDeclines = 0;
        file.Save(settings);
    }

    internal static void ToPin(Workbench bench)
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

    internal static void Pin(Workbench bench) => bench.Tap(Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6, Key.Enter);

    /// <summary>A whole sale of 5.00, slips included.</summary>
    internal static void Sale(Workbench bench)
    {
        ToPin(bench);
        Pin(bench);
        bench.ExpectScreen("交易成功", 20_000);
        bench.ExpectScreen("[确认]消费", 60_000);
    }
}
