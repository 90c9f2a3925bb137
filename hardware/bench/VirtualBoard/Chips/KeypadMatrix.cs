using Bench.VirtualBoard.Wiring;
using PosFirmware.Drivers.Keypad;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// The 4x5 key matrix without diodes: closed contacts join row and column nets, a low level wins over pull-ups, so three keys
/// of a rectangle make the fourth appear. Contacts bounce for 5 to 15 ms at press and at release.
/// </summary>
public sealed class KeypadMatrix : Chip
{
    // The print on the keys, row by row.
    private static readonly Key[] Print =
    [
        Key.D1, Key.D2, Key.D3, Key.Cancel, Key.Last,
        Key.D4, Key.D5, Key.D6, Key.Clear, Key.Up,
        Key.D7, Key.D8, Key.D9, Key.Menu, Key.Down,
        Key.Dot, Key.D0, Key.DoubleZero, Key.Enter, Key.Feed,
    ];

    private readonly Net[] nets; // rows, then columns
    private readonly int rows, columns;
    private readonly bool[] closed;
    private readonly bool[] stuck;
    private readonly bool[] shorted;
    private readonly int[] movement; // number of the last press or release: an older bounce stops
    private Random random = new(1);
    private bool solving;

    /// <summary>Solders the matrix.</summary>
    public KeypadMatrix(Board board, Net[] rows, Net[] columns) : base(board, "keypad")
    {
        this.rows = rows.Length;
        this.columns = columns.Length;
        nets = [.. rows, .. columns];
        closed = new bool[Print.Length];
        stuck = new bool[Print.Length];
        movement = new int[Print.Length];
        shorted = new bool[columns.Length];
        foreach (Net net in nets) net.DriverChanged += _ => Solve();
    }

    /// <summary>False: ideal contacts.</summary>
    public bool Bounces { get; set; } = true;

    /// <summary>Starts another sequence of bounces.</summary>
    public void Seed(int seed) => random = new Random(seed);

    /// <summary>A finger goes down. From any thread; it happens at the next step of the clock.</summary>
    public void Press(Key key) => Clock.At(Clock.NowNs, () => Move(key, true));

    /// <summary>The finger goes up. From any thread.</summary>
    public void Release(Key key) => Clock.At(Clock.NowNs, () => Move(key, false));

    /// <summary>Down now, and up again <paramref name="ms"/> of virtual time later. From any thread.</summary>
    public void Tap(Key key, int ms = 80)
    {
        long now = Clock.NowNs;
        Clock.At(now, () => Move(key, true));
        Clock.At(now + ms * 1_000_000L, () => Move(key, false));
    }

    /// <summary>Keys one after another. From any thread.</summary>
    /// <param name="keys">Keys.</param>
    /// <param name="downMs">Time that each is held.</param>
    /// <param name="gapMs">Time between one key's release and the next one's press.</param>
    /// <returns>Virtual milliseconds until the last one is up and quiet.</returns>
    public int TapAll(IEnumerable<Key> keys, int downMs = 80, int gapMs = 80)
    {
        long start = Clock.NowNs, at = start;
        foreach (Key key in keys)
        {
            Clock.At(at, () => Move(key, true));
            Clock.At(at + downMs * 1_000_000L, () => Move(key, false));
            at += (downMs + gapMs) * 1_000_000L;
        }
        return (int)((at - start) / 1_000_000) + 50;
    }

    /// <summary>The key goes down and stays down, whatever the finger does; false frees it.</summary>
    public void Stick(Key key, bool on = true) => Clock.At(Clock.NowNs, () =>
    {
        int index = Index(key);
        stuck[index] = false;
        Move(key, on);
        stuck[index] = on;
    });

    /// <summary>A wire or a drop of water from a column to GND; false takes it away.</summary>
    public void ShortColumn(int column, bool on = true) => Clock.At(Clock.NowNs, () =>
    {
        shorted[column] = on;
        Solve();
    });

    /// <summary>True while the contact is closed at this moment.</summary>
    public bool IsClosed(Key key) => closed[Index(key)];

    private static int Index(Key key)
    {
        int index = Array.IndexOf(Print, key);
        return index >= 0 ? index : throw new ArgumentOutOfRangeException(nameof(key), "no such key on the handheld");
    }

    private void Move(Key key, bool down)
    {
        int index = Index(key);
        if (stuck[index]) return;
        int number = ++movement[index];
        Contact(index, down);
        if (!Bounces) return;
        long end = random.NextInt64(5_000_000, 15_000_000), at = 0;
        bool level = down;
        while ((at += random.NextInt64(50_000, 2_500_000)) < end)
        {
            level = !level;
            bool now = level;
            Clock.After(at, () => { if (movement[index] == number) Contact(index, now); });
        }
        Clock.After(end, () => { if (movement[index] == number) Contact(index, down); });
    }

    private void Contact(int index, bool on)
    {
        if (closed[index] == on) return;
        closed[index] = on;
        Solve();
    }

    /// <summary>Finds which nets the closed contacts join, and what level each group takes.</summary>
    private void Solve()
    {
        if (solving) return;
        solving = true;
        try
        {
            int done = 0;
            for (int i = 0; i < nets.Length; i++)
            {
                if ((done >> i & 1) != 0) continue;
                int group = Group(i);
                done |= group;
                Settle(group);
            }
        }
        finally { solving = false; }
    }

    private int Group(int start)
    {
        int group = 1 << start;
        while (true)
        {
            int grown = group;
            for (int k = 0; k < closed.Length; k++)
            {
                if (!closed[k]) continue;
                int pair = 1 << (k / columns) | 1 << (rows + k % columns);
                if ((grown & pair) != 0) grown |= pair;
            }
            if (grown == group) return group;
            group = grown;
        }
    }

    private void Settle(int group)
    {
        Net? low = null, high = null;
        bool ground = false, pulledUp = false;
        for (int i = 0; i < nets.Length; i++)
        {
            if ((group >> i & 1) == 0) continue;
            if (nets[i].Driven == false) low = nets[i];
            if (nets[i].Driven == true) high = nets[i];
            if (i >= rows && shorted[i - rows]) ground = true;
            if (nets[i].PulledTo == true) pulledUp = true;
        }
        if (high is not null && low is not null) throw Breach($"{high.Name} is driven high against {low.Name} through pressed keys");
        if (high is not null && ground) throw Breach($"{high.Name} is driven high against a short to ground");
        bool? level = low is not null || ground ? false : high is not null || pulledUp ? true : null;
        for (int i = 0; i < nets.Length; i++)
            if ((group >> i & 1) != 0) nets[i].Coupled = level;
    }
}
