using System;

namespace PosFirmware.Storage;

/// <summary>What the audit log keeps (operations.md 2.1, 6.9, 6.10). The values are stored: never renumber.</summary>
public enum AuditKind
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>A void was approved; trace and amount are those of the void.</summary>
    Void = 1,
    /// <summary>A refund was approved.</summary>
    Refund = 2,
    /// <summary>A slip was printed again.</summary>
    Reprint = 3,
    /// <summary>A parameter was changed; the detail is its name.</summary>
    Parameter = 4,
    /// <summary>A wrong password; the operator is whose it should have been.</summary>
    WrongPassword = 5,
    /// <summary>An operator was locked after too many wrong passwords.</summary>
    OperatorLocked = 6,
    /// <summary>A password was changed.</summary>
    PasswordChanged = 7,
    /// <summary>A cashier signed on.</summary>
    SignOn = 8,
    /// <summary>A cashier signed off.</summary>
    SignOff = 9,
    /// <summary>A reversal was delivered.</summary>
    ReversalDone = 10,
    /// <summary>A reversal could not be delivered yet.</summary>
    ReversalWaits = 11,
    /// <summary>The power came back in the middle of a transaction.</summary>
    PowerCut = 12,
    /// <summary>The case was opened.</summary>
    Tamper = 13,
    /// <summary>An operator was added; the detail is his number.</summary>
    OperatorAdded = 14,
    /// <summary>An operator was deleted.</summary>
    OperatorDeleted = 15,
    /// <summary>A cashier's password was reset.</summary>
    OperatorReset = 16,
    /// <summary>The terminal was locked.</summary>
    Locked = 17,
    /// <summary>The terminal was unlocked.</summary>
    Unlocked = 18,
    /// <summary>Training began or ended.</summary>
    Training = 19,
    /// <summary>A risk hint was shown; the detail says which and what the operator did.</summary>
    Risk = 20,
    /// <summary>A settlement was done.</summary>
    Settlement = 21,
    /// <summary>A reversal was taken off the suspense list by the supervisor.</summary>
    SuspenseCleared = 22,
    /// <summary>A master key was loaded; the detail is its check value.</summary>
    KeyLoaded = 23,
    /// <summary>Transactions were removed from the log by hand; the detail is the batch and how many.</summary>
    LogCleared = 24,
    /// <summary>The parameters were set back to their defaults.</summary>
    DefaultsRestored = 25,
    /// <summary>A refund in cash was noted: no message, no record, not in any total. The trace is the original's.</summary>
    CashNote = 26,
    /// <summary>The acquirer declined; the detail is the masked card number and the code.</summary>
    Declined = 27,
    /// <summary>The volume was new or had been wiped, and was set up; the trace is where the numbers begin.</summary>
    VolumeNew = 28,
    /// <summary>A set-up package was loaded; the detail is its number.</summary>
    Package = 29,
    /// <summary>No registered access point is in reach, but others are; the detail says how many.</summary>
    WrongPlace = 30,
    /// <summary>The access points in reach were registered; the detail says how many.</summary>
    PlaceLearnt = 31,
    /// <summary>The acquirer has refused a reversal because the transaction stands; the detail is its reference.</summary>
    ReversalRefused = 32,

    /// <summary>Number of kinds; not a kind.</summary>
    Count,
}

/// <summary>One line of the audit log. It never holds a card number, a password or a key.</summary>
public sealed class AuditEntry
{
    /// <summary>Longest detail in characters; of ASCII.</summary>
    public const int MaxDetail = 40;

    /// <summary>Number, counted up for ever; entries that are missing show.</summary>
    public int Sequence;
    /// <summary>Time of the terminal.</summary>
    public DateTime At;
    /// <summary>Operator, 0 to 99; 255 nobody.</summary>
    public int Operator;
    /// <summary>What happened.</summary>
    public AuditKind Kind;
    /// <summary>Trace number; 0 none.</summary>
    public int Stan;
    /// <summary>Amount in fen; 0 none.</summary>
    public long Amount;
    /// <summary>More about it, ASCII; may be empty.</summary>
    public string Detail = "";

    /// <summary>Writes the entry.</summary>
    public void Put(RecordBuffer to)
    {
        to.PutInt(Sequence);
        to.PutLong(At.Ticks);
        to.PutByte(Operator);
        to.PutByte((int)Kind);
        to.PutInt(Stan);
        to.PutLong(Amount);
        to.PutText(Detail);
    }

    /// <summary>Reads the entry.</summary>
    public void Get(RecordBuffer from)
    {
        Sequence = from.GetInt();
        At = new DateTime(from.GetLong());
        Operator = from.GetByte();
        Kind = (AuditKind)from.GetByte();
        Stan = from.GetInt();
        Amount = from.GetLong();
        Detail = from.GetText();
    }
}
