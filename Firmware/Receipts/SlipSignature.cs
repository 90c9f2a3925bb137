namespace PosFirmware.Receipts;

/// <summary>An electronic signature for the slip. Whoever keeps signatures fills it before the slip is composed; it is printed only on the slip of its own transaction.</summary>
public sealed class SlipSignature
{
    /// <summary>Picture, 1 bit a dot, bit 7 leftmost, (Width + 7) / 8 bytes a row; null: none.</summary>
    public byte[] Bits;
    /// <summary>Dots across, at most 384.</summary>
    public int Width;
    /// <summary>Rows.</summary>
    public int Height;
    /// <summary>Feature code 特征码, 8 hex digits.</summary>
    public string FeatureCode = "";
    /// <summary>Batch of the transaction.</summary>
    public int Batch;
    /// <summary>Voucher number of the transaction.</summary>
    public int Stan;

    /// <summary>True when it was given for this transaction.</summary>
    public bool BelongsTo(int batch, int stan) => Bits != null && Batch == batch && Stan == stan;
}
