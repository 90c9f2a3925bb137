using System;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>Void, refund, pre-authorisation family, reversal: what they do to the money and when they are refused.</summary>
[TestClass]
public class OriginalsTests
{
    private TestHost host;
    private TestTerminal terminal;
    private CardEntry debit, credit;

    [TestInitialize]
    public void Begin() => Begin(new EngineRules());

    private void Begin(EngineRules rules)
    {
        host?.Dispose();
        host = new TestHost(rules);
        terminal = host.Terminal;
        debit = host.Card("cup-debit");
        credit = host.Card("cup-credit");
        terminal.SignOn();
    }

    [TestCleanup]
    public void Close()
    {
        CollectionAssert.AreEqual(Array.Empty<string>(), (System.Collections.ICollection)host.Ledger.Audit());
        host.Dispose();
    }

    private long Balance => host.Balance("cup-debit");

    [TestMethod]
    public void Void_gives_all_back_once()
    {
        IsoMessage sale = terminal.Sale(debit, 1000);
        Assert.AreEqual("64", terminal.SaleVoid(debit, 999, sale)[39]);
        Assert.AreEqual("14", terminal.SaleVoid(credit, 1000, sale)[39]);
        Assert.AreEqual("00", terminal.SaleVoid(debit, 1000, sale)[39]);
        Assert.AreEqual(500000, Balance);
        Assert.AreEqual("25", terminal.SaleVoid(debit, 1000, sale)[39], "a second void");
        Assert.AreEqual("25", terminal.Refund(debit, 1000, sale)[39], "a refund after the void");
        Assert.AreEqual(500000, Balance);
    }

    [TestMethod]
    public void Void_of_another_day_or_an_unknown_sale_is_25()
    {
        IsoMessage sale = terminal.Sale(debit, 1000);
        IsoMessage other = terminal.Sale(debit, 500);
        string right = sale[37];
        sale[37] = other[37];
        Assert.AreEqual("25", terminal.SaleVoid(debit, 1000, sale)[39], "the reference is another one's");
        sale[37] = right;
        host.Now = host.Now.AddDays(1);
        Assert.AreEqual("25", terminal.SaleVoid(debit, 1000, sale)[39]);
        sale[11] = "000777";
        Assert.AreEqual("25", terminal.SaleVoid(debit, 1000, sale)[39]);
    }

    [TestMethod]
    public void Refunds_add_up_to_the_sale_and_no_further()
    {
        IsoMessage sale = terminal.Sale(debit, 1000);
        Assert.AreEqual("00", terminal.Refund(debit, 300, sale)[39]);
        Assert.AreEqual(TradeState.PartlyRefunded, host.Ledger.FindByReference(sale[37]).State);
        Assert.AreEqual("61", terminal.Refund(debit, 701, sale)[39]);
        Assert.AreEqual("25", terminal.SaleVoid(debit, 1000, sale)[39], "void after a part refund");
        Assert.AreEqual("00", terminal.Refund(debit, 700, sale)[39]);
        Assert.AreEqual("61", terminal.Refund(debit, 1, sale)[39]);
        Assert.AreEqual(500000, Balance);
        Assert.AreEqual(TradeState.Refunded, host.Ledger.FindByReference(sale[37]).State);
    }

    [TestMethod]
    public void Refund_checks_card_date_window_and_repetition()
    {
        IsoMessage sale = terminal.Sale(debit, 1000);
        Assert.AreEqual("14", terminal.Refund(credit, 100, sale)[39]);
        string day = sale[13];
        sale[13] = "0101";
        Assert.AreEqual("25", terminal.Refund(debit, 100, sale)[39]);
        sale[13] = day;
        IsoMessage request = terminal.RefundRequest(debit, 100, sale);
        Assert.AreEqual("00", terminal.Send(request, mac: true)[39]);
        Assert.AreEqual("94", terminal.Send(request, mac: true)[39], "the same refund again");
        Assert.AreEqual(499100, Balance);
        Assert.AreEqual("00", terminal.Send(terminal.RefundRequest(null, 50, sale), mac: true)[39], "without a card");
        Assert.AreEqual(499150, Balance);
        host.Now = host.Now.AddDays(31);
        Assert.AreEqual("22", terminal.Refund(debit, 100, sale)[39]);
    }

    [TestMethod]
    public void Query_tells_how_a_transaction_ended()
    {
        IsoMessage sale = terminal.Sale(debit, 1000);
        IsoMessage answer = terminal.Query(terminal.Batch, sale.Stan);
        Assert.AreEqual("00", answer[39]);
        Assert.AreEqual(sale[37], answer[37]);
        Assert.AreEqual(1000, answer.Amount);
        Assert.AreEqual("25", terminal.Query(terminal.Batch, 999)[39]);
        IsoMessage declined = terminal.Sale(host.Card("cup-poor"), 1000);
        Assert.AreEqual("51", terminal.Query(terminal.Batch, declined.Stan)[39]);
    }

    [TestMethod]
    public void Completion_takes_up_to_115_per_cent_and_frees_the_hold()
    {
        IsoMessage hold = terminal.PreAuth(debit, 10000);
        Assert.AreEqual("00", hold[39]);
        Assert.AreEqual(490000, host.Ledger.Card(debit.Pan).Available);
        Assert.AreEqual("61", terminal.FollowPreAuth(TradeKind.Completion, debit, 11501, hold)[39]);
        IsoMessage done = terminal.FollowPreAuth(TradeKind.Completion, debit, 11500, hold);
        Assert.AreEqual("00", done[39]);
        Assert.AreEqual(488500, host.Ledger.Card(debit.Pan).Available);
        Assert.AreEqual("25", terminal.FollowPreAuth(TradeKind.Completion, debit, 10000, hold)[39], "a second completion");
        Assert.AreEqual("00", terminal.CompletionVoid(debit, 11500, done)[39]);
        Assert.AreEqual(500000, Balance);
        Assert.AreEqual(490000, host.Ledger.Card(debit.Pan).Available, "the hold is back");
        Assert.AreEqual("64", terminal.FollowPreAuth(TradeKind.PreAuthVoid, debit, 9999, hold)[39]);
        Assert.AreEqual("00", terminal.FollowPreAuth(TradeKind.PreAuthVoid, debit, 10000, hold)[39]);
        Assert.AreEqual(500000, host.Ledger.Card(debit.Pan).Available);
    }

    [TestMethod]
    public void Completion_by_advice_and_its_window()
    {
        IsoMessage hold = terminal.PreAuth(debit, 10000);
        IsoMessage second = terminal.PreAuth(debit, 10000);
        host.Now = host.Now.AddDays(30);
        Assert.AreEqual("00", terminal.FollowPreAuth(TradeKind.CompletionAdvice, debit, 8000, hold)[39]);
        host.Now = host.Now.AddDays(1);
        Assert.AreEqual("22", terminal.FollowPreAuth(TradeKind.Completion, debit, 8000, second)[39]);
        hold[38] = "ZZZZZZ";
        Assert.AreEqual("25", terminal.FollowPreAuth(TradeKind.Completion, debit, 8000, hold)[39]);
    }

    [TestMethod]
    public void Reversal_of_each_kind_restores_what_was_before()
    {
        IsoMessage request = terminal.Request(TradeKind.Sale, debit, 1000, debit.Pin);
        IsoMessage sale = terminal.Send(request, mac: true);
        Assert.AreEqual("64", terminal.Send(Changed(terminal.ReversalOf(request), 4, "000000000999"), mac: true)[39]);

        IsoMessage voidRequest = terminal.Request(TradeKind.SaleVoid, debit, 1000);
        voidRequest[37] = sale[37];
        voidRequest[61] = $"{terminal.Batch:D6}{sale[11]}";
        terminal.Send(voidRequest, mac: true);
        Assert.AreEqual("25", terminal.Reverse(request)[39], "the sale is void already");
        IsoMessage reversal = terminal.ReversalOf(voidRequest);
        reversal[61] = $"{terminal.Batch:D6}{voidRequest[11]}";
        Assert.AreEqual("00", terminal.Send(reversal, mac: true)[39]);
        Assert.AreEqual(499000, Balance);
        Assert.AreEqual(TradeState.Approved, host.Ledger.FindByReference(sale[37]).State);

        Assert.AreEqual("00", terminal.Reverse(request, "A0")[39]);
        Assert.AreEqual(500000, Balance);
        Assert.AreEqual("25", terminal.Reverse(request)[39], "a second reversal");

        IsoMessage holdRequest = terminal.Request(TradeKind.PreAuth, debit, 5000, debit.Pin);
        terminal.Send(holdRequest, mac: true);
        Assert.AreEqual("00", terminal.Reverse(holdRequest)[39]);
        Assert.AreEqual(500000, host.Ledger.Card(debit.Pan).Available);
    }

    [TestMethod]
    public void Reversal_of_completion_and_of_its_void()
    {
        IsoMessage hold = terminal.PreAuth(debit, 10000);
        IsoMessage request = terminal.Request(TradeKind.Completion, debit, 9000);
        request[38] = hold[38];
        request[61] = $"{terminal.Batch:D6}{hold[11]}{hold[13]}";
        IsoMessage done = terminal.Send(request, mac: true);
        IsoMessage voidRequest = terminal.Request(TradeKind.CompletionVoid, debit, 9000);
        voidRequest[37] = done[37];
        voidRequest[61] = $"{terminal.Batch:D6}{done[11]}{done[13]}";
        Assert.AreEqual("00", terminal.Send(voidRequest, mac: true)[39]);
        Assert.AreEqual("00", terminal.Reverse(voidRequest)[39]);
        Assert.AreEqual(491000, host.Ledger.Card(debit.Pan).Available);
        Assert.AreEqual("00", terminal.Reverse(request)[39]);
        Assert.AreEqual(490000, host.Ledger.Card(debit.Pan).Available);
    }

    [TestMethod]
    public void Reversal_before_its_sale_makes_the_late_sale_fail()
    {
        IsoMessage request = terminal.Request(TradeKind.Sale, debit, 1000, debit.Pin);
        Assert.AreEqual("25", terminal.Reverse(request)[39]);
        Assert.AreEqual("94", terminal.Send(request, mac: true)[39]);
        Assert.AreEqual(500000, Balance);
        Begin(new EngineRules { UnknownReversalCode = "00" });
        Assert.AreEqual("00", terminal.Reverse(terminal.Request(TradeKind.Sale, debit, 1000))[39]);
    }

    [TestMethod]
    public void Reversal_on_another_day_is_refused_unless_the_rules_say_otherwise()
    {
        IsoMessage request = terminal.Request(TradeKind.Sale, debit, 1000, debit.Pin);
        terminal.Send(request, mac: true);
        host.Now = host.Now.AddDays(1);
        Assert.AreEqual("25", terminal.Reverse(request)[39]);
        Assert.AreEqual(499000, Balance);
        Begin(new EngineRules { ReversalSameDayOnly = false });
        request = terminal.Request(TradeKind.Sale, debit, 1000, debit.Pin);
        terminal.Send(request, mac: true);
        host.Now = host.Now.AddDays(1);
        Assert.AreEqual("00", terminal.Reverse(request)[39]);
    }

    private static IsoMessage Changed(IsoMessage m, int field, string value)
    {
        m[field] = value;
        return m;
    }
}
