using System.Linq;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;
using Kind = PosFirmware.Storage.TransactionKind;

namespace PosFirmware.Tests.Bench.Settlement;

/// <summary>Settlement with the real firmware against the bench acquirer (operations.md 3.9, acquirer-protocol.md 6.7).</summary>
[TestClass]
public sealed class SettlementTests
{
    [TestMethod]
    public void A_balanced_batch_is_closed_without_details()
    {
        using SettleBench b = new();
        b.Seed(Kind.Sale, 12850);
        b.Seed(Kind.Sale, 4500);
        b.Seed(Kind.SaleVoid, 4500, original: b.LastStan);
        b.Seed(Kind.PreAuth, 100000, "cup-credit");
        b.Seed(Kind.Sale, 30000, "visa");
        b.PowerOn();
        b.OpenSettle();
        b.Bench.ExpectScreen("128.50", 5_000);
        b.Bench.Tap(Key.Enter);
        b.Finish();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 5)));
        SettlementRecord settlement = b.Ledger.Settlements().Single();
        Assert.IsTrue(settlement.Balanced);
        Assert.AreEqual("000000017350002000000004500001" + "0" + "000000030000001000000000000000" + "0", settlement.TerminalTotals);
        Assert.AreEqual(0, b.Ledger.Uploads("12345678", 1).Count);
        foreach (string line in new[] { "结算总计单", "内卡/DOMESTIC: 对账平", "外卡/FOREIGN: 对账平", "批次号(BATCH NO): 000001" }) b.Bench.ExpectPaper(line, 1000);
        StringAssert.Matches(b.Bench.PaperText, new System.Text.RegularExpressions.Regex(@"消费/SALE +1 +128\.50"));
        Assert.IsFalse(b.Books.State.SettlementSlipDue);
    }

    [TestMethod]
    public void An_unbalanced_batch_brings_its_details_and_both_sides_on_paper()
    {
        using SettleBench b = new();
        for (int i = 0; i < 9; i++) b.Seed(Kind.Sale, 100 + i, i % 2 == 0 ? "cup-debit-19" : "visa");
        b.Seed(Kind.Refund, 50, "cup-debit");
        b.Seed(Kind.CompletionAdvice, 700, "cup-credit");
        b.Seed(Kind.PreAuth, 900, "cup-credit");
        b.Seed(Kind.Sale, 8800, atTerminal: false);
        b.PowerOn();
        b.Settle();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 12)));
        Assert.IsFalse(b.Ledger.Settlements().Single().Balanced);
        var uploads = b.Ledger.Uploads("12345678", 1);
        Assert.AreEqual(9, uploads.Count(u => u.ManagementCode == "201"));
        Assert.AreEqual(2, uploads.Count(u => u.ManagementCode == "000"));
        Assert.IsTrue(uploads.All(u => u.Matched), "every detail is in the books: number, card and amount");
        foreach (string line in new[] { "内卡/DOMESTIC: 对账不平", "外卡/FOREIGN: 对账平", "主机借记/HOST DEBIT" }) b.Bench.ExpectPaper(line, 1000);
        Assert.AreEqual(0, b.Books.State.LastSettlement.Refused);
    }

    [TestMethod]
    public void One_batch_after_the_other_in_two_files()
    {
        using SettleBench b = new();
        for (int batch = 1; batch <= 3; batch++)
        {
            for (int i = 0; i < 5 - batch; i++) b.Seed(Kind.Sale, 1000 * batch + i);
            b.PowerOn();
            b.Settle();
            Assert.AreEqual("", string.Join("\n", b.Faults(batch, 5 - batch)), $"batch {batch}");
            Assert.IsTrue(b.Ledger.Settlements()[^1].Balanced, $"batch {batch}");
            b.SignOn();
            Assert.AreEqual(batch + 1, b.Books.State.Batch);
            b.Bench.PowerCut();
        }
    }

    [TestMethod]
    public void A_reversal_that_waits_goes_first()
    {
        using SettleBench b = new();
        b.Seed(Kind.Sale, 100);
        b.SeedLostSale(9900);
        b.Bench.NetworkDown(); // not at boot
        b.Bench.PowerOn();
        b.Bench.ExpectScreen("冲正未完成", 60_000);
        b.Bench.Tap(Key.Cancel);
        b.Bench.ExpectScreen("[功能]菜单", 15_000);
        b.OpenSettle();
        b.Bench.ExpectScreen("冲正未完成", 60_000);
        b.Bench.ExpectNoScreen("是否批结算", 1_000);
        Assert.AreEqual(0, b.Ledger.Settlements().Count, "settlement does not start");
        b.Bench.Tap(Key.Cancel);
        b.Bench.NetworkUp();
        b.Bench.ExpectScreen("[功能]菜单", 15_000);
        b.OpenSettle();
        b.Bench.ExpectScreen("冲正成功,未扣款", 60_000); // of the sale that was lost, by name
        b.Bench.ExpectScreen("RMB 99.00", 1_000);
        b.Bench.Wait(1_000);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("是否批结算", 5_000);
        b.Bench.Wait(1_000);
        b.Bench.Tap(Key.Enter);
        b.Finish();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 1)));
        Assert.IsTrue(b.Ledger.Settlements().Single().Balanced);
        Assert.AreEqual(1, b.Ledger.Reversals().Count);
    }

    [TestMethod]
    public void Code_95_brings_the_details()
    {
        using SettleBench b = new();
        for (int i = 0; i < 3; i++) b.Seed(Kind.Sale, 100 + i);
        b.PowerOn();
        b.Bench.Host!.Faults.Next(Fault.Decline, "0500", code: "95");
        b.Settle();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 3)));
        Assert.AreEqual(3, b.Ledger.Uploads("12345678", 1).Count);
        Assert.IsFalse(b.Ledger.Settlements().Single().Balanced);
    }

    [TestMethod]
    public void An_end_that_nobody_knows_is_settled_anew()
    {
        using SettleBench b = new();
        for (int i = 0; i < 3; i++) b.Seed(Kind.Sale, 100 + i);
        b.PowerOn();
        b.Bench.Host!.Faults.Next(Fault.Decline, "0320", code: "25"); // of a balanced settlement only the end is an 0320
        b.OpenSettle();
        b.Bench.ExpectScreen("是否批结算", 5_000);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("未结算,请重新结算", 60_000);
        Assert.AreEqual(3, b.Books.Transactions.Count);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("[功能]菜单", 5_000);
        b.Settle();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 3)));
    }

    [TestMethod]
    public void A_refused_settlement_is_told_and_changes_nothing()
    {
        using SettleBench b = new();
        b.Seed(Kind.Sale, 100);
        b.PowerOn();
        b.Bench.Host!.Faults.Next(Fault.Decline, "0500", code: "96");
        b.OpenSettle();
        b.Bench.ExpectScreen("是否批结算", 5_000);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("应答码 96", 30_000);
        Assert.IsFalse(b.Books.State.Settling);
        Assert.AreEqual(1, b.Books.Transactions.Count);
    }

    [TestMethod]
    public void No_answer_settles_nothing_and_it_can_be_repeated()
    {
        using SettleBench b = new();
        b.Seed(Kind.Sale, 100);
        b.PowerOn();
        b.Bench.Host!.Faults.Next(Fault.DropResponse, "0500");
        b.OpenSettle();
        b.Bench.ExpectScreen("是否批结算", 5_000);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("未结算,请重新结算", 90_000);
        Assert.IsFalse(b.Books.State.Settling);
        Assert.AreEqual(1, b.Books.Transactions.Count);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("[功能]菜单", 5_000);
        b.Settle();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 1)));
    }

    [TestMethod]
    public void A_halted_settlement_allows_nothing_else_and_goes_on_where_it_was()
    {
        using SettleBench b = new();
        for (int i = 0; i < 10; i++) b.Seed(Kind.Sale, 100 + i);
        b.Seed(Kind.Sale, 1, atTerminal: false);
        b.PowerOn();
        b.Bench.Host!.Faults.Always(Fault.DropResponse, "0320");
        b.OpenSettle();
        b.Bench.ExpectScreen("是否批结算", 5_000);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("结算中断,请继续结算", 300_000);
        b.Bench.Tap(Key.Cancel);
        b.Bench.PowerCut();
        b.PowerOn();
        b.Bench.ExpectScreen("结算中断", 5_000);
        b.Bench.Tap(Key.Menu, Key.D1); // a sale
        b.Bench.ExpectScreen("结算中断,请继续结算", 5_000);
        b.Bench.Tap(Key.Cancel);
        b.Bench.ExpectScreen("[功能]菜单", 5_000);
        b.Bench.Tap(Key.Menu, Key.D7, Key.D1); // sign-on
        b.Bench.ExpectScreen("结算中断,请继续结算", 5_000);
        b.Bench.Tap(Key.Cancel);
        b.Bench.NetworkUp();
        b.Bench.ExpectScreen("[功能]菜单", 5_000);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("结算中断,请继续结算", 5_000);
        b.Bench.Tap(Key.Enter);
        b.Finish();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 10)));
        Assert.AreEqual(10, b.Ledger.Uploads("12345678", 1).Count);
    }

    [TestMethod]
    public void Paper_that_ends_undoes_nothing_and_the_slip_comes_at_the_next_start()
    {
        using SettleBench b = new();
        b.Seed(Kind.Sale, 100);
        b.PowerOn();
        b.Bench.Paper(false);
        b.OpenSettle();
        b.Bench.ExpectScreen("是否批结算", 5_000);
        b.Bench.Tap(Key.Enter);
        b.Bench.ExpectScreen("打印机缺纸", 60_000);
        b.Bench.Tap(Key.Cancel);
        b.Finish();
        Assert.AreEqual("", string.Join("\n", b.Faults(1, 1)));
        Assert.IsTrue(b.Books.State.SettlementSlipDue);
        b.Bench.PowerCut();
        b.Bench.Paper(true);
        b.Bench.PowerOn();
        b.Finish();
        b.Bench.ExpectPaper("结算总计单", 1000);
        b.Bench.ExpectNoPaper("DUPLICATED");
        Assert.IsFalse(b.Books.State.SettlementSlipDue);
    }
}
