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
