using System;
using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>The transaction that a screen speaks of: the one in hand, or an earlier one that is settled, reversed or asked for only now.</summary>
public sealed class Matter
{
    /// <summary>Kind.</summary>
    public TransactionKind Kind;
    /// <summary>Amount in fen; 0 unknown.</summary>
    public long Amount;
    /// <summary>Card number with its middle hidden; empty: none.</summary>
    public string MaskedPan = "";
    /// <summary>Voucher number; 0 none was given out.</summary>
    public int Stan;
    /// <summary>Reference, for a refund; empty: not of interest.</summary>
    public string Rrn = "";
    /// <summary>When it was made, of the terminal's clock; <see cref="IsEarlier"/> says whether that is of interest.</summary>
    public DateTime Made;
    /// <summary>It is not the transaction that the cashier has in hand: the screen says which one it is.</summary>
    public bool IsEarlier;

    /// <summary>Nothing is spoken of.</summary>
    public void Clear()
    {
        Kind = TransactionKind.None;
        Amount = 0;
        MaskedPan = "";
        Rrn = "";
        Stan = 0;
        IsEarlier = false;
    }

    /// <summary>The transaction in hand.</summary>
    public void Take(Deal deal, int stan)
    {
        Kind = deal.Kind;
        Amount = deal.Amount;
        MaskedPan = deal.MaskedPan;
        Rrn = "";
        Stan = stan;
        IsEarlier = false;
    }

    /// <summary>The transaction behind a promise.</summary>
    public void Take(PendingMessage promise)
    {
        Kind = promise.Kind == TransactionKind.QrOrder ? TransactionKind.QrSale : promise.Kind;
        Amount = promise.Amount;
        MaskedPan = promise.MaskedPan;
        Rrn = "";
        Stan = promise.Stan;
        Made = promise.Made;
        IsEarlier = true;
    }
}
