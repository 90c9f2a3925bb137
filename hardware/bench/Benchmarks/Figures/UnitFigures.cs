using System.Globalization;
using System.Text;
using Bench.Profiling;

namespace Bench.Benchmarks.Figures;

/// <summary>The firmware's jobs in units as the woven copies charge them, beside those of nanoFramework's interpreter.</summary>
internal static class UnitFigures
{
    public static string Make()
    {
        StringBuilder text = new();
        text.AppendLine("| Job | Charged, thousand units | Interpreter | Difference |").AppendLine("| --- | --- | --- | --- |");
        foreach (UnitJob job in UnitJob.All)
        {
            double charged = job.Units();
            text.AppendLine(CultureInfo.InvariantCulture, $"| {job.Name} | {charged / 1000:#,0.0} | {job.Interpreter / 1000:#,0.0} | {charged / job.Interpreter - 1:+0.0 %;-0.0 %} |");
        }
        return text.ToString();
    }
}
