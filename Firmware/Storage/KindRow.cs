using System;

namespace PosFirmware.Storage;

/// <summary>Side of settlement that a kind counts on (acquirer-protocol.md 3.6).</summary>
public enum KindSide
{
    /// <summary>Neither: settlement leaves it out.</summary>
    None = 0,
    /// <summary>Money for the merchant.</summary>
    Debit = 1,
    /// <summary>Money that goes back.</summary>
    Credit = 2,
}

/// <summary>What has to happen when no valid answer comes (acquirer-protocol.md 6.3).</summary>
public enum KindPromise
{
    /// <summary>Nothing: it moves no money, or its record is its promise.</summary>
    None = 0,
    /// <summary>Its reversal is sent.</summary>
    Reversal = 1,
    /// <summary>It is sent again with the same number until an answer comes.</summary>
    Repeat = 2,
    /// <summary>The acquirer is asked for the order until it is paid or closed.</summary>
    Order = 3,
}

/// <summary>How it is told in a batch upload (acquirer-protocol.md 3.6, 6.7).</summary>
public enum KindUpload
{
    /// <summary>Not at all: it is no part of the totals.</summary>
    None = 0,
    /// <summary>In a group of eight.</summary>
    Group = 1,
    /// <summary>In a message of its own.</summary>
    Single = 2,
}

/// <summary>What a kind makes of its original in the batch.</summary>
public enum KindEffect
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The original is voided.</summary>
    Voids = 1,
    /// <summary>The original, a pre-authorisation, is completed.</summary>
    Completes = 2,
}

/// <summary>What else is true of a kind; yes or no.</summary>
[Flags]
public enum KindTrait
{
    /// <summary>Nothing of this.</summary>
    None = 0,
    /// <summary>A record of it is kept in the batch.</summary>
    Booked = 1,
    /// <summary>Somebody pays or has money held: the hints before a payment are for it (operations.md 6.3).</summary>
    Pays = 2,
    /// <summary>A sale: what voids and refunds are weighed against (operations.md 6.10).</summary>
    Sale = 4,
    /// <summary>Money goes back to the cardholder: minus sign, no acknowledgement, audit log.</summary>
    Back = 8,
    /// <summary>A refund: part of an original, found by its reference.</summary>
    Refund = 16,
    /// <summary>A void or refund that is weighed against the sales (operations.md 6.10).</summary>
    Weighed = 32,
    /// <summary>Money is held until it is completed.</summary>
    Holds = 64,
    /// <summary>Paid by QR code: no card, no PIN, but an order.</summary>
    Qr = 128,
    /// <summary>A chip takes the whole of EMV; of the other kinds only card number and track 2 are read (emv.md 1.15).</summary>
    FullEmv = 256,
    /// <summary>The chip may approve it without the acquirer (emv.md 1.8).</summary>
    ChipAlone = 512,
    /// <summary>It was approved without the acquirer and is sent afterwards.</summary>
    SentLater = 1024,
}

/// <summary>A kind of transaction: everything that distinguishes it from another one, except its message and its words.</summary>
public sealed class KindRow
{
    /// <summary>Kind.</summary>
    public readonly TransactionKind Kind;
    /// <summary>Side of settlement.</summary>
    public readonly KindSide Side;
    /// <summary>What keeps it safe while it is under way.</summary>
    public readonly KindPromise Promise;
    /// <summary>Batch upload.</summary>
    public readonly KindUpload Upload;
    /// <summary>What it makes of its original.</summary>
    public readonly KindEffect Effect;
    /// <summary>Kind of its void; none: it cannot be voided.</summary>
    public readonly TransactionKind VoidedBy;
    /// <summary>Kind of its refund; none: it cannot be refunded.</summary>
    public readonly TransactionKind RefundedBy;
    /// <summary>Kind that the operator asks for when this one is made: itself, or the one it stands in for.</summary>
    public readonly TransactionKind As;
    /// <summary>What else is true of it.</summary>
    public readonly KindTrait Traits;

    /// <summary>Describes a kind.</summary>
    public KindRow(TransactionKind kind, KindSide side, KindPromise promise, KindUpload upload, KindEffect effect, TransactionKind voidedBy, TransactionKind refundedBy,
        KindTrait traits, TransactionKind standsInFor = TransactionKind.None)
    {
        Kind = kind;
        Side = side;
        Promise = promise;
        Upload = upload;
        Effect = effect;
        VoidedBy = voidedBy;
        RefundedBy = refundedBy;
        Traits = traits;
        As = standsInFor == TransactionKind.None ? kind : standsInFor;
    }

    /// <summary>True when this is so.</summary>
    public bool Has(KindTrait trait) => (Traits & trait) != 0;
}
