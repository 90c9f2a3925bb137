using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using PosFirmware.Boards;
using PosFirmware.Drivers.Printer;

namespace PosFirmware.Tests.Bench.Printer;

/// <summary>A handheld whose printer driver runs on the test's own thread.</summary>
internal sealed class PrinterBench : IDisposable
{
    public PrinterBench(double celsius = 25, double volts = 7.4)
    {
        Board = new Handheld();
        Board.Printer.SetTemperature(celsius);
        Board.Battery.OpenCircuitVolts = volts;
        Board.Bind();
        Device = new HandheldBoard(new BoardClock(Board), null);
    }

    public Handheld Board { get; }

    public HandheldBoard Device { get; }

    public ThermalPrinter Driver => Device.Printer;

    public PrintMechanism Printer => Board.Printer;

    /// <summary>Prints whole rows and ends the job.</summary>
    public PrinterStatus Print(byte[] rows)
    {
        PrinterStatus status = Driver.Begin();
        for (int i = 0; i < rows.Length && status == PrinterStatus.Ok; i += ThermalPrinter.RowBytes) status = Driver.PrintRow(rows, i);
        Driver.End();
        return status;
    }

    /// <summary>Everything that can hurt is off.</summary>
    public bool IsSafe => !Board.Nets.HeadPower.Level && !Board.Nets.MotorSleep.Level && !Printer.Motor.Energised;

    public void Dispose() => Machine.Unbind();

    /// <summary>Rows as a slip has them: text-like runs, white gaps, rules, a solid bar, single dots, vertical lines.</summary>
    public static byte[] Slip(int rows, int seed)
    {
        var random = new Random(seed);
        byte[] image = new byte[rows * ThermalPrinter.RowBytes];
        for (int y = 0; y < rows; y++)
        {
            Span<byte> row = image.AsSpan(y * ThermalPrinter.RowBytes, ThermalPrinter.RowBytes);
            int band = y / 12 % 6;
            if (band == 0) continue;
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = band switch
                {
                    1 => (byte)(random.Next(256) & random.Next(256)),
                    2 => (byte)(y % 12 < 2 ? 0xFF : 0),
                    3 => (byte)(x < 20 ? random.Next(256) & random.Next(256) : 0),
                    4 => (byte)(x == 47 ? 0x01 : x == 0 ? 0x80 : x % 8 == 3 ? 0x18 : 0),
                    _ => (byte)(y % 2 == 0 ? 0xFF : random.Next(256)),
                };
            }
        }
        return image;
    }
}
