namespace PosFirmware.Receipts;

/// <summary>Words of fault slips and forms. A sentence is two lines: Chinese, then English.</summary>
public static class FormWords
{
    /// <summary>Title of the form with which a refund is asked for on paper.</summary>
    public const string RequestTitle = "退货申请单/REFUND REQUEST";
    /// <summary>Why it is asked for on paper; the response code follows.</summary>
    public static readonly string[] RequestRefused = { "联机退货被拒绝", "ON-LINE REFUND DECLINED" };
    /// <summary>It moves no money.</summary>
    public static readonly string[] RequestUse = { "本单为申请,不代表已退款", "REQUEST ONLY, NO REFUND MADE YET" };
    /// <summary>Who signs it; 24 dots.</summary>
    public const string RequestSigns = "商户签章/日期(STAMP/DATE):";

    /// <summary>Title of the fault slip.</summary>
    public const string FaultTitle = "故障报告单/FAULT REPORT";
    /// <summary>It is no proof of payment; 24 dots.</summary>
    public static readonly string[] FaultMark = { "***故障单,非凭证联***", "***FAULT SLIP, NO VOUCHER***" };
    /// <summary>What is wrong: a reversal could not be delivered.</summary>
    public static readonly string[] ReversalWaits = { "冲正未成功上送,将继续重发", "REVERSAL NOT DELIVERED, WILL BE SENT AGAIN" };
    /// <summary>What is wrong: a reversal could not be delivered, and never will be.</summary>
    public static readonly string[] ReversalLost = { "冲正未成功上送", "REVERSAL NOT DELIVERED" };
    /// <summary>What is wrong: the acquirer has not reversed it, and it stands.</summary>
    public static readonly string[] Stands = { "主机未冲正,该交易成立", "NOT REVERSED, THE TRANSACTION STANDS" };
    /// <summary>What is wrong: the result of a refund or an advice is not known.</summary>
    public static readonly string[] ResultUnknown = { "结果未知,收单机构可能已入账", "RESULT UNKNOWN, ACQUIRER MAY HAVE BOOKED IT" };
    /// <summary>What is wrong: the acquirer does not take an off-line sale; his response code follows.</summary>
    public static readonly string[] OfflineRefused = { "脱机交易被收单机构拒绝", "OFF-LINE SALE REFUSED BY ACQUIRER" };
    /// <summary>What is wrong: an off-line sale that was never sent is cleared with its batch.</summary>
    public static readonly string[] OfflineCleared = { "脱机交易未上送,流水清除", "OFF-LINE SALE CLEARED, NEVER SENT" };
    /// <summary>The supervisor has taken it off the list; 24 dots.</summary>
    public static readonly string[] Cleared = { "由主管手工清除,终端不再重发", "CLEARED BY HAND, NOT SENT AGAIN" };
    /// <summary>What the fault slip is for.</summary>
    public static readonly string[] FaultUse = { "本单仅用于故障处理,不作付款凭证", "FOR FAULT HANDLING ONLY, NO PROOF OF PAYMENT" };

    /// <summary>Title of the note of a refund in cash.</summary>
    public const string CashTitle = "现金退款登记单/CASH NOTE";
    /// <summary>It is no voucher of a bank; 24 dots.</summary>
    public static readonly string[] CashMark = { "***现金 CASH,非银行凭证***", "***NO BANK VOUCHER***" };
    /// <summary>What it does not do.</summary>
    public static readonly string[] CashUse = { "未经银行处理,不退回原卡,不计入结算", "NO BANK, NOT TO THE CARD, NOT IN SETTLEMENT" };
    /// <summary>Whoever got the money signs; 24 dots.</summary>
    public const string CashSigns = "收款人签名/日期(RECEIVED/DATE):";
}
