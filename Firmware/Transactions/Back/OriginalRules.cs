using System;
using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>What a void, refund or completion may start from (operations.md 6.1), and for how long.</summary>
public static class OriginalRules
{
    /// <summary>Days at the end of the refund window in which the operator is told how many are left.</summary>
    public const int WarnDays = 3;

    /// <summary>Kinds that a flow may start from.</summary>
    public static bool Fits(Flow flow, TransactionKind kind) => flow switch
    {
        Flow.AskHost => true,
        Flow.QrAsk => kind == TransactionKind.QrSale,
        _ => KindTable.StartsFrom(FlowTable.Of(flow).Kind, kind),
    };

    /// <summary>True for the void of money that was booked: it ends with the batch, and after it there is the refund. What is only held can be given free later.</summary>
    public static bool OfOpenBatch(KindRow kind) => kind.Effect == KindEffect.Voids && kind.Side == KindSide.Credit;

    /// <summary>The void of a kind; 0 none.</summary>
    public static Flow VoidOf(TransactionKind kind) => Made(KindTable.Of(kind).VoidedBy);

    /// <summary>The refund of a kind; 0 none.</summary>
    public static Flow RefundOf(TransactionKind kind) => Made(KindTable.Of(kind).RefundedBy);

    private static Flow Made(TransactionKind kind) => kind == TransactionKind.None ? 0 : FlowTable.Making(kind);

    /// <summary>True for a reason against a void that leaves the refund: it is offered at once, with the same original.</summary>
    public static bool IsOffered(Ui.Text why) => why == Ui.Text.SettledRefundInstead || why == Ui.Text.OfflineSent || why == Ui.Text.PartlyRefunded;

    /// <summary>Days that are left for a refund; negative: too late.</summary>
    /// <param name="year">Year of the original.</param>
    /// <param name="date">Its date, MMDD; it must exist.</param>
    /// <param name="now">Time of the terminal.</param>
    /// <param name="window">Days of the refund window.</param>
    public static int DaysLeft(int year, int date, DateTime now, int window)
    {
        long days = (now.Date.Ticks - new DateTime(year, date / 100, date % 100).Ticks) / TimeSpan.TicksPerDay;
        return days < 0 ? window : window - (int)days;
    }

    /// <summary>Days of the refund window of a wallet's payments.</summary>
    public static int QrRefundDays(TerminalSettings settings, int wallet)
    {
        int days = settings.WalletRule(wallet).RefundDays;
        return days > 0 ? days : settings.QrRefundDays;
    }

    /// <summary>Largest refund in fen: of a QR payment as its wallet has it.</summary>
    public static long RefundLimit(TerminalSettings settings, Flow flow, int wallet)
    {
        long limit = FlowTable.KindOf(flow).Has(KindTrait.Qr) ? settings.WalletRule(wallet).RefundLimit : 0;
        return limit > 0 ? limit : settings.RefundLimit;
    }

    /// <summary>True when the date exists.</summary>
    public static bool IsDate(int year, int date) =>
        year >= 2000 && date / 100 >= 1 && date / 100 <= 12 && date % 100 >= 1 && date % 100 <= DateTime.DaysInMonth(year, date / 100);
}
