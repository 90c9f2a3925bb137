using System.Globalization;
using System.Text;
using Bench.Silicon;

namespace Bench.Profiling;

/// <summary>A table of the methods that took most of the device's time, for each step of a scenario.</summary>
public static class TopMethods
{
    private const double LeastShare = 0.01;

    /// <summary>The table.</summary>
    /// <param name="profiler">A run.</param>
    /// <param name="rows">Rows a step.</param>
    /// <param name="unitNs">Time of an interpreted unit.</param>
    public static string Table(Profiler profiler, int rows, double unitNs)
    {
        StringBuilder text = new();
        foreach (var step in profiler.Samples.GroupBy(s => s.Step)) Step(text, step.Key, [.. step], profiler, rows, unitNs);
        Step(text, "the whole run", profiler.Samples, profiler, rows * 2, unitNs);
        return text.ToString();
    }

    private static void Step(StringBuilder text, string name, IReadOnlyList<Sample> samples, Profiler profiler, int rows, double unitNs)
    {
        Dictionary<int, long> alone = [], within = [];
        foreach (Sample s in samples)
        {
            alone[s.Stack[^1]] = alone.GetValueOrDefault(s.Stack[^1]) + s.Ns;
            foreach (int frame in s.Stack.Distinct()) within[frame] = within.GetValueOrDefault(frame) + s.Ns;
        }
        long total = samples.Sum(s => s.Ns), wait = samples.Where(s => profiler.Frames[s.Stack[^1]] == Machine.Asleep).Sum(s => s.Ns), busy = Math.Max(1, total - wait), managed = samples.Where(s => s.Managed).Sum(s => s.Ns);
        text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {total / 1e6:#,0.0} ms, C# {managed / 1e6:#,0.0} ms ({managed / unitNs / 1000:#,0} thousand units), native {(busy - managed) / 1e6:#,0.0} ms, asleep {wait / 1e6:#,0.0} ms");
        foreach (var (frame, ns) in alone.Where(a => profiler.Frames[a.Key] != Machine.Asleep).OrderByDescending(a => a.Value).Take(rows))
            if (ns >= busy * LeastShare) text.AppendLine(CultureInfo.InvariantCulture, $"    {ns / 1e6,10:#,0.0} ms {(double)ns / busy,5:P0} {within[frame] / 1e6,10:#,0.0} ms with what it calls   {profiler.Frames[frame]}");
    }
}
