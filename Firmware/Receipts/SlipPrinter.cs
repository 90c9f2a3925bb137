using System;
using PosFirmware.Codes;
using PosFirmware.Drivers.Printer;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Receipts;

/// <summary>Told how far a slip is.</summary>
public interface IPrintProgress
{
    /// <summary>Called after each line. The head is on and the motor runs: a millisecond, no more.</summary>
    void OnLine(int done, int all);
}

/// <summary>
/// Puts a slip on paper: each line is rasterised into one strip and burnt row by row. A slip that stopped half way is printed again
/// from its start, and then says so in its first line.
/// </summary>
public sealed class SlipPrinter
{
    private const int RowBytes = Slip.WidthDots / 8, TallestLine = 58, FeedToTearOff = 88; // 11 mm

    private readonly IPaper printer;
    private readonly Fonts fonts;
    private readonly byte[] strip = new byte[RowBytes * TallestLine];
    private IPrintProgress watcher;
    private uint job, torn;
    private bool inJob, afterPowerCut;
    private PrinterStatus tornBy;

    /// <summary>Prints with a printer.</summary>
    public SlipPrinter(IPaper printer, Fonts fonts)
    {
        this.printer = printer;
        this.fonts = fonts;
    }

    /// <summary>Whoever wants to know how far a slip is; null: nobody.</summary>
    public void Watch(IPrintProgress by) => watcher = by;

    /// <summary>State of the printer now.</summary>
    public PrinterStatus Check() => printer.Check();

    /// <summary>The power went while a slip was due: a piece of it may be on the paper, and the next slip says so.</summary>
    public void AfterPowerCut(bool itWas) => afterPowerCut = itWas;

    /// <summary>Prints the whole slip.</summary>
    /// <returns>The first status that is not Ok; the slip is then incomplete and has to be printed again from its start.</returns>
    public PrinterStatus Print(Slip slip) => Print(slip, FeedToTearOff);

    /// <summary>Prints a piece of a longer slip, without the feed at its end.</summary>
    /// <returns>As <see cref="Print(Slip)"/>.</returns>
    public PrinterStatus PrintPiece(Slip slip) => Print(slip, 0);

    private PrinterStatus Print(Slip slip, int feed)
    {
        bool first = !inJob;
        if (first) job = slip.Fingerprint();
        PrinterStatus status = printer.Begin();
        bool begun = status == PrinterStatus.Ok;
        try
        {
            if (first && begun) status = Mark();
            for (int i = 0; i < slip.Count && status == PrinterStatus.Ok; i++)
            {
                status = Line(slip, i);
                if (watcher != null) watcher.OnLine(i + 1, slip.Count);
            }
            if (status == PrinterStatus.Ok && feed > 0) status = printer.Feed(feed);
        }
        finally
        {
            printer.End();
        }
        inJob = status == PrinterStatus.Ok && feed == 0;
        if (status == PrinterStatus.Ok)
        {
            if (inJob) return status;
            torn = 0;
            afterPowerCut = false;
        }
        else if (begun || !first)
        {
            torn = job;
            tornBy = status;
        }
        return status;
    }

    /// <summary>First line of a slip that stands for an unfinished one.</summary>
    private PrinterStatus Mark()
    {
        if (job != torn && !afterPowerCut) return PrinterStatus.Ok;
        PrinterStatus status = Text(SlipMarks.Again, 24, true);
        return status != PrinterStatus.Ok ? status : Text(SlipMarks.AgainEnglish + SlipMarks.Reason(job == torn ? tornBy : PrinterStatus.Ok), 16, true);
    }

    private PrinterStatus Line(Slip slip, int line) => slip.Kind(line) switch
    {
        SlipLine.Symbol => Symbol(slip.Symbol),
        SlipLine.Picture => Picture(slip),
        _ => Text(slip.Text(line), slip.Size(line), slip.Centred(line)),
    };

    private PrinterStatus Text(string text, int size, bool centred)
    {
        Array.Clear(strip, 0, strip.Length);
        int x = centred ? (Slip.WidthDots - fonts.Width(text, size)) / 2 : 0;
        Font font = fonts.Of(size);
        font.DrawRow(text, strip, 0, RowBytes, font.Height, x < 0 ? 0 : x);
        for (int row = 0; row < font.Height; row++)
        {
            PrinterStatus status = printer.PrintRow(strip, row * RowBytes);
            if (status != PrinterStatus.Ok) return status;
        }
        return printer.Feed(Slip.LineGap);
    }

    private PrinterStatus Symbol(QrCode symbol)
    {
        int border = QrCode.QuietZone * Slip.SymbolScale, x = (Slip.WidthDots - symbol.Size * Slip.SymbolScale) / 2;
        PrinterStatus status = printer.Feed(border);
        for (int y = 0; y < symbol.Size; y++)
        {
            Array.Clear(strip, 0, RowBytes);
            symbol.DrawRow(y, Slip.SymbolScale, strip, 0, x);
            for (int k = 0; k < Slip.SymbolScale && status == PrinterStatus.Ok; k++) status = printer.PrintRow(strip, 0);
            if (status != PrinterStatus.Ok) return status;
        }
        return printer.Feed(border + Slip.LineGap);
    }

    private PrinterStatus Picture(Slip slip)
    {
        int stride = (slip.PictureWidth + 7) / 8, x = (Slip.WidthDots - slip.PictureWidth) / 2;
        for (int y = 0; y < slip.PictureHeight; y++)
        {
            Array.Clear(strip, 0, RowBytes);
            for (int i = 0; i < slip.PictureWidth; i++)
                if ((slip.Picture[y * stride + (i >> 3)] & (0x80 >> (i & 7))) != 0) strip[(x + i) >> 3] |= (byte)(0x80 >> ((x + i) & 7));
            PrinterStatus status = printer.PrintRow(strip, 0);
            if (status != PrinterStatus.Ok) return status;
        }
        return printer.Feed(Slip.LineGap);
    }
}
