using System.Globalization;
using System.Security;
using System.Text;

namespace Bench.Wiring;

/// <summary>
/// The wiring table as a drawing (SVG): every chip is a box with its pins on the right edge, one straight wire a row with its
/// resistor, and the parts that the wires end at as boxes on the right. Neighbouring rows of one part share its box.
/// </summary>
public static class WiringDrawing
{
    private const int Row = 22, Gap = 34, ChipX = 20, ChipWidth = 170, WireX = ChipX + ChipWidth, PartX = 560, PartWidth = 300, Width = PartX + PartWidth + 20;

    /// <summary>The whole drawing.</summary>
    public static string Svg(IReadOnlyList<Wire> wires)
    {
        StringBuilder body = new();
        int y = 20;
        foreach (IGrouping<string, Wire> chip in wires.GroupBy(w => w.Chip))
        {
            Wire[] rows = [.. chip];
            Box(body, "chip", ChipX, y, ChipWidth, rows.Length * Row + Row);
            Words(body, "name", ChipX + 10, y + 16, chip.Key);
            int top = y + Row;
            for (int first = 0; first < rows.Length;)
            {
                int next = first + 1;
                while (next < rows.Length && rows[next].Part == rows[first].Part) next++;
                Box(body, "part", PartX, top + first * Row + 2, PartWidth, (next - first) * Row - 4);
                for (int i = first; i < next; i++) Draw(body, rows[i], top + i * Row + Row / 2, i == first);
                first = next;
            }
            y = top + rows.Length * Row + Gap;
        }
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {y}" width="{Width}" height="{y}" font-family="sans-serif" font-size="11">
            <style>.chip{"{"}fill:#eef3fb;stroke:#33527a{"}"}.part{"{"}fill:#f7f4ea;stroke:#7a6a33{"}"}.name{"{"}font-weight:bold{"}"}.pin{"{"}text-anchor:end{"}"}.wire{"{"}stroke:#333;fill:none{"}"}.pull{"{"}fill:#b03020;font-size:9px{"}"}.side{"{"}text-anchor:end;fill:#555{"}"}</style>
            <rect width="{Width}" height="{y}" fill="#fff"/>

            """) + body + "</svg>\n";
    }

    private static void Draw(StringBuilder body, Wire wire, int y, bool firstOfPart)
    {
        Words(body, "pin", ChipX + ChipWidth - 6, y + 4, wire.Pin);
        body.Append($"<path class=\"wire\" d=\"M{WireX} {y}H{PartX}\"/>\n");
        if (wire.Direction != "in") body.Append($"<path d=\"M{PartX} {y}l-7 -4v8z\"/>\n");
        if (wire.Direction != "out") body.Append($"<path d=\"M{WireX} {y}l7 -4v8z\"/>\n");
        Words(body, "net", WireX + 16, y - 3, wire.Signal);
        if (wire.Pull != "") Words(body, "pull", WireX + 200, y - 3, wire.Pull == "up" ? "▲ pull-up" : "▼ pull-down");
        Words(body, "net", PartX + 8, y + 4, wire.PartPin);
        if (firstOfPart) Words(body, "side", PartX + PartWidth - 8, y + 4, wire.Part);
    }

    private static void Box(StringBuilder body, string kind, int x, int y, int width, int height) =>
        body.Append($"<rect class=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>\n");

    private static void Words(StringBuilder body, string kind, int x, int y, string text) =>
        body.Append($"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\">{SecurityElement.Escape(text)}</text>\n");
}
