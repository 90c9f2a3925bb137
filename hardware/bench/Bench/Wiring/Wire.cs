namespace Bench.Wiring;

/// <summary>One row of a wiring table: a pin of a controlling chip, and where its wire ends.</summary>
/// <param name="Chip">Chip that the firmware speaks to: the controller, an expander, the UART.</param>
/// <param name="Pin">Its pin, as in the data sheet.</param>
/// <param name="Signal">Name of the net; a trailing <c>_n</c> is active low.</param>
/// <param name="Constant">Constant in <c>Firmware/Boards</c>; empty for the further lines of a group.</param>
/// <param name="Direction">Seen from the chip: in, out or both.</param>
/// <param name="Part">Part at the other end.</param>
/// <param name="PartPin">Its pin.</param>
/// <param name="Pull">Resistor that decides while nobody drives: up, down or none.</param>
/// <param name="Note">What to know when wiring it.</param>
public sealed record Wire(string Chip, string Pin, string Signal, string Constant, string Direction, string Part, string PartPin, string Pull, string Note)
{
    private const int Columns = 9;

    /// <summary>Reads a table: CSV without quotes, first line the names of the columns.</summary>
    /// <exception cref="BenchInputException">A line has another number of columns, or a value that is none of the allowed.</exception>
    public static IReadOnlyList<Wire> Read(string file)
    {
        List<Wire> wires = [];
        string[] lines = File.ReadAllLines(file);
        for (int i = 1; i < lines.Length; i++)
        {
            string[] c = lines[i].Split(',');
            if (c.Length != Columns) throw new BenchInputException($"{file}, line {i + 1}: {c.Length} columns instead of {Columns}");
            if (c[4] is not ("in" or "out" or "both")) throw new BenchInputException($"{file}, line {i + 1}: direction '{c[4]}'");
            if (c[7] is not ("" or "up" or "down")) throw new BenchInputException($"{file}, line {i + 1}: pull '{c[7]}'");
            wires.Add(new Wire(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]));
        }
        return wires;
    }
}
