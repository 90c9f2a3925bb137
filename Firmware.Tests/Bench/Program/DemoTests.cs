using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.Commands;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Bench.Program;

[TestClass]
public class DemoTests
{
    public TestContext TestContext { get; set; }

    [TestMethod]
    public void TheDemoDayEndsWithBothBooksInAgreement()
    {
        string folder = Path.Combine(TestContext.TestRunDirectory ?? Path.GetTempPath(), "demo-" + Guid.NewGuid().ToString("N"));
        using var bench = new Workbench(new WorkbenchSetup { OutFolder = folder });
        Assert.IsNull(ScenarioRunner.Run(DemoCommand.Day("demo"), bench, new ConsoleReport(Console.Out)));
        foreach (string png in new[] { "02-ready.png", "06-sale-merchant-copy.png", "13-reversed.png" })
            CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, File.ReadAllBytes(Path.Combine(folder, png))[..4], png);
        Directory.Delete(folder, true);
    }

    [TestMethod]
    public void EveryFieldOfTheSlipIsTheLedgersOwn()
    {
        using var bench = new Workbench();
        var slips = new List<string>();
        bench.Said += slips.Add;
        var play = Scenario.Parse("sale", """
            power on
            expect screen "未签到" within 10s
            key ok 0 1 ok 0 0 0 0 ok
            expect screen "[确认]消费" within 30s
            key ok 1 2 3 4 5 6 ok ok
            expect screen "请刷卡"
            swipe cup-credit 25ips
            expect screen "请核对卡号"
            key ok
            expect screen "请输入密码"
            pin 135790
            expect screen "请撕小票" within 60s
            slip merchant
            key ok
            expect screen "[确认]消费" within 60s
            slip holder
            """);
        Assert.IsNull(ScenarioRunner.Run(play, bench, new ConsoleReport(Console.Out)));
        TradeRecord sale = bench.Host!.Ledger.Transactions().Single();
        Assert.AreEqual(2, slips.Count);
        foreach (string slip in slips)
        {
            string text = string.Concat(slip.Where(c => !char.IsWhiteSpace(c)));
            void Bears(string what) => StringAssert.Contains(text, string.Concat(what.Where(c => !char.IsWhiteSpace(c))));
            Bears(bench.Host.Ledger.Merchant(sale.Merchant)!.Name);
            Bears("(MERCHANT NO):" + sale.Merchant);
            Bears("(TERMINAL NO):" + sale.Terminal);
            Bears("(OPERATOR NO):01");
            Bears("(ISSUER):" + bench.CardOf("cup-credit").Issuer);
            Bears(sale.MaskedPan + "/S");
            Bears("消费/SALE");
            Bears(string.Create(CultureInfo.InvariantCulture, $"(BATCH NO):{sale.Batch:D6}"));
            Bears(string.Create(CultureInfo.InvariantCulture, $"(VOUCHER NO):{sale.Stan:D6}"));
            Bears("(AUTH NO):" + sale.AuthCode);
            Bears("(REF. NO):" + sale.Rrn);
            Bears("(DATE/TIME):" + sale.Time.ToString("yyyy/MM/dd HH:mm:ss", CultureInfo.InvariantCulture));
            Bears("RMB 1,234.56");
            Assert.IsFalse(text.Contains(sale.Pan, StringComparison.Ordinal), "the full card number is on the slip");
        }
        Assert.AreEqual(123456, sale.Amount);
        Assert.AreEqual(6, sale.AuthCode.Length);
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void AFailingStepIsNamedAndTheRestIsNotPlayed()
    {
        using var bench = new Workbench();
        string why = ScenarioRunner.Run(Scenario.Parse("x", "power on\nexpect screen \"never\" within 200ms\nswipe nobody"), bench, new ConsoleReport(Console.Out));
        StringAssert.Contains(why, "x, line 2");
        StringAssert.Contains(why, "never");
    }

    [TestMethod]
    public void ARestartFromTheDataFolderKeepsKeysBatchAndLedger()
    {
        string data = Path.Combine(Path.GetTempPath(), "bench-data-" + Guid.NewGuid().ToString("N"));
        try
        {
            using (var bench = new Workbench(new WorkbenchSetup { DataFolder = data }))
            {
                bench.PowerOn();
                bench.ExpectScreen("未签到", 10_000);
                bench.Tap(Key.Enter, Key.D0, Key.D1, Key.Enter, Key.D0, Key.D0, Key.D0, Key.D0, Key.Enter);
                bench.ExpectScreen("[确认]消费", 30_000);
            }
            using (var bench = new Workbench(new WorkbenchSetup { DataFolder = data }))
            {
                Assert.IsTrue(TerminalBooks.Read(bench.Flash).State.SignedOn);
                bench.PowerOn();
                bench.ExpectScreen("[确认]消费", 10_000);
                bench.ExpectLedgerAgrees();
            }
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }
}
