using Bench.VirtualBoard;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Bench.Receipts;

/// <summary>Fonts, settings and records for slips that are only composed.</summary>
internal static class SlipBench
{
    public static Fonts Fonts => MakeFonts(); // not shared: tests run side by side

    private static Fonts MakeFonts()
    {
        return new Fonts(new BuiltInFiles());
    }

    /// <summary>Settings with the longest values that parameters allow.</summary>
    public static TerminalSettings Longest() => new()
    {
        MerchantId = "999290058120001", TerminalId = "99900001", MerchantName = "示例小吃店二号柜台东城区王府井大街旗舰", MerchantNameEnglish = "EXAMPLE SNACKS COUNTER TWO WANGFUJING ST",
        StoreLabel = "二号柜台二号柜台二号柜台二号柜台二号柜台", Hotline = "400-000-0000-0000-00", SlipTitle = "示例银行股份有限公司签购单凭证联",
    };

    /// <summary>The chip sale of operations.md section 4, sample 1.</summary>
    public static TransactionRecord ChipSale()
    {
        TransactionRecord r = new()
        {
            Kind = TransactionKind.Sale, Stan = 123, Batch = 17, Amount = 12850, EntryMode = 5, PinEntered = true, MaskedPan = "6212 34** **** ***5 678", Cashier = 1,
            Year = 2025, Date = 714, Time = 193605, SettlementDate = 714, ResponseCode = "00", AuthCode = "654321", Rrn = "196514302765", Issuer = "测试银行", AcquirerInstitution = "99990000",
        };
        r.Chip.Cryptogram = "8F2A1C4477E0B96D";
        r.Chip.IsCertificate = true;
        r.Chip.Aid = "A000000333010101";
        r.Chip.Tvr = "0000048000";
        r.Chip.Tsi = "E800";
        r.Chip.Atc = "0023";
        r.Chip.CardSequence = "01";
        r.Chip.Label = "UnionPay Debit";
        return r;
    }
}
