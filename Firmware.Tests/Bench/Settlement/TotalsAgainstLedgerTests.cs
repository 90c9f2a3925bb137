using System;
using System.Collections.Generic;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Storage;
using PosFirmware.Tests.Unit;
using Kind = PosFirmware.Storage.TransactionKind;
using Totals = PosFirmware.Storage.Totals;

namespace PosFirmware.Tests.Bench.Settlement;

/// <summary>The figures of field 48 from the terminal's log against those of the acquirer's own books, over random batches.</summary>
[TestClass]
public sealed class TotalsAgainstLedgerTests
{
    private static readonly Kind[] Plain = [Kind.Sale, Kind.Sale, Kind.Sale, Kind.Refund, Kind.PreAuth, Kind.PreAuthVoid, Kind.Completion, Kind.CompletionAdvice];

    [TestMethod]
    public void Random_batches_have_the_same_totals_on_both_sides()
    {
        for (int seed = 0; seed < 60; seed++) Check(seed);
    }

    private static void Check(int seed)
    {
        Random random = new(seed);
        using Ledger ledger = new(null, BenchFile.Example());
        Batch batch = new(new MemoryVolume(), Batch.Largest);
        batch.Open("log0");
        List<(int Stan, Kind Kind, long Amount, string Organisation)> voidable = [];
        int size = random.Next(0, 120);
        for (int stan = 1; stan <= size; stan++)
        {
            if (voidable.Count > 0 && random.Next(6) == 0)
            {
                var original = voidable[random.Next(voidable.Count)];
                voidable.Remove(original);
                Kind of = original.Kind == Kind.Sale ? Kind.SaleVoid : Kind.CompletionVoid;
                Book(stan, of, original.Amount, original.Organisation, original.Stan, TradeState.Approved);
                ledger.SetTradeState(ledger.Find("12345678", 1, original.Stan)!.Id, TradeState.Voided);
                continue;
            }
            Kind kind = Plain[random.Next(Plain.Length)];
            long amount = random.Next(4) == 0 ? random.Next(1, 999_999_999) : random.Next(1, 50_000);
            string organisation = random.Next(4) == 0 ? "VIS" : "CUP";
            TradeState state = random.Next(8) switch { 0 => TradeState.Declined, 1 => TradeState.Reversed, _ => TradeState.Approved };
            Book(stan, kind, amount, organisation, 0, state);
            if (state == TradeState.Approved && kind is (Kind.Sale or Kind.Completion)) voidable.Add((stan, kind, amount, organisation));
        }
        Totals totals = new();
        totals.Count(batch, new TransactionRecord());
        BatchTotals theirs = ledger.Totals("12345678", 1);
        Assert.AreEqual(theirs.Domestic.Digits + "0" + theirs.Foreign.Digits + "0", totals.Field48(), $"seed {seed}");

        // what stands at the acquirer is in the terminal's log, and nothing else
        void Book(int stan, Kind kind, long amount, string organisation, int original, TradeState state)
        {
            ledger.AddTrade(new TradeRecord(0, Enum.Parse<TradeKind>(kind.ToString()), "12345678", "898310000000001", 1, stan, "", amount, amount, state, "00",
                "", "", "022", DateTime.UnixEpoch, 0, 0, organisation, ""));
            if (state != TradeState.Approved) return;
            batch.Append(new TransactionRecord { Kind = kind, Stan = stan, Batch = 1, Amount = amount, Organisation = organisation, OriginalStan = original, OriginalBatch = original == 0 ? 0 : 1 });
        }
    }
}
