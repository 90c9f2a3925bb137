using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>Parameters and the audit log by the keys of the real terminal.</summary>
[TestClass]
public sealed class ParameterMenuTests
{
    private Workbench bench;

    [TestInitialize]
    public void SwitchOn() => bench = Counter.Open();

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    private void OpenSystemMenu()
    {
        bench.Keys("menu", "0");
        bench.Type("88888888");
        bench.Keys("ok");
        bench.ExpectScreen("1 商户参数", 3000);
    }

    private TerminalSettings Stored()
    {
        TerminalSettings settings = new();
        Assert.IsTrue(new SettingsFile(bench.Flash).Load(settings));
        return settings;
    }

    [TestMethod]
    public void Number_is_checked_saved_and_logged()
    {
        OpenSystemMenu();
        bench.Keys("2", "down", "down", "down", "down");
        bench.ExpectScreen("打印联数", 1000);
        bench.Keys("ok", "4", "ok");
        bench.ExpectScreen("输入值无效", 1000);
        bench.Keys("ok", "ok", "1", "ok");
        bench.ExpectScreen("参数已保存", 1000);
        bench.Keys("ok", "cancel");
        bench.PowerCut();
        bench.PowerOn();
        Assert.AreEqual(1, Stored().SlipCopies);
        bench.ExpectScreen("[功能]菜单", 5000);
        OpenSystemMenu();
        bench.Keys("8", "5", "1");
        bench.ExpectScreen("参数修改", 1000);
        bench.ExpectScreen("slipCopies", 1000);
        bench.ExpectScreen("操作员号 99", 1000);
    }

    [TestMethod]
    public void Hotline_is_typed_with_letters()
    {
        OpenSystemMenu();
        bench.Keys("1", "up", "up", "up");
        bench.ExpectScreen("客服热线", 1000);
        bench.Keys("ok");
        for (int i = 0; i < 12; i++) bench.Keys("clear");
        bench.Keys(".", "2", "2", "2", "2", "3");   // four taps of ABC2, then D
        bench.Keys(".", "7", "7", "7");              // small r
        bench.Keys(".", "5", "ok");                  // digit 5
        bench.ExpectScreen("参数已保存", 2000);
        Assert.AreEqual("2Dr5", Stored().Hotline);
    }

    [TestMethod]
    public void Merchant_number_needs_the_security_password()
    {
        OpenSystemMenu();
        bench.Keys("1", "ok");
        bench.ExpectScreen("新密码", 1000);   // there is none yet: the administrator sets one
        bench.Type("271828");
        bench.Keys("ok");
        bench.Type("271828");
        bench.Keys("ok");
        bench.ExpectScreen("密码已修改", 3000);
        bench.Keys("ok", "clear", "9", "ok");
        bench.ExpectScreen("参数已保存", 2000);
        string number = Stored().MerchantId;
        Assert.AreEqual('9', number[14]);
        bench.Keys("ok", "ok");
        bench.ExpectScreen("安全密码", 1000);
    }

    [TestMethod]
    public void Signed_on_cashier_stands_in_the_way()
    {
        bench.SignOn();
        OpenSystemMenu();
        bench.Keys("2", "ok");
        bench.ExpectScreen("请签退后再试", 1000);
    }

    [TestMethod]
    public void Chinese_names_are_read_only()
    {
        OpenSystemMenu();
        bench.Keys("1", "down", "down");
        bench.ExpectScreen("商户名称", 1000);
        bench.Keys("ok");
        bench.ExpectScreen("仅限客服设置", 1000);
    }

    [TestMethod]
    public void Lists_are_printed()
    {
        bench.Keys("menu", "6", "6");
        bench.ExpectPaper("参数清单", 20_000);
        bench.ExpectPaper("打印联数: 2", 20_000);
        bench.ExpectScreen("6 参数打印", 5000);
    }
}
