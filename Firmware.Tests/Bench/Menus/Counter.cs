using Bench;
using Bench.Scenarios;
using Bench.VirtualBoard.MagStripe;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>A terminal on a counter, switched on, with a person's fingers.</summary>
internal static class Counter
{
    /// <summary>Switches a new terminal on and waits for the idle screen.</summary>
    public static Workbench Open(WorkbenchSetup setup = null)
    {
        Workbench bench = new(setup);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        return bench;
    }

    /// <summary>Presses keys by their names on the bench, one after the other.</summary>
    public static void Keys(this Workbench bench, params string[] names) => bench.Tap(names.Select(n => KeyNames.All[n]).ToArray());

    /// <summary>Types digits.</summary>
    public static void Type(this Workbench bench, string digits) => bench.Keys(digits.Select(c => c.ToString()).ToArray());

    /// <summary>Signs cashier 01 on.</summary>
    public static void SignOn(this Workbench bench)
    {
        bench.Keys("ok", "0", "1", "ok", "0", "0", "0", "0", "ok");
        bench.ExpectScreen("签到成功", 20_000);
        bench.Keys("ok");
        bench.ExpectScreen("[确认]消费", 3000);
    }

    /// <summary>From the idle screen to the PIN of a sale.</summary>
    public static void BeginSale(this Workbench bench, string fen, string card)
    {
        bench.Keys("ok");
        bench.Type(fen);
        bench.Keys("ok");
        bench.ExpectScreen("请确认金额", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("请刷卡", 3000);
        bench.Swipe(card, SwipeStyle.Normal);
        bench.ExpectScreen("请核对卡号", 3000);
        bench.Keys("ok");
    }

    /// <summary>A sale from idle to idle, both slips.</summary>
    public static void Sell(this Workbench bench, string fen, string card)
    {
        bench.BeginSale(fen, card);
        bench.FinishSale(bench.CardOf(card).Pin);
    }

    /// <summary>From the PIN to the idle screen.</summary>
    public static void FinishSale(this Workbench bench, string pin)
    {
        bench.ExpectScreen("请输入密码", 3000);
        bench.Type(pin);
        bench.Keys("ok");
        bench.ExpectScreen("请撕小票", 40_000);
        bench.Keys("ok");
        bench.ExpectScreen("[确认]消费", 30_000);
        bench.Wait(500); // a person reads before he presses a key
    }

    /// <summary>Switches off; nothing may have been mistreated.</summary>
    public static void Close(Workbench bench)
    {
        string complaint = bench.FirstComplaint;
        bench.Dispose();
        Assert.IsNull(complaint);
    }
}
