using System.Collections.Generic;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.Silicon;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Position;

/// <summary>Where the terminal stands: by the access points around it, reported in field 59 and judged on both sides.</summary>
[TestClass]
public sealed class PlaceTests
{
    private const string Home = "020000000001", Next = "020000000002", Stranger = "0200000000A1";

    private Workbench bench;

    [TestCleanup]
    public void SwitchOff()
    {
        if (bench is not null) Counter.Close(bench);
    }

    private void Open(string policy, string networks, EngineRules rules = null)
    {
        bench = new Workbench(new WorkbenchSetup { Book = rules is null ? BenchFile.Example() : BenchFile.Example() with { Rules = rules } });
        bench.SetParameter("placePolicy", policy);
        bench.SetParameter("lockMinutes", "0");
        bench.SetParameter("dimSeconds", "0");
        if (networks is not null) bench.SetParameter("placeNetworks", networks);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        bench.Wait(8000); // two looks
        bench.SignOn();
    }

    /// <summary>Field 59 of the last sale that the host has seen.</summary>
    private string Detail() => bench.Host.Ledger.Messages(60).First(m => m.Mti == "0200" && m.Incoming).Text;

    [TestMethod]
    public void A_card_sale_reports_the_access_points_with_their_strength_and_the_own_judgement()
    {
        Open("1", Next);
        bench.Sell("1000", "cup-debit");
        StringAssert.Contains(Detail(), "02031" + Home + "-52," + Next + "-71" + "03001" + "1");
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void The_place_stands_beside_the_pin_of_an_sm4_terminal()
    {
        bench = new Workbench();
        bench.SetUpAs("55667788");
        bench.SetParameter("placePolicy", "1");
        bench.SetParameter("signature", "0");
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        bench.Wait(4000);
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        StringAssert.Contains(Detail(), Home + "-52");
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void Policy_off_reports_nothing_and_does_not_even_look()
    {
        Open("0", Home);
        bench.Sell("1000", "cup-debit");
        Assert.IsFalse(Detail().Contains(Home));
        Assert.AreEqual(-1, bench.Handheld.Radio.ScanDoneNs);
    }

    [TestMethod]
    public void The_host_refuses_a_card_sale_from_elsewhere()
    {
        Open("1", null, new EngineRules { AccessPoints = new Dictionary<string, string[]> { ["12345678"] = [Stranger] } });
        bench.BeginSale("1000", "cup-debit");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("设备位置异常", 30_000);
        bench.Keys("ok");
        bench.Wait(10_000);
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void Reporting_never_refuses_and_enforcing_does()
    {
        Open("1", Stranger);
        bench.Keys("ok");
        bench.ExpectScreen("请输入金额", 3000);
        bench.Keys("cancel");
        bench.ExpectScreen("[确认]消费", 3000);
        bench.PowerCut();
        bench.SetParameter("placePolicy", "2");
        bench.PowerOn();
        bench.ExpectScreen("[确认]消费", 10_000);
        bench.Wait(10_000);
        bench.Keys("ok");
        bench.ExpectScreen("设备位置异常", 3000);
        bench.ExpectScreen("请联系收单机构", 3000);
    }

    [TestMethod]
    public void One_look_that_misses_everything_known_is_no_proof()
    {
        Open("2", Home);
        bench.Wifi(Air.Away);
        bench.Wait(9 * 60_000); // the next look is about to come
        while (bench.Handheld.Radio.ScanDoneNs < bench.Handheld.Clock.NowNs) bench.Wait(200);
        long first = bench.Handheld.Radio.ScanDoneNs;
        while (bench.Handheld.Clock.NowNs < first) bench.Wait(50);
        bench.Wifi(Air.Home); // before the second look
        bench.Wait(10_000);
        bench.Keys("ok");
        bench.ExpectScreen("请输入金额", 3000);
    }

    [TestMethod]
    [DataRow(Air.Nothing)]
    [DataRow(Air.Dead)]
    public void Without_eyes_nothing_is_refused_and_no_flow_waits(Air air)
    {
        bench = new Workbench();
        bench.SetParameter("placePolicy", "2");
        bench.SetParameter("placeNetworks", Stranger);
        bench.Wifi(air);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        if (air == Air.Dead)
        {
            // the radio is also the line: the terminal says that it has none, not that it stands in the wrong place
            bench.Keys("ok", "0", "1", "ok", "0", "0", "0", "0", "ok");
            bench.Wait(30_000);
            bench.ExpectNoScreen("设备位置异常", 100);
            return;
        }
        bench.SignOn();
        bench.Wait(25_000); // before the light goes off, when the first key only lights it again
        bench.Keys("ok");
        bench.ExpectScreen("请输入金额", 500);
    }

    [TestMethod]
    public void Addresses_are_on_no_paper_and_in_no_log()
    {
        Open("2", Stranger);
        bench.Keys("ok");
        bench.ExpectScreen("设备位置异常", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("[确认]消费", 3000);
        bench.Keys("menu", "6", "6");
        bench.ExpectPaper("登记热点: 1", 30_000);
        Assert.IsFalse(bench.PaperText.Contains(Stranger) || bench.PaperText.Contains(Home));
        bench.Wait(20_000);
        foreach (var (file, bytes) in bench.Flash.Snapshot())
            if (!file.StartsWith("settings")) Assert.IsFalse(System.Text.Encoding.ASCII.GetString(bytes).Contains("0200000000"), file);
    }
}
