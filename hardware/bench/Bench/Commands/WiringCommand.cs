using System.CommandLine;
using Bench.Wiring;

namespace Bench.Commands;

/// <summary><c>wiring</c>: page and drawing of a board from its wiring table.</summary>
internal static class WiringCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Option<DirectoryInfo> folder = new("--folder")
        {
            Description = "folder with wiring.csv; PINS.md and wiring.svg are written beside it",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("hardware", "handheld")),
        };
        Command command = new("wiring", "makes PINS.md and wiring.svg of a board from its wiring.csv") { folder };
        command.SetAction(given => BenchCommands.Guard(() =>
        {
            string at = given.GetValue(folder)!.FullName, table = Path.Combine(at, "wiring.csv");
            if (!File.Exists(table)) throw new BenchInputException($"there is no wiring.csv in {at}");
            IReadOnlyList<Wire> wires = Wire.Read(table);
            File.WriteAllText(Path.Combine(at, "PINS.md"), WiringPage.Markdown(wires, "wiring.csv"));
            File.WriteAllText(Path.Combine(at, "wiring.svg"), WiringDrawing.Svg(wires));
            return BenchCommands.Good;
        }));
        return command;
    }
}
