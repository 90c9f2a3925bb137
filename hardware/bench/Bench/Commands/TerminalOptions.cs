using System.CommandLine;
using Bench.Acquirer;

namespace Bench.Commands;

/// <summary>Options that serve, demo and run share.</summary>
internal sealed class TerminalOptions
{
    private readonly Option<string?> parameters = new("--params") { Description = "JSON file with the terminal's parameters: it then talks to that acquirer instead of the built-in one (see params.example.json)", HelpName = "FILE" };
    private readonly Option<string?> config = new("--config") { Description = "JSON file with merchants, terminals, cards and rules of the built-in acquirer, and the cards of the wallet", HelpName = "FILE" };
    private readonly Option<string?> data = new("--data") { Description = "folder that keeps flash, ledger and certificates between two runs", HelpName = "DIR" };

    private readonly Option<string?> pcsc = new("--pcsc") { Description = "PC/SC reader (or the beginning of its name) whose card takes the place of the simulated one", HelpName = "READER" };

    private readonly Option<bool> classic = new("--classic") { Description = "the terminal is a classic ESP32 on a table (hardware/devkit)" };

    /// <summary>Adds the options to a command.</summary>
    public TerminalOptions(Command command)
    {
        command.Options.Add(parameters);
        command.Options.Add(config);
        command.Options.Add(data);
        command.Options.Add(pcsc);
        command.Options.Add(classic);
    }

    /// <summary>Reads what was given.</summary>
    /// <exception cref="BenchInputException">A file cannot be used.</exception>
    public WorkbenchSetup Setup(ParseResult given) => new()
    {
        Parameters = given.GetValue(parameters) is { } file ? TerminalParameters.Load(file) : null,
        Book = given.GetValue(config) is { } book ? BenchFile.Load(book) : BenchFile.Example(),
        DataFolder = given.GetValue(data),
        PcscReader = given.GetValue(pcsc),
        Classic = given.GetValue(classic),
    };
}
