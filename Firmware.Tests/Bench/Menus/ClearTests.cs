using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Bus;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>What the supervisor may take off the books by hand: never silently, never unprinted.</summary>
[TestClass]
public sealed class ClearTests
{
    private const string Supervisor = "123456", Administrator = "88888888";

    private Workbench bench;

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    [TestMethod]
    public void A_suspended_reversal_goes_only_with_its_slip()
    {
        bench = new Workbench();
        PendingMessage reversal = new(bench.Flash, "reversal");
        reversal.Keep(new HostRequest { Kind = TransactionKind.Sale, Amount = 1234, Stan = 7, Batch = 1 }, "621234******5678", new byte[16], new System.DateTime(2026, 7, 16, 8, 9, 10), 0);
        new SuspenseList(bench.Flash).Add(reversal);
        reversal.Remove();
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);

        bench.Paper(false);
        bench.Keys("menu", "9");
        bench.Type(Supervisor);
        bench.Keys("ok");
        bench.ExpectScreen("4 清除冲正", 2000);
        bench.Keys("4");
        bench.ExpectScreen("RMB 12.34", 2000);
        bench.ExpectScreen("000007", 1000);
        bench.Keys("ok");
        bench.ExpectScreen("须先向收单机构核实", 2000);
        bench.Keys("ok");
        bench.Type(Supervisor);
        bench.Keys("ok");
        bench.ExpectScreen("打印机缺纸", 5000);
        bench.Keys("cancel");
        bench.ExpectScreen("未打印,未清除", 2000);
        Assert.AreEqual(1, TerminalBooks.Read(bench.Flash).Suspended);
        Assert.AreNotEqual(AuditKind.SuspenseCleared, LastAudit().Kind);

        bench.Paper(true);
        bench.Keys("ok", "4", "ok", "ok");
        bench.Type(Supervisor);
        bench.Keys("ok");
        bench.ExpectScreen("已清除", 30_000);
        bench.ExpectPaper("由主管手工清除", 1000);
        bench.ExpectPaper("000007", 1000);
        Assert.AreEqual(0, TerminalBooks.Read(bench.Flash).Suspended);
        AuditEntry entry = LastAudit();
        Assert.AreEqual(AuditKind.SuspenseCleared, entry.Kind);
        Assert.AreEqual(7, entry.Stan);
        Assert.AreEqual(1234, entry.Amount);
        bench.Keys("ok");
        bench.ExpectScreen("无未达交易", 2000);
    }

    [TestMethod]
    public void An_open_batch_is_cleared_with_both_passwords_and_all_details_on_paper()
    {
        bench = Counter.Open();
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        bench.Sell("2500", "cup-credit");
        bench.TearOff();
        bench.Keys("menu", "9");
        bench.Type(Supervisor);
        bench.Keys("ok", "3");
        bench.ExpectScreen("有未结算交易!", 2000);
        bench.ExpectScreen("笔数 2", 1000);
        bench.Keys("ok");
        bench.ExpectScreen("系统管理密码", 2000);
        bench.Keys("cancel");
        Assert.AreEqual(2, TerminalBooks.Read(bench.Flash).Transactions.Count);
        bench.Keys("3", "ok");
        bench.Type(Administrator);
        bench.Keys("ok");
        bench.ExpectScreen("已清除", 60_000);
        bench.ExpectPaper("10.00", 1000);
        bench.ExpectPaper("25.00", 1000);
        bench.ExpectPaper("未结算流水清除", 1000);
        Assert.AreEqual(0, TerminalBooks.Read(bench.Flash).Transactions.Count);
        Assert.AreEqual(2, TerminalBooks.Read(bench.Flash, previous: true).Transactions.Count, "until the next settlement they can be looked up");
        Assert.AreEqual(AuditKind.LogCleared, LastAudit().Kind);

        // the terminal goes on: the acquirer has the batch still, so the settlement does not balance and comes to its end
        bench.Keys("ok", "cancel", "cancel");
        bench.Wait(500);
        bench.Sell("300", "cup-debit");
        bench.Keys("menu", "7", "6");
        bench.ExpectScreen("是否批结算?", 10_000);
        bench.Keys("ok");
        bench.ExpectScreen("是否打印明细?", 90_000);
        bench.Keys("cancel");
        bench.ExpectScreen("[功能]菜单", 5000);
        Assert.IsTrue(bench.Host!.Ledger.Settlements().Single().Closed);

        // and after it the settled batch can be thrown away too
        bench.Keys("menu", "9");
        bench.Type(Supervisor);
        bench.Keys("ok", "3");
        bench.ExpectScreen("清除已结算批次", 2000);
        bench.Keys("ok");
        bench.Type(Supervisor);
        bench.Keys("ok");
        bench.ExpectScreen("已清除", 5000);
        Assert.AreEqual(0, TerminalBooks.Read(bench.Flash, previous: true).Transactions.Count);
        bench.Keys("ok", "3");
        bench.ExpectScreen("无交易", 2000);
    }

    [TestMethod]
    public void Cash_is_a_note_and_nothing_more()
    {
        bench = Counter.Open();
        bench.SignOn();
        int writes = bench.Host!.Ledger.Transactions().Count;
        bench.Keys("menu", "9");
        bench.Type(Supervisor);
        bench.Keys("ok", "6");
        bench.ExpectScreen("现金退款登记", 2000);
        bench.Type("880");
        bench.Keys("ok");
        bench.ExpectScreen("请输入原凭证号", 2000);
        bench.Keys("ok", "1");
        bench.ExpectScreen("只登记打印,不联系银行", 2000);
        bench.Keys("ok");
        bench.ExpectPaper("现金 CASH", 30_000);
        bench.ExpectPaper("RMB 8.80", 10_000);
        bench.ExpectScreen("请撕小票", 30_000);
        bench.Keys("ok");
        bench.ExpectScreen("6 现金退款登记", 30_000);
        Assert.AreEqual(writes, bench.Host.Ledger.Transactions().Count);
        Assert.AreEqual(0, TerminalBooks.Read(bench.Flash).Transactions.Count);
        AuditEntry entry = LastAudit();
        Assert.AreEqual(AuditKind.CashNote, entry.Kind);
        Assert.AreEqual(880, entry.Amount);
    }

    [TestMethod]
    public void Defaults_leave_identity_line_keys_and_log_alone()
    {
        bench = new Workbench();
        TerminalSettings settings = new();
        SettingsFile file = new(bench.Flash);
        file.Load(settings);
        string merchant = settings.MerchantId, host = settings.TlsName;
        settings.RefundLimit = 1;
        settings.SlipCopies = 1;
        file.Save(settings);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        bench.Keys("menu", "0");
        bench.Type(Administrator);
        bench.Keys("ok", "8", "6");
        bench.ExpectScreen("交易控制等参数恢复出厂值", 2000);
        bench.Keys("ok");
        bench.ExpectScreen("参数已保存", 2000);
        TerminalSettings now = TerminalBooks.Read(bench.Flash).Settings;
        Assert.AreEqual(50000, now.RefundLimit);
        Assert.AreEqual(2, now.SlipCopies);
        Assert.AreEqual(merchant, now.MerchantId);
        Assert.AreEqual(host, now.TlsName);
        Assert.AreEqual(AuditKind.DefaultsRestored, LastAudit().Kind);
        bench.Keys("ok", "cancel", "cancel", "cancel");
        bench.SignOn(); // the keys are there
        bench.Keys("menu", "0");
        bench.Type(Administrator);
        bench.Keys("ok", "8", "6");
        bench.ExpectScreen("请签退后再试", 2000);
    }

    private AuditEntry LastAudit()
    {
        SimulatedFlash copy = new();
        copy.Restore(bench.Flash.Snapshot());
        AuditLog log = new(copy, new TerminalTime(new BoardClock(bench.Handheld)));
        log.Open();
        AuditEntry entry = new();
        if (log.Count > 0) Assert.IsTrue(log.Read(0, entry));
        return entry;
    }
}
