namespace Bench.VirtualBoard.Chips;

/// <summary>
/// The roll of thermal paper under the head, and what hangs out of the slot. It may be looked at and torn off from any thread.
/// </summary>
public sealed class PaperRoll
{
    private readonly object gate = new();
    private readonly List<byte[]> exposed = [];
    private long origin, line, version;

    /// <summary>Dot line that lies under the head, counted since the board was made.</summary>
    public long Line
    {
        get { lock (gate) return line; }
    }

    /// <summary>Dot rows that have come out since the last tear.</summary>
    public int Rows
    {
        get { lock (gate) return CountRows(); }
    }

    /// <summary>Grows with every visible change.</summary>
    public long Version
    {
        get { lock (gate) return version; }
    }

    /// <summary>A copy of what hangs out.</summary>
    public PaperPiece Snapshot()
    {
        lock (gate)
        {
            byte[][] rows = new byte[CountRows()][];
            for (int i = 0; i < rows.Length; i++) rows[i] = i < exposed.Count ? (byte[])exposed[i].Clone() : new byte[PaperPiece.Width];
            return new PaperPiece(rows);
        }
    }

    /// <summary>Tears off what hangs out.</summary>
    public PaperPiece TearOff()
    {
        lock (gate)
        {
            PaperPiece piece = Snapshot();
            exposed.Clear();
            origin = line;
            version++;
            return piece;
        }
    }

    /// <summary>Grey image of what hangs out.</summary>
    public byte[] ToPng() => Snapshot().ToPng();

    /// <summary>Writes <see cref="ToPng"/> to a file.</summary>
    public void SavePng(string path) => Snapshot().SavePng(path);

    /// <summary>The platen has turned.</summary>
    internal void MoveTo(long newLine)
    {
        lock (gate)
        {
            line = newLine;
            version++;
        }
    }

    /// <summary>A heated dot has touched the paper; the darkest contact counts.</summary>
    internal void Expose(long atLine, int dot, byte darkness)
    {
        lock (gate)
        {
            int row = (int)(atLine - origin);
            if (row < 0 || darkness == 0) return;
            while (exposed.Count <= row) exposed.Add(new byte[PaperPiece.Width]);
            if (exposed[row][dot] >= darkness) return;
            exposed[row][dot] = darkness;
            version++;
        }
    }

    private int CountRows() => (int)Math.Max(exposed.Count, line - origin);
}
