using System.CommandLine;
using Bench.Profiling;
using Bench.Silicon;

namespace Bench.Commands;

/// <summary><c>--device NAME|FILE</c> and <c>--noise SEED</c> of every command: what the board charges.</summary>
internal static class DeviceOption
{
    private static readonly Option<string?> option = new("--device")
    {
        Description = $"what C# and the calls of the device API cost on the virtual board: {string.Join(", ", DeviceProfile.Names)}, or a file that a device has measured",
        HelpName = "NAME|FILE",
        Recursive = true,
    };

    private static readonly Option<int?> noise = new("--noise")
    {
        Description = "seed: prices vary within their range, and collections come at other moments (not with --device none)",
        HelpName = "SEED",
        Recursive = true,
    };

    /// <summary>Gives them to a command and those below.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Options.Add(option);
        root.Options.Add(noise);
    }

    /// <summary>Takes what was given as the usual device.</summary>
    /// <exception cref="BenchInputException">It cannot be used.</exception>
    public static void Apply(ParseResult given)
    {
        DeviceProfile.UsualNoise = given.GetValue(noise) ?? DeviceProfile.UsualNoise;
        if (given.GetValue(option) is not { } nameOrFile) return;
        try { DeviceProfile.Usual = MeasuredProfile(nameOrFile) ?? DeviceProfile.Load(nameOrFile); }
        catch (FormatException e) { throw new BenchInputException(e.Message); }
    }

    /// <summary>A profile out of what a device has said to <c>measure</c>; null: the file is none of that kind.</summary>
    private static DeviceProfile? MeasuredProfile(string file)
    {
        if (!File.Exists(file) || !MeasuredDevice.Is(File.ReadAllText(file))) return null;
        string prices = Path.Combine(Path.GetTempPath(), Path.GetFileName(file) + ".csv");
        File.WriteAllText(prices, MeasuredDevice.Prices(File.ReadAllText(file)));
        return DeviceProfile.Load(prices);
    }
}
