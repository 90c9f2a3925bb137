using System.Globalization;
using Bench.Gallery;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using PosFirmware.Boards;
using PosFirmware.Codes;
using PosFirmware.Drivers.Printer;

namespace Bench.Benchmarks.Figures;

/// <summary>What looks cost: a sale's screens over SPI, slips on paper, a QR symbol.</summary>
internal static class LookFigures
{
    private const double FrameBytes = St7789Panel.Width * St7789Panel.Height * 2, RowsPerMm = 8;
    private const int SaleScreens = 14, SaleEchoes = 10; // amount to tear-off and idle; four digits of the amount, six of the PIN
    private const string Order = "https://pay.example/q/20250714193805990000000125?t=99900001&n"; // 61 characters

    public static IEnumerable<Figure> Measure() => [.. Screens(), .. Slips(), .. Symbol()];

    private static IEnumerable<Figure> Screens()
    {
        using Workbench bench = new();
        Bystander b = new(bench);
        b.SignOn();
        b.Sale();
        long before = b.Board.Spi[0].Bytes;
        b.Sale();
        double frames = (b.Board.Spi[0].Bytes - before) / FrameBytes;
        yield return new("screens of a whole sale over SPI", frames, "frames", Note: Text($"{frames * FrameBytes / 1024:#,0} KiB, progress of line and printer and status bar included"));
        yield return new("  the same with a frame each time", SaleScreens + SaleEchoes, "frames", Note: Text($"{SaleScreens} screens and {SaleEchoes} digits, without seconds, progress and status bar"));
    }

    private static IEnumerable<Figure> Slips()
    {
        SlipShots shots = new();
        foreach (string name in shots.All.Keys)
        {
            Handheld board = new();
            board.Bind();
            try
            {
                HandheldBoard device = new(new BoardClock(board), null);
                long at = board.Clock.NowNs;
                if (shots.Print(name, device.Printer) != PrinterStatus.Ok) throw new InvalidOperationException(name);
                double seconds = (board.Clock.NowNs - at) / 1e9;
                yield return new("slip " + name, board.Printer.Paper.Rows / RowsPerMm, "mm", Note: Text($"{seconds:0.0} s on the model of the mechanism, tear-off included"));
            }
            finally
            {
                Machine.Unbind();
            }
        }
    }

    private static IEnumerable<Figure> Symbol()
    {
        string text = Order[..60];
        QrCode code = new();
        code.Encode(text, QrLevel.M);
        long before = GC.GetAllocatedBytesForCurrentThread();
        code.Encode(text, QrLevel.M);
        yield return new("QR code of an order of 60 characters: allocated", GC.GetAllocatedBytesForCurrentThread() - before, "bytes", 0, Text($"version {code.Version}, level M, {code.Size} modules across"));
        double units = Meter.Units;
        code.Encode(text, QrLevel.M);
        units = Meter.Units - units;
        yield return new("  interpreted", units / 1000, "thousand units", Note: "all eight masks weighed");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
