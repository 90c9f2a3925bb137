using System.Globalization;

namespace Bench.Scenarios;

/// <summary>One line a step, for a log: line number, step, virtual time.</summary>
public sealed class ConsoleReport(TextWriter output) : IScenarioReport
{
    /// <inheritdoc/>
    public void Begin(Step step) { }

    /// <inheritdoc/>
    public void Done(Step step, long virtualMs) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step.Line,4}  {step.Text,-58}  {virtualMs / 1000.0,9:0.00} s"));

    /// <inheritdoc/>
    public void Failed(Step step, string why)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step.Line,4}  {step.Text,-58}  FAILED"));
        output.WriteLine("        " + why.Replace("\n", "\n        "));
    }
}
