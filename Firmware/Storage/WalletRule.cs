namespace PosFirmware.Storage;

/// <summary>What holds for the payments of one wallet: each has rules of its own (operations.md 1.2, no. 81; BEHAVIOURS 81).</summary>
public sealed class WalletRule
{
    /// <summary>False: its codes are not taken. What was paid with it before can still be voided and refunded.</summary>
    public bool Accepted = true;
    /// <summary>Days after which a refund is refused here; 0: as for every QR payment.</summary>
    public int RefundDays;
    /// <summary>Largest refund in fen; 0: as for every payment.</summary>
    public long RefundLimit;
}
