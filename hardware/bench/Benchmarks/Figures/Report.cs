using System.Text;
using Bench.Silicon;

namespace Bench.Benchmarks.Figures;

/// <summary>All figures as one Markdown table.</summary>
internal static class Report
{
    public static string Make()
    {
        StringBuilder text = new();
        text.AppendLine("| Figure | Measured | Goal | | Note |").AppendLine("| --- | --- | --- | --- | --- |");
        foreach (Figure f in (IEnumerable<Figure>)[.. ScreenFigures.Measure(), .. PrintFigures.Measure(), .. LookFigures.Measure(), .. MemoryFigures.Measure(), .. ChipFigures.Measure(), .. BootFigures.Measure(), .. CodeFigures.Measure()])
            text.AppendLine(f.Row);
        CallCosts c = new();
        text.AppendLine().AppendLine($"""
            Virtual time counts bits on the wires, sleeps, the mechanics, and an assumed price for each native call: pin {c.GpioNs / 1000} us, SPI call
            {c.SpiNs / 1000} us, timer {c.TimerNs / 1000} us, socket {c.SocketNs / 1_000_000} ms, TLS handshake {c.HandshakeNs / 1_000_000} ms, file operation {c.FileNs / 1_000_000} ms. Those prices are assumptions, and the
            time that the interpreter on the device takes for C# itself is not counted at all: figures in virtual ms are lower bounds.
            """);
        return text.ToString();
    }
}
