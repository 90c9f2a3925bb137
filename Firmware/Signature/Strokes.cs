namespace PosFirmware.Signature;

/// <summary>
/// What was written on the pad, as strokes of dots: two bytes a point, the way from the one before. The memory is fixed. A pen that rests
/// adds nothing; when it is full, every second point goes and writing goes on, so that nobody can overfill it.
/// </summary>
public sealed class Strokes
{
    /// <summary>Greatest coordinate.</summary>
    public const int MaxCoordinate = 255;

    private const byte NewStroke = 0x80; // no way is -128; behind it stand x and y
    private const int LongestStep = 127, HeadBytes = 3, StepBytes = 2, MostBytes = 3 * StepBytes;

    private readonly byte[] store;
    private int used, lastX, lastY, read;
    private bool open;

    /// <summary>Makes an empty one.</summary>
    /// <param name="capacity">Bytes; 100 or more.</param>
    public Strokes(int capacity)
    {
        store = new byte[capacity];
    }

    /// <summary>Number of strokes.</summary>
    public int Count { get; private set; }

    /// <summary>Points that came in, those left out included.</summary>
    public int Taken { get; private set; }

    /// <summary>Bytes in use.</summary>
    public int Used => used;

    /// <summary>Left edge of the drawing.</summary>
    public int Left { get; private set; }

    /// <summary>Right edge, inclusive.</summary>
    public int Right { get; private set; }

    /// <summary>Top edge.</summary>
    public int Top { get; private set; }

    /// <summary>Bottom edge, inclusive.</summary>
    public int Bottom { get; private set; }

    /// <summary>Length of all strokes in dots, measured along the greater of both directions.</summary>
    public int PathLength { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        System.Array.Clear(store, 0, store.Length);
        used = 0;
        Count = 0;
        Taken = 0;
        PathLength = 0;
        open = false;
    }

    /// <summary>The pen was lifted: the next point begins a stroke.</summary>
    public void Lift() => open = false;

    /// <summary>Adds a point, 0 to <see cref="MaxCoordinate"/> each way.</summary>
    public void Add(int x, int y)
    {
        Taken++;
        if (open && x == lastX && y == lastY) return;
        if (used + MostBytes > store.Length) Thin();
        if (used + MostBytes > store.Length) return; // nothing but strokes of one point: they are kept as they are
        if (open) Step(x, y);
        else Begin(x, y);
        lastX = x;
        lastY = y;
        if (x < Left) Left = x;
        if (x > Right) Right = x;
        if (y < Top) Top = y;
        if (y > Bottom) Bottom = y;
    }

    private void Begin(int x, int y)
    {
        if (Count == 0)
        {
            Left = Right = x;
            Top = Bottom = y;
        }
        store[used++] = NewStroke;
        store[used++] = (byte)x;
        store[used++] = (byte)y;
        Count++;
        open = true;
    }

    private void Step(int x, int y)
    {
        int dx = x - lastX, dy = y - lastY;
        int along = dx < 0 ? -dx : dx, across = dy < 0 ? -dy : dy, way = along > across ? along : across;
        PathLength += way;
        for (int parts = way > LongestStep ? 3 : 1; parts > 0; parts--)
        {
            Put(dx / parts, dy / parts);
            dx -= dx / parts;
            dy -= dy / parts;
        }
    }

    private void Put(int dx, int dy)
    {
        store[used++] = (byte)dx;
        store[used++] = (byte)dy;
    }

    /// <summary>Leaves out every second point of each stroke, but not its last one.</summary>
    private void Thin()
    {
        int from = 0, to = 0;
        while (from < used)
        {
            if (store[from] == NewStroke)
            {
                for (int i = 0; i < HeadBytes; i++) store[to++] = store[from++];
                continue;
            }
            int dx = (sbyte)store[from], dy = (sbyte)store[from + 1];
            from += StepBytes;
            if (from < used && store[from] != NewStroke)
            {
                int bothX = dx + (sbyte)store[from], bothY = dy + (sbyte)store[from + 1];
                if (bothX >= -LongestStep && bothX <= LongestStep && bothY >= -LongestStep && bothY <= LongestStep)
                {
                    dx = bothX;
                    dy = bothY;
                    from += StepBytes;
                }
            }
            store[to++] = (byte)dx;
            store[to++] = (byte)dy;
        }
        used = to;
    }

    /// <summary>Begins to read from the first point.</summary>
    public void Rewind() => read = 0;

    /// <summary>Reads the next point.</summary>
    /// <param name="x">In: the point before. Out: this one.</param>
    /// <param name="y">In: the point before. Out: this one.</param>
    /// <param name="begins">It is the first of its stroke.</param>
    /// <returns>False: there are no more.</returns>
    public bool Next(ref int x, ref int y, out bool begins)
    {
        begins = false;
        if (read >= used) return false;
        if (store[read] == NewStroke)
        {
            begins = true;
            x = store[read + 1];
            y = store[read + 2];
            read += HeadBytes;
            return true;
        }
        x += (sbyte)store[read];
        y += (sbyte)store[read + 1];
        read += StepBytes;
        return true;
    }
}
