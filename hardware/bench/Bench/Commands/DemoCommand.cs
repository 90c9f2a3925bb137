using System.CommandLine;
using Bench.Scenarios;

namespace Bench.Commands;

/// <summary><c>demo</c>: plays a working day without a browser, from the scenario inside the program.</summary>
internal static class DemoCommand
{
    private const string NormalFolder = "bench-demo";

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Option<string> output = new("--out") { Description = "folder for the pictures of screen and paper", DefaultValueFactory = _ => NormalFolder, HelpName = "DIR" };
        Command command = new("demo", "plays a working day and checks that terminal and ledger agree") { output };
        TerminalOptions terminal = new(command);
        command.SetAction(given => BenchCommands.Guard(() => Play(terminal.Setup(given) with { OutFolder = given.GetValue(output), Signature = true })));
        return command;
    }

    private static int Play(WorkbenchSetup setup)
    {
        Scenario day = Day(setup.Parameters is null ? "demo" : "demo-params");
        using Workbench bench = new(setup);
        DemoReport report = new(bench);
        bench.Said += report.Say;
        string? failure = ScenarioRunner.Run(day, bench, report);
        if (bench.Host is { } host) report.Books(host.Ledger);
        report.End(failure, bench.Host is not null, Path.GetFullPath(setup.OutFolder!));
        return failure is null ? BenchCommands.Good : BenchCommands.Failed;
    }

    /// <summary>A scenario inside the program: <c>demo</c>, or <c>demo-params</c> for another acquirer.</summary>
    internal static Scenario Day(string name)
    {
        using Stream stream = typeof(DemoCommand).Assembly.GetManifestResourceStream(name + ".scenario")!;
        using StreamReader reader = new(stream);
        return Scenario.Parse(name, reader.ReadToEnd());
    }
}
