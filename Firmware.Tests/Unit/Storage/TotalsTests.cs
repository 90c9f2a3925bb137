using nanoFramework.TestFramework;
using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Storage;

/// <summary>Both rules for totals: what is printed, and what settlement sends.</summary>
[TestClass]
public class TotalsTests
{
    private static readonly TransactionRecord record = new TransactionRecord();
    private static Batch batch;
    private static readonly Totals totals = new Totals();
    private static int stan; // goes on from test to test, as the class is made once

    private void Begin()
    {
        batch = new Batch(new MemoryVolume(), 50);
        batch.Open("log0");
        totals.Clear();
        record.Voided = false;
    }

    /// <summary>Worked example L of the protocol: three sales of 1.23 and one void of 1.23.</summary>
    [TestMethod]
    public void WorkedExampleL()
    {
        Begin();
        for (int i = 0; i < 3; i++) Book(TransactionKind.Sale, 123, "CUP");
        Void(2, TransactionKind.SaleVoid);
        totals.Count(batch, record);
        Assert.AreEqual("00000000036900300000000012300100000000000000000000000000000000", totals.Field48());
        Assert.AreEqual(2, totals.PrintedCount(TransactionKind.Sale, false));
        Assert.AreEqual(246L, totals.PrintedAmount(TransactionKind.Sale, false));
    }

    /// <summary>Completions are debit, their voids and refunds credit; pre-authorisations count nowhere; foreign cards stand apart.</summary>
    [TestMethod]
    public void EveryKindOnItsSide()
    {
        Begin();
        Book(TransactionKind.Sale, 10000, "CUP");
        Book(TransactionKind.PreAuth, 70000, "CUP");
        Book(TransactionKind.Completion, 60000, "CUP");
        Book(TransactionKind.CompletionAdvice, 500, "CUP");
        Book(TransactionKind.PreAuth, 80000, "VIS");
        Book(TransactionKind.PreAuthVoid, 80000, "VIS");
        Book(TransactionKind.Refund, 2850, "CUP");
        Book(TransactionKind.Sale, 999999999, "VIS");
        Book(TransactionKind.Refund, 1, "000");
        Void(2, TransactionKind.CompletionVoid);
        totals.Count(batch, record);
        Assert.AreEqual("000000070500003" + "000000062850002" + "0" + "000999999999001" + "000000000001001" + "0", totals.Field48());
        Assert.AreEqual(0, totals.PrintedCount(TransactionKind.Completion, false), "a voided completion is not printed");
        Assert.AreEqual(1, totals.PrintedCount(TransactionKind.CompletionAdvice, false));
        Assert.AreEqual(2850L, totals.PrintedAmount(TransactionKind.Refund, false));
        Assert.IsTrue(totals.HasForeign);
    }

    /// <summary>The largest batch of the largest amounts still fits the field.</summary>
    [TestMethod]
    public void LargestBatchFits()
    {
        Begin();
        record.Kind = TransactionKind.Sale;
        record.Organisation = "CUP";
        record.Amount = 999999999;
        for (int i = 0; i < Batch.Largest; i++) totals.Add(record);
        Assert.AreEqual(Totals.FieldLength, totals.Field48().Length);
        Assert.AreEqual("998999999001999", totals.Field48().Substring(0, 15));
    }

    /// <summary>A count is made anew each time, from the log as it is then, also after a restart.</summary>
    [TestMethod]
    public void CountedFromTheLog()
    {
        MemoryVolume volume = new MemoryVolume();
        Batch first = new Batch(volume, 50);
        first.Open("log0");
        record.Kind = TransactionKind.Sale;
        record.Organisation = "CUP";
        record.Amount = 100;
        record.Stan = 7;
        record.OriginalStan = 0;
        first.Append(record);
        record.Kind = TransactionKind.SaleVoid;
        record.Stan = 8;
        record.OriginalStan = 7;
        first.Append(record);
        Batch second = new Batch(volume, 50);
        second.Open("log0");
        totals.Count(second, record);
        totals.Count(second, record);
        Assert.AreEqual(1, totals.DebitCount(false));
        Assert.AreEqual(0, totals.PrintedCount(TransactionKind.Sale, false));
        Assert.AreEqual((int)TransactionKind.Sale, (int)second.KindOf(0));
    }

    /// <summary>
    /// An off-line sale is debit. One that was voided before it was sent is nothing to the acquirer, and so is its void; one that he refused
    /// is named apart.
    /// </summary>
    [TestMethod]
    public void OfflineSales()
    {
        Begin();
        Book(TransactionKind.OfflineSale, 1000, "CUP");
        Book(TransactionKind.OfflineSale, 200, "CUP");
        Book(TransactionKind.OfflineSale, 30, "CUP");
        Book(TransactionKind.OfflineSale, 4, "VIS");
        Void(1, TransactionKind.OfflineVoid);
        batch.MarkRefused(2);
        totals.Count(batch, record);
        Assert.AreEqual("000000001000001" + "000000000000000" + "0" + "000000000004001" + "000000000000000" + "0", totals.Field48());
        Assert.AreEqual(1, totals.PrintedCount(TransactionKind.OfflineSale, false));
        Assert.AreEqual(1, totals.RefusedCount(false));
        Assert.AreEqual(30L, totals.RefusedAmount(false));
        Assert.AreEqual(0, totals.RefusedCount(true));
    }

    /// <summary>What became of an off-line sale is read back from the log: sent, taken with reference and date, refused, voided.</summary>
    [TestMethod]
    public void MarksOfOfflineSales()
    {
        MemoryVolume volume = new MemoryVolume();
        batch = new Batch(volume, 50);
        batch.Open("log0");
        record.Rrn = "";
        int first = stan + 1;
        for (int i = 0; i < 5; i++) Book(TransactionKind.OfflineSale, 100, "CUP");
        batch.MarkSent(1);
        batch.MarkSent(2);
        batch.MarkUploaded(2, "071700000002", 717);
        batch.MarkRefused(3);
        Void(4, TransactionKind.OfflineVoid);
        Book(TransactionKind.Sale, 100, "CUP");

        Batch again = new Batch(volume, 50);
        again.Open("log0");
        Assert.AreEqual(2, again.OfflineWaiting);
        Assert.IsTrue(again.IsWaiting(0) && again.IsWaiting(1), "nothing was sent, and no answer came");
        Assert.IsFalse(again.IsWaiting(2) || again.IsWaiting(3) || again.IsWaiting(4) || again.IsWaiting(5) || again.IsWaiting(6));
        Assert.IsFalse(again.IsSent(0));
        Assert.IsTrue(again.IsSent(1));
        Assert.IsTrue(again.Read(2, record));
        Assert.IsTrue(record.Uploaded);
        Assert.AreEqual("071700000002", record.Rrn);
        Assert.AreEqual(717, record.UploadDate);
        Assert.AreEqual(first + 2, record.Stan);
        Assert.IsTrue(again.Read(3, record));
        Assert.IsTrue(record.Refused && !record.Uploaded);
        Assert.AreEqual("", record.Rrn);
        Assert.IsTrue(again.Read(4, record));
        Assert.IsTrue(record.Voided);
    }

    private void Book(TransactionKind kind, long amount, string organisation)
    {
        record.Kind = kind;
        record.Amount = amount;
        record.Organisation = organisation;
        record.Stan = ++stan;
        record.OriginalStan = 0;
        record.OriginalBatch = 0;
        batch.Append(record);
    }

    private void Void(int index, TransactionKind kind)
    {
        batch.Read(index, record);
        record.Kind = kind;
        record.OriginalStan = record.Stan;
        record.OriginalBatch = record.Batch;
        record.Stan = ++stan;
        batch.Append(record);
    }
}
