using Bench.VirtualBoard.Chips;

namespace Bench.VirtualBoard.Reading;

/// <summary>A symbol where it was found.</summary>
/// <param name="Symbol">What it says.</param>
/// <param name="X">Left dot.</param>
/// <param name="Y">Top dot.</param>
/// <param name="Dots">Dots across, without border.</param>
public sealed record QrFound(QrSymbol Symbol, int X, int Y, int Dots);

/// <summary>Finds upright QR symbols in an image by their three finder patterns, and checks their light border.</summary>
public static class QrFinder
{
    /// <summary>Symbols on the screen, dark on light.</summary>
    public static IReadOnlyList<QrFound> Read(St7789Panel panel)
    {
        ushort[] pixels = new ushort[St7789Panel.Width * St7789Panel.Height];
        panel.CopyVisible(pixels);
        bool[,] dark = new bool[St7789Panel.Height, St7789Panel.Width];
        for (int i = 0; i < pixels.Length; i++)
            dark[i / St7789Panel.Width, i % St7789Panel.Width] = 2 * (pixels[i] >> 11) + (pixels[i] >> 5 & 63) + 2 * (pixels[i] & 31) < 94;
        return Read(dark);
    }

    /// <summary>Symbols on paper.</summary>
    public static IReadOnlyList<QrFound> Read(PaperPiece paper)
    {
        bool[,] dark = new bool[paper.Rows, PaperPiece.Width];
        for (int y = 0; y < paper.Rows; y++)
            for (int x = 0; x < PaperPiece.Width; x++) dark[y, x] = paper.IsBlack(y, x);
        return Read(dark);
    }

    /// <summary>Symbols in an image; what looks like one and cannot be read is left out.</summary>
    /// <param name="dark">Dots, indexed by row, then column.</param>
    public static IReadOnlyList<QrFound> Read(bool[,] dark)
    {
        List<QrFound> symbols = [];
        List<(double X, double Y, double Unit)> finders = Finders(dark);
        foreach (var corner in finders)
            foreach (var right in finders.Where(f => Near(f.Y, corner.Y, corner.Unit) && f.X > corner.X && Near(f.Unit, corner.Unit, 0.6)))
                foreach (var below in finders.Where(f => Near(f.X, corner.X, corner.Unit) && Near(f.Y - corner.Y, right.X - corner.X, corner.Unit)))
                    if (Sample(dark, corner, right.X - corner.X) is { } found) symbols.Add(found);
        return symbols;
    }

    private static bool Near(double a, double b, double by) => Math.Abs(a - b) < by;

    private static QrFound? Sample(bool[,] dark, (double X, double Y, double Unit) corner, double distance)
    {
        int size = (int)Math.Round(distance / corner.Unit) + 7;
        double module = distance / (size - 7), left = corner.X - 3.5 * module, top = corner.Y - 3.5 * module;
        bool At(int row, int column)
        {
            int y = (int)(top + (row + 0.5) * module), x = (int)(left + (column + 0.5) * module);
            return y >= 0 && x >= 0 && y < dark.GetLength(0) && x < dark.GetLength(1) && dark[y, x];
        }
        for (int i = -4; i < size + 4; i++)
            for (int k = 1; k <= 4; k++)
                if (At(-k, i) || At(size - 1 + k, i) || At(i, -k) || At(i, size - 1 + k)) return null; // something in the quiet zone
        bool[,] modules = new bool[size, size];
        for (int row = 0; row < size; row++)
            for (int column = 0; column < size; column++) modules[row, column] = At(row, column);
        try
        {
            return new QrFound(QrDecoder.Decode(modules), (int)Math.Round(left), (int)Math.Round(top), (int)Math.Round(size * module));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static List<(double X, double Y, double Unit)> Finders(bool[,] dark)
    {
        List<(double X, double Y, double Unit)> found = [];
        for (int y = 0; y < dark.GetLength(0); y++)
        {
            foreach (var (centre, unit) in Crossings(dark.GetLength(1), x => dark[y, x]))
                foreach (var (down, tall) in Crossings(dark.GetLength(0), k => dark[k, (int)centre]))
                    if (Near(down, y, 1.5 * unit) && Near(tall, unit, 0.6) && !found.Exists(f => Near(f.X, centre, 2 * unit) && Near(f.Y, down, 2 * unit)))
                        found.Add((centre, down, (unit + tall) / 2));
        }
        return found;
    }

    /// <summary>Places of dark and light runs of 1 : 1 : 3 : 1 : 1 in a line.</summary>
    private static IEnumerable<(double Centre, double Unit)> Crossings(int length, Func<int, bool> dark)
    {
        List<int> edges = [];
        for (int i = 0; i <= length; i++)
            if ((i < length && dark(i)) != (i > 0 && dark(i - 1))) edges.Add(i);
        for (int i = 0; i + 5 < edges.Count; i += 2) // even edges begin dark runs
        {
            double unit = (edges[i + 5] - edges[i]) / 7.0;
            bool fits = true;
            for (int k = 0; k < 5; k++) fits &= Near(edges[i + k + 1] - edges[i + k], k == 2 ? 3 * unit : unit, k == 2 ? unit : unit / 2);
            if (fits && unit >= 1) yield return ((edges[i] + edges[i + 5]) / 2.0, unit);
        }
    }
}
