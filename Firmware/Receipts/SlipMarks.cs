using PosFirmware.Drivers.Printer;
using PosFirmware.Storage;

namespace PosFirmware.Receipts;

/// <summary>Words of marks and of rows that only some slips have.</summary>
public static class SlipMarks
{
    /// <summary>Heading of an electronic signature.</summary>
    public const string ElectronicSignature = "电子签名(E-SIGNATURE)  特征码: ";
    /// <summary>Below the code of a slip.</summary>
    public const string Scan = "撤销/退货时请扫此码 SCAN TO VOID OR REFUND";
    /// <summary>QR payments are not signed.</summary>
    public const string NoSignatureForCodes = "扫码交易免签名 NO SIGNATURE FOR QR";
    /// <summary>The stripe of a chip card.</summary>
    public const string Fallback = "降级交易/FALLBACK";
    /// <summary>This slip stands for one that stopped half way.</summary>
    public const string Again = "前一张如未打完,以本张为准";
    /// <summary>The same in English; the reason follows.</summary>
    public const string AgainEnglish = "REPLACES UNFINISHED SLIP: ";

    private static readonly string[] Wallets = { null, "云闪付/UNIONPAY", "支付宝/ALIPAY", "微信支付/WECHAT PAY" };

    /// <summary>Name of a wallet, 1 to 3; null for others.</summary>
    public static string Wallet(int wallet) => wallet > 0 && wallet < Wallets.Length ? Wallets[wallet] : null;

    /// <summary>What was not asked for, and up to which amount (operations.md 4.6); null: nothing was waived.</summary>
    /// <param name="pin">Limit in fen; 0 not waived.</param>
    /// <param name="signature">Limit in fen; 0 not waived.</param>
    public static string Waived(long pin, long signature)
    {
        if (pin == 0 && signature == 0) return null;
        long limit = pin == 0 || (signature != 0 && signature < pin) ? signature : pin;
        string what = pin == 0 ? "元,无需签名" : signature == 0 ? "元,免密" : "元,免密免签";
        return "交易金额未超过" + Money.Format(limit) + what;
    }

    /// <summary>Why nobody signs; null: the amount, or he signs.</summary>
    public static string Unsigned(SignatureWaiver why) => why switch
    {
        SignatureWaiver.CardPin => "卡片已核对密码,无需签名 PIN VERIFIED",
        SignatureWaiver.IssuerPin => "发卡行已核对密码,无需签名 PIN VERIFIED",
        SignatureWaiver.NoCvm => "卡片无需密码和签名 NO PIN OR SIGNATURE",
        _ => null,
    };

    /// <summary>Why a slip stopped.</summary>
    public static string Reason(PrinterStatus status) => status switch
    {
        PrinterStatus.NoPaper => "缺纸/PAPER OUT",
        PrinterStatus.CoverOpen => "纸仓盖打开/COVER OPEN",
        PrinterStatus.HeadHot => "打印头过热/HEAD HOT",
        PrinterStatus.BatteryLow => "电量不足/BATTERY LOW",
        PrinterStatus.Ok => "断电/POWER LOST",
        _ => "打印机故障/PRINTER FAULT",
    };
}
