using System.Text;

namespace Bench.Silicon;

/// <summary>A row of a table of prices: RFC 4180, with names in the first row and comments after <c>#</c>.</summary>
public sealed class CsvRow
{
    private readonly Dictionary<string, string> cells;
    private readonly string place;

    private CsvRow(Dictionary<string, string> cells, string place) => (this.cells, this.place) = (cells, place);

    /// <summary>A cell by the name of its column.</summary>
    /// <exception cref="FormatException">There is no such column, or the row is too short.</exception>
    public string this[string column] => cells.TryGetValue(column, out string? cell) ? cell : throw Wrong($"no column {column}");

    /// <summary>What to throw about this row.</summary>
    public FormatException Wrong(string what) => new($"{place}: {what}");

    /// <summary>Reads a table.</summary>
    public static List<CsvRow> Read(string text, string name)
    {
        List<CsvRow> rows = [];
        List<string>? head = null;
        int number = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            List<string> cells = Split(line);
            if (head is null) { head = cells; continue; }
            rows.Add(new CsvRow(head.Zip(cells).ToDictionary(p => p.First, p => p.Second), $"{name}, line {number}"));
        }
        return rows;
    }

    private static List<string> Split(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(c);
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
