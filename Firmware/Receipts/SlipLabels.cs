namespace PosFirmware.Receipts;

/// <summary>Labels before the values of slips and forms, in both languages.</summary>
public static class SlipLabels
{
    /// <summary>Merchant.</summary>
    public const string MerchantName = "商户名称(MERCHANT NAME):";
    /// <summary>Store or counter.</summary>
    public const string Store = "门店/柜台(STORE):";
    /// <summary>Merchant number.</summary>
    public const string MerchantId = "商户编号(MERCHANT NO):";
    /// <summary>Terminal number.</summary>
    public const string TerminalId = "终端编号(TERMINAL NO):";
    /// <summary>Cashier.</summary>
    public const string Operator = "操作员号(OPERATOR NO):";
    /// <summary>Issuer institution.</summary>
    public const string Issuer = "发卡行(ISSUER):";
    /// <summary>Acquirer institution.</summary>
    public const string Acquirer = "收单行(ACQUIRER):";
    /// <summary>Card number.</summary>
    public const string Card = "卡号(CARD NO):";
    /// <summary>Kind of transaction.</summary>
    public const string Kind = "交易类型(TXN. TYPE):";
    /// <summary>Wallet of a QR payment.</summary>
    public const string Wallet = "支付渠道(CHANNEL):";
    /// <summary>Code of a QR payment.</summary>
    public const string PayCode = "支付码号(PAY CODE):";
    /// <summary>Batch.</summary>
    public const string Batch = "批次号(BATCH NO):";
    /// <summary>Voucher number.</summary>
    public const string Voucher = "凭证号(VOUCHER NO):";
    /// <summary>Order number of a QR payment.</summary>
    public const string Order = "付款凭证号(ORDER NO):";
    /// <summary>Authorisation code.</summary>
    public const string AuthCode = "授权码(AUTH NO):";
    /// <summary>Retrieval reference number.</summary>
    public const string Rrn = "交易参考号(REF. NO):";
    /// <summary>Date and time.</summary>
    public const string DateTime = "日期/时间(DATE/TIME):";
    /// <summary>Amount.</summary>
    public const string Amount = "金额(AMOUNT):";
    /// <summary>Voucher number of the original.</summary>
    public const string OriginalVoucher = "原凭证号(ORI. VOUCHER NO):";
    /// <summary>Reference of the original.</summary>
    public const string OriginalRrn = "原参考号(ORI. REF. NO):";
    /// <summary>Date of the original.</summary>
    public const string OriginalDate = "原交易日期(ORI. DATE):";
    /// <summary>Reason of a refund.</summary>
    public const string Reason = "原因(REASON):";
    /// <summary>What has been refunded, and the amount of the original.</summary>
    public const string Refunded = "累计已退(REFUNDED):";
    /// <summary>Amount that a form asks for.</summary>
    public const string Wanted = "申请金额(REQUESTED):";
    /// <summary>Amount that was handed out.</summary>
    public const string Cash = "现金退款(CASH REFUND):";
    /// <summary>Response code of the acquirer.</summary>
    public const string ResponseCode = "应答码(RESPONSE CODE):";
    /// <summary>Why a reversal was made.</summary>
    public const string ReasonCode = "原因码(REASON CODE):";
    /// <summary>When something was taken off the list.</summary>
    public const string ClearedAt = "清除时间(CLEARED AT):";
    /// <summary>Whom to ask: the hotline follows.</summary>
    public const string Contact = "请联系收单机构(CALL ACQUIRER):";
    /// <summary>Details that the acquirer refused.</summary>
    public const string RefusedDetails = "失败/拒绝明细(REFUSED DETAILS):";
    /// <summary>Records that could not be read.</summary>
    public const string Unreadable = "无法读取的交易(UNREADABLE):";
}
