using System;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.Emv;
using Bench.VirtualBoard.Emv;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>Chip cards in whole flows: real firmware, simulated slot and card, the bench acquirer.</summary>
[TestClass]
public class ChipSaleTests
{
    private static readonly KeyFile Keys = KeyFile.Example();

    private static EmvCard Card(string id) => new(ChipFile.Example().Cards.Single(c => c.Id == id), Keys);

    private static void Insert(Workbench bench, EmvCard card, CardManners manners = null)
    {
        bench.Handheld.InsertCard(new ContactCard(card, card.Entry.Protocol == 1 ? CardTransport.T1 : CardTransport.T0, manners));
        bench.Wait(100);
    }

    private static void Remove(Workbench bench)
    {
        bench.Handheld.RemoveCard();
        bench.Wait(300);
    }

    private static void ToCard(Workbench bench)
    {
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入金额", 60_000);
        bench.Tap(Key.D5, Key.DoubleZero, Key.Enter);
        bench.ExpectScreen("请确认金额", 2_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请刷卡或插卡", 2_000);
    }

    private static void Pin(Workbench bench, string digits)
    {
        bench.Tap([.. digits.Select(d => (Key)((int)Key.D0 + d - '0')), Key.Enter]);
    }

    private static void NoComplaints(Workbench bench) => Assert.IsNull(bench.FirstComplaint, bench.FirstComplaint);

    private static Workbench Inserted(string id, out EmvCard card, CardManners manners = null)
    {
        Workbench bench = Cashier.SignedOn();
        card = Card(id);
        ToCard(bench);
        Insert(bench, card, manners);
        return bench;
    }

    private static void ToPin(Workbench bench)
    {
        bench.ExpectScreen("请核对卡号", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入密码", 10_000);
    }

    private static void Out(Workbench bench)
    {
        bench.ExpectScreen("请取出卡片", 90_000);
        Remove(bench);
        bench.ExpectScreen("[确认]消费", 10_000);
        NoComplaints(bench);
    }

    private static TradeRecord Last(Workbench bench) => bench.Host.Ledger.Transactions()[^1];

    /// <summary>
    /// Keys and applications are downloaded; a sale with DDA, PIN for the issuer and a script; its notice goes with the void, which
    /// reads the chip only; settlement takes the certificate.
    /// </summary>
    [TestMethod]
    public void FromDownloadToSettlement()
    {
        using Workbench bench = Cashier.SignedOn();
        bench.Tap(Key.Menu);
        bench.Wait(500);
        bench.Tap(Key.D7, Key.D5);
        bench.ExpectScreen("下载完成", 60_000);
        bench.ExpectScreen("[确认]消费", 20_000);
        bench.Host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.Script, IssuerScripts.Names.First(), false));
        EmvCard card = Card("cup-chip");
        ToCard(bench);
        Insert(bench, card);
        ToPin(bench);
        Pin(bench, "246810");
        bench.ExpectScreen("交易成功", 30_000);
        Out(bench);
        TradeRecord sale = Last(bench);
        ChipRecord chip = bench.Host.Ledger.Chip(sale.Id);
        Assert.AreEqual("051", sale.EntryMode);
        Assert.AreEqual("cryptogram right", chip.Verdict);
        Assert.AreEqual("0000048800", chip.Tvr);
        Assert.AreEqual("420300", chip.CvmResults);
        Assert.AreEqual("", chip.ScriptResult);
        StringAssert.Contains(bench.PaperText, "TC: ");
        StringAssert.Contains(bench.PaperText, "AID: A000000333010101");
        StringAssert.Contains(bench.PaperText, "/I");

        // void: the short form, and the notice before it
        bench.Tap(Key.Menu);
        bench.Wait(500);
        bench.Tap(Key.D2);
        bench.ExpectScreen("主管密码", 5_000);
        bench.Tap(Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6, Key.Enter);
        bench.ExpectScreen("请输入原凭证号", 5_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("RMB 5.00", 5_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请刷卡或插卡", 5_000);
        Insert(bench, card);
        ToPin(bench);
        Pin(bench, "246810");
        bench.ExpectScreen("交易成功", 30_000);
        Out(bench);
        Assert.AreEqual(TradeKind.SaleVoid, Last(bench).Kind);
        Assert.AreEqual("00", Last(bench).ResponseCode);
        StringAssert.StartsWith(bench.Host.Ledger.Chip(sale.Id).ScriptResult, "2");

        bench.Tap(Key.Menu);
        bench.Wait(500);
        bench.Tap(Key.D7, Key.D6);
        bench.ExpectScreen("是否批结算", 20_000);
        bench.Tap(Key.Enter);
        bench.Wait(30_000);
        StringAssert.StartsWith(bench.Host.Ledger.Chip(sale.Id).FinalCryptogram, "TC ");
        Assert.IsFalse(bench.Host.Ledger.Chip(sale.Id).IsFinalWrong);
    }

    /// <summary>The issuer approves, the card does not: reversed with reason 06, nothing booked, its refusal kept for settlement.</summary>
    [TestMethod]
    public void CardRefusesAfterApproval()
    {
        using Workbench bench = Inserted("chip-declines-second", out EmvCard _);
        bench.ExpectScreen("请核对卡号", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("冲正成功", 30_000);
        bench.ExpectScreen("卡片拒绝交易", 1_000);
        Out(bench);
        Assert.AreEqual(TradeState.Reversed, Last(bench).State);
        Assert.AreEqual("06", Last(bench).ReversalReason);
        bench.ExpectState(TerminalFact.All["transactions"], "0", 1_000);
        bench.ExpectState(TerminalFact.All["reversal"], "none", 1_000);
    }

    [TestMethod]
    [DataRow("chip-declines", "卡片拒绝交易")]
    [DataRow("chip-not-allowed", "卡片不接受此交易")]
    public void CardDeclinesAtOnce(string id, string words)
    {
        using Workbench bench = Inserted(id, out EmvCard _);
        bench.ExpectScreen("请核对卡号", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen(words, 10_000);
        Out(bench);
        Assert.AreEqual(0, bench.Host.Ledger.Transactions().Count);
    }

    [TestMethod]
    [DataRow("chip-app-blocked", "卡片应用已锁定")]
    [DataRow("chip-card-blocked", "卡片已锁定")]
    [DataRow("bad-no-pan", "卡片错误,交易终止")]
    public void CardThatEndsIt(string id, string words)
    {
        using Workbench bench = Inserted(id, out EmvCard _);
        bench.ExpectScreen(words, 10_000);
        bench.Tap(Key.Enter);
        Out(bench);
    }

    /// <summary>The card checks the PIN: tries left on the screen, and no PIN in the message.</summary>
    [TestMethod]
    public void OfflinePin()
    {
        using Workbench bench = Inserted("chip-offline-pin", out EmvCard _);
        ToPin(bench);
        Pin(bench, "111111");
        bench.ExpectScreen("还可输入次数 2", 5_000);
        Pin(bench, "222222");
        bench.ExpectScreen("最后一次机会", 5_000);
        Pin(bench, "112233");
        bench.ExpectScreen("交易成功", 30_000);
        Out(bench);
        Assert.AreEqual("052", Last(bench).EntryMode);
    }

    [TestMethod]
    public void CardholderChooses()
    {
        using Workbench bench = Inserted("chip-two-apps", out EmvCard _);
        bench.ExpectScreen("请选择应用", 10_000);
        bench.Tap(Key.D2);
        ToPin(bench);
        Pin(bench, "246810");
        bench.ExpectScreen("交易成功", 30_000);
        Out(bench);
        Assert.AreEqual("A000000333010102", bench.Host.Ledger.Chip(Last(bench).Id).Aid);
    }

    /// <summary>A swiped chip card is sent to the slot; after a chip that cannot be read three times its stripe is taken, and marked.</summary>
    [TestMethod]
    public void FallbackOnlyAfterTheChip()
    {
        using Workbench bench = Cashier.SignedOn();
        ToCard(bench);
        bench.Swipe("cup-chip", SwipeStyle.Normal);
        bench.ExpectScreen("请插卡", 5_000);
        for (int i = 0; i < 3; i++)
        {
            Insert(bench, Card("cup-chip"), new CardManners { Mute = true });
            bench.ExpectScreen("请取出卡片", 20_000);
            Remove(bench);
            bench.ExpectScreen(i < 2 ? "请检查芯片方向" : "请改用刷卡", 2_000);
        }
        bench.Swipe("cup-chip", SwipeStyle.Normal);
        ToPin(bench);
        Pin(bench, "246810");
        bench.ExpectScreen("交易成功", 30_000);
        bench.ExpectScreen("[确认]消费", 90_000);
        Assert.AreEqual("021", Last(bench).EntryMode);
        Assert.AreEqual("00", Last(bench).ResponseCode);
        NoComplaints(bench);
    }

    /// <summary>Nothing in common: no three tries, the stripe is next.</summary>
    [TestMethod]
    public void ForeignCard()
    {
        using Workbench bench = Inserted("chip-foreign", out EmvCard _);
        bench.ExpectScreen("请取出卡片", 10_000);
        Remove(bench);
        bench.ExpectScreen("不支持此卡应用", 2_000);
        bench.ExpectScreen("请改用刷卡", 2_000);
    }

    /// <summary>Taken out too early: before the PIN nothing has been sent; while the acquirer thinks, the card can no longer agree, and it is reversed.</summary>
    [TestMethod]
    public void TakenOutEarly()
    {
        using Workbench bench = Inserted("cup-chip", out EmvCard card);
        bench.ExpectScreen("请核对卡号", 10_000);
        Remove(bench);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("卡片拔出过早", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("[确认]消费", 20_000);
        Assert.AreEqual(0, bench.Host.Ledger.Transactions().Count);
        ToCard(bench);
        Insert(bench, card);
        ToPin(bench);
        bench.Host.Faults.Next(Fault.DelayResponse, mti: "0200", seconds: 5);
        Pin(bench, "246810");
        bench.Wait(2_000);
        Remove(bench);
        bench.ExpectScreen("冲正成功", 30_000);
        Assert.AreEqual("06", Last(bench).ReversalReason);
        bench.ExpectState(TerminalFact.All["transactions"], "0", 1_000);
    }

    [TestMethod]
    public void LostAnswer()
    {
        using Workbench bench = Inserted("cup-chip", out EmvCard _);
        ToPin(bench);
        bench.Host.Faults.Next(Fault.DropResponse, mti: "0200");
        Pin(bench, "246810");
        bench.ExpectScreen("冲正成功", 120_000);
        Out(bench);
        Assert.AreEqual("98", Last(bench).ReversalReason);
    }

    [TestMethod]
    public void HostDeclines()
    {
        using Workbench bench = Inserted("cup-chip", out EmvCard card);
        ToPin(bench);
        Pin(bench, "000000");
        bench.ExpectScreen("密码", 30_000);
        bench.ExpectScreen("应答码", 10_000);
        Out(bench);
        Assert.AreEqual("55", Last(bench).ResponseCode);
    }
}
