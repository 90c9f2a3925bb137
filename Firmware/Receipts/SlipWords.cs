namespace PosFirmware.Receipts;

/// <summary>Fixed words of the slips. Slips are always in both languages.</summary>
public static class SlipWords
{
    /// <summary>Copies, indexed by 0 merchant, 1 cardholder, 2 bank (operations.md 4.2).</summary>
    public static readonly string[] Copy =
    {
        "商户存根 MERCHANT COPY",
        "持卡人存根 CARDHOLDER COPY   请妥善保管",
        "银行存根 BANK COPY",
    };

    /// <summary>The same for the screen.</summary>
    public static readonly string[] CopyName = { "商户存根/MERCHANT COPY", "持卡人存根/CARDHOLDER COPY", "银行存根/BANK COPY" };

    /// <summary>47 dashes, as wide as the paper allows.</summary>
    public const string Rule = "-----------------------------------------------";
    /// <summary>Heading of the remarks.</summary>
    public const string Remarks = "备注(REFERENCE):";
    /// <summary>Mark of a reprint.</summary>
    public const string Reprint = "****重打印/DUPLICATED****";
    /// <summary>Mark of a sale that was voided.</summary>
    public const string Voided = "本交易已被撤销(VOIDED)";
    /// <summary>Label of the pen signature.</summary>
    public const string Signature = "持卡人签名(SIGNATURE)";
    /// <summary>The cardholder agrees.</summary>
    public const string Acknowledge = "本人确认以上交易,同意将其计入本卡账户";
    /// <summary>The cardholder agrees, in English.</summary>
    public const string AcknowledgeEnglish = "I ACKNOWLEDGE SATISFACTORY RECEIPT OF RELATIVE GOODS/SERVICE";
    /// <summary>Mark of every slip of training mode.</summary>
    public const string Testing = "***测试/TESTING,凭证无效***";
    /// <summary>Title of the list of parameters.</summary>
    public const string Parameters = "参数清单/PARAMETERS";
    /// <summary>Title of the audit log.</summary>
    public const string Audit = "操作日志/AUDIT LOG";
    /// <summary>Label of the terminal number on lists.</summary>
    public const string TerminalNumber = "终端编号(TERMINAL NO): ";
    /// <summary>Label of the hotline.</summary>
    public const string Hotline = "客服热线: ";
    /// <summary>Model name at the foot.</summary>
    public const string Model = "POSFW V";

    /// <summary>Mark of an off-line sale that the acquirer refused.</summary>
    public const string OfflineRefused = "收单机构拒绝,未入账(REFUSED)";
    /// <summary>Heading of the details that are printed before they are cleared.</summary>
    public const string LogCleared = "未结算流水清除 LOG CLEARED";
    /// <summary>When the money of a refund arrives.</summary>
    public const string RefundArrival = "退款到账时间以发卡行为准 TIMING UP TO ISSUER";

    private static readonly string[] Reasons = { null, "商品退回/RETURNED", "金额有误/WRONG AMOUNT", "重复扣款/PAID TWICE", "其他/OTHER" };

    /// <summary>Reason of a refund, 1 to 4; null for none.</summary>
    public static string Reason(int reason) => reason >= 1 && reason < Reasons.Length ? Reasons[reason] : null;

    /// <summary>One language of words in both, as <c>消费/SALE</c>.</summary>
    public static string In(bool english, string both)
    {
        int slash = both.IndexOf('/');
        return slash < 0 ? both : english ? both.Substring(slash + 1) : both.Substring(0, slash);
    }
}
