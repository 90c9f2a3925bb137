using System;
using System.Collections;
using System.Globalization;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Acquirer;

namespace PosFirmware.Tests.Bench.Qr;

/// <summary>The bench acquirer's side of QR payments, with messages that owe nothing to the firmware.</summary>
[TestClass]
public class QrEngineTests
{
    private const string Device = "A20330100202020101234567890" + "03006345678";
    private readonly TestHost host = new();
    private TestTerminal terminal;

    [TestInitialize]
    public void SignOn()
    {
        terminal = host.Terminal;
        Assert.AreEqual("00", terminal.SignOn()[39]);
    }

    [TestCleanup]
    public void Close()
    {
        CollectionAssert.AreEqual(Array.Empty<string>(), (ICollection)host.Ledger.Audit());
        host.Dispose();
    }

    [TestMethod]
    public void A_code_pays_once_and_names_its_voucher()
    {
        string code = host.Ledger.NewPayCode("alipay", host.Now);
        IsoMessage answer = Pay(code, 2500);
        Assert.AreEqual("00", answer[39]);
        Assert.AreEqual("A402020260717000000000001A600202", answer[59]);
        Assert.AreEqual(300000 - 2500, host.Balance("alipay"));
        Assert.AreEqual("P3", Pay(code, 2500)[39], "the code is used up");
        Assert.AreEqual("P3", Pay("281111111111111111", 2500)[39], "nobody's code");
        string old = host.Ledger.NewPayCode("alipay", host.Now);
        host.Now = host.Now.AddSeconds(61);
        Assert.AreEqual("P3", Pay(old, 2500)[39], "a minute is over");
        Assert.AreEqual(300000 - 2500, host.Balance("alipay"));
    }

    [TestMethod]
    public void A_customer_who_has_to_confirm_pays_when_he_does()
    {
        IsoMessage asked = Pay(host.Ledger.NewPayCode("wallet-asks", host.Now), 700);
        Assert.AreEqual("P1", asked[39]);
        Assert.AreEqual("P1", Query(asked.Stan)[39]);
        host.Now = host.Now.AddSeconds(20);
        Assert.AreEqual(PayResult.Paid, host.Engine.Wallets.Answer("wallet-asks", true, host.Now));
        IsoMessage paid = Query(asked.Stan);
        Assert.AreEqual("00", paid[39]);
        Assert.AreEqual("000000000700", paid[4]);
        Assert.AreEqual("093035", paid[12], "time of the payment, not of the question");
        Assert.AreEqual(500000 - 700, host.Balance("wallet-asks"));
        Assert.AreEqual(PayResult.Gone, host.Engine.Wallets.Answer("wallet-asks", true, host.Now));
    }

    [TestMethod]
    public void Time_confirms_refuses_and_closes()
    {
        int wechat = Pay(host.Ledger.NewPayCode("wechat", host.Now), 700).Stan, refuses = Pay(host.Ledger.NewPayCode("wallet-refuses", host.Now), 800).Stan;
        int never = Pay(host.Ledger.NewPayCode("wallet-asks", host.Now), 900).Stan;
        host.Now = host.Now.AddSeconds(10);
        Assert.AreEqual("00", Query(wechat)[39]);
        Assert.AreEqual("P5", Query(refuses)[39]);
        Assert.AreEqual("P1", Query(never)[39]);
        host.Now = host.Now.AddSeconds(300);
        Assert.AreEqual("P2", Query(never)[39]);
        Assert.AreEqual(PayResult.Gone, host.Engine.Wallets.Answer("wallet-asks", true, host.Now));
        Assert.AreEqual("25", Query(9999)[39]);
    }

    [TestMethod]
    public void A_reversal_gives_back_what_was_paid_and_closes_what_was_not()
    {
        string good = host.Ledger.NewPayCode("alipay", host.Now), asks = host.Ledger.NewPayCode("wallet-asks", host.Now);
        IsoMessage paid = Pay(good, 2500), asked = Pay(asks, 700);
        Assert.AreEqual("30", Reverse(paid, "")[39], "without the code");
        Assert.AreEqual("30", Reverse(paid, "6212345678901234567")[39], "with another code");
        Assert.AreEqual(300000 - 2500, host.Balance("alipay"));
        Assert.AreEqual("00", Reverse(paid, good)[39]);
        Assert.AreEqual("00", Reverse(asked, asks)[39]);
        Assert.AreEqual(300000, host.Balance("alipay"));
        Assert.AreEqual(PayResult.Gone, host.Engine.Wallets.Answer("wallet-asks", true, host.Now));
        Assert.AreEqual("P2", Query(asked.Stan)[39]);
        Assert.AreEqual("P2", Query(paid.Stan)[39]);
    }

    [TestMethod]
    public void An_order_is_paid_by_whoever_scans_it()
    {
        IsoMessage order = Order(1999);
        Assert.AreEqual("00", order[39]);
        Assert.AreEqual("P1", Query(order.Stan)[39]);
        Assert.AreEqual(PayResult.Unknown, host.Engine.Wallets.Scan("https://elsewhere.example", "alipay", host.Now));
        Assert.AreEqual(PayResult.Paid, host.Engine.Wallets.Scan(order[62], "unionpay", host.Now));
        Assert.AreEqual(PayResult.Gone, host.Engine.Wallets.Scan(order[62], "alipay", host.Now), "paid once is paid");
        IsoMessage paid = Query(order.Stan);
        Assert.AreEqual("00", paid[39]);
        Assert.AreEqual(order[37], paid[37]);
        Assert.AreEqual("P6", CloseOrder(order.Stan)[39]);
        Assert.AreEqual(800000 - 1999, host.Balance("unionpay"));
    }

    [TestMethod]
    public void A_closed_order_cannot_be_paid_even_when_it_arrives_late()
    {
        IsoMessage order = Order(1999);
        Assert.AreEqual("00", CloseOrder(order.Stan)[39]);
        Assert.AreEqual(PayResult.Gone, host.Engine.Wallets.Scan(order[62], "alipay", host.Now));
        Assert.AreEqual("P2", Query(order.Stan)[39]);
        int late = terminal.Stan + 1;
        Assert.AreEqual("00", CloseOrder(late)[39]);
        terminal.Stan = late;
        Assert.AreEqual("P2", Order(500)[39]);
    }

    [TestMethod]
    public void Refunds_in_part_stop_at_the_amount_and_need_the_right_order()
    {
        IsoMessage sale = Pay(host.Ledger.NewPayCode("alipay", host.Now), 1000);
        string voucher = Tlv59.Parse(sale[59])["A4"];
        Assert.AreEqual("25", Refund(sale, 100, "20260717000000000099")[39]);
        IsoMessage first = Refund(sale, 400, voucher);
        Assert.AreEqual("00", first[39]);
        Assert.AreEqual("000000000600", Tlv59.Parse(QueryOrder(voucher)[59])["A7"]);
        Assert.AreEqual("61", Refund(sale, 601, voucher)[39]);
        terminal.Stan = first.Stan;
        Assert.AreEqual("94", Refund(sale, 400, voucher)[39], "the same number again moves nothing");
        terminal.Stan = 50;
        Assert.AreEqual("00", Refund(sale, 600, voucher)[39]);
        Assert.AreEqual("61", Refund(sale, 1, voucher)[39]);
        Assert.AreEqual(300000, host.Balance("alipay"));
        Assert.AreEqual("25", Void(sale, 1000, voucher)[39], "what was refunded cannot be voided");
        Assert.AreEqual("25", QueryOrder("20260717000000000099")[39]);
    }

    [TestMethod]
    public void A_terminal_that_reports_another_place_is_refused()
    {
        using TestHost elsewhere = new(new EngineRules { Places = new System.Collections.Generic.Dictionary<string, string> { ["12345678"] = "31.2304N121.4737E" } });
        terminal = elsewhere.Terminal;
        Assert.AreEqual("00", terminal.SignOn()[39]);
        string code = elsewhere.Ledger.NewPayCode("alipay", elsewhere.Now);
        Assert.AreEqual("P4", Send(Make(TradeKind.QrSale, 100, Device + Tlv59.Put("A3", code) + Tlv59.Put("A5", "39.9042N116.4074E")))[39]);
        Assert.AreEqual("00", Send(Make(TradeKind.QrSale, 100, Device + Tlv59.Put("A3", code) + Tlv59.Put("A5", "31.2304N121.4737E")))[39]);
    }

    [TestMethod]
    public void A_void_needs_the_whole_amount_and_the_day()
    {
        IsoMessage sale = Pay(host.Ledger.NewPayCode("unionpay", host.Now), 1000);
        string voucher = Tlv59.Parse(sale[59])["A4"];
        Assert.AreEqual("64", Void(sale, 999, voucher)[39]);
        Assert.AreEqual("00", Void(sale, 1000, voucher)[39]);
        Assert.AreEqual("25", Void(sale, 1000, voucher)[39]);
        Assert.AreEqual(800000, host.Balance("unionpay"));
        Assert.AreEqual("000000000000", Tlv59.Parse(QueryOrder(voucher)[59])["A7"]);
    }

    private IsoMessage Make(TradeKind kind, long amount, string detail)
    {
        TradeRow row = TradeTable.Row(kind);
        var m = new IsoMessage(row.Mti);
        m[3] = row.Processing + "0000";
        if (amount > 0) m[4] = amount.ToString("D12", CultureInfo.InvariantCulture);
        m[11] = $"{terminal.Stan++:D6}";
        m[22] = row.Qr ? "032" : "002";
        m[25] = row.Condition;
        m[41] = terminal.Id;
        m[42] = terminal.Merchant;
        m[49] = "156";
        m[59] = detail;
        m[60] = $"{row.TypeCode}{terminal.Batch:D6}000500";
        return m;
    }

    private IsoMessage Send(IsoMessage m) => terminal.Send(m, mac: true);

    private IsoMessage Pay(string code, long amount) => Send(Make(TradeKind.QrSale, amount, Device + Tlv59.Put("A3", code)));

    private IsoMessage Order(long amount) => Send(Make(TradeKind.QrOrder, amount, Device));

    private IsoMessage Query(int stan) => Send(Named(Make(TradeKind.Query, 0, null), stan));

    private IsoMessage CloseOrder(int stan) => Send(Named(Make(TradeKind.QrClose, 0, null), stan));

    private IsoMessage QueryOrder(string voucher) => Send(Make(TradeKind.QrQuery, 0, Tlv59.Put("A4", voucher)));

    private IsoMessage Named(IsoMessage m, int stan)
    {
        m[61] = $"{terminal.Batch:D6}{stan:D6}";
        return m;
    }

    private IsoMessage Void(IsoMessage sale, long amount, string voucher)
    {
        IsoMessage m = Named(Make(TradeKind.QrVoid, amount, Tlv59.Put("A4", voucher)), sale.Stan);
        m[37] = sale[37];
        return Send(m);
    }

    private IsoMessage Refund(IsoMessage sale, long amount, string voucher)
    {
        IsoMessage m = Make(TradeKind.QrRefund, amount, Tlv59.Put("A4", voucher));
        m[37] = sale[37];
        m[61] = "000000000000" + sale[13];
        return Send(m);
    }

    private IsoMessage Reverse(IsoMessage of, string code)
    {
        IsoMessage m = Make(TradeKind.QrSale, of.Amount, code.Length == 0 ? Device : Device + Tlv59.Put("A3", code));
        m.Mti = "0400";
        m[11] = of[11];
        m[39] = "98";
        return Send(m);
    }
}
