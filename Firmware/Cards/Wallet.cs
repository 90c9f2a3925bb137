namespace PosFirmware.Cards;

/// <summary>One row of the table of wallets: payment codes by their first two digits and their length.</summary>
public sealed class WalletRow
{
    /// <summary>Whose wallet: see <see cref="Wallet"/>.</summary>
    public readonly int Wallet;
    /// <summary>First two digits: from, to.</summary>
    public readonly int From, To;
    /// <summary>Number of digits: from, to.</summary>
    public readonly int MinLength, MaxLength;

    /// <summary>Describes the codes of a wallet.</summary>
    public WalletRow(int wallet, int from, int to, int minLength, int maxLength)
    {
        Wallet = wallet;
        From = from;
        To = to;
        MinLength = minLength;
        MaxLength = maxLength;
    }
}

/// <summary>Recognises the payment code of a customer (acquirer-protocol.md 3.12). The numbers of the wallets are stored: never renumber.</summary>
public static class Wallet
{
    /// <summary>None, or unknown.</summary>
    public const int None = 0;
    /// <summary>UnionPay app 云闪付, and banks' own apps.</summary>
    public const int UnionPay = 1;
    /// <summary>Alipay 支付宝.</summary>
    public const int Alipay = 2;
    /// <summary>WeChat 微信.</summary>
    public const int WeChat = 3;
    /// <summary>Fewest digits of a payment code.</summary>
    public const int ShortestCode = 16;

    /// <summary>The table.</summary>
    public static readonly WalletRow[] Rows =
    {
        new WalletRow(UnionPay, 62, 62, 19, 19),
        new WalletRow(WeChat, 10, 15, 18, 18),
        new WalletRow(Alipay, 25, 30, 16, 24),
    };

    /// <summary>Whose payment code it is, by its digits or, of an EMV-style code, by its application; <see cref="None"/> when it is none.</summary>
    /// <param name="code">ASCII.</param>
    /// <param name="length">Its length.</param>
    public static int Of(byte[] code, int length)
    {
        if (length < ShortestCode) return None;
        for (int i = 0; i < length; i++)
            if (code[i] < '0' || code[i] > '9') return EmvPayCode.Of(code, length);
        int first = (code[0] - '0') * 10 + code[1] - '0';
        for (int i = 0; i < Rows.Length; i++)
        {
            WalletRow row = Rows[i];
            if (first >= row.From && first <= row.To && length >= row.MinLength && length <= row.MaxLength) return row.Wallet;
        }
        return None;
    }
}
