using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Printer;
using PosFirmware.Receipts;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>1: state, then a page with text, six solid bars and three digits that the tester types back: so he has looked.</summary>
public sealed class PrinterTest : Diagnostic
{
    private const int Bars = 6, BarRows = 8, GapRows = 8, FeedRows = 88, AnswerMs = 30000;
    private const int ColdTenths = 150, WarmTenths = 350; // range of the factory, operations.md 7.2

    private readonly byte[] black = new byte[ThermalPrinter.RowBytes];

    /// <summary>Makes the test.</summary>
    public PrinterTest() : base(1, "printer", Text.TestPrinter, true)
    {
        for (int i = 0; i < black.Length; i++) black[i] = 0xFF;
    }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        ThermalPrinter printer = rig.Board.Printer;
        PrinterStatus status = printer.Check();
        int head = printer.HeadTenths;
        finding.Add("HEAD " + Tenths(head) + " C, " + printer.BatteryMillivolts.ToString() + " mV");
        if (status == PrinterStatus.Ok && (head < ColdTenths || head > WarmTenths)) finding.Add("OUTSIDE 15-35 C");
        int digits = (int)(rig.Clock.Micros % 1000);
        if (status == PrinterStatus.Ok)
        {
            tester.Tell(Text.Printing, null);
            status = Page(rig, digits);
        }
        if (status != PrinterStatus.Ok)
        {
            finding.Fail(Fault((int)status), "STATUS " + ((int)status).ToString("D2"));
            return;
        }
        finding.Add("STATUS 00, " + printer.LastSpeed.ToString() + " mm/s");
        tester.Tell(Text.TypeDigits, null);
        for (int weight = 100; weight > 0; weight /= 10)
        {
            Key key = tester.WaitKey(AnswerMs);
            if ((int)key == digits / weight % 10) continue;
            if (key == Key.None || key == Key.Cancel) finding.Stop();
            else finding.Fail(Fault(90), "DIGITS");
            return;
        }
        if (tester.Confirm(Text.BarsEven)) finding.Pass();
        else finding.Fail(Fault(91), "BARS");
    }

    private PrinterStatus Page(Rig rig, int digits)
    {
        Slip slip = rig.S.Slip;
        slip.Clear();
        slip.Add("PosFirmware V" + Version.Text, 24, true);
        slip.Add(SlipWords.TerminalNumber + rig.S.Settings.TerminalId, 16, false);
        slip.Add(rig.S.Time.Now.ToString("yyyy/MM/dd HH:mm:ss"), 16, false);
        slip.Add("HHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH", 16, false);
        slip.Add("!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNO", 16, false);
        slip.Add("PQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~", 16, false);
        PrinterStatus status = rig.S.PrintPiece(slip);
        if (status == PrinterStatus.Ok) status = PrintBars(rig.Board.Printer);
        if (status != PrinterStatus.Ok) return status;
        slip.Clear();
        slip.Add(digits.ToString("D3"), 48, true);
        status = rig.S.PrintPiece(slip);
        return status == PrinterStatus.Ok ? Feed(rig.Board.Printer) : status;
    }

    private PrinterStatus PrintBars(ThermalPrinter printer)
    {
        PrinterStatus status = printer.Begin();
        try
        {
            for (int bar = 0; bar < Bars && status == PrinterStatus.Ok; bar++)
            {
                for (int row = 0; row < BarRows && status == PrinterStatus.Ok; row++) status = printer.PrintRow(black, 0);
                if (status == PrinterStatus.Ok) status = printer.Feed(GapRows);
            }
        }
        finally
        {
            printer.End();
        }
        return status;
    }

    private static PrinterStatus Feed(ThermalPrinter printer)
    {
        PrinterStatus status = printer.Begin();
        try
        {
            if (status == PrinterStatus.Ok) status = printer.Feed(FeedRows);
        }
        finally
        {
            printer.End();
        }
        return status;
    }

    private static string Tenths(int value) => (value / 10).ToString() + "." + (value < 0 ? -value % 10 : value % 10).ToString();
}
