using PosFirmware.Acquirer;

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
    /// <summary>Label of the hotline.</summary>
    public const string Hotline = "客服热线: ";
    /// <summary>Model name at the foot.</summary>
    public const string Model = "POSFW V";

    /// <summary>Name of a kind of transaction.</summary>
    public static string Kind(TransactionKind kind) => kind switch
    {
        TransactionKind.Sale => "消费/SALE",
        TransactionKind.SaleVoid => "消费撤销/SALE VOID",
        TransactionKind.Refund => "退货/REFUND",
        TransactionKind.PreAuth => "预授权/AUTH",
        TransactionKind.PreAuthVoid => "预授权撤销/AUTH VOID",
        TransactionKind.Completion => "完成(请求)/AUTH COMPLETE",
        TransactionKind.CompletionVoid => "完成撤销/COMPLETE VOID",
        TransactionKind.CompletionAdvice => "完成(通知)/AUTH SETTLEMENT",
        _ => "",
    };

    /// <summary>True for money that goes back to the cardholder.</summary>
    public static bool IsCredit(TransactionKind kind) =>
        kind == TransactionKind.SaleVoid || kind == TransactionKind.Refund || kind == TransactionKind.PreAuthVoid || kind == TransactionKind.CompletionVoid;
}
