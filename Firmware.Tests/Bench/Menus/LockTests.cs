using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>Locking, and the light behind the screen.</summary>
[TestClass]
public sealed class LockTests
{
    private Workbench bench;

    [TestInitialize]
    public void SwitchOn()
    {
        bench = Counter.Open();
        bench.SignOn();
    }

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    [TestMethod]
    public void Lock_survives_power_off_and_its_cashier_opens_it()
    {
        bench.Keys("menu", "7", "7");
        bench.ExpectScreen("终端已锁定", 2000);
        bench.PowerCut();
        bench.PowerOn();
        bench.ExpectScreen("终端已锁定", 10_000);
        bench.Keys("menu");
        bench.Type("07");
        bench.Keys("ok");
        bench.ExpectScreen("仅限本柜员或主管", 2000);
        bench.Keys("ok");
        bench.ExpectScreen("终端已锁定", 2000);
        bench.Keys("ok");
        bench.Type("01");
        bench.Keys("ok");
        bench.Type("0000");
        bench.Keys("ok");
        bench.ExpectScreen("[确认]消费", 3000);
    }

    [TestMethod]
    public void Supervisor_opens_it_and_signs_the_cashier_out()
    {
        bench.Keys("menu", "7", "7");
        bench.ExpectScreen("终端已锁定", 2000);
        bench.Keys("ok");
        bench.Type("00");
        bench.Keys("ok");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("按[确认]签到", 3000);
    }

    [TestMethod]
    public void Light_goes_out_and_the_first_key_only_turns_it_on()
    {
        bench.Wait(29_000);
        Assert.IsTrue(bench.Handheld.Screen.Lit);
        bench.Wait(3_000);
        Assert.IsFalse(bench.Handheld.Screen.Lit);
        bench.Keys("menu");
        Assert.IsTrue(bench.Handheld.Screen.Lit);
        bench.ExpectScreen("[确认]消费", 1000);
        bench.Keys("menu");
        bench.ExpectScreen("主菜单", 1000);
    }

    [TestMethod]
    public void Ten_minutes_alone_lock_it()
    {
        bench.Wait(590_000);
        bench.Keys("menu"); // turns the light on, and begins the ten minutes afresh
        bench.ExpectScreen("[确认]消费", 1000);
        bench.Wait(605_000);
        bench.Keys("menu");
        bench.ExpectScreen("终端已锁定", 2000);
    }
}
