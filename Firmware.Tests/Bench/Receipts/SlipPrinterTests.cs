using System.Linq;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Reading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Printer;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Tests.Bench.Printer;

namespace PosFirmware.Tests.Bench.Receipts;

/// <summary>Slips on the simulated mechanism: text, QR symbol and picture; and a slip that stops half way.</summary>
[TestClass]
public class SlipPrinterTests
{
    private readonly Slip slip = new(SlipBench.Fonts);
    private readonly TransactionRecord record = SlipBench.ChipSale();

    [TestMethod]
    public void ChipSaleWithSignatureAndCode()
    {
        using PrinterBench bench = new();
        SlipComposer composer = new(SlipBench.Longest(), slip);
        byte[] picture = new byte[30 * 80];
        for (int i = 0; i < picture.Length; i++) picture[i] = (byte)(i * 37 % 11 == 0 ? 0x81 : 0);
        composer.Signature.Bits = picture;
        composer.Signature.Width = 240;
        composer.Signature.Height = 80;
        composer.Signature.FeatureCode = "13243E00";
        composer.Signature.Batch = record.Batch;
        composer.Signature.Stan = record.Stan;
        composer.Compose(record, SlipCopy.Merchant, false);
        Assert.AreEqual(PrinterStatus.Ok, new SlipPrinter(bench.Driver, SlipBench.Fonts).Print(slip));
        PaperPiece paper = bench.Printer.Paper.TearOff();
        Assert.AreEqual(slip.TotalHeight + 88, paper.Rows);
        string[] text = [.. PaperReader.Read(paper.AllBits()).Select(l => l.Text)];
        foreach (string line in (string[])["卡号(CARD NO):", "6212 34** **** ***5 678 /I", "TC: 8F2A1C4477E0B96D", "AID: A000000333010101", "TVR: 0000048000  TSI: E800  ATC: 0023  CSN: 01", "APP LABEL: UnionPay Debit", "电子签名(E-SIGNATURE)  特征码: 13243E00"])
            Assert.IsTrue(text.Contains(line), $"{line}\n{string.Join('\n', text)}");
        QrSymbol symbol = QrFinder.Read(paper).Single().Symbol;
        byte[] scanned = System.Text.Encoding.ASCII.GetBytes(symbol.Text);
        SlipCode code = new();
        Assert.AreEqual(SlipCodeState.Ok, code.Parse(scanned, scanned.Length));
        Assert.AreEqual(("99900001", 17, 123, "196514302765", 714), (code.TerminalId, code.Batch, code.Stan, code.Rrn, code.Date));
        int top = 0;
        for (int i = 0; slip.Kind(i) != SlipLine.Picture; i++) top += slip.Height(i) + Slip.LineGap;
        for (int y = 0; y < 80; y++) CollectionAssert.AreEqual(picture[(y * 30)..(y * 30 + 30)], paper.Bits(top + y)[9..39], $"row {y} of the signature");
    }

    [TestMethod]
    [DataRow("paper", "缺纸/PAPER OUT")]
    [DataRow("cover", "纸仓盖打开/COVER OPEN")]
    [DataRow("hot", "打印头过热/HEAD HOT")]
    [DataRow("battery", "电量不足/BATTERY LOW")]
    public void TheSlipAfterAnUnfinishedOneSaysSo(string fault, string reason)
    {
        using PrinterBench bench = new();
        SlipComposer composer = new(SlipBench.Longest(), slip);
        SlipPrinter printer = new(bench.Driver, SlipBench.Fonts);
        composer.Compose(record, SlipCopy.Merchant, false);
        int rows = 0;
        bench.Printer.Motor.Stepped += () =>
        {
            if (++rows != 800) return;
            switch (fault)
            {
                case "paper": bench.Printer.PaperPresent = false; break;
                case "cover": bench.Printer.CoverOpen = true; break;
                case "hot": bench.Printer.SetTemperature(70); break;
                default: bench.Board.Battery.OpenCircuitVolts = 6.0; break;
            }
        };
        Assert.AreNotEqual(PrinterStatus.Ok, printer.Print(slip));
        Assert.IsTrue(bench.IsSafe);
        Assert.IsTrue(rows >= 800);
        bench.Printer.Paper.TearOff();
        Assert.AreNotEqual(PrinterStatus.Ok, printer.Print(slip), "still not mended");
        bench.Printer.PaperPresent = true;
        bench.Printer.CoverOpen = false;
        bench.Printer.SetTemperature(25);
        bench.Board.Battery.OpenCircuitVolts = 7.4;
        Assert.AreEqual(PrinterStatus.Ok, printer.Print(slip));
        PaperPiece whole = bench.Printer.Paper.TearOff();
        var lines = PaperReader.Read(whole.AllBits());
        Assert.AreEqual(SlipMarks.Again, lines[0].Text);
        Assert.AreEqual(SlipMarks.AgainEnglish + reason, lines[1].Text);
        Assert.IsTrue(PaperReader.Contains(lines, "RMB 128.50"));
        Assert.AreEqual(PrinterStatus.Ok, printer.Print(slip));
        Assert.IsFalse(PaperReader.Contains(PaperReader.Read(bench.Printer.Paper.TearOff().AllBits()), SlipMarks.Again), "once is enough");
    }

    [TestMethod]
    public void AnotherSlipIsNotMarked()
    {
        using PrinterBench bench = new();
        SlipComposer composer = new(SlipBench.Longest(), slip);
        SlipPrinter printer = new(bench.Driver, SlipBench.Fonts);
        bench.Printer.EndPaperAfter(300);
        Assert.AreEqual(PrinterStatus.NoPaper, printer.Print(composer.Compose(record, SlipCopy.Merchant, false)));
        bench.Printer.PaperPresent = true;
        bench.Printer.Paper.TearOff();
        Assert.AreEqual(PrinterStatus.Ok, printer.Print(composer.Compose(record, SlipCopy.Cardholder, false)));
        Assert.IsFalse(PaperReader.Contains(PaperReader.Read(bench.Printer.Paper.TearOff().AllBits()), SlipMarks.Again));
    }

    /// <summary>A list longer than a slip stops in a later piece; it begins anew, and its beginning says so.</summary>
    [TestMethod]
    public void AListInPiecesIsMarkedAtItsBeginning()
    {
        using PrinterBench bench = new();
        SlipPrinter printer = new(bench.Driver, SlipBench.Fonts);
        bench.Printer.EndPaperAfter(30);
        Assert.AreEqual(PrinterStatus.Ok, printer.PrintPiece(Piece("first")));
        Assert.AreEqual(PrinterStatus.NoPaper, printer.Print(Piece("second")));
        bench.Printer.PaperPresent = true;
        bench.Printer.Paper.TearOff();
        Assert.AreEqual(PrinterStatus.Ok, printer.PrintPiece(Piece("first")));
        Assert.AreEqual(PrinterStatus.Ok, printer.Print(Piece("second")));
        string[] text = [.. PaperReader.Read(bench.Printer.Paper.TearOff().AllBits()).Select(l => l.Text)];
        CollectionAssert.AreEqual(new[] { SlipMarks.Again, SlipMarks.AgainEnglish + "缺纸/PAPER OUT", "first", "second" }, text);
    }

    private Slip Piece(string words)
    {
        slip.Clear();
        slip.Add(words, 16, false);
        return slip;
    }
}
