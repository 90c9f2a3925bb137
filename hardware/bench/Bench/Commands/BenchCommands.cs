using System.CommandLine;

namespace Bench.Commands;

/// <summary>The command line: one table of commands.</summary>
internal static class BenchCommands
{
    /// <summary>Everything was as expected.</summary>
    public const int Good = 0;
    /// <summary>A scenario failed, or terminal and ledger do not agree.</summary>
    public const int Failed = 1;
    /// <summary>What was given cannot be used: a file, an option, hex digits.</summary>
    public const int BadInput = 2;

    /// <summary>Builds the commands.</summary>
    public static RootCommand Root()
    {
        RootCommand root = new("Workbench for the POS firmware: the real firmware on a virtual board, against an acquirer over TLS.");
        DeviceOption.AddTo(root);
        ServeCommand.AddTo(root);
        root.Subcommands.Add(ServeCommand.Make());
        root.Subcommands.Add(DemoCommand.Make());
        root.Subcommands.Add(RunCommand.Make());
        root.Subcommands.Add(AcquirerCommand.Make());
        root.Subcommands.Add(ProfileCommand.Make());
        root.Subcommands.Add(Proof.ProofCommand.Make());
        root.Subcommands.Add(DecodeCommand.Make());
        root.Subcommands.Add(ChipKeysCommand.Make());
        root.Subcommands.Add(VerbsCommand.Make());
        root.Subcommands.Add(DiagramCommand.Make());
        root.Subcommands.Add(ParametersCommand.Make());
        root.Subcommands.Add(GalleryCommand.Make());
        root.Subcommands.Add(WiringCommand.Make());
        root.Subcommands.Add(MeasureCommand.Make());
        return root;
    }

    /// <summary>Runs a command; a person's mistake becomes one line on the error stream.</summary>
    public static int Guard(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (e is BenchInputException or Bench.Acquirer.BenchFileException or Bench.Scenarios.ScenarioSyntaxException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return BadInput;
        }
    }
}
