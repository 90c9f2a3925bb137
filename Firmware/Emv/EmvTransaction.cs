namespace PosFirmware.Emv;

/// <summary>What the kernel must know of the transaction before the card is asked anything.</summary>
public sealed class EmvTransaction
{
    /// <summary>9C of a sale: goods or services.</summary>
    public const int Goods = 0x00;
    /// <summary>9C of a cash withdrawal.</summary>
    public const int Cash = 0x01;
    /// <summary>9C of a sale with cashback.</summary>
    public const int Cashback = 0x09;
    /// <summary>9C of a pre-authorisation, in the practice of UnionPay's terminals.</summary>
    public const int PreAuthorisation = 0x03;
    /// <summary>9C of a balance inquiry.</summary>
    public const int Balance = 0x31;

    /// <summary>Amount in fen.</summary>
    public long Amount;
    /// <summary>Cashback in fen.</summary>
    public long OtherAmount;
    /// <summary>9C.</summary>
    public int Type;
    /// <summary>Year, four digits.</summary>
    public int Year;
    /// <summary>Month, 1 to 12.</summary>
    public int Month;
    /// <summary>Day, 1 to 31.</summary>
    public int Day;
    /// <summary>Time as hhmmss.</summary>
    public int Time;
    /// <summary>Number of the transaction, 9F41.</summary>
    public int Counter;
    /// <summary>9F39: how the card is read, 05 contacts, 07 contactless.</summary>
    public int EntryMode = 0x05;
    /// <summary>The short form: card number and track 2 are all that is wanted (void, refund, completion; emv.md 1.15). The amount is 0.</summary>
    public bool ReadOnly;
    /// <summary>Amount of the last transaction with the same card that the terminal still holds, for the floor limit; 0 none.</summary>
    public long EarlierAmount;

    /// <summary>Date as YYYYMMDD.</summary>
    internal int Today => Year * 10000 + Month * 100 + Day;
}
