using System;
using System.Collections.Generic;
using System.Linq;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Bench.Receipts;

/// <summary>Nothing is wider than the paper, nothing is lost, no number is broken: for many records, from empty to the longest values of every field.</summary>
[TestClass]
public class SlipPropertyTests
{
    private const string Hanzi = "示例小吃店二号柜台东城区王府井大街旗舰测试银行";

    private Random random;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void EverySlipFitsAndIsComplete(int seed)
    {
        random = new Random(seed);
        TransactionKind[] kinds = [.. Enum.GetValues<TransactionKind>().Where(k => KindWords.Name(k).Length > 0)];
        for (int run = 0; run < 150; run++)
        {
            TerminalSettings settings = Settings();
            Slip slip = new(SlipBench.Fonts) { Banner = Maybe(4) ? SlipWords.Testing : null };
            SlipComposer composer = new(settings, slip);
            TransactionRecord record = Record(kinds[random.Next(kinds.Length)]);
            byte[] signature = new byte[30 * 80];
            if (Maybe(2))
            {
                composer.Signature.Bits = signature;
                composer.Signature.Width = 240;
                composer.Signature.Height = 80;
                composer.Signature.FeatureCode = "13243E00";
                composer.Signature.Batch = record.Batch;
                composer.Signature.Stan = record.Stan;
            }
            SlipCopy copy = (SlipCopy)random.Next(3);
            composer.Compose(record, copy, Maybe(3));
            bool card = record.EntryMode != 3 && record.OrderNumber.Length == 0;
            Check(slip, [record.Rrn, card ? record.AuthCode : "", record.Stan.ToString("D6"), record.Batch.ToString("D6"), settings.MerchantId, settings.TerminalId, card ? record.Chip.Cryptogram : "", Money.Format(record.Amount)]);
            string all = Joined(slip);
            foreach (string text in (string[])[settings.MerchantName, settings.StoreLabel, settings.SlipTitle, settings.Hotline, record.MaskedPan, record.OrderNumber, record.SlipText])
                StringAssert.Contains(all, text.Replace(" ", ""));
            bool signed = Enumerable.Range(0, slip.Count).Any(i => slip.Kind(i) == SlipLine.Picture);
            if (copy == SlipCopy.Cardholder) Assert.IsFalse(signed || all.Contains("SIGNATURE)"), "no signature on the cardholder's copy");
        }
    }

    [TestMethod]
    public void FormsAndListsFit()
    {
        random = new Random(4);
        TerminalSettings settings = SlipBench.Longest();
        Slip slip = new(SlipBench.Fonts);
        SlipComposer composer = new(settings, slip);
        DateTime now = new(2025, 12, 31, 23, 59, 59);
        composer.RequestForm("6212 34** **** ***5 678", "196514302765", 1231, 999_999_999, 4, "61", now);
        Check(slip, ["196514302765", "9,999,999.99", "61", settings.Hotline]);
        composer.CashNote(999_999_999, 999_999, 3, SlipCopy.Merchant, now);
        Check(slip, ["9,999,999.99", "999999", settings.MerchantId]);
        TransactionRecord sale = Record(TransactionKind.OfflineSale);
        sale.Amount = 999_999_999;
        composer.OfflineRefused(sale, "14");
        Check(slip, ["9,999,999.99", sale.Stan.ToString("D6"), "14"]);
        PendingMessage reversal = new(new SimulatedFlash(), "reversal");
        reversal.Keep(new HostRequest { Kind = TransactionKind.CompletionAdvice, Stan = 999_999, Batch = 999_999, Amount = 999_999_999 }, "6212 34** **** ***5 678", new byte[TransactionRecord.PanCipherLength], now, 0);
        composer.Fault(reversal);
        Check(slip, ["9,999,999.99", "999999", "6212 34** **** ***5 678"]);
        composer.Cleared(reversal, true, now);
        Check(slip, ["9,999,999.99", "999999", "2025/12/31 23:59:59"]);
        ReportComposer reports = new(settings, slip);
        SettlementResult result = new() { Batch = 999_999, Date = 20251231, Time = 235959, Cashier = 99, Domestic = SettlementResult.NotBalanced, Foreign = SettlementResult.NotBalanced, HostTotals = new string('9', 62), Refused = 999 };
        reports.Settlement(result, new Totals(), true);
        Check(slip, ["999999", settings.MerchantId, settings.TerminalId, "2025/12/31 23:59:59"]);
        reports.Summary(new Totals(), 999_999, 99, 20251231, 235959);
        Check(slip, ["999999", settings.MerchantId, settings.TerminalId]);
        reports.DetailHead(999999, 20251231, 235959);
        Check(slip, ["999999", settings.MerchantId, "2025/12/31 23:59:59"]);
        int head = slip.Count;
        reports.DetailFoot();
        Assert.AreEqual(ReportWords.Letters.Length + 1, slip.Count - head, "the letters keep their lines");
        Check(slip, []);
        foreach (TransactionKind kind in Enum.GetValues<TransactionKind>().Where(k => KindWords.Name(k).Length > 0))
        {
            reports.NextPiece();
            TransactionRecord record = Record(kind);
            record.Amount = 999_999_999;
            record.AuthCode = "ABC123";
            record.MaskedPan = "621234*********5678";
            reports.Detail(record);
            Check(slip, ["621234*********5678"]);
            StringAssert.Contains(slip.Text(0).Replace(",", ""), "9999999.99");
            Assert.AreEqual(1, slip.Count, "a detail is one line");
        }
        foreach (bool english in (bool[])[false, true])
        {
            composer.Guide(english);
            Assert.AreEqual(GuideWords.Lines.Length + 5, slip.Count, "a line of the guide is a line of the paper");
            Check(slip, [settings.TerminalId, settings.Hotline]);
            slip.Clear();
            foreach (Parameter p in ParameterTable.All) slip.Add(p.Words(english) + ": " + new string('字', p.Max > 60 || p.Form != ParameterForm.Text ? 12 : p.Max), 16, false);
            Check(slip, []);
        }
    }

    [TestMethod]
    public void WaivedLinesNameTheSmallerLimit()
    {
        Assert.IsNull(SlipMarks.Waived(0, 0));
        Assert.AreEqual("交易金额未超过1,000.00元,免密免签", SlipMarks.Waived(100_000, 100_000));
        Assert.AreEqual("交易金额未超过300.00元,免密免签", SlipMarks.Waived(100_000, 30_000));
        Assert.AreEqual("交易金额未超过300.00元,免密免签", SlipMarks.Waived(30_000, 100_000));
        Assert.AreEqual("交易金额未超过1,000.00元,无需签名", SlipMarks.Waived(0, 100_000));
        Assert.AreEqual("交易金额未超过500.00元,免密", SlipMarks.Waived(50_000, 0));
    }

    /// <summary>Lines are within the paper, and each number stands on one of them.</summary>
    private static void Check(Slip slip, string[] whole)
    {
        Assert.IsTrue(slip.Count < Slip.Capacity, "lines were lost");
        List<string> lines = [];
        for (int i = 0; i < slip.Count; i++)
        {
            lines.Add(slip.Text(i));
            int width = slip.Kind(i) switch
            {
                SlipLine.Symbol => (slip.Symbol.Size + 8) * Slip.SymbolScale,
                SlipLine.Picture => slip.PictureWidth,
                _ => SlipBench.Fonts.Width(slip.Text(i), slip.Size(i)),
            };
            Assert.IsTrue(width <= Slip.WidthDots, $"{width} dots: {slip.Text(i)}");
        }
        foreach (string number in whole)
            Assert.IsTrue(number.Length == 0 || lines.Exists(l => l.Contains(number)), $"{number} is broken or missing:\n{string.Join('\n', lines)}");
    }

    private static string Joined(Slip slip) => string.Concat(Enumerable.Range(0, slip.Count).Select(slip.Text)).Replace(" ", "");

    private bool Maybe(int n) => random.Next(n) == 0;

    private string Name(int most) => new([.. Enumerable.Range(0, Maybe(3) ? most : random.Next(1, most + 1)).Select(_ => Maybe(5) ? (char)random.Next('A', 'Z') : Hanzi[random.Next(Hanzi.Length)])]);

    private string Digits(int count) => new([.. Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10)))]);

    private string Hex(int count) => Maybe(3) ? "" : new([.. Enumerable.Range(0, count).Select(_ => "0123456789ABCDEF"[random.Next(16)])]);

    private long Amount() => Maybe(3) ? 999_999_999 : Maybe(2) ? 1 : random.Next(1, 10_000_000);

    private TerminalSettings Settings()
    {
        if (Maybe(4)) return SlipBench.Longest();
        return new TerminalSettings
        {
            MerchantId = Digits(15), TerminalId = Digits(8), MerchantName = Name(20), StoreLabel = Maybe(3) ? "" : Name(20), Hotline = Maybe(3) ? "" : Digits(20), SlipTitle = Name(16), MinusSign = Maybe(2),
        };
    }

    private TransactionRecord Record(TransactionKind kind)
    {
        bool code = Maybe(4);
        TransactionRecord r = new()
        {
            Kind = kind, Stan = Maybe(3) ? 999_999 : random.Next(1, 1_000_000), Batch = random.Next(1, 1_000_000), Amount = Amount(), EntryMode = code ? 3 : random.Next(0, 10),
            MaskedPan = code ? "6221********4417" : Maybe(5) ? "" : "6212 34** **** ***5 678", Cashier = random.Next(100), Year = 2025, Date = 1231, Time = 235959, AuthCode = Maybe(3) ? "" : Digits(6),
            Rrn = Digits(12), Issuer = Maybe(3) ? "" : Name(11), AcquirerInstitution = Maybe(3) ? "" : Name(11), SlipText = Maybe(3) ? Name(60) : "", OriginalStan = Maybe(2) ? 0 : 999_999,
            OriginalRrn = Maybe(2) ? "" : Digits(12), OriginalDate = Maybe(2) ? 0 : 1231, Reason = random.Next(0, 5), OrderNumber = code ? Digits(random.Next(1, SlipCode.MaxOrder + 1)) : "", Wallet = random.Next(0, 4),
            Voided = Maybe(4),
        };
        if (code || Maybe(3)) return r;
        r.Chip.Cryptogram = Hex(16);
        r.Chip.IsCertificate = Maybe(2);
        r.Chip.Aid = Hex(32);
        r.Chip.Tvr = Hex(10);
        r.Chip.Tsi = Hex(4);
        r.Chip.Atc = Hex(4);
        r.Chip.CardSequence = "01";
        r.Chip.Aip = Hex(4);
        r.Chip.Unpredictable = Hex(8);
        r.Chip.IssuerData = Hex(64);
        r.Chip.Label = Maybe(2) ? "" : "WWWWWWWWWWWWWWWW";
        r.Chip.PreferredName = Maybe(2) ? "" : Name(16);
        r.Chip.Fallback = Maybe(3);
        r.Chip.NoPinLimit = Maybe(2) ? 0 : Amount();
        r.Chip.NoSignatureLimit = Maybe(2) ? 0 : Amount();
        r.Chip.Waiver = (SignatureWaiver)random.Next(4);
        return r;
    }
}
