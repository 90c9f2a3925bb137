using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace PosFirmware.Tests.Bench.House;

/// <summary>A new kind of transaction is a row in each table that knows kinds; one that is forgotten fails here, and not at the settlement.</summary>
[TestClass]
public class KindTableTests
{
    private static readonly TransactionKind[] All = Enum.GetValues<TransactionKind>();

    [TestMethod]
    public void EveryKindHasItsRow()
    {
        Assert.AreEqual(All.Length, KindTable.Count);
        foreach (TransactionKind kind in All) Assert.AreEqual(kind, KindTable.Of(kind).Kind);
        Assert.AreEqual(TransactionKind.None, KindTable.Of((TransactionKind)200).Kind);
    }

    /// <summary>The acquirer's own table is written apart: its sides, and what it takes a reversal of.</summary>
    [TestMethod]
    public void SidesAndReversalsAreThoseOfTheAcquirer()
    {
        foreach (TradeKind theirs in Enum.GetValues<TradeKind>())
        {
            KindRow ours = KindTable.Of(Enum.Parse<TransactionKind>(theirs.ToString()));
            TradeRow row = TradeTable.Row(theirs);
            Assert.AreEqual(theirs, row.Kind);
            Assert.AreEqual(row.Side.ToString(), ours.Side.ToString(), theirs.ToString());
            Assert.AreEqual(row.Reversible, ours.Promise == KindPromise.Reversal, theirs.ToString());
            Assert.AreEqual(row.Qr, ours.Has(KindTrait.Qr), theirs.ToString());
        }
        string[] unknown = All.Select(k => k.ToString()).Except(Enum.GetNames<TradeKind>()).ToArray();
        CollectionAssert.AreEqual(new[] { nameof(TransactionKind.None), nameof(TransactionKind.OfflineVoid) }, unknown);
        foreach (string name in unknown) Assert.AreEqual(KindSide.None, KindTable.Of(Enum.Parse<TransactionKind>(name)).Side, name);
    }

    /// <summary>What identifies a request at the acquirer, in his table and in ours.</summary>
    [TestMethod]
    public void RequestsAreThoseOfTheAcquirer()
    {
        foreach (TradeKind theirs in Enum.GetValues<TradeKind>())
        {
            TradeRow row = TradeTable.Row(theirs);
            RequestRow ours = RequestTable.Of(Enum.Parse<TransactionKind>(theirs.ToString()));
            Assert.AreEqual($"{row.Mti} {row.Processing} {row.Condition} {row.TypeCode}", $"{ours.Mti:D4} {ours.ProcessingCode / 10000:D2} {ours.Condition:D2} {ours.MessageType:D2}", theirs.ToString());
        }
    }

    [TestMethod]
    public void WhatIsBookedHasWordsAndALetterOfItsOwn()
    {
        CollectionAssert.AreEquivalent(All.Where(k => KindTable.Has(k, KindTrait.Booked)).ToArray(), KindWords.Rows.Select(r => r.Kind).ToArray());
        CollectionAssert.AllItemsAreUnique(KindWords.Rows.Select(r => r.Letter).ToArray());
        CollectionAssert.AllItemsAreUnique(KindWords.Rows.Select(r => r.Name).ToArray());
        foreach (KindWord row in KindWords.Rows.Where(r => KindTable.Of(r.Kind).Side != KindSide.None)) Assert.IsNotNull(row.Total, $"{row.Kind} counts, and has no line on the settlement slip");
    }

    /// <summary>What counts in the totals is told when they differ, and only that; money that goes back is credit, or it was only held.</summary>
    [TestMethod]
    public void ColumnsAgreeWithEachOther()
    {
        foreach (KindRow row in All.Select(KindTable.Of))
        {
            string name = row.Kind.ToString();
            Assert.AreEqual(row.Side != KindSide.None, row.Upload != KindUpload.None, name);
            if (row.Side != KindSide.None) Assert.IsTrue(row.Has(KindTrait.Booked), name);
            if (row.Side == KindSide.Credit) Assert.IsTrue(row.Has(KindTrait.Back), name);
            if (row.Side == KindSide.Debit) Assert.IsFalse(row.Has(KindTrait.Back), name);
            if (row.Effect == KindEffect.Voids) Assert.IsTrue(All.Any(k => KindTable.Of(k).VoidedBy == row.Kind), $"{name} voids nothing");
            if (row.VoidedBy != TransactionKind.None) Assert.AreEqual(KindEffect.Voids, KindTable.Of(row.VoidedBy).Effect, name);
            if (row.RefundedBy != TransactionKind.None) Assert.IsTrue(KindTable.Has(row.RefundedBy, KindTrait.Refund), name);
            if (row.Has(KindTrait.Refund)) Assert.IsTrue(All.Any(k => KindTable.Of(k).RefundedBy == row.Kind), $"{name} refunds nothing");
        }
    }

    [TestMethod]
    public void EveryFlowHasItsRowAndEveryBookedKindItsFlow()
    {
        Flow[] flows = [.. Enum.GetValues<Flow>().Where(f => BitOperations.PopCount((uint)f) == 1)];
        foreach (Flow flow in flows) Assert.AreEqual(flow, FlowTable.Of(flow)?.Flow, flow.ToString());
        foreach (Flow flow in flows) Assert.AreEqual((Flow.Financial & flow) != 0, FlowTable.Of(flow).Kind != TransactionKind.None, flow.ToString());
        foreach (TransactionKind kind in All.Where(k => KindTable.Has(k, KindTrait.Booked))) Assert.AreNotEqual((Flow)0, FlowTable.Making(kind), kind.ToString());
        Assert.AreEqual((Flow)0, FlowTable.Making(TransactionKind.None));
    }

    /// <summary>What each flow may start from, as operations.md 3.4, 3.5 and 6.1 tell it.</summary>
    [TestMethod]
    public void OriginalsAreThoseOfTheOperation()
    {
        Dictionary<Flow, TransactionKind[]> from = new()
        {
            [Flow.SaleVoid] = [TransactionKind.Sale, TransactionKind.OfflineSale],
            [Flow.Refund] = [TransactionKind.Sale, TransactionKind.Completion, TransactionKind.CompletionAdvice, TransactionKind.OfflineSale],
            [Flow.CompletionVoid] = [TransactionKind.Completion],
            [Flow.PreAuthVoid] = [TransactionKind.PreAuth],
            [Flow.Completion] = [TransactionKind.PreAuth],
            [Flow.CompletionAdvice] = [TransactionKind.PreAuth],
            [Flow.QrVoid] = [TransactionKind.QrSale],
            [Flow.QrRefund] = [TransactionKind.QrSale],
            [Flow.QrAsk] = [TransactionKind.QrSale],
            [Flow.AskHost] = All,
            [Flow.Sale] = [],
        };
        foreach ((Flow flow, TransactionKind[] kinds) in from)
            CollectionAssert.AreEquivalent(kinds, All.Where(k => OriginalRules.Fits(flow, k)).ToArray(), flow.ToString());
    }
}
