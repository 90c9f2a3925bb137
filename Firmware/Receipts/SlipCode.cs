using PosFirmware.Storage;

namespace PosFirmware.Receipts;

/// <summary>What a scanned text is to the terminal.</summary>
public enum SlipCodeState
{
    /// <summary>The code of a slip, read without a mistake.</summary>
    Ok = 0,
    /// <summary>Something else, such as the payment code of a wallet.</summary>
    Foreign = 1,
    /// <summary>It begins like the code of a slip, but its check does not fit.</summary>
    Damaged = 2,
}

/// <summary>
/// The code on a slip by which void and refund find their original: "PF1/terminal/batch/voucher/reference/date/order/check". It holds
/// nothing of the card, and only characters of the dense alphanumeric mode of QR codes unless the order number has others.
/// </summary>
public sealed class SlipCode
{
    /// <summary>Longest order number 付款凭证号.</summary>
    public const int MaxOrder = 64;

    /// <summary>Longest code.</summary>
    public const int MaxLength = 52 + MaxOrder;

    private const string Head = "PF1/";
    private const int Parts = 7, CheckDigits = 4;

    /// <summary>Terminal that made the transaction, 8 characters.</summary>
    public string TerminalId { get; private set; } = "";
    /// <summary>Batch of the transaction.</summary>
    public int Batch { get; private set; }
    /// <summary>Voucher number = trace.</summary>
    public int Stan { get; private set; }
    /// <summary>Retrieval reference number; may be empty.</summary>
    public string Rrn { get; private set; } = "";
    /// <summary>Date, MMDD.</summary>
    public int Date { get; private set; }
    /// <summary>Order number of a QR payment; empty for cards.</summary>
    public string Order { get; private set; } = "";

    /// <summary>Makes the code of a transaction.</summary>
    /// <param name="order">Order number of a QR payment; empty for cards.</param>
    public static string Build(string terminalId, int batch, int stan, string rrn, int date, string order)
    {
        string body = Head + terminalId + "/" + batch.ToString("D6") + "/" + stan.ToString("D6") + "/" + rrn + "/" + date.ToString("D4") + "/" + order + "/";
        return body + Check(body, body.Length);
    }

    /// <summary>Reads a scanned text.</summary>
    /// <param name="text">ASCII.</param>
    /// <param name="length">Characters of it.</param>
    /// <returns>What it is; only after <see cref="SlipCodeState.Ok"/> do the values belong to it.</returns>
    public SlipCodeState Parse(byte[] text, int length)
    {
        if (length < Head.Length || length > MaxLength) return SlipCodeState.Foreign;
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) letters[i] = (char)text[i];
        string code = new string(letters);
        if (code.Substring(0, Head.Length) != Head) return SlipCodeState.Foreign;
        int last = code.LastIndexOf('/');
        if (last != length - CheckDigits - 1 || code.Substring(last + 1) != Check(code, last + 1)) return SlipCodeState.Damaged;
        string[] parts = code.Substring(0, last).Split('/');
        if (parts.Length < Parts || parts[4].Length > 12) return SlipCodeState.Damaged;
        int batch = Number(parts[2], 6), stan = Number(parts[3], 6), date = Number(parts[5], 4);
        if (parts[1].Length != 8 || batch <= 0 || stan <= 0 || date < 0) return SlipCodeState.Damaged;
        TerminalId = parts[1];
        Batch = batch;
        Stan = stan;
        Rrn = parts[4];
        Date = date;
        Order = parts[6];
        for (int i = Parts; i < parts.Length; i++) Order += "/" + parts[i]; // an order number may have them too
        return SlipCodeState.Ok;
    }

    /// <summary>Digits of one length as a number; -1: not that.</summary>
    private static int Number(string digits, int length)
    {
        if (digits.Length != length) return -1;
        int value = 0;
        for (int i = 0; i < length; i++)
        {
            if (digits[i] < '0' || digits[i] > '9') return -1;
            value = value * 10 + digits[i] - '0';
        }
        return value;
    }

    private static string Check(string text, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte)text[i];
        return (Crc32.Of(bytes, 0, length) & 0xFFFF).ToString("X4");
    }
}
