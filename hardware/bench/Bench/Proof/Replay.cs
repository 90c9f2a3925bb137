using System.Globalization;
using System.Text;

namespace Bench.Proof;

/// <summary>A failure of the proof again: at once, or from a scenario file that the proof leaves behind.</summary>
internal static class Replay
{
    /// <summary>Plays a random day on a terminal of its own.</summary>
    /// <exception cref="ExpectationException">What was wrong at its end.</exception>
    internal static void Day(int seed, Action<string>? diary = null)
    {
        using DayRun run = new();
        if (run.Play(seed, diary) is { } failure) throw new ExpectationException(failure.Why);
    }

    /// <summary>Cuts the power in a flow script once more.</summary>
    /// <param name="script">Script.</param>
    /// <param name="cut">Cut, as a failure names it.</param>
    /// <exception cref="ExpectationException">What was wrong afterwards.</exception>
    internal static void Cut(string script, string cut)
    {
        using CutSweep sweep = new(FlowScript.Named(script));
        if (sweep.Try(Proof.Cut.Parse(cut)) is { } failure) throw new ExpectationException(failure.Why);
    }

    /// <summary>A scenario file that replays a day: its story as comments, and the step.</summary>
    internal static string DayScenario(DayFailure failure)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# A random day of the proof. At its end: {OneLine(failure.Why)}\n#\n");
        try
        {
            Day(failure.Seed, line => text.Append("# ").Append(OneLine(line)).Append('\n'));
        }
        catch (ExpectationException)
        {
            // it fails as it failed before; the story is what is wanted
        }
        return text.Append(CultureInfo.InvariantCulture, $"replay day {failure.Seed}\n").ToString();
    }

    /// <summary>A scenario file that replays a cut.</summary>
    internal static string CutScenario(CutFailure failure) =>
        $"# A power cut of the proof. Afterwards: {OneLine(failure.Why)}\nreplay cut {failure.Script} {failure.Cut}\n";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
