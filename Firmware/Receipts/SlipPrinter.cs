using System;
using PosFirmware.Drivers.Printer;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Receipts;

/// <summary>Puts a slip on paper: each line is rasterised into one strip and burnt row by row.</summary>
public sealed class SlipPrinter
{
    private const int RowBytes = Slip.WidthDots / 8, TallestLine = 48, LineGap = 4, FeedToTearOff = 88; // 11 mm

    private readonly ThermalPrinter printer;
    private readonly Fonts fonts;
    private readonly byte[] strip = new byte[RowBytes * TallestLine];

    /// <summary>Prints with a printer.</summary>
    public SlipPrinter(ThermalPrinter printer, Fonts fonts)
    {
        this.printer = printer;
        this.fonts = fonts;
    }

    /// <summary>State of the printer now.</summary>
    public PrinterStatus Check() => printer.Check();

    /// <summary>Prints the whole slip.</summary>
    /// <returns>The first status that is not Ok; the slip is then incomplete and has to be printed again from its start.</returns>
    public PrinterStatus Print(Slip slip) => Print(slip, FeedToTearOff);

    /// <summary>Prints a piece of a longer slip, without the feed at its end.</summary>
    /// <returns>As <see cref="Print(Slip)"/>.</returns>
    public PrinterStatus PrintPiece(Slip slip) => Print(slip, 0);

    private PrinterStatus Print(Slip slip, int feed)
    {
        PrinterStatus status = printer.Begin();
        try
        {
            for (int i = 0; i < slip.Count && status == PrinterStatus.Ok; i++) status = Line(slip.Text(i), slip.Size(i), slip.Centred(i));
            if (status == PrinterStatus.Ok && feed > 0) status = printer.Feed(feed);
        }
        finally
        {
            printer.End();
        }
        return status;
    }

    private PrinterStatus Line(string text, int size, bool centred)
    {
        Array.Clear(strip, 0, strip.Length);
        int x = centred ? (Slip.WidthDots - fonts.Width(text, size)) / 2 : 0;
        fonts.Of(size).DrawRow(text, strip, RowBytes, x < 0 ? 0 : x, Fonts.Scale(size));
        for (int row = 0; row < size; row++)
        {
            PrinterStatus status = printer.PrintRow(strip, row * RowBytes);
            if (status != PrinterStatus.Ok) return status;
        }
        return printer.Feed(LineGap);
    }
}
