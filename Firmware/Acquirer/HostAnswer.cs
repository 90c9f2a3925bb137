namespace PosFirmware.Acquirer;

/// <summary>How an exchange with the acquirer ended.</summary>
public enum HostVerdict
{
    /// <summary>Nothing left the terminal: no connection, TLS refused, no keys. No reversal is needed.</summary>
    NotSent = 0,
    /// <summary>A good answer; look at <see cref="HostAnswer.ResponseCode"/>.</summary>
    Answered = 1,
    /// <summary>Something was sent and no answer came within the limit. Reversal, reason 98.</summary>
    NoAnswer = 2,
    /// <summary>An answer that cannot be parsed or does not belong to the request (acquirer-protocol.md 2.5, 1 to 4). Reversal, reason 06.</summary>
    Mismatch = 3,
    /// <summary>An approval whose MAC is wrong or missing. Reversal, reason A0, and sign-on.</summary>
    BadMac = 4,
}

/// <summary>Why nothing could be sent, for the operator.</summary>
public enum LinkFault
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Host name not found.</summary>
    NameNotFound = 1,
    /// <summary>No TCP connection within the limit.</summary>
    NotReachable = 2,
    /// <summary>TLS handshake failed: certificate, name, date or version.</summary>
    TlsRefused = 3,
    /// <summary>CA certificate file missing or unreadable.</summary>
    NoCertificate = 4,
    /// <summary>No working keys: sign on first.</summary>
    NoKeys = 5,
    /// <summary>The connection broke.</summary>
    Broken = 6,
}

/// <summary>The acquirer's answer, taken apart. Reused for every exchange. Absent fields are null, 0 or -1.</summary>
public sealed class HostAnswer
{
    /// <summary>How the exchange ended.</summary>
    public HostVerdict Verdict;
    /// <summary>Why nothing was sent.</summary>
    public LinkFault Fault;
    /// <summary>Field 39; null when absent.</summary>
    public string ResponseCode;
    /// <summary>True when the answer carries a MAC, and it is right. Only a decline may come without.</summary>
    public bool IsSigned;
    /// <summary>Field 4 in fen; -1 when absent.</summary>
    public long Amount;
    /// <summary>Field 12, hhmmss; -1 when absent.</summary>
    public int HostTime;
    /// <summary>Field 13, MMDD; -1 when absent.</summary>
    public int HostDate;
    /// <summary>Field 14, YYMM; 0 when absent.</summary>
    public int Expiry;
    /// <summary>Field 15, MMDD; 0 when absent.</summary>
    public int SettlementDate;
    /// <summary>Field 32; null when absent.</summary>
    public string AcquirerId;
    /// <summary>Field 37, retrieval reference number; null when absent.</summary>
    public string Rrn;
    /// <summary>Field 38; null when absent.</summary>
    public string AuthCode;
    /// <summary>Field 44, issuer institution, trimmed; null when absent.</summary>
    public string IssuerInstitution;
    /// <summary>Field 44, acquirer institution, trimmed; null when absent.</summary>
    public string AcquirerInstitution;
    /// <summary>Field 48 digits; null when absent.</summary>
    public string Field48;
    /// <summary>Field 54, available balance in fen; valid when <see cref="HasBalance"/>.</summary>
    public long Balance;
    /// <summary>True when field 54 held an available balance.</summary>
    public bool HasBalance;
    /// <summary>Field 60.2, batch number; 0 when absent.</summary>
    public int Batch;
    /// <summary>Field 63.1, card organisation; null when absent.</summary>
    public string CardOrganisation;
    /// <summary>Field 63.2.1 to 3, text for the slip; null when absent.</summary>
    public string SlipText;
    /// <summary>Field 63.2.4, text for the display; null when absent.</summary>
    public string DisplayText;
    /// <summary>Payment voucher number 付款凭证码 of a QR payment; null when absent.</summary>
    public string Voucher;
    /// <summary>Whose wallet paid: 1 UnionPay, 2 Alipay, 3 WeChat; 0 when absent.</summary>
    public int Wallet;
    /// <summary>What of a QR payment can still be refunded, in fen; -1 when absent.</summary>
    public long Refundable;
    /// <summary>Header nibble 6: what the host asks for afterwards, 0 nothing.</summary>
    public int ProcessingRequest;
    /// <summary>Field 62 of a management answer, or the text of an order's QR code.</summary>
    public readonly byte[] Data = new byte[512];
    /// <summary>Bytes in <see cref="Data"/>.</summary>
    public int DataLength;
    /// <summary>Field 55, chip data of the issuer: authentication and scripts.</summary>
    public readonly byte[] Chip = new byte[255];
    /// <summary>Bytes in <see cref="Chip"/>; 0 when absent.</summary>
    public int ChipLength;
    /// <summary>First check that failed, for the log, e.g. "39", "MAC", "11": a field number and never its content.</summary>
    public string FailedCheck;

    /// <summary>Back to "nothing sent".</summary>
    public void Clear()
    {
        Verdict = HostVerdict.NotSent;
        Fault = LinkFault.None;
        ResponseCode = null;
        IsSigned = false;
        Amount = -1;
        HostTime = -1;
        HostDate = -1;
        Expiry = 0;
        SettlementDate = 0;
        AcquirerId = null;
        Rrn = null;
        AuthCode = null;
        IssuerInstitution = null;
        AcquirerInstitution = null;
        Field48 = null;
        Balance = 0;
        HasBalance = false;
        Batch = 0;
        CardOrganisation = null;
        SlipText = null;
        DisplayText = null;
        Voucher = null;
        Wallet = 0;
        Refundable = -1;
        ProcessingRequest = 0;
        FailedCheck = null;
        DataLength = 0;
        ChipLength = 0;
    }
}
