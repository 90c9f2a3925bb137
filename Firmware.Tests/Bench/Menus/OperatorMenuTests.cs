using Bench;
using Bench.Scenarios;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>Menus and operators by the keys of the real terminal.</summary>
[TestClass]
public sealed class OperatorMenuTests
{
    private Workbench bench;

    [TestInitialize]
    public void SwitchOn() => bench = Counter.Open();

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    [TestMethod]
    public void Menu_shows_what_there_is_and_goes_up_one_level_at_a_time()
    {
        bench.Keys("menu");
        bench.ExpectScreen("主菜单", 1000);
        bench.ExpectScreen("1 消费", 1000);
        bench.Keys("8");
        bench.ExpectScreen("6 联系客服", 1000);
        bench.Keys("6");
        bench.ExpectScreen("400-000-0000", 1000);
        bench.Keys("ok", "cancel");
        bench.ExpectScreen("主菜单", 1000);
        bench.Keys("cancel");
        bench.ExpectScreen("[功能]菜单", 1500);
    }

    [TestMethod]
    public void A_minute_without_a_key_goes_back_to_idle()
    {
        bench.Keys("menu", "8");
        bench.Wait(59_000);
        bench.ExpectScreen("6 联系客服", 100);
        bench.ExpectScreen("[功能]菜单", 3000);
    }

    [TestMethod]
    public void New_cashier_must_change_his_password_before_he_signs_on()
    {
        bench.Keys("menu", "9", "1", "2", "3", "4", "5", "6", "ok");
        bench.ExpectScreen("1 操作员管理", 3000);
        bench.Keys("1", "1", "0", "7", "ok");
        bench.ExpectScreen("07 OK", 3000);
        bench.Keys("ok", "cancel", "cancel", "cancel");
        bench.ExpectScreen("按[确认]签到", 2000);
        bench.Keys("ok", "0", "7", "ok", "0", "0", "0", "0", "ok");
        bench.ExpectScreen("请先修改初始密码", 3000);
        bench.Keys("ok", "2", "3", "4", "5", "ok", "2", "3", "4", "5", "ok");
        bench.ExpectScreen("不能用连续数字", 3000);
        bench.Keys("ok", "2", "5", "8", "0", "ok", "2", "5", "8", "1", "ok");
        bench.ExpectScreen("两次输入不一致", 3000);
        bench.Keys("ok", "2", "5", "8", "0", "ok", "2", "5", "8", "0", "ok");
        bench.ExpectScreen("密码已修改", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("签到成功", 20_000);
    }

    [TestMethod]
    public void Wrong_supervisor_password_is_counted_and_locks()
    {
        bench.Keys("menu", "9");
        for (int left = 4; left >= 1; left--)
        {
            bench.Keys("1", "1", "1", "1", "1", "1", "ok");
            bench.ExpectScreen("还可输入次数 " + left, 3000);
            bench.Keys("ok");
        }
        bench.Keys("1", "1", "1", "1", "1", "1", "ok");
        bench.ExpectScreen("操作员已锁定", 3000);
        bench.PowerCut();
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        bench.Keys("menu", "9", "1", "2", "3", "4", "5", "6", "ok");
        bench.ExpectScreen("操作员已锁定", 3000);
    }

    [TestMethod]
    public void Supervisor_and_system_do_not_sign_on()
    {
        bench.Keys("ok", "0", "0", "ok");
        bench.ExpectScreen("无此操作员", 2000);
        bench.Keys("ok", "9", "9", "ok");
        bench.ExpectScreen("无此操作员", 2000);
    }

    [TestMethod]
    public void With_delivered_passwords_nobody_trades()
    {
        Counter.Close(bench);
        bench = new Workbench();
        new Provisioning(bench.Flash, new BoardClock(bench.Handheld), bench.Handheld.MacAddress).DeliveredOperators();
        bench.PowerOn();
        bench.ExpectScreen("按[确认]签到", 5000);
        bench.Keys("menu", "1");
        bench.ExpectScreen("请先修改初始密码", 3000);
    }
}
