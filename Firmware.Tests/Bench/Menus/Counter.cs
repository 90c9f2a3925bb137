using Bench;
using Bench.Scenarios;
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

    /// <summary>Switches off; nothing may have been mistreated.</summary>
    public static void Close(Workbench bench)
    {
        string complaint = bench.FirstComplaint;
        bench.Dispose();
        Assert.IsNull(complaint);
    }
}
