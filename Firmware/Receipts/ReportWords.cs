namespace PosFirmware.Receipts;

/// <summary>Fixed words of the settlement slip, the summary and the detail list.</summary>
public static class ReportWords
{
    /// <summary>Title of the settlement slip.</summary>
    public const string Settlement = "结算总计单/SETTLEMENT";
    /// <summary>Title of the summary of the open batch.</summary>
    public const string Summary = "交易汇总单/SUMMARY";
    /// <summary>Title of the detail list.</summary>
    public const string Details = "交易明细单/DETAILS";
    /// <summary>Heading of the totals.</summary>
    public const string TotalsHead = "类型/TYPE                  笔数/SUM  金额/AMOUNT";
    /// <summary>Domestic cards.</summary>
    public const string Domestic = "内卡/DOMESTIC";
    /// <summary>Foreign cards.</summary>
    public const string Foreign = "外卡/FOREIGN";
    /// <summary>The terminal's side, when the host's differs.</summary>
    public const string OurDebit = "终端借记/POS DEBIT";
    /// <summary>The terminal's side, when the host's differs.</summary>
    public const string OurCredit = "终端贷记/POS CREDIT";
    /// <summary>The host's side.</summary>
    public const string HostDebit = "主机借记/HOST DEBIT";
    /// <summary>The host's side.</summary>
    public const string HostCredit = "主机贷记/HOST CREDIT";
    /// <summary>The summary is no settlement.</summary>
    public const string NotSettled = "未结算,仅供核对/NOT SETTLED";
    /// <summary>Heading of the detail list.</summary>
    public const string DetailHead = "凭证号 类型 授权码      金额 卡号";
    /// <summary>The same in English.</summary>
    public const string DetailHeadEnglish = "NUMBER TYPE AUTH      AMOUNT CARD";
    /// <summary>What the letters mean.</summary>
    public static readonly string[] Letters =
    {
        "S消费 V撤销 R退货 P预授权完成 C完成通知",
        "A预授权 B预授权撤销 D完成撤销 *已撤销 #被拒",
        "Q扫码消费 W扫码撤销 T扫码退货 O脱机 X脱机撤销",
        "S SALE  V VOID  R REFUND  P COMPLETE  C ADVICE",
        "A AUTH  B AUTH VOID  D COMPLETE VOID",
        "Q QR SALE  W QR VOID  T QR REFUND",
        "O OFF-LINE  X OFF-LINE VOID  * VOIDED  # REFUSED",
    };
    /// <summary>Off-line sales that the acquirer did not take.</summary>
    public const string OfflineRefused = "脱机被拒/OFFLINE REFUSED";

    /// <summary>Title of the report of the diagnostic menu.</summary>
    public const string SelfTest = "终端自检报告/SELF-TEST";

    /// <summary>Words of a reconciliation code; null when there is none.</summary>
    public static string Reconciliation(int code) => code switch
    {
        1 => ": 对账平/BALANCED",
        2 => ": 对账不平/NOT BALANCED",
        3 => ": 对账出错/ERROR",
        _ => null,
    };
}
