using System.Linq;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>Settlement and batch upload, with what is repeated after a lost answer.</summary>
[TestClass]
public class SettlementTests
{
    private TestHost host;
    private TestTerminal terminal;
    private CardEntry debit;

    [TestInitialize]
    public void Begin()
    {
        host = new TestHost();
        terminal = host.Terminal;
        debit = host.Card("cup-debit");
        terminal.SignOn();
    }

    [TestCleanup]
    public void Close()
    {
        Assert.AreEqual(0, host.Ledger.Audit().Count);
        host.Dispose();
    }

    [TestMethod]
    public void Settlement_compares_closes_and_can_be_repeated()
    {
        IsoMessage request = terminal.Request(TradeKind.Sale, debit, 700, debit.Pin);
        terminal.Send(request, mac: true);
        terminal.Reverse(request);
        terminal.Sale(debit, 1000);
        terminal.Sale(host.Card("visa"), 300);
        string right = new Totals(1000, 1, 0, 0).Digits + "0" + new Totals(300, 1, 0, 0).Digits + "0";
        string wrong = new Totals(1700, 2, 0, 0).Digits + "0" + new Totals(300, 1, 0, 0).Digits + "0";
        IsoMessage answer = terminal.Settle(wrong);
        Assert.IsFalse(answer.Has(39));
        Assert.AreEqual('2', answer[48][30]);
        Assert.AreEqual('1', answer[48][61]);
        Assert.AreEqual(new Totals(1000, 1, 0, 0).Digits, answer[48][..30], "the host's own totals come back");
        Assert.AreEqual('1', terminal.Settle(right)[48][30], "a repeated settlement is compared anew");

        IsoMessage details = terminal.Message("0320", "201");
        details[48] = "02" + Item("00", 2, debit.Pan, 700) + Item("00", 3, debit.Pan, 1000);
        Assert.AreEqual("00", terminal.Send(details, mac: false)[39]);
        Assert.AreEqual(1, host.Ledger.Uploads(terminal.Id, terminal.Batch).Count(u => u.Matched), "the reversed sale does not match");

        Assert.AreEqual("00", terminal.EndOfBatch(2)[39]);
        Assert.AreEqual("00", terminal.EndOfBatch(2)[39], "the answer was lost, the terminal repeats");
        Assert.AreEqual('1', terminal.Settle(right)[48][30], "even the settlement itself");
        Assert.AreEqual("77", terminal.Sale(debit, 100)[39]);
        terminal.SignOn();
        Assert.AreEqual(2, terminal.Batch);
        Assert.AreEqual("00", terminal.Sale(debit, 100)[39]);
        Assert.IsTrue(host.Ledger.Settlements()[0].Closed);
    }

    [TestMethod]
    public void Advice_upload_is_taken_once()
    {
        IsoMessage m = terminal.Message("0320", "000");
        m[60] = $"25{terminal.Batch:D6}000";
        m[4] = "000000000100";
        Assert.AreEqual("00", terminal.Send(m, mac: false)[39]);
        Assert.AreEqual("94", terminal.Send(m, mac: false)[39]);
    }

    [TestMethod]
    public void Terminal_that_never_ends_its_upload_gets_the_next_batch_at_sign_on()
    {
        terminal.Sale(debit, 100);
        terminal.Settle(new Totals(100, 1, 0, 0).Digits + "0" + new Totals(0, 0, 0, 0).Digits + "0");
        terminal.Batch = 2;
        Assert.AreEqual(2, terminal.SignOn().Batch);
        Assert.AreEqual("00", terminal.Sale(debit, 100)[39]);
    }

    [TestMethod]
    public void Settlement_with_the_domestic_half_only()
    {
        Assert.AreEqual(new Totals(0, 0, 0, 0).Digits + "1", terminal.Settle(new Totals(0, 0, 0, 0).Digits + "0")[48]);
        Assert.AreEqual("30", terminal.Settle("12")[39]);
        terminal.Batch = 9;
        Assert.AreEqual("77", terminal.Settle(new Totals(0, 0, 0, 0).Digits + "0")[39]);
    }

    private static string Item(string organisation, int stan, string pan, long amount) => $"{organisation}{stan:D6}{pan.PadLeft(20, '0')}{amount:D12}";
}
