using System.Globalization;

namespace Bench.Benchmarks.Figures;

/// <summary>One figure with its goal.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">Result.</param>
/// <param name="Unit">Unit of result and goal.</param>
/// <param name="AtMost">Goal; null when none is set.</param>
/// <param name="Note">How it was measured, or what it depends on.</param>
public sealed record Figure(string What, double Value, string Unit, double? AtMost = null, string Note = "")
{
    /// <summary>A row of a Markdown table.</summary>
    public string Row => $"| {What} | {Number(Value)} {Unit} | {(AtMost is { } goal ? "at most " + Number(goal) + " " + Unit : "")} | {Verdict} | {Note} |";

    private string Verdict => AtMost is not { } goal ? "" : Value <= goal ? "pass" : "**miss**";

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : Math.Abs(value) >= 10 ? "0.0" : "0.##", CultureInfo.InvariantCulture);
}
