using PosFirmware.Drivers.Printer;

namespace Bench.Gallery;

/// <summary>Paper without a mechanism: it keeps the rows that a slip consists of.</summary>
internal sealed class PaperSheet : IPaper
{
    private readonly List<byte> rows = [];

    /// <summary>All rows, 48 bytes each.</summary>
    public byte[] Rows => [.. rows];

    /// <inheritdoc/>
    public PrinterStatus Check() => PrinterStatus.Ok;

    /// <inheritdoc/>
    public PrinterStatus Begin() => PrinterStatus.Ok;

    /// <inheritdoc/>
    public PrinterStatus PrintRow(byte[] bits, int offset)
    {
        rows.AddRange(bits.AsSpan(offset, ThermalPrinter.RowBytes));
        return PrinterStatus.Ok;
    }

    /// <inheritdoc/>
    public PrinterStatus Feed(int count)
    {
        rows.AddRange(new byte[count * ThermalPrinter.RowBytes]);
        return PrinterStatus.Ok;
    }

    /// <inheritdoc/>
    public void End()
    {
    }
}
