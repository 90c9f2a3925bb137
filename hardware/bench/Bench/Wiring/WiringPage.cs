using System.Text;

namespace Bench.Wiring;

/// <summary>The wiring table as a page that people wire by.</summary>
public static class WiringPage
{
    /// <summary>Markdown: one table a chip.</summary>
    public static string Markdown(IReadOnlyList<Wire> wires, string source)
    {
        StringBuilder page = new();
        page.Append($"# Pins\n\nMade from [`{source}`]({source}) by `dotnet run --project hardware/bench/Bench -- wiring`; do not edit. Tests compare it with the\n");
        page.Append("constants of `Firmware/Boards` and with the copper of the virtual board. The same as a drawing: [`wiring.svg`](wiring.svg).\n\n");
        page.Append("*Resistor* is what decides while nobody drives the line, as in reset. Directions are seen from the chip.\n");
        foreach (IGrouping<string, Wire> chip in wires.GroupBy(w => w.Chip))
        {
            page.Append($"\n## {chip.Key}\n\n| Pin | Signal | Constant | Direction | Goes to | Resistor | Note |\n| --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (Wire w in chip)
                page.Append($"| {w.Pin} | {w.Signal} | {Code(w.Constant)} | {w.Direction} | {w.Part}: {w.PartPin} | {w.Pull} | {w.Note} |\n");
        }
        return page.ToString();
    }

    private static string Code(string name) => name == "" ? "" : $"`{name}`";
}
