using System.Text;
using Bench.Silicon;

namespace Bench.Benchmarks.Figures;

/// <summary>All figures as one Markdown table.</summary>
internal static class Report
{
    public static string Make()
    {
        StringBuilder text = new(GoalFigures.Table());
        text.AppendLine();
        text.AppendLine("| Figure | Measured | Goal | | Note |").AppendLine("| --- | --- | --- | --- | --- |");
        foreach (Figure f in (IEnumerable<Figure>)[.. ScreenFigures.Measure(), .. PrintFigures.Measure(), .. LookFigures.Measure(), .. MemoryFigures.Measure(), .. ChipFigures.Measure(), .. BootFigures.Measure(), .. CodeFigures.Measure()])
            text.AppendLine(f.Row);
        text.AppendLine().AppendLine($"""
            Virtual time counts bits on the wires, sleeps, the mechanics, and the prices of the profile `{DeviceProfile.None.Name}` (hardware/bench/Silicon/prices): the
            time that the interpreter on the device takes for C# itself is not counted at all: figures in virtual ms are lower bounds.
            """);
        return text.ToString();
    }
}
