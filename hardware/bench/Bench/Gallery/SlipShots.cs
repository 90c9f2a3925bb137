using Bench.VirtualBoard;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Printer;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;
using PosFirmware.Receipts;
using PosFirmware.Storage;

namespace Bench.Gallery;

/// <summary>Slips of the gallery: composed by the firmware from fixed records, so that nothing but their look can change them. Another slip is one row.</summary>
public sealed class SlipShots
{
    private static readonly DateTime Now = new(2025, 7, 14, 22, 5, 41);

    private readonly Fonts fonts;
    private readonly TerminalSettings settings = new()
    {
        MerchantId = "999290058120001", TerminalId = "99900001", MerchantName = "示例小吃店(二号柜台)", StoreLabel = "东门店", Hotline = "000-0000-0000",
    };
    private readonly Slip slip;
    private readonly SlipComposer composer;
    private readonly ReportComposer reports;

    /// <summary>Makes a composer with the firmware's fonts.</summary>
    public SlipShots()
    {
        fonts = new Fonts(new BuiltInFiles());
        slip = new Slip(fonts);
        composer = new SlipComposer(settings, slip) { Refunds = new OneSale() };
        reports = new ReportComposer(settings, slip);
    }

    /// <summary>Every slip by its name.</summary>
    public IReadOnlyDictionary<string, Func<Slip>> All => new SortedDictionary<string, Func<Slip>>(StringComparer.Ordinal)
    {
        ["sale-merchant"] = () => Card(TransactionKind.Sale, SlipCopy.Merchant),
        ["sale-cardholder"] = () => Card(TransactionKind.Sale, SlipCopy.Cardholder),
        ["sale-bank"] = () => Card(TransactionKind.Sale, SlipCopy.Bank),
        ["sale-reprint-voided"] = () => Card(TransactionKind.Sale, SlipCopy.Merchant, r => r.Voided = true, true),
        ["sale-fallback"] = () => Card(TransactionKind.Sale, SlipCopy.Merchant, r => r.Chip.Fallback = true),
        ["sale-chip-signed"] = () => Signed(),
        ["sale-chip-pin"] = () => Card(TransactionKind.Sale, SlipCopy.Merchant, r => { Chip(r); r.Chip.Waiver = SignatureWaiver.CardPin; }),
        ["sale-tap-small"] = () => Card(TransactionKind.Sale, SlipCopy.Merchant, Tap),
        ["sale-offline"] = () => Card(TransactionKind.OfflineSale, SlipCopy.Merchant, Offline),
        ["void-offline"] = () => Card(TransactionKind.OfflineVoid, SlipCopy.Merchant, r => { Offline(r); r.Chip.Clear(); r.OriginalStan = 123; }),
        ["sale-longest"] = () => Longest(),
        ["sale-training"] = () => Training(),
        ["void-merchant"] = () => Card(TransactionKind.SaleVoid, SlipCopy.Merchant, r => r.OriginalStan = 123),
        ["refund-merchant"] = () => Card(TransactionKind.Refund, SlipCopy.Merchant, Refund),
        ["refund-cardholder"] = () => Card(TransactionKind.Refund, SlipCopy.Cardholder, Refund),
        ["pre-auth"] = () => Card(TransactionKind.PreAuth, SlipCopy.Merchant),
        ["pre-auth-void"] = () => Card(TransactionKind.PreAuthVoid, SlipCopy.Merchant, r => r.OriginalStan = 123),
        ["completion"] = () => Card(TransactionKind.Completion, SlipCopy.Merchant, r => r.OriginalStan = 123),
        ["completion-void"] = () => Card(TransactionKind.CompletionVoid, SlipCopy.Merchant, r => r.OriginalStan = 123),
        ["completion-advice"] = () => Card(TransactionKind.CompletionAdvice, SlipCopy.Merchant, r => r.OriginalStan = 123),
        ["qr-sale-merchant"] = () => Card(TransactionKind.QrSale, SlipCopy.Merchant, Qr),
        ["qr-sale-cardholder"] = () => Card(TransactionKind.QrSale, SlipCopy.Cardholder, Qr),
        ["qr-void"] = () => Card(TransactionKind.QrVoid, SlipCopy.Merchant, r => { Qr(r); r.OriginalStan = 123; }),
        ["qr-refund"] = () => Card(TransactionKind.QrRefund, SlipCopy.Cardholder, r => { Qr(r); Refund(r); }),
        ["fault"] = Fault,
        ["fault-offline"] = () => { TransactionRecord r = Record(TransactionKind.OfflineSale); Offline(r); return composer.OfflineRefused(r, "14"); },
        ["fault-cleared"] = Cleared,
        ["cash-note"] = () => composer.CashNote(12850, 123, 1, SlipCopy.Merchant, Now),
        ["settlement-balanced"] = () => Settlement(SettlementResult.Balanced, ""),
        ["settlement-unbalanced"] = () => Settlement(SettlementResult.NotBalanced, "0000000999000100000000285000100" + new string('0', 31)),
        ["summary"] = () => reports.Summary(Totals(), 17, 1, 20250714, 220541),
        ["details"] = Details,
        ["request-form"] = () => composer.RequestForm("6212 34** **** ***5 678", "196514302765", 714, 12850, 1, "61", Now),
        ["guide"] = () => composer.Guide(false),
        ["guide-english"] = () => composer.Guide(true),
    };

    /// <summary>Composes a slip and puts it on a sheet.</summary>
    public GalleryPicture Take(string name)
    {
        PaperSheet sheet = new();
        Print(name, sheet);
        return GalleryPicture.Of("slip/" + name, sheet.Rows);
    }

    /// <summary>Composes a slip and prints it.</summary>
    public PrinterStatus Print(string name, IPaper paper)
    {
        slip.Banner = null;
        composer.Signature.Bits = null;
        Slip made = All[name]();
        if (made.Banner is not null) made.Add(made.Banner, 24, true);
        return new SlipPrinter(paper, fonts).Print(made);
    }

    private static TransactionRecord Record(TransactionKind kind) => new()
    {
        Kind = kind, Stan = 125, Batch = 17, Amount = 12850, EntryMode = 2, PinEntered = true, MaskedPan = "6212 34** **** ***5 678", Cashier = 1, Year = 2025, Date = 714, Time = 193605,
        SettlementDate = 714, ResponseCode = "00", AuthCode = "654321", Rrn = "196514302765", Issuer = "测试银行", AcquirerInstitution = "99990000",
    };

    private Slip Card(TransactionKind kind, SlipCopy copy, Action<TransactionRecord>? change = null, bool again = false)
    {
        TransactionRecord record = Record(kind);
        change?.Invoke(record);
        return composer.Compose(record, copy, again);
    }

    private static void Refund(TransactionRecord r)
    {
        r.Amount = 2850;
        r.OriginalRrn = "196514302765";
        r.OriginalDate = 714;
        r.Reason = 1;
        r.AuthCode = "";
    }

    private static void Qr(TransactionRecord r)
    {
        r.EntryMode = 3;
        r.MaskedPan = "6221********4417";
        r.OrderNumber = "20250714193805990000000125";
        r.Wallet = 1;
        r.AuthCode = r.Issuer = "";
    }

    private Slip Fault()
    {
        PendingMessage reversal = new(new SimulatedFlash(), "reversal");
        reversal.Keep(new HostRequest { Kind = TransactionKind.Sale, Stan = 127, Batch = 17, Amount = 4500 }, "6212 34** **** ***5 678", new byte[TransactionRecord.PanCipherLength], Now, 0);
        return composer.Fault(reversal);
    }

    private Slip Cleared()
    {
        PendingMessage reversal = new(new SimulatedFlash(), "reversal");
        reversal.Keep(new HostRequest { Kind = TransactionKind.Sale, Stan = 127, Batch = 17, Amount = 4500 }, "6212 34** **** ***5 678", new byte[TransactionRecord.PanCipherLength], Now, 0);
        return composer.Cleared(reversal, true, Now);
    }

    private static void Chip(TransactionRecord r)
    {
        r.EntryMode = 5;
        r.Chip.Cryptogram = "8F2A1C4477E0B96D";
        r.Chip.IsCertificate = true;
        r.Chip.Aid = "A000000333010101";
        r.Chip.Tvr = "0000048000";
        r.Chip.Tsi = "E800";
        r.Chip.Atc = "0023";
        r.Chip.CardSequence = "01";
        r.Chip.Aip = "7C00";
        r.Chip.Unpredictable = "5AC3901E";
        r.Chip.IssuerData = "07010103A0A000010A01000000000067706DBA9F";
        r.Chip.Label = "UnionPay Debit";
        r.Chip.PreferredName = "银联借记卡";
    }

    private static void Offline(TransactionRecord r)
    {
        Chip(r);
        r.ResponseCode = "Y1";
        r.AuthCode = r.Rrn = r.Issuer = r.AcquirerInstitution = "";
    }

    private static void Tap(TransactionRecord r)
    {
        Chip(r);
        r.EntryMode = 7;
        r.Chip.IsCertificate = false;
        r.Chip.NoPinLimit = r.Chip.NoSignatureLimit = 100_000;
    }

    private Slip Signed()
    {
        TransactionRecord record = Record(TransactionKind.Sale);
        Chip(record);
        SlipSignature signature = composer.Signature;
        signature.Bits = Scribble();
        signature.Width = 240;
        signature.Height = 80;
        signature.FeatureCode = "13243E00";
        signature.Batch = record.Batch;
        signature.Stan = record.Stan;
        return composer.Compose(record, SlipCopy.Merchant, false);
    }

    /// <summary>Something like a signature: a curve three dots wide.</summary>
    private static byte[] Scribble()
    {
        byte[] bits = new byte[30 * 80];
        for (double t = 0; t < 20; t += 0.004)
        {
            int x = (int)(20 + t * 10 + 14 * Math.Cos(2.1 * t)), y = (int)(40 + 26 * Math.Sin(1.7 * t) * Math.Cos(0.4 * t));
            for (int i = 0; i < 9; i++)
                bits[(y + i / 3) * 30 + (x + i % 3) / 8] |= (byte)(0x80 >> (x + i % 3) % 8);
        }
        return bits;
    }

    private Slip Longest()
    {
        TerminalSettings longest = new()
        {
            MerchantId = "999290058120001", TerminalId = "99900001", MerchantName = Extremes.Name, StoreLabel = "二号柜台二号柜台二号柜台二号柜台二号柜台", Hotline = "400-000-0000-0000-00", SlipTitle = "示例银行股份有限公司签购单凭证联",
        };
        TransactionRecord record = Record(TransactionKind.Sale);
        Chip(record);
        record.Amount = 999_999_999;
        record.Chip.Aid = "A000000333010101A000000333010101";
        record.Chip.IssuerData = "07010103A0A000010A01000000000067706DBA9F" + new string('F', 24);
        record.SlipText = "DEAR CUSTOMER, THIS TEXT COMES FROM THE HOST AND IS SIXTY LONG";
        return new SlipComposer(longest, slip).Compose(record, SlipCopy.Merchant, true);
    }

    private Slip Training()
    {
        slip.Banner = SlipWords.Testing;
        return Card(TransactionKind.Sale, SlipCopy.Cardholder);
    }

    private static Totals Totals()
    {
        Totals totals = new();
        foreach (var (kind, amount, many) in new[] { (TransactionKind.Sale, 12716, 41), (TransactionKind.Refund, 2850, 1), (TransactionKind.Completion, 50000, 2) })
            for (int i = 0; i < many; i++)
            {
                TransactionRecord record = Record(kind);
                record.Amount = amount;
                record.Organisation = "CUP";
                totals.Add(record);
            }
        return totals;
    }

    private Slip Settlement(int code, string host)
    {
        SettlementResult result = new() { Batch = 17, Date = 20250714, Time = 220541, Cashier = 1, Domestic = code, Foreign = SettlementResult.Balanced, HostTotals = host };
        return reports.Settlement(result, Totals(), false);
    }

    private Slip Details()
    {
        reports.DetailHead(17, 20250714, 220610);
        foreach (var (kind, amount, voided) in new[] { (TransactionKind.Sale, 12850L, true), (TransactionKind.SaleVoid, 12850L, false), (TransactionKind.Sale, 999_999_999L, false), (TransactionKind.Refund, 2850L, false), (TransactionKind.PreAuth, 50000L, false) })
        {
            TransactionRecord record = Record(kind);
            record.Amount = amount;
            record.Voided = voided;
            record.MaskedPan = "621234*********5678";
            reports.Detail(record);
        }
        reports.DetailFoot();
        return slip;
    }

    /// <summary>The sale of 128.50 that every refund here belongs to; nothing of it was refunded before.</summary>
    private sealed class OneSale : IRefundHistory
    {
        public bool Find(TransactionRecord refund, out long refunded, out long original)
        {
            refunded = refund.Amount;
            original = 12850;
            return refund.OriginalRrn == "196514302765";
        }
    }
}
