using System.CommandLine;
using Bench.Scenarios;

namespace Bench.Commands;

/// <summary><c>run FILE...</c>: plays scenario files, each on a fresh workbench.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Argument<string[]> files = new("FILE") { Description = "scenario files", Arity = ArgumentArity.OneOrMore };
        Option<string?> output = new("--out") { Description = "folder for screenshots and slips", HelpName = "DIR" };
        Command command = new("run", "plays scenario files; exit code 0 only if every step held") { files, output };
        Option<bool> secrets = new("--secrets") { Description = "also searches every output (screen, paper, flash, service line, console, the workbench's page, exceptions, the acquirer's journal) for card numbers, PINs, tracks and keys after each step" };
        command.Options.Add(secrets);
        Option<bool> twice = new("--double-taps") { Description = "the keys that answer a page are tapped twice within a fifth of a second: nothing may come of the second tap" };
        command.Options.Add(twice);
        TerminalOptions terminal = new(command);
        command.SetAction(given => BenchCommands.Guard(() => Run(given.GetValue(files)!, terminal.Setup(given) with { OutFolder = given.GetValue(output) }, given.GetValue(secrets), given.GetValue(twice))));
        return command;
    }

    private static int Run(string[] files, WorkbenchSetup setup, bool secrets, bool twice)
    {
        List<Scenario> scenarios = [.. files.Select(Load)];
        int failed = 0;
        foreach (Scenario scenario in scenarios)
        {
            Console.WriteLine(scenario.Name);
            using Workbench bench = new(setup) { DoubleTaps = twice };
            bench.Said += text => Console.WriteLine("        " + text.Replace("\n", "\n        "));
            using SecretWatch? watch = secrets ? new SecretWatch(bench, setup.Book) : null;
            bool good = ScenarioRunner.Run(scenario, bench, new ConsoleReport(Console.Out), watch is null ? null : watch.Look) is null;
            foreach (string finding in watch?.Findings ?? []) Console.WriteLine($"  SECRET: {finding}");
            if (!good || watch?.Findings.Count > 0) failed++;
        }
        Console.WriteLine(failed == 0 ? $"{scenarios.Count} passed" : $"{failed} of {scenarios.Count} FAILED");
        return failed == 0 ? BenchCommands.Good : BenchCommands.Failed;
    }

    private static Scenario Load(string file)
    {
        try { return Scenario.Load(file); }
        catch (ScenarioSyntaxException e) { throw new BenchInputException($"{file}, {e.Message}"); }
    }
}
