using System.CommandLine;
using System.Diagnostics;
using Bench.Commands;
using Spectre.Console;

namespace Bench.Proof;

/// <summary><c>proof</c>: power cuts at every write and every moment of the line, of every flow. Money is never lost and never doubled.</summary>
internal static class ProofCommand
{
    private const int MostShown = 20;

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Option<int> cuts = new("--cuts") { Description = "number of power cuts", HelpName = "N", DefaultValueFactory = _ => 100_000 };
        Option<int> days = new("--days") { Description = "number of random days", HelpName = "N", DefaultValueFactory = _ => 10_000 };
        Option<int?> day = new("--day") { Description = "plays one random day and tells what happens", HelpName = "SEED" };
        Option<int> seed = new("--seed") { Description = "seed of the first day and of the order of the cuts", HelpName = "S", DefaultValueFactory = _ => 1 };
        Option<int> jobs = new("--jobs") { Description = "threads; default one a core", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<string?> script = new("--script") { Description = "only this flow script", HelpName = "NAME" };
        Option<string?> cut = new("--cut") { Description = "repeats one cut of the script, as a failure names it", HelpName = "CUT" };
        Option<string?> kinds = new("--kinds") { Description = "only cuts of these kinds: b before, w in, a after a write, l on the line, t at a time, f a write that fails", HelpName = "LETTERS" };
        Command command = new("proof", "cuts the power at every write and every moment of the line, in every flow, and compares terminal and acquirer") { cuts, days, seed, jobs, script, cut, day, kinds };
        command.SetAction(given => BenchCommands.Guard(() =>
        {
            if (given.GetValue(day) is { } played) return PlayDay(played);
            if (given.GetValue(cut) is { } one) return Repeat(given.GetValue(script) ?? throw new BenchInputException("--cut needs --script"), one);
            int first = given.GetValue(seed), workers = given.GetValue(jobs), good = BenchCommands.Good;
            if (given.GetValue(cuts) < 0 || given.GetValue(days) < 0 || workers < 1) throw new BenchInputException("--cuts, --days and --jobs must be positive");
            if (given.GetValue(cuts) > 0) good = Cuts(given.GetValue(cuts), first, workers, given.GetValue(script), given.GetValue(kinds));
            return given.GetValue(days) > 0 && given.GetValue(script) is null ? Math.Max(good, Days(given.GetValue(days), first, workers)) : good;
        }));
        return command;
    }

    private static int Repeat(string script, string cut)
    {
        using CutSweep sweep = new(FlowScript.Named(script));
        CutFailure? failure = sweep.Try(Cut.Parse(cut));
        Console.WriteLine(failure is null ? $"{script} {cut}: terminal and acquirer agree" : $"{script} {cut}: {failure.Why}");
        return failure is null ? BenchCommands.Good : BenchCommands.Failed;
    }

    private static int Cuts(int wanted, int seed, int workers, string? only, string? kinds)
    {
        IReadOnlyList<FlowScript> scripts = only is null ? FlowScript.All : [FlowScript.Named(only)];
        Stopwatch watch = Stopwatch.StartNew();
        CutResult result = Progress("power cuts", wanted, told => CutRun.Run(scripts, wanted, seed, workers, told, kinds));
        int number = 0;
        foreach (CutFailure f in result.Failures.Take(MostShown)) Leave($"proof-cut-{f.Script}-{++number}", Proof.Replay.CutScenario(f), f.Why);
        Console.WriteLine(FormattableString.Invariant(
            $"{result.Singles + result.Doubles + result.Triples} power cuts ({result.Singles} single, {result.Doubles} with a second one during recovery, {result.Triples} with two) in {scripts.Count} flow scripts, seed {seed}: {result.PowerFailures} power failures, {result.Failures.Count} violations, {watch.Elapsed.TotalSeconds:0} s"));
        return result.Failures.Count == 0 ? BenchCommands.Good : BenchCommands.Failed;
    }

    private static int PlayDay(int seed)
    {
        using DayRun run = new();
        DayFailure? failure = run.Play(seed, Console.WriteLine);
        Console.WriteLine(failure is null ? "terminal and acquirer agree" : failure.Why);
        return failure is null ? BenchCommands.Good : BenchCommands.Failed;
    }

    private static int Days(int days, int seed, int workers)
    {
        Stopwatch watch = Stopwatch.StartNew();
        IReadOnlyList<DayFailure> failures = Progress("random days", days, told => DayRun.Run(days, seed, workers, told));
        foreach (DayFailure f in failures.Take(MostShown)) Leave($"proof-day-{f.Seed}", Proof.Replay.DayScenario(f), f.Why);
        Console.WriteLine(FormattableString.Invariant($"{days} random days, seeds {seed} to {seed + days - 1}: {failures.Count} violations, {watch.Elapsed.TotalSeconds:0} s"));
        return failures.Count == 0 ? BenchCommands.Good : BenchCommands.Failed;
    }

    /// <summary>Leaves a scenario file behind that replays a failure.</summary>
    private static void Leave(string name, string scenario, string why)
    {
        string file = name + ".scenario";
        File.WriteAllText(file, scenario);
        Console.WriteLine($"{file}\n    {why}");
    }

    private static T Progress<T>(string what, int wanted, Func<Action<int>, T> work) => AnsiConsole.Progress().HideCompleted(false)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .Start(context =>
        {
            ProgressTask task = context.AddTask(what, maxValue: Math.Max(1, wanted));
            return work(n => task.Increment(n));
        });
}
