using System.CommandLine;
using Bench.Silicon;

namespace Bench.Commands;

/// <summary><c>--device NAME|FILE</c> of every command: what the board charges.</summary>
internal static class DeviceOption
{
    private static readonly Option<string?> option = new("--device")
    {
        Description = $"what C# and the calls of the device API cost on the virtual board: {string.Join(", ", DeviceProfile.Names)}, or a file that a device has measured",
        HelpName = "NAME|FILE",
        Recursive = true,
    };

    /// <summary>Gives it to a command and those below.</summary>
    public static void AddTo(RootCommand root) => root.Options.Add(option);

    /// <summary>Takes what was given as the usual device.</summary>
    /// <exception cref="BenchInputException">It cannot be used.</exception>
    public static void Apply(ParseResult given)
    {
        if (given.GetValue(option) is not { } nameOrFile) return;
        try { DeviceProfile.Usual = DeviceProfile.Load(nameOrFile); }
        catch (FormatException e) { throw new BenchInputException(e.Message); }
    }
}
