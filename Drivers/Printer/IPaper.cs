namespace PosFirmware.Drivers.Printer;

/// <summary>What rows of dots are put on: <see cref="ThermalPrinter"/>, or a sheet that only keeps them.</summary>
public interface IPaper
{
    /// <summary>State now, without a job.</summary>
    PrinterStatus Check();

    /// <summary>Begins a job.</summary>
    /// <returns>Anything but Ok: there is no job.</returns>
    PrinterStatus Begin();

    /// <summary>Puts down one row and moves to the next.</summary>
    /// <param name="bits">Buffer.</param>
    /// <param name="offset">First of 48 bytes; bit 7 of it is the leftmost dot, 1 = black.</param>
    /// <returns>Anything but Ok: the job is over.</returns>
    PrinterStatus PrintRow(byte[] bits, int offset);

    /// <summary>Moves on without printing.</summary>
    /// <param name="count">Rows.</param>
    /// <returns>As <see cref="PrintRow"/>.</returns>
    PrinterStatus Feed(int count);

    /// <summary>Ends the job. Harmless without one.</summary>
    void End();
}
