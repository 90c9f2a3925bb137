using System;
using System.Collections.Generic;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.Proof;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Tests.Bench.Proof;

/// <summary>Every cell of kind by outcome: it is played, and what its sentence promises is held against the balance of the card.</summary>
[TestClass]
public class OutcomeTests
{
    private const long Amount = 1234;

    private sealed record Play(FlowStep[] Before, FlowStep Step, string Mti, State Leaves);

    private static readonly FlowStep signOn = new(Flow.SignOn, new Hands());
    private static readonly FlowStep chips = new(Flow.ChipDownload, new Hands());
    private static readonly FlowStep sale = new(Flow.Sale, new Hands(Amount));
    private static readonly FlowStep hold = new(Flow.PreAuth, new Hands(Amount, "cup-credit"));
    private static readonly FlowStep completion = new(Flow.Completion, new Hands(0, "cup-credit"));
    private static readonly FlowStep qrSale = new(Flow.QrSale, new Hands(Amount, "alipay"));
    private static readonly FlowStep offline = new(Flow.Sale, new Hands(Amount, "chip-offline", [""], Way: Way.Insert));

    private static readonly Dictionary<TransactionKind, Play> plays = new()
    {
        [TransactionKind.Sale] = new([signOn], sale, "0200", State.ConfirmAmount),
        [TransactionKind.SaleVoid] = new([signOn, sale], new(Flow.SaleVoid, new Hands()), "0200", State.ShowOriginal),
        [TransactionKind.Refund] = new([signOn, sale], new(Flow.Refund, new Hands()), "0220", State.ConfirmAmount),
        [TransactionKind.Balance] = new([signOn], new(Flow.Balance, new Hands()), "0200", State.Card),
        [TransactionKind.PreAuth] = new([signOn], hold, "0100", State.ConfirmAmount),
        [TransactionKind.PreAuthVoid] = new([signOn, hold], new(Flow.PreAuthVoid, new Hands(0, "cup-credit")), "0100", State.ShowOriginal),
        [TransactionKind.Completion] = new([signOn, hold], completion, "0200", State.ConfirmAmount),
        [TransactionKind.CompletionVoid] = new([signOn, hold, completion], new(Flow.CompletionVoid, new Hands(0, "cup-credit")), "0200", State.ShowOriginal),
        [TransactionKind.CompletionAdvice] = new([signOn, hold], new(Flow.CompletionAdvice, new Hands(0, "cup-credit")), "0220", State.ConfirmAmount),
        [TransactionKind.QrSale] = new([signOn], qrSale, "0200", State.ConfirmAmount),
        [TransactionKind.QrVoid] = new([signOn, qrSale], new(Flow.QrVoid, new Hands(Voucher: 2)), "0200", State.ShowOriginal),
        [TransactionKind.QrRefund] = new([signOn, qrSale], new(Flow.QrRefund, new Hands(Voucher: 2)), "0220", State.ConfirmAmount),
        [TransactionKind.OfflineSale] = new([signOn, chips], offline, "0200", State.ConfirmAmount),
        [TransactionKind.OfflineVoid] = new([signOn, chips, offline], new(Flow.SaleVoid, new Hands()), "0200", State.ShowOriginal),
    };

    [TestMethod]
    public void Every_cell_has_its_sentences_in_both_languages()
    {
        foreach (TransactionKind kind in plays.Keys)
            foreach (Outcome outcome in Outcomes(kind))
                foreach (bool english in new[] { false, true })
                {
                    Text truth = OutcomeTable.Truth(kind, outcome), said = OutcomeTable.Headline(kind, outcome);
                    Assert.IsTrue(kind == TransactionKind.Balance || (truth != Text.Count && Strings.Of(truth, english).Length > 0), $"{kind}, {outcome}: nothing is said about the money");
                    Assert.IsTrue(said != Text.Count || outcome is Outcome.Declined or Outcome.CardRefused, $"{kind}, {outcome}: no headline");
                }
        foreach (Flow flow in Enum.GetValues<Flow>().Where(f => (f & Flow.Financial) == f && f is not (Flow.QrShow or Flow.Financial)))
            Assert.IsTrue(OutcomeTable.Has(Enum.Parse<TransactionKind>(flow.ToString())), $"{flow} has no row");
    }

    [TestMethod]
    public void No_sentence_is_used_for_two_promises()
    {
        Dictionary<string, Holding> promises = [];
        foreach (TransactionKind kind in plays.Keys)
            foreach (Outcome outcome in Outcomes(kind))
            {
                if (kind == TransactionKind.Balance || OutcomeTable.Can(kind, outcome) == false) continue;
                string words = Strings.Of(outcome == Outcome.Reversed ? OutcomeTable.Headline(kind, outcome) : OutcomeTable.Truth(kind, outcome), false);
                Holding holds = OutcomeTable.Holds(kind, outcome);
                Assert.IsTrue(promises.TryAdd(words, holds) || promises[words] == holds, $"\"{words}\" promises {holds} for {kind}, {outcome}, and {promises[words]} elsewhere");
                Assert.IsTrue(holds != Holding.Charged || !words.Contains("未扣款") && !words.Contains("不扣款"), words);
            }
    }

    [TestMethod]
    [DynamicData(nameof(Cells))]
    public void What_a_cell_promises_is_what_the_ledger_says(TransactionKind kind, Outcome outcome)
    {
        Play play = plays[kind];
        using ProofRig rig = new();
        if (kind is TransactionKind.OfflineSale or TransactionKind.OfflineVoid) rig.AllowOffline();
        if (kind == TransactionKind.QrVoid && outcome == Outcome.Unknown) rig.TakeNoQrReversals();
        var opening = Funds(rig);
        rig.Boot();
        foreach (FlowStep step in outcome == Outcome.CardRefused ? [signOn, chips] : play.Before) rig.Run(step);
        rig.Witness.Clear();

        rig.Run(Arrange(rig, kind, outcome, play));
        if (outcome == Outcome.Stands) NextDay(rig);

        Statement told = rig.Witness.Said.LastOrDefault(t => t.Kinds.Contains(kind));
        if (kind != TransactionKind.Balance) Assert.IsNotNull(told, "nothing was said about the money");
        Assert.AreEqual("", string.Join("; ", rig.Witness.Lies));
        Holding promised = OutcomeTable.Holds(kind, outcome);
        if (told is not null) Assert.AreEqual(promised, told.Holds, told.Words);
        if (kind == TransactionKind.OfflineSale && outcome == Outcome.Done) rig.Run(new FlowStep(Flow.Settle, new Hands())); // the acquirer hears of it then
        if (promised == Holding.Unknown) return;
        var now = Funds(rig);
        Holding held = now.Balance == opening.Balance - Amount ? Holding.Charged : now.Held == opening.Held + Amount ? Holding.Held : Holding.NotCharged;
        if (held == Holding.NotCharged) Assert.AreEqual(opening, now, "neither charged nor held");
        Assert.AreEqual(promised == Holding.NotHeld ? Holding.NotCharged : promised, held, $"{told?.Words}: {opening} became {now}");
    }

    [TestMethod]
    public void A_sentence_that_is_not_so_is_found()
    {
        using ProofRig rig = new();
        rig.Boot();
        rig.Run(signOn);
        rig.Run(Arrange(rig, TransactionKind.Sale, Outcome.Reversed, plays[TransactionKind.Sale]));
        Assert.AreEqual(0, rig.Witness.Faults().Count());
        TradeRecord reversed = rig.Host.Ledger.Transactions().Single(t => t.Kind == TradeKind.Sale);
        rig.Host.Ledger.SetTradeState(reversed.Id, TradeState.Approved); // the acquirer has changed its mind
        Assert.AreEqual(1, rig.Witness.Faults().Count());
    }

    private static FlowStep Arrange(ProofRig rig, TransactionKind kind, Outcome outcome, Play play)
    {
        Fault lost = kind == TransactionKind.QrSale ? Fault.DropRequest : Fault.DropResponse; // a scanned sale is asked for before it is reversed
        switch (outcome)
        {
            case Outcome.Declined: rig.Host.Faults.Next(Fault.Decline, play.Mti, 60, "05"); break;
            case Outcome.CardRefused: return play.Step with { Hands = play.Step.Hands with { Card = "chip-declines", Pins = [""], Way = Way.Insert } };
            case Outcome.NotSent: rig.Line.Down = true; break;
            case Outcome.Cancelled: return play.Step with { Hands = play.Step.Hands with { Leaves = play.Leaves } };
            case Outcome.Reversed: rig.Host.Faults.Next(lost, play.Mti); break;
            case Outcome.ReversalWaits or Outcome.Stands:
                if (outcome == Outcome.Stands && kind == TransactionKind.QrSale) rig.Host.Faults.Always(Fault.DropResponse, play.Mti);
                else rig.Host.Faults.Next(lost, play.Mti);
                for (int i = 0; i < 3; i++) rig.Host.Faults.Next(Fault.DropRequest, "0400");
                break;
            case Outcome.Unknown when kind == TransactionKind.QrSale:
                rig.Host.Faults.Always(Fault.DropResponse, "0200");
                return new(Flow.QrShow, new Hands(Amount, "alipay"));
            case Outcome.Unknown or Outcome.NoAnswer: rig.Host.Faults.Next(Fault.DropResponse, play.Mti); break;
            case Outcome.Closed: return new(Flow.QrShow, new Hands(Amount, "leaves"));
        }
        return play.Step;
    }

    /// <summary>The acquirer's day is over before the reversal arrives: it is refused, and the terminal asks.</summary>
    private static void NextDay(ProofRig rig)
    {
        rig.Host.Faults.Clear();
        rig.PowerOff();
        rig.Pass(TimeSpan.FromHours(24));
        rig.Boot();
        rig.Run(signOn);
    }

    private static (long Balance, long Held) Funds(ProofRig rig) =>
        (rig.Host.Ledger.Cards().Sum(c => c.Balance), rig.Host.Ledger.Cards().Sum(c => c.Held));

    private static IEnumerable<Outcome> Outcomes(TransactionKind kind) => Enumerable.Range(0, (int)Outcome.Count).Select(o => (Outcome)o).Where(o => OutcomeTable.Can(kind, o));

    private static IEnumerable<object[]> Cells() =>
        from kind in plays.Keys
        from outcome in Outcomes(kind)
        where outcome != Outcome.Disputed // the bench acquirer answers every query
            && !(kind is TransactionKind.OfflineSale or TransactionKind.OfflineVoid && outcome != Outcome.Done)
        select new object[] { kind, outcome };
}
