namespace PosFirmware.Drivers.Display;

/// <summary>
/// Gathers the rectangles in which two strips of dots differ. It goes through columns of four dots; a run of changed rows
/// grows into the next column where that costs fewer bytes than another window.
/// </summary>
internal sealed class ChangedAreas
{
    // Bytes that another window is worth. Its commands are 11 bytes, and its calls take as long as 2,000 more; but a key echo
    // must not send more than a twentieth of a frame. Up to that area of text whole rectangles stay within it; above, finer cuts.
    private const int QuickWindow = 200, FineWindow = 28, QuickArea = 8 * 24 * 48;
    private const int MaxOpen = 16;

    // open rectangles; right and bottom are inclusive; grown: reached into the column under way
    private readonly int[] left = new int[MaxOpen], top = new int[MaxOpen], right = new int[MaxOpen], bottom = new int[MaxOpen];
    private readonly bool[] grown = new bool[MaxOpen];
    private int open;

    private Display display;
    private byte[] dots;
    private int x, y, stride, windowBytes, rowGap;
    private ushort fg, bg;

    /// <summary>Sends every changed rectangle to the display.</summary>
    /// <param name="display">Where to.</param>
    /// <param name="x">Left edge of the strip on the display.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Columns of the strip that count.</param>
    /// <param name="height">Rows.</param>
    /// <param name="now">New dots.</param>
    /// <param name="before">Dots on the display.</param>
    /// <param name="stride">Bytes of a row in both.</param>
    /// <param name="area">Dots that the cells of the text take.</param>
    /// <param name="fg">Colour of ones.</param>
    /// <param name="bg">Colour of zeros.</param>
    public void Send(Display display, int x, int y, int width, int height, byte[] now, byte[] before, int stride, int area, ushort fg, ushort bg)
    {
        windowBytes = area <= QuickArea ? QuickWindow : FineWindow;
        rowGap = area <= QuickArea ? 4 : 1;
        this.display = display;
        this.x = x;
        this.y = y;
        this.stride = stride;
        this.fg = fg;
        this.bg = bg;
        dots = now;
        open = 0;
        for (int column = 0; column < width; column += 4)
        {
            int mask = (column & 4) == 0 ? 0xF0 : 0x0F;
            if (column + 4 > width) mask &= mask << (column + 4 - width); // a text too long goes on in spare bits
            int changed = 0, first = 0, last = 0;
            for (int row = 0, at = column >> 3; row < height; row++, at += stride)
            {
                int difference = (now[at] ^ before[at]) & mask;
                if (difference == 0) continue;
                if (changed != 0 && row - last > rowGap)
                {
                    Add(column, changed, first, last);
                    changed = 0;
                }
                if (changed == 0) first = row;
                changed |= difference;
                last = row;
            }
            if (changed != 0) Add(column, changed, first, last);

            int kept = 0;
            for (int i = 0; i < open; i++)
            {
                if (grown[i]) Move(i, kept++);
                else Draw(i);
            }
            open = kept;
        }
        for (int i = 0; i < open; i++) Draw(i);
    }

    private void Draw(int i) =>
        display.Blit(x + left[i], y + top[i], right[i] - left[i] + 1, bottom[i] - top[i] + 1, dots, stride, left[i], top[i], fg, bg);

    /// <summary>A run of changed rows in one column: joins an open rectangle, or opens one.</summary>
    private void Add(int column, int changed, int first, int last)
    {
        int from = column & ~7, to = from + 7;
        for (int bit = 0x80; (changed & bit) == 0; bit >>= 1) from++;
        for (int bit = 0x01; (changed & bit) == 0; bit <<= 1) to--;

        int best = -1, bestCost = 2 * (to - from + 1) * (last - first + 1) + windowBytes;
        for (int i = 0; i < open; i++)
        {
            int joined = Area(Least(left[i], from), Least(top[i], first), Most(right[i], to), Most(bottom[i], last));
            int cost = 2 * (joined - Area(left[i], top[i], right[i], bottom[i]));
            if (cost > bestCost) continue;
            best = i;
            bestCost = cost;
        }
        if (best < 0 && open == MaxOpen) best = MaxOpen - 1;
        if (best < 0)
        {
            best = open++;
            left[best] = from;
            top[best] = first;
            right[best] = to;
            bottom[best] = last;
        }
        else
        {
            left[best] = Least(left[best], from);
            top[best] = Least(top[best], first);
            right[best] = Most(right[best], to);
            bottom[best] = Most(bottom[best], last);
        }
        grown[best] = true;
    }

    private void Move(int from, int to)
    {
        left[to] = left[from];
        top[to] = top[from];
        right[to] = right[from];
        bottom[to] = bottom[from];
        grown[to] = false;
    }

    private static int Area(int left, int top, int right, int bottom) => (right - left + 1) * (bottom - top + 1);

    private static int Least(int a, int b) => a < b ? a : b;

    private static int Most(int a, int b) => a > b ? a : b;
}
