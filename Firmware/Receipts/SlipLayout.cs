namespace PosFirmware.Receipts;

/// <summary>What stands in a place of a slip (operations.md 4.3).</summary>
public enum SlipItem
{
    /// <summary>Dashes across the paper.</summary>
    Rule = 0,
    /// <summary>Heading of all slips.</summary>
    Title,
    /// <summary>Whose copy it is.</summary>
    CopyLine,
    /// <summary>Merchant name.</summary>
    MerchantName,
    /// <summary>Store or counter.</summary>
    Store,
    /// <summary>Merchant number.</summary>
    MerchantId,
    /// <summary>Terminal number.</summary>
    TerminalId,
    /// <summary>Cashier.</summary>
    Operator,
    /// <summary>Issuer institution.</summary>
    Issuer,
    /// <summary>Acquirer institution.</summary>
    Acquirer,
    /// <summary>Masked card number with its entry suffix.</summary>
    CardNumber,
    /// <summary>Kind of transaction.</summary>
    Kind,
    /// <summary>Batch number.</summary>
    Batch,
    /// <summary>Voucher number = trace.</summary>
    Voucher,
    /// <summary>Authorisation code.</summary>
    AuthCode,
    /// <summary>Retrieval reference number.</summary>
    Rrn,
    /// <summary>Date and time of the host.</summary>
    DateTime,
    /// <summary>Amount.</summary>
    Amount,
    /// <summary>Heading of the remarks, when there are any.</summary>
    Remarks,
    /// <summary>Voucher number of a void's original.</summary>
    OriginalVoucher,
    /// <summary>Reference of a refund's original.</summary>
    OriginalRrn,
    /// <summary>Date of a refund's original.</summary>
    OriginalDate,
    /// <summary>Reason of a refund.</summary>
    Reason,
    /// <summary>Text that the host wants on the slip.</summary>
    HostText,
    /// <summary>This transaction has been voided since.</summary>
    VoidMark,
    /// <summary>This is a reprint.</summary>
    ReprintMark,
    /// <summary>Room for a signature with a pen, merchant copy only.</summary>
    SignatureLine,
    /// <summary>The cardholder agrees.</summary>
    Acknowledgement,
    /// <summary>Hotline and software version.</summary>
    Footer,
}

/// <summary>One row of a layout.</summary>
public sealed class SlipRow
{
    /// <summary>What stands there; a row whose item has no value is left out.</summary>
    public readonly SlipItem Item;
    /// <summary>Label before the value, or null.</summary>
    public readonly string Label;
    /// <summary>Dots of the value: 16 or 24; the label is always 16.</summary>
    public readonly int Size;
    /// <summary>The value has a line of its own below the label.</summary>
    public readonly bool OwnLine;

    /// <summary>Makes a row.</summary>
    public SlipRow(SlipItem item, string label, int size, bool ownLine)
    {
        Item = item;
        Label = label;
        Size = size;
        OwnLine = ownLine;
    }
}

/// <summary>Layouts of the slips, as data: order, labels and sizes of operations.md 4.3 and its samples.</summary>
public static class SlipLayout
{
    private const int N = 16, B = 24;

    /// <summary>Slip of a card transaction.</summary>
    public static readonly SlipRow[] CardTransaction =
    {
        new(SlipItem.Title, null, B, false),
        new(SlipItem.CopyLine, null, N, false),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.MerchantName, "商户名称(MERCHANT NAME):", B, true),
        new(SlipItem.Store, "门店/柜台(STORE):", N, false),
        new(SlipItem.MerchantId, "商户编号(MERCHANT NO):", N, false),
        new(SlipItem.TerminalId, "终端编号(TERMINAL NO):", N, false),
        new(SlipItem.Operator, "操作员号(OPERATOR NO):", N, false),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.Issuer, "发卡行(ISSUER):", N, false),
        new(SlipItem.Acquirer, "收单行(ACQUIRER):", N, false),
        new(SlipItem.CardNumber, "卡号(CARD NO):", B, true),
        new(SlipItem.Kind, "交易类型(TXN. TYPE):", B, true),
        new(SlipItem.Batch, "批次号(BATCH NO):", N, false),
        new(SlipItem.Voucher, "凭证号(VOUCHER NO):", B, true),
        new(SlipItem.AuthCode, "授权码(AUTH NO):", N, false),
        new(SlipItem.Rrn, "交易参考号(REF. NO):", N, false),
        new(SlipItem.DateTime, "日期/时间(DATE/TIME):", N, false),
        new(SlipItem.Amount, "金额(AMOUNT):", B, true),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.Remarks, null, N, false),
        new(SlipItem.OriginalVoucher, "原凭证号(ORI. VOUCHER NO):", N, false),
        new(SlipItem.OriginalRrn, "原参考号(ORI. REF. NO):", N, false),
        new(SlipItem.OriginalDate, "原交易日期(ORI. DATE):", N, false),
        new(SlipItem.Reason, "原因(REASON):", N, false),
        new(SlipItem.HostText, null, N, false),
        new(SlipItem.VoidMark, null, B, false),
        new(SlipItem.ReprintMark, null, B, false),
        new(SlipItem.SignatureLine, null, B, false),
        new(SlipItem.Acknowledgement, null, N, false),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.Footer, null, N, false),
    };
}
