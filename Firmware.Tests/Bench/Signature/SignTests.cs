using Bench;
using Bench.Acquirer;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.Pen;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Signature;
using PosFirmware.Storage;
using PosFirmware.Tests.Bench.Menus;
using PosFirmware.Tests.Unit;

namespace PosFirmware.Tests.Bench.Signature;

/// <summary>A cardholder signs: screen, flash, paper, acquirer.</summary>
[TestClass]
public sealed class SignTests
{
    private Workbench bench;

    private void Open(params (string Name, string Value)[] parameters)
    {
        bench = new Workbench(new WorkbenchSetup { Signature = true });
        foreach (var (name, value) in parameters.Append(("duplicateMinutes", "0")).Append(("riskPercent", "0")).Append(("slipCopies", "1"))) bench.SetParameter(name, value);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        bench.SignOn();
    }

    [TestCleanup]
    public void SwitchOff()
    {
        if (bench is null) return;
        string complaint = bench.FirstComplaint;
        bench.Dispose();
        Assert.IsNull(complaint);
    }

    private void ToPad(string fen = "1000")
    {
        bench.TearOff();
        bench.BeginSale(fen, "cup-debit");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("请在框内签名", 30_000);
    }

    private void Done() => bench.ExpectScreen("[确认]消费", 60_000);

    private void Sign(int hand = 1)
    {
        bench.Sign(PenStyle.Name(hand));
        bench.Keys("ok");
        Done();
    }

    private IReadOnlyList<SignatureRecord> Uploaded => bench.Host.Ledger.Signatures();

    private SignatureStore Kept()
    {
        SignatureStore store = new(bench.Flash, SignatureStore.Largest, SignatureImage.Bytes, SignatureImage.MaxCoded);
        store.Open();
        return store;
    }

    [TestMethod]
    public void Paper_flash_and_acquirer_have_the_same_picture()
    {
        Open();
        ToPad("12850");
        Sign(3);
        SignatureRecord uploaded = Uploaded.Single();
        SignatureStore store = Kept();
        Assert.IsTrue(store.Load(uploaded.Batch, uploaded.Stan));
        CollectionAssert.AreEqual(store.Bits, uploaded.Picture.Bits);
        Assert.AreEqual(0, store.Pending);
        PaperPiece paper = bench.TearOff();
        Assert.IsTrue(Enumerable.Range(0, paper.Rows - SignatureImage.Height).Any(top => IsAt(paper, top, store.Bits)), "the slip bears it");
        TransactionRecord record = TerminalBooks.Read(bench.Flash).Transactions.Single();
        StringAssert.Contains(uploaded.Slip, "type: SALE");
        StringAssert.Contains(uploaded.Slip, $"time: {record.Year:D4}{record.Date:D4}{record.Time:D6}");
        Assert.AreEqual(FeatureCode.Of(record.SettlementDate, record.Rrn), store.FeatureCode);

        static bool IsAt(PaperPiece paper, int top, byte[] bits)
        {
            for (int row = 0; row < SignatureImage.Height; row++)
                if (!paper.Bits(top + row).AsSpan(9, 30).SequenceEqual(bits.AsSpan(30 * row, 30))) return false;
            return true;
        }
    }

    [TestMethod]
    public void A_long_picture_goes_in_parts()
    {
        Open(("signaturePacket", "120"), ("signaturePartDigit", "1"));
        ToPad();
        Sign(2);
        SignatureRecord uploaded = Uploaded.Single();
        Assert.IsTrue(uploaded.Complete && uploaded.Parts > 1);
        Assert.AreEqual((uploaded.Image.Length + 119) / 120, uploaded.Parts);
    }

    [TestMethod]
    public void A_part_that_is_lost_begins_the_signature_anew_after_the_next_sale()
    {
        Open(("signaturePacket", "120"));
        ToPad();
        bench.Network(new NetworkOrder(Fault.CloseBeforeResponse, Mti: "0820"));
        Sign(2);
        Assert.IsFalse(Uploaded.Single().Complete);
        Assert.AreEqual(1, Kept().Pending);
        ToPad();
        Sign(4);
        Assert.AreEqual(2, Uploaded.Count(u => u.Complete));
        Assert.AreEqual(0, Kept().Pending);
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void Settlement_asks_for_what_has_not_been_sent()
    {
        Open();
        bench.Network(new NetworkOrder(Fault.CloseAfterRequest, Always: true, Mti: "0820"));
        ToPad();
        Sign();
        Assert.AreEqual(0, Uploaded.Count);
        bench.NetworkUp();
        bench.Keys("menu", "7", "6");
        bench.ExpectScreen("是否批结算", 60_000);
        Assert.AreEqual(1, Uploaded.Count(u => u.Complete));
        bench.Keys("ok");
        bench.ExpectScreen("打印明细", 60_000);
        Assert.AreEqual(0, Kept().Pending);
    }

    [TestMethod]
    public void What_the_acquirer_refuses_thrice_is_signed_on_paper_and_settlement_goes_on()
    {
        Open();
        bench.Network(new NetworkOrder(Fault.Decline, Always: true, Mti: "0820", Code: "96"));
        ToPad();
        Sign();
        bench.TearOff();
        bench.Keys("menu", "7", "6");
        bench.ExpectScreen("签名上送失败", 60_000);
        bench.Keys("ok");
        bench.ExpectScreen("是否批结算", 60_000);
        bench.ExpectPaper("持卡人签名", 2000);
        bench.Keys("ok");
        bench.ExpectScreen("打印明细", 60_000);
        bench.Keys("cancel");
        Assert.AreEqual(0, Kept().Pending);
        bench.ExpectCount(LedgerCount.All["settlement"], 1, 1000);
        Assert.AreEqual(0, Uploaded.Count);
    }

    [TestMethod]
    public void Power_that_goes_while_signing_leaves_a_sale_that_can_still_be_signed()
    {
        Open();
        ToPad();
        bench.Sign(PenStyle.Name(5));
        bench.PowerCut();
        bench.PowerOn();
        bench.ExpectScreen("上笔交易未签名", 10_000);
        bench.Keys("ok");
        bench.ExpectScreen("请在框内签名", 5000);
        bench.Sign(PenStyle.Name(5));
        bench.Keys("ok");
        bench.ExpectScreen("凭证未打印", 10_000);
        bench.Keys("ok");
        Done();
        bench.ExpectPaper("电子签名", 2000);
        Assert.AreEqual(1, Kept().Pending, "it goes with the next sale");
        ToPad();
        Sign();
        Assert.AreEqual(2, Uploaded.Count);
    }

    [TestMethod]
    public void A_signature_that_differs_from_the_card_is_never_on_the_flash_nor_at_the_acquirer()
    {
        Open(("checkSignature", "1"));
        ToPad();
        bench.Sign(PenStyle.Name(2));
        bench.Keys("ok");
        bench.ExpectScreen("请核对签名", 10_000);
        Assert.AreEqual(0, Kept().Count, "nothing is kept before he has answered");
        bench.Keys("cancel");
        bench.ExpectScreen("签名不符", 2000);
        bench.Keys("ok");
        Done();
        bench.ExpectPaper("持卡人签名", 2000);
        Assert.AreEqual(0, Kept().Count);
        Assert.AreEqual(0, Uploaded.Count);
        StringAssert.Contains(RiskNote(), "signature differs");
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void A_signature_that_nobody_compares_is_kept_and_the_audit_log_says_so()
    {
        Open(("checkSignature", "1"), ("inputTimeoutMs", "5000"));
        ToPad();
        bench.Sign(PenStyle.Name(2));
        bench.Keys("ok");
        bench.ExpectScreen("请核对签名", 10_000);
        Done();
        Assert.AreEqual(1, Uploaded.Count(u => u.Complete));
        Assert.AreEqual("signature not compared", RiskNote());
    }

    private string RiskNote()
    {
        AuditLog log = new(bench.Flash, new TerminalTime(new FakeClock()));
        log.Open();
        AuditEntry entry = new();
        for (int back = 0; back < log.Count; back++)
            if (log.Read(back, entry) && entry.Kind == AuditKind.Risk) return entry.Detail;
        return "";
    }

    [TestMethod]
    public void In_training_nothing_leaves_and_nothing_stays()
    {
        Open();
        bench.Keys("menu", "8", "5", "ok");
        bench.ExpectScreen("培训模式", 2000);
        bench.ExpectScreen("[功能]菜单", 2000);
        bench.Keys("menu", "7", "1", "0", "1", "ok", "0", "0", "0", "0", "ok");
        bench.ExpectScreen("签到成功", 5000);
        bench.Keys("ok");
        ToPad();
        Sign();
        bench.ExpectPaper("电子签名", 2000);
        Assert.AreEqual(0, Uploaded.Count);
        Assert.AreEqual(0, Kept().Count);
    }

    [TestMethod]
    public void Without_a_panel_or_its_calibration_the_slip_is_signed()
    {
        Open();
        bench.Panel(PanelDamage.Short, 0);
        SaleOnPaper("触摸屏故障");
        bench.Panel(PanelDamage.None, 0);
        bench.PowerCut();
        bench.Flash.Attach(null); // a service centre's hands, not the terminal's
        bench.Flash.Delete("touch.a");
        bench.Flash.Delete("touch.b");
        bench.PowerOn();
        bench.ExpectScreen("[确认]消费", 10_000);
        SaleOnPaper("触摸屏未校准");
        Assert.AreEqual(0, Kept().Count);
    }

    private void SaleOnPaper(string why)
    {
        bench.TearOff();
        bench.BeginSale("1000", "cup-debit");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen(why, 30_000);
        bench.ExpectPaper("持卡人签名", 30_000);
        Done();
    }

    [TestMethod]
    public void Who_must_sign_cannot_leave_by_the_red_key()
    {
        Open(("signature", "2"));
        ToPad();
        bench.Keys("cancel");
        bench.ExpectScreen("请签名", 2000);
        bench.Sign(PenStyle.Named["off-pad"](1));
        bench.Keys("ok");
        Done();
        Assert.AreEqual(1, Uploaded.Count, "what came back onto the pad is a signature");
    }

    [TestMethod]
    public void A_panel_that_has_drifted_is_calibrated_anew_and_a_careless_finger_is_refused()
    {
        Open();
        bench.Panel(PanelDamage.None, 300);
        bench.Keys("menu", "7", "2");
        bench.ExpectScreen("未签到", 20_000);
        Calibrate();
        bench.ExpectScreen("校准成功", 5000);
        bench.Keys("ok");
        byte[] kept = bench.Flash.Snapshot()["touch.b"];
        bench.ExpectScreen("触摸屏校准", 2000); // back in the menu
        bench.Keys("7");
        bench.ExpectScreen("请点击十字中心", 2000);
        for (int i = 0; i < 6; i++)
        {
            bench.Touch(120 + 7 * i, 150);
            bench.Wait(250);
            bench.LiftFinger();
            bench.Wait(200);
        }
        bench.ExpectScreen("校准失败", 2000);
        CollectionAssert.AreEqual(kept, bench.Flash.Snapshot()["touch.b"]);
    }

    private void Calibrate()
    {
        bench.Keys("menu", "0");
        bench.Type("88888888");
        bench.Keys("ok", "7");
        bench.ExpectScreen("请点击十字中心", 5000);
        bench.Calibrate();
    }

    [TestMethod]
    public void A_void_is_signed_too()
    {
        Open();
        ToPad();
        Sign();
        bench.Keys("menu", "2");
        bench.Type("123456");
        bench.Keys("ok", "ok", "ok");
        bench.ExpectScreen("请刷卡", 5000);
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        bench.ExpectScreen("请核对卡号", 5000);
        bench.Keys("ok");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("请在框内签名", 30_000);
        Sign(6);
        StringAssert.Contains(Uploaded[1].Slip, "type: SALE VOID");
        StringAssert.Contains(Uploaded[1].Slip, $"original trace: {Uploaded[0].Stan:D6}");
    }
}
