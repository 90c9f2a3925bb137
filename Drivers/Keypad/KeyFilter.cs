namespace PosFirmware.Drivers.Keypad;

/// <summary>
/// Turns scans of the matrix into key presses: debounce, ghosts, several keys at once, stuck keys, repetition. It knows no
/// pins; a scan is a bit per contact (row times columns plus column).
/// </summary>
/// <remarks>
/// Figures of hardware.md section 3: a press counts after 3 equal scans, a release after 2, with scans 10 ms apart. What matters is the time:
/// contacts bounce for up to 15 ms, so where scans come less often because something is drawn, two that lie further apart are enough. Without
/// diodes three corners of a rectangle make the fourth, so such a picture is never believed.
/// </remarks>
public sealed class KeyFilter
{
    /// <summary>Milliseconds after which a key that is down counts as stuck.</summary>
    public const int StuckMs = 30000;

    private const int PressScans = 2, BounceMs = 16, ReleaseScans = 2, RepeatAfterMs = 600, RepeatEveryMs = 150, UnseenMs = 25;
    private const int Contacts = KeypadLayout.Rows * KeypadLayout.Columns;

    private readonly long[] downSince = new long[Contacts];
    private int picture, equalScans, down;
    private long nextRepeat, lastTake, pictureSince;

    /// <summary>True while a PIN is entered: no repetition, and a second key makes everything wait until all are up.</summary>
    public bool PinMode { get; set; }

    /// <summary>True after several keys at once, until all are up: nothing is accepted.</summary>
    public bool Multiple { get; private set; }

    /// <summary>The key that has been down for more than <see cref="StuckMs"/>, or None.</summary>
    public Key StuckKey { get; private set; } = Key.None;

    /// <summary>True when nothing is down or was down at the last scan.</summary>
    public bool IsIdle => picture == 0 && down == 0 && !Multiple;

    /// <summary>True while a key that has been taken is down.</summary>
    public bool IsDown => down != 0;

    /// <summary>True when the key of the last scan was no press of its own: the yellow key is held down and repeats.</summary>
    public bool Repeats { get; private set; }

    /// <summary>Forgets everything, as after power-on.</summary>
    public void Reset()
    {
        picture = equalScans = down = 0;
        Multiple = false;
        StuckKey = Key.None;
    }

    /// <summary>Takes one scan.</summary>
    /// <param name="scan">A bit per closed contact.</param>
    /// <param name="now">Milliseconds.</param>
    /// <returns>A key that has just been pressed, or repeats; else None.</returns>
    public Key Take(int scan, long now)
    {
        // Nobody looked for a while (something was drawn or printed): the release of that time was not seen, but contacts bounce no longer.
        if (scan == 0 && now - lastTake > UnseenMs) down = 0;
        lastTake = now;
        if (scan != picture)
        {
            picture = scan;
            pictureSince = now;
            equalScans = 0;
        }
        if (equalScans < PressScans) equalScans++;
        if (IsGhost(scan) || (PinMode && IsSeveral(scan))) Multiple = true;

        if (equalScans >= ReleaseScans) down &= scan;
        if (down == 0 && scan == 0 && equalScans >= ReleaseScans) Multiple = false;

        Key key = Key.None;
        Repeats = false;
        if (equalScans >= PressScans && now - pictureSince >= BounceMs && scan != down) key = Accept(scan & ~down, now);
        else if (down != 0 && scan == down)
        {
            key = Repeat(now);
            Repeats = key != Key.None;
        }
        LookForStuckKey(now);
        return key;
    }

    private Key Accept(int pressed, long now)
    {
        down |= pressed;
        int index = 0;
        for (int i = 0; i < Contacts; i++)
        {
            if ((pressed >> i & 1) == 0) continue;
            downSince[i] = now;
            index = i;
        }
        nextRepeat = now + RepeatAfterMs;
        if (IsSeveral(pressed)) Multiple = true;
        return Multiple ? Key.None : KeypadLayout.At(index);
    }

    /// <summary>Only Clear repeats: it empties a field. A digit that repeats is a wrong amount.</summary>
    private Key Repeat(long now)
    {
        if (PinMode || Multiple || IsSeveral(down) || now < nextRepeat) return Key.None;
        for (int i = 0; i < Contacts; i++)
        {
            if (down != 1 << i || KeypadLayout.At(i) != Key.Clear) continue;
            if (now - downSince[i] > StuckMs) return Key.None;
            nextRepeat = now + RepeatEveryMs;
            return Key.Clear;
        }
        return Key.None;
    }

    private void LookForStuckKey(long now)
    {
        StuckKey = Key.None;
        if (down == 0) return;
        for (int i = 0; i < Contacts; i++)
            if ((down >> i & 1) != 0 && now - downSince[i] > StuckMs) StuckKey = KeypadLayout.At(i);
    }

    private static bool IsSeveral(int bits) => (bits & (bits - 1)) != 0;

    /// <summary>Two rows that share two or more columns: at least one of the four may be a ghost.</summary>
    private static bool IsGhost(int scan)
    {
        if (!IsSeveral(scan)) return false;
        for (int a = 0; a < KeypadLayout.Rows - 1; a++)
            for (int b = a + 1; b < KeypadLayout.Rows; b++)
                if (IsSeveral(Row(scan, a) & Row(scan, b))) return true;
        return false;
    }

    private static int Row(int scan, int row) => scan >> (row * KeypadLayout.Columns) & ((1 << KeypadLayout.Columns) - 1);
}
