using Bench;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Diagnostics;

/// <summary>The diagnostic menu by the keys of the terminal.</summary>
[TestClass]
public sealed class DiagnosticMenuTests
{
    private Workbench bench;

    [TestInitialize]
    public void SwitchOn()
    {
        bench = Counter.Open();
        bench.SignOn();
        bench.OpenMaintenance();
    }

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    [TestMethod]
    public void Every_key_in_its_turn_passes_and_a_wrong_one_fails()
    {
        bench.Keys("1");
        bench.ExpectScreen("03 按键", 3000);
        bench.Keys("0", "3");
        string[] keys = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "00", ".", "cancel", "clear", "ok", "menu", "up", "down", "last", "feed"];
        bench.ExpectScreen("1/20", 3000);
        bench.Keys(keys);
        bench.ExpectScreen("通过", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("03 按键  +", 3000);
        bench.Keys("0", "3");
        bench.ExpectScreen("1/20", 3000);
        bench.Keys("0", "2");
        bench.ExpectScreen("E391", 3000);
    }

    [TestMethod]
    public void Colours_leave_the_screen_as_it_was()
    {
        bench.Keys("1");
        bench.ExpectScreen("02 显示屏", 3000);
        bench.Keys("0", "2");
        bench.ExpectScreen("五种颜色均匀?", 10_000);
        bench.Keys("ok");
        bench.ExpectScreen("通过", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("02 显示屏  +", 3000);
    }

    [TestMethod]
    public void Results_are_printed_with_their_date_also_after_a_power_cut()
    {
        bench.Handheld.Radio.Works = false;
        bench.Keys("2");
        bench.ExpectScreen("失败 2", 60_000); // Wi-Fi and location
        bench.Keys("ok");
        bench.PowerCut();
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 10_000);
        bench.OpenMaintenance();
        bench.Keys("3");
        bench.ExpectPaper("终端自检报告", 20_000);
        bench.ExpectScreen("1 硬件测试", 20_000);
        StringAssert.Contains(bench.PaperText, "15 无线网络 失败 0717 1501");
        StringAssert.Contains(bench.PaperText, "NO RADIO");
        StringAssert.Contains(bench.PaperText, "26 定位 失败 0717 2601");
        StringAssert.Contains(bench.PaperText, "16 移动网络 未装");
        StringAssert.Contains(bench.PaperText, "失败 2");
    }
}
