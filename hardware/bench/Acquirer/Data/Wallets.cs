namespace Bench.Acquirer;

/// <summary>Whose wallet it is.</summary>
public enum WalletBrand
{
    /// <summary>云闪付.</summary>
    UnionPay,
    /// <summary>支付宝.</summary>
    Alipay,
    /// <summary>微信支付.</summary>
    WeChat,
    /// <summary>A bank's own app with codes in EMV form, under UnionPay's brand.</summary>
    BankApp,
}

/// <summary>What is known of a brand.</summary>
/// <param name="Brand">Brand.</param>
/// <param name="Mark">Two digits of tag A6 in field 59 (private, README.md).</param>
/// <param name="Prefix">First digits of its payment codes (acquirer-protocol.md 3.12).</param>
/// <param name="Length">Digits of its payment codes; 0: they are in EMV form (<see cref="EmvPayCodes"/>).</param>
/// <param name="Institution">Institution number.</param>
public sealed record WalletBrandRow(WalletBrand Brand, string Mark, string Prefix, int Length, string Institution);

/// <summary>The brands.</summary>
public static class WalletBrands
{
    private static readonly WalletBrandRow[] rows =
    [
        new(WalletBrand.UnionPay, "01", "62", 19, "00010000"),
        new(WalletBrand.Alipay, "02", "28", 18, "00020000"),
        new(WalletBrand.WeChat, "03", "13", 18, "00030000"),
        new(WalletBrand.BankApp, "01", "", 0, "00010000"),
    ];

    /// <summary>The row of a brand.</summary>
    public static WalletBrandRow Of(WalletBrand brand) => rows[(int)brand];
}

/// <summary>A wallet on a customer's phone, in the file.</summary>
public sealed record WalletEntry
{
    /// <summary>Name in scripts.</summary>
    public required string Id { get; init; }
    /// <summary>Name on the screen.</summary>
    public required string Title { get; init; }
    /// <summary>Name in English.</summary>
    public string EnglishTitle { get; init; } = "";
    /// <summary>Whose wallet it is.</summary>
    public WalletBrand Brand { get; init; }
    /// <summary>Account number, 10 to 19 digits.</summary>
    public required string Account { get; init; }
    /// <summary>Money in fen.</summary>
    public long Balance { get; init; }
    /// <summary>A payment of more than this, in fen, waits until the customer has confirmed it. 0: every payment does.</summary>
    public long AskAbove { get; init; } = 100_000;
    /// <summary>Seconds after which the customer confirms of his own accord; 0: only when somebody does it for him.</summary>
    public int ConfirmAfter { get; init; }
    /// <summary>True: he refuses what he is asked.</summary>
    public bool Refuses { get; init; }
}

/// <summary>A wallet in the ledger.</summary>
/// <param name="Id">Name in scripts.</param>
/// <param name="Account">Account number: its money is in the table of cards.</param>
/// <param name="Brand">Brand.</param>
/// <param name="AskAbove">A payment of more than this waits for the customer.</param>
/// <param name="ConfirmAfter">Seconds after which he confirms; 0: by hand.</param>
/// <param name="Refuses">He refuses.</param>
public sealed record WalletRecord(string Id, string Account, WalletBrand Brand, long AskAbove, int ConfirmAfter, bool Refuses);

/// <summary>State of an order.</summary>
public enum OrderState
{
    /// <summary>Shown to a customer, and nobody has scanned it.</summary>
    Open,
    /// <summary>A customer is known and has to confirm.</summary>
    Paying,
    /// <summary>Paid: there is a transaction.</summary>
    Paid,
    /// <summary>Closed without payment; a later payment is refused.</summary>
    Closed,
    /// <summary>The customer refused, or his money was not enough.</summary>
    Failed,
}

/// <summary>What a customer is asked to pay. Every QR payment has one, whoever shows the code.</summary>
/// <param name="Id">Row number.</param>
/// <param name="Terminal">Field 41.</param>
/// <param name="Merchant">Field 42.</param>
/// <param name="Batch">Field 60.2.</param>
/// <param name="Stan">Field 11.</param>
/// <param name="Amount">Fen.</param>
/// <param name="State">State.</param>
/// <param name="Wallet">Who pays; "" nobody yet.</param>
/// <param name="Voucher">Payment voucher number, tag A4: 20 digits.</param>
/// <param name="Content">What the QR code says; "" when the customer showed his.</param>
/// <param name="Rrn">Retrieval reference of the message that made it.</param>
/// <param name="ResponseCode">Why it failed.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Asked">When the customer was asked to confirm.</param>
/// <param name="Trade">Transaction once it is paid; 0: none.</param>
public sealed record OrderRecord(
    long Id, string Terminal, string Merchant, int Batch, int Stan, long Amount, OrderState State, string Wallet, string Voucher, string Content,
    string Rrn, string ResponseCode, DateTime Time, DateTime Asked, long Trade);
