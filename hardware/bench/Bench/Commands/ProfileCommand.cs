using System.CommandLine;
using Bench.Profiling;
using Bench.Scenarios;
using Bench.Silicon;

namespace Bench.Commands;

/// <summary><c>profile FILE</c>: plays a scenario and tells where the device's time goes.</summary>
internal static class ProfileCommand
{
    private const string UsualDevice = "esp32s3";

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Argument<string> file = new("FILE") { Description = "a scenario file" };
        Option<string?> into = new("--into") { Description = "file for speedscope (https://www.speedscope.app); without it the scenario's name with .speedscope.json in this folder", HelpName = "FILE" };
        Option<int> rows = new("--rows") { Description = "methods that are named for each step", DefaultValueFactory = _ => 8, HelpName = "N" };
        Command command = new("profile", $"plays a scenario and tells where the device's time goes, under {UsualDevice} unless --device says otherwise") { file, into, rows };
        command.SetAction(given => BenchCommands.Guard(() => Run(given.GetValue(file)!, given.GetValue(into), given.GetValue(rows))));
        return command;
    }

    private static int Run(string file, string? into, int rows)
    {
        if (DeviceProfile.Usual == DeviceProfile.None) DeviceProfile.Usual = DeviceProfile.Esp32S3;
        Scenario scenario;
        try { scenario = Scenario.Load(file); }
        catch (ScenarioSyntaxException e) { throw new BenchInputException($"{file}, {e.Message}"); }
        Profiler profiler = new();
        using Workbench bench = new();
        bench.Handheld.Watch = profiler;
        bench.BoardChanged += () => bench.Handheld.Watch = profiler;
        string? failure = ScenarioRunner.Run(scenario, bench, new Follower(profiler));
        into ??= Path.GetFileNameWithoutExtension(file) + ".speedscope.json";
        File.WriteAllText(into, Speedscope.Json($"{scenario.Name} on {DeviceProfile.Usual.Name}", profiler));
        Console.Write(TopMethods.Table(profiler, rows, DeviceProfile.Usual.UnitNs));
        Console.WriteLine(into);
        if (failure is not null) Console.WriteLine("FAILED " + failure);
        return failure is null ? BenchCommands.Good : BenchCommands.Failed;
    }

    /// <summary>Tells the profiler which step goes on.</summary>
    private sealed class Follower(Profiler profiler) : IScenarioReport
    {
        public void Begin(Step step) => profiler.Step = $"{step.Line} {step.Text}";
        public void Done(Step step, long virtualMs) { }
        public void Failed(Step step, string why) { }
    }
}
