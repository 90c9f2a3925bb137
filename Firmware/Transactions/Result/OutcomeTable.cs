using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Kind by outcome: what is true of the cardholder's money, and what the cashier does next. A sentence that was written for a sale is false
/// for its opposite, so no screen has one of its own: it asks here. README.md shows the table.
/// </summary>
public static class OutcomeTable
{
    private const Text None = Text.Count;

    private enum Side { Done, NotDone, Open }

    private sealed class Kind
    {
        public TransactionKind Of;
        public Holding DoneHolds, ElseHolds;
        public Text Done, Else, Refused, Undone, Open, Repeat, Again, NotYet, GiveBack;
    }

    private static Kind Row(TransactionKind of, Holding doneHolds, Text done, Holding elseHolds, Text otherwise, Text refused, Text undone, Text open, Text repeat, Text again, Text notYet, Text giveBack) => new Kind
    {
        Of = of, DoneHolds = doneHolds, Done = done, ElseHolds = elseHolds, Else = otherwise, Refused = refused, Undone = undone, Open = open, Repeat = repeat, Again = again, NotYet = notYet, GiveBack = giveBack,
    };

    // refused: after a decline. undone: headline once the reversal is through. open: while the reversal waits. repeat: while the result is asked for. None: cannot happen
    private static readonly Kind[] Kinds =
    {
        Row(TransactionKind.Sale, Holding.Charged, Text.HolderCharged, Holding.NotCharged, Text.NothingCharged, Text.NothingCharged,
            Text.Reversed, Text.CardMayBeCharged, None, Text.SellAgain, Text.CheckBeforeRetry, Text.RefundByReference),
        Row(TransactionKind.SaleVoid, Holding.NotCharged, Text.SaleGone, Holding.Charged, Text.SaleStands, Text.NotVoided,
            Text.VoidUndone, Text.SaleWillStand, None, Text.VoidAgain, Text.WaitBeforeRepeat, None),
        Row(TransactionKind.Refund, Holding.NotCharged, Text.HolderRefunded, Holding.Charged, Text.NotRefunded, Text.NotRefunded,
            None, None, Text.WillBeRepeated, Text.RefundAgain, None, None),
        Row(TransactionKind.Balance, Holding.NotCharged, None, Holding.NotCharged, Text.NothingCharged, Text.NothingCharged,
            None, None, None, None, None, None),
        Row(TransactionKind.PreAuth, Holding.Held, Text.HolderHeld, Holding.NotHeld, Text.NothingHeld, Text.NothingHeld,
            Text.HoldUndone, Text.CardMayBeHeld, None, Text.HoldAgain, Text.CheckBeforeRetry, Text.VoidTheHold),
        Row(TransactionKind.PreAuthVoid, Holding.NotHeld, Text.HoldGone, Holding.Held, Text.HoldStands, Text.HoldNotVoided,
            Text.HoldVoidUndone, Text.HoldWillStand, None, Text.VoidAgain, Text.WaitBeforeRepeat, None),
        Row(TransactionKind.Completion, Holding.Charged, Text.HolderCharged, Holding.Held, Text.HoldStands, Text.NotCompleted,
            Text.CompletionUndone, Text.HoldWillStand, None, Text.CompleteAgain, Text.WaitBeforeRepeat, Text.RefundByReference),
        Row(TransactionKind.CompletionVoid, Holding.Held, Text.CompletionGone, Holding.Charged, Text.CompletionStands, Text.NotVoided,
            Text.CompletionVoidUndone, Text.CompletionWillStand, None, Text.VoidAgain, Text.WaitBeforeRepeat, None),
        Row(TransactionKind.CompletionAdvice, Holding.Charged, Text.HolderCharged, Holding.Held, Text.HoldStands, Text.NotCompleted,
            None, None, Text.WillBeRepeated, Text.CompleteAgain, None, None),
        Row(TransactionKind.QrSale, Holding.Charged, Text.HolderCharged, Holding.NotCharged, Text.NothingCharged, Text.NothingCharged,
            Text.Reversed, Text.CardMayBeCharged, Text.OrderWaits, Text.SellAgain, Text.WaitBeforeRepeat, Text.RefundByReference),
        Row(TransactionKind.QrVoid, Holding.NotCharged, Text.SaleGone, Holding.Charged, Text.SaleStands, Text.NotVoided,
            Text.VoidUndone, Text.SaleWillStand, Text.WillBeRepeated, Text.VoidAgain, Text.WaitBeforeRepeat, None),
        Row(TransactionKind.QrRefund, Holding.NotCharged, Text.HolderRefunded, Holding.Charged, Text.NotRefunded, Text.NotRefunded,
            None, None, Text.WillBeRepeated, Text.RefundAgain, None, None),
        Row(TransactionKind.OfflineSale, Holding.Charged, Text.OfflineStored, Holding.NotCharged, Text.NothingCharged, Text.NothingCharged,
            None, None, None, None, None, None),
        Row(TransactionKind.OfflineVoid, Holding.NotCharged, Text.OfflineVoidHere, Holding.Charged, Text.SaleStands, Text.NotVoided,
            None, None, None, Text.VoidAgain, None, None),
    };

    /// <summary>True when a kind has sentences of its own; a sign-on or an echo has none.</summary>
    public static bool Has(TransactionKind kind) => Find(kind) != null;

    /// <summary>True when a transaction of this kind can end so.</summary>
    public static bool Can(TransactionKind kind, Outcome outcome)
    {
        Kind row = Find(kind);
        if (row == null) return false;
        bool local = kind == TransactionKind.OfflineVoid;
        return outcome switch
        {
            Outcome.Reversed or Outcome.ReversalWaits or Outcome.Stands or Outcome.Disputed => row.Undone != None,
            Outcome.Unknown => row.Repeat != None,
            Outcome.NoAnswer => kind == TransactionKind.Balance,
            Outcome.Closed => kind == TransactionKind.QrSale,
            Outcome.CardRefused => KindTable.Has(kind, KindTrait.FullEmv),
            Outcome.Declined or Outcome.NotSent => !local,
            Outcome.Count => false,
            _ => true,
        };
    }

    /// <summary>What the screen says first; <see cref="Text.Count"/>: what acquirer or card say.</summary>
    public static Text Headline(TransactionKind kind, Outcome outcome)
    {
        Kind row = Find(kind);
        return outcome switch
        {
            Outcome.Done => Text.Approved,
            Outcome.NotSent => Text.NotSent,
            Outcome.Cancelled => Text.Cancelled,
            Outcome.Reversed => row == null ? Text.Reversal : row.Undone,
            Outcome.ReversalWaits => Text.ReversalPending,
            Outcome.Unknown => Text.ResultUnknown,
            Outcome.NoAnswer => Text.NoAnswer,
            Outcome.Closed => Text.OrderIsClosed,
            Outcome.Stands => Text.NotReversed,
            Outcome.Disputed => Text.NotReversed,
            _ => None,
        };
    }

    /// <summary>What is true of the cardholder's money; <see cref="Text.Count"/> for nothing that could be said.</summary>
    public static Text Truth(TransactionKind kind, Outcome outcome)
    {
        Kind row = Find(kind);
        if (row == null) return None;
        if (outcome == Outcome.Disputed) return Text.NobodyKnows;
        if (outcome == Outcome.Unknown) return row.Repeat;
        if (outcome == Outcome.Declined) return row.Refused; // the acquirer knows why: of the original no more is said than is known here
        return SideOf(outcome) switch
        {
            Side.Done => row.Done,
            Side.Open => row.Open,
            _ => row.Else,
        };
    }

    /// <summary>What the cashier does next; <see cref="Text.Count"/> for nothing.</summary>
    public static Text Next(TransactionKind kind, Outcome outcome)
    {
        Kind row = Find(kind);
        if (row == null) return None;
        return outcome switch
        {
            Outcome.Reversed or Outcome.NotSent => row.Again,
            Outcome.ReversalWaits => row.NotYet,
            Outcome.Stands => row.GiveBack,
            Outcome.Disputed => Text.AskWithFaultSlip,
            _ => None,
        };
    }

    /// <summary>What the cardholder has after it, as the sentences promise.</summary>
    public static Holding Holds(TransactionKind kind, Outcome outcome)
    {
        Kind row = Find(kind);
        if (row == null) return Holding.Unknown;
        return SideOf(outcome) switch
        {
            Side.Done => row.DoneHolds,
            Side.Open => Holding.Unknown,
            _ => row.ElseHolds,
        };
    }

    private static Side SideOf(Outcome outcome) => outcome switch
    {
        Outcome.Done or Outcome.Stands => Side.Done,
        Outcome.ReversalWaits or Outcome.Unknown or Outcome.Disputed => Side.Open,
        _ => Side.NotDone,
    };

    private static Kind Find(TransactionKind kind)
    {
        for (int i = 0; i < Kinds.Length; i++)
            if (Kinds[i].Of == kind) return Kinds[i];
        return null;
    }
}
