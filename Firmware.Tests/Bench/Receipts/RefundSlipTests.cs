using System.Linq;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace PosFirmware.Tests.Bench.Receipts;

/// <summary>The line of a refund's slip that adds up what has been refunded of its original (operations.md section 4, sample 2).</summary>
[TestClass]
public sealed class RefundSlipTests
{
    private const string Label = "累计已退(REFUNDED):", Rrn = "196514302765";

    private readonly Books s;
    private readonly SlipComposer composer;
    private readonly Slip slip = new(SlipBench.Fonts);
    private int stan = 100;

    public RefundSlipTests()
    {
        SimulatedFlash flash = new();
        s = new Books(flash, new TerminalTime(new Unit.FakeClock()), new KeyStore(flash), null, 50, 1);
        s.Batch.Open(s.State.BatchFile);
        composer = new SlipComposer(SlipBench.Longest(), slip) { Refunds = new RefundHistory(s) };
    }

    [TestMethod]
    [DataRow(TransactionKind.Sale, TransactionKind.Refund)]
    [DataRow(TransactionKind.Completion, TransactionKind.Refund)]
    [DataRow(TransactionKind.QrSale, TransactionKind.QrRefund)]
    public void Two_parts_add_up_and_a_reprint_of_the_first_does_not_count_the_second(TransactionKind sale, TransactionKind refund)
    {
        Book(sale, 12850, rrn: Rrn);
        Book(sale, 500, rrn: "196514302766");
        TransactionRecord first = Book(refund, 2850, original: Rrn);
        Assert.AreEqual("28.50/128.50", Line(first, false));
        Book(refund, 500, original: "196514302766");
        TransactionRecord second = Book(refund, 10000, original: Rrn);
        Assert.AreEqual("128.50/128.50", Line(second, false));
        Assert.AreEqual("28.50/128.50", Line(first, true));
        Assert.AreEqual("128.50/128.50", Line(second, true));
    }

    [TestMethod]
    public void The_sum_goes_on_after_a_settlement()
    {
        Book(TransactionKind.Sale, 12850, rrn: Rrn);
        TransactionRecord first = Book(TransactionKind.Refund, 2850, original: Rrn);
        Settle();
        TransactionRecord second = Book(TransactionKind.Refund, 1000, original: Rrn);
        Assert.AreEqual("38.50/128.50", Line(second, false));
        Assert.AreEqual("28.50/128.50", Line(first, true));
        Settle();
        Assert.AreEqual("", Line(second, true), "the original is forgotten, and half a sum is none");
    }

    [TestMethod]
    public void An_original_that_the_terminal_does_not_know_has_no_line()
    {
        Book(TransactionKind.Sale, 12850, rrn: Rrn);
        TransactionRecord typed = Book(TransactionKind.Refund, 2850, original: "123456789012");
        Assert.AreEqual("", Line(typed, false));
        TransactionRecord without = Book(TransactionKind.Refund, 2850, original: "");
        Assert.AreEqual("", Line(without, false));
    }

    [TestMethod]
    public void Only_refunds_have_it()
    {
        TransactionRecord sale = Book(TransactionKind.Sale, 12850, rrn: Rrn);
        Book(TransactionKind.Refund, 2850, original: Rrn);
        Assert.AreEqual("", Line(sale, true));
        TransactionRecord undone = Book(TransactionKind.SaleVoid, 12850, original: Rrn);
        Assert.AreEqual("", Line(undone, false));
    }

    [TestMethod]
    public void The_largest_amounts_stay_on_the_paper()
    {
        Book(TransactionKind.Sale, 999_999_999, rrn: Rrn);
        Assert.AreEqual("9,999,999.99/9,999,999.99", Line(Book(TransactionKind.Refund, 999_999_999, original: Rrn), false));
        int at = Enumerable.Range(0, slip.Count).Single(i => slip.Text(i).Contains(Label));
        Assert.IsTrue(SlipBench.Fonts.Width(slip.Text(at), slip.Size(at)) <= Slip.WidthDots);
        StringAssert.EndsWith(slip.Text(at), ".99", "on one line");
    }

    private void Settle()
    {
        s.State.DiscardBatch();
        s.Batch.Remove(s.State.BatchFile);
        s.Batch.Open(s.State.BatchFile);
    }

    private TransactionRecord Book(TransactionKind kind, long amount, string rrn = null, string original = "")
    {
        TransactionRecord r = SlipBench.ChipSale();
        r.Kind = kind;
        r.Stan = ++stan;
        r.Batch = s.State.Batch;
        r.Amount = amount;
        r.Rrn = rrn ?? $"{stan:D12}";
        r.OriginalRrn = original;
        r.OriginalDate = original.Length == 0 ? 0 : 714;
        s.Batch.Append(r);
        return r;
    }

    /// <summary>What stands behind the label; empty without one.</summary>
    private string Line(TransactionRecord record, bool again)
    {
        composer.Compose(record, SlipCopy.Cardholder, again);
        string[] found = [.. Enumerable.Range(0, slip.Count).Select(slip.Text).Where(t => t.Contains(Label))];
        Assert.IsTrue(found.Length < 2);
        return found.Length == 0 ? "" : found[0].Replace(Label, "").Trim();
    }
}
