namespace PosFirmware.Acquirer;

/// <summary>
/// The upload of one signature 电签 (acquirer-protocol.md 3.11): the picture, and what stands on the slip. Reused for every signature. What is
/// not known stays empty and is not sent.
/// </summary>
public sealed class SignatureMessage
{
    /// <summary>Trace of the signed transaction; the message has none of its own.</summary>
    public int Stan;
    /// <summary>Batch of the signed transaction.</summary>
    public int Batch;
    /// <summary>Amount in fen.</summary>
    public long Amount;
    /// <summary>PAN digits as ASCII; the caller wipes it.</summary>
    public readonly byte[] Pan = new byte[19];
    /// <summary>Number of PAN digits; 0: none, as with a QR code.</summary>
    public int PanLength;
    /// <summary>Field 15 of the answer, MMDD; 0: there was none.</summary>
    public int SettlementDate;
    /// <summary>Retrieval reference of the answer.</summary>
    public string Rrn = "";

    /// <summary>Merchant name in ASCII: the device has no table of GBK.</summary>
    public string MerchantName = "";
    /// <summary>Name of the transaction in ASCII.</summary>
    public string KindName = "";
    /// <summary>Operator, 0 to 99.</summary>
    public int Operator;
    /// <summary>Acquirer institution of field 44.</summary>
    public string AcquirerInstitution = "";
    /// <summary>Issuer institution of field 44.</summary>
    public string IssuerInstitution = "";
    /// <summary>Date of the transaction, yyyymmdd.</summary>
    public int Date;
    /// <summary>Time of the transaction, hhmmss.</summary>
    public int Time;
    /// <summary>Authorisation code.</summary>
    public string AuthCode = "";
    /// <summary>Text that the host wanted on the slip.</summary>
    public string Remarks = "";
    /// <summary>Trace of the original; 0 none.</summary>
    public int OriginalStan;
    /// <summary>Batch of the original; 0 none.</summary>
    public int OriginalBatch;
    /// <summary>Reference of the original.</summary>
    public string OriginalRrn = "";
    /// <summary>Date of the original, MMDD; 0 none.</summary>
    public int OriginalDate;
    /// <summary>Slips that were printed.</summary>
    public int Copies;

    /// <summary>What the chip said, all hex digits; empty without a chip. Application.</summary>
    public string ChipAid = "";
    /// <summary>Last cryptogram: request or certificate.</summary>
    public string ChipCryptogram = "";
    /// <summary>Unpredictable number.</summary>
    public string ChipUnpredictable = "";
    /// <summary>Interchange profile.</summary>
    public string ChipProfile = "";
    /// <summary>Terminal verification results.</summary>
    public string ChipTvr = "";
    /// <summary>Transaction status information.</summary>
    public string ChipTsi = "";
    /// <summary>Transaction counter.</summary>
    public string ChipAtc = "";
    /// <summary>Data for the issuer; wanted only where the acquirer was not asked, and empty otherwise.</summary>
    public string ChipIssuerData = "";
    /// <summary>Label of the application, text.</summary>
    public string ChipLabel = "";
    /// <summary>Name of the application that the cardholder knows, text.</summary>
    public string ChipName = "";

    /// <summary>Coded picture.</summary>
    public byte[] Coded;
    /// <summary>Its length.</summary>
    public int CodedLength;
    /// <summary>Bytes of the picture in one message.</summary>
    public int Packet;
    /// <summary>Which part this message carries, from 0.</summary>
    public int Part;
    /// <summary>Parts are marked with 8 (more follow) and 9 (the last) in field 60.</summary>
    public bool PartDigit;

    /// <summary>Number of messages, 1 to 9.</summary>
    public int Parts => (CodedLength + Packet - 1) / Packet;
}
