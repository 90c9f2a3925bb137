using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>Hints before the PIN, notices.</summary>
[TestClass]
public sealed class RiskTests
{
    private Workbench bench;

    [TestInitialize]
    public void SwitchOn() => bench = Counter.Open();

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    [TestMethod]
    public void Same_card_and_amount_within_five_minutes_is_asked_about()
    {
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        bench.BeginSale("1000", "cup-debit");
        bench.ExpectScreen("疑似重复交易", 3000);
        bench.ExpectScreen("凭证号 000002", 1000);
        bench.Keys("cancel");
        bench.ExpectScreen("交易已取消", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("[功能]菜单", 3000);
        bench.Wait(300);
        bench.BeginSale("1001", "cup-debit");
        bench.ExpectScreen("请输入密码", 3000);
        bench.Keys("cancel", "ok");
        bench.Wait(300_000);
        bench.Keys("clear"); // light
        bench.BeginSale("1000", "cup-debit");
        bench.ExpectScreen("请输入密码", 3000);
        bench.ExpectCount(LedgerCount.All["sale"], 1, 100);
    }

    [TestMethod]
    public void Going_on_is_possible_and_logged()
    {
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        bench.BeginSale("1000", "cup-debit");
        bench.ExpectScreen("疑似重复交易", 3000);
        bench.Keys("ok");
        bench.FinishSale(bench.CardOf("cup-debit").Pin);
        bench.ExpectCount(LedgerCount.All["sale"], 2, 100);
        bench.Keys("menu", "9", "1", "2", "3", "4", "5", "6", "ok");
        bench.ExpectScreen("5 操作日志", 3000);
        bench.Keys("5", "1");
        bench.ExpectScreen("风险提示", 2000);
        bench.ExpectScreen("duplicate, went on", 1000);
    }

    [TestMethod]
    public void Large_amount_is_confirmed_twice()
    {
        bench.SignOn();
        bench.BeginSale("1000000", "cup-debit");
        bench.ExpectScreen("大额交易,请核对", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("请输入密码", 3000);
    }

    [TestMethod]
    public void Third_decline_of_a_card_calls_the_supervisor()
    {
        bench.SignOn();
        for (int i = 0; i < 3; i++)
        {
            bench.BeginSale((900000 + i).ToString(), "cup-debit"); // more than the account holds
            bench.ExpectScreen("请输入密码", 3000);
            bench.Type(bench.CardOf("cup-debit").Pin);
            bench.Keys("ok");
            bench.ExpectScreen("应答码 51", 30_000);
            bench.Keys("ok");
            bench.ExpectScreen("[功能]菜单", 5000);
            bench.Wait(300);
        }
        bench.PowerCut(); // the count is in the audit log
        bench.PowerOn();
        bench.ExpectScreen("[确认]消费", 10_000);
        bench.Wait(300);
        bench.BeginSale("100", "cup-debit");
        bench.ExpectScreen("该卡多次被拒", 5000);
        bench.Keys("ok");
        bench.ExpectScreen("主管密码", 2000);
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("请输入密码", 3000);
    }

    [TestMethod]
    public void Maintenance_is_announced_and_blocks_refunds()
    {
        Counter.Close(bench);
        bench = new Workbench();
        SettingsFile file = new(bench.Flash);
        TerminalSettings settings = new();
        file.Load(settings);
        settings.MaintenanceFrom = "202607170900"; // the bench begins at 09:30 of that day
        settings.MaintenanceTo = "202607171000";
        file.Save(settings);
        bench.PowerOn();
        bench.ExpectScreen("系统维护中 09:00-10:00", 5000);
        bench.SignOn();
        bench.Keys("menu", "3", "1", "2", "3", "4", "5", "6", "ok");
        bench.ExpectScreen("请稍后退款", 5000);
        bench.Keys("ok");
        bench.ExpectScreen("[确认]消费", 2000);
    }

    [TestMethod]
    public void Guide_is_printed()
    {
        bench.Keys("menu", "8", "9");
        bench.ExpectPaper("操作指南", 20_000);
        bench.ExpectPaper("客服热线", 20_000);
        bench.Wait(3000);
        bench.TearOff();
        bench.Keys("cancel", "cancel", "menu", "8", "8");
        bench.Keys("cancel", "cancel", "menu", "8", "9");
        bench.ExpectPaper("SHORT GUIDE", 20_000);
        bench.ExpectPaper("HOTLINE: 400-000-0000", 20_000);
        bench.ExpectPaper("终端编号(TERMINAL NO): 12345678", 20_000);
        Assert.IsFalse(bench.PaperText.Contains("操作"), "the guide is in the language of the screen");
    }
}
