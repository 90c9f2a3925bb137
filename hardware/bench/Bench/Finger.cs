using Bench.VirtualBoard;
using PosFirmware.Drivers.Keypad;

namespace Bench;

/// <summary>
/// A person's finger on the keypad. A mouse, a PC keyboard or a test program can be quicker than any finger; here every press
/// lasts, and is followed by a pause, as long as a quick finger's. Keys that are held together stay together.
/// </summary>
internal sealed class Finger
{
    private const long ShortestPressNs = 70_000_000, ShortestPauseNs = 60_000_000;

    private readonly Dictionary<Key, long> down = [];
    private Handheld? board;
    private long freeAtNs;

    /// <summary>Goes down, now or as soon as a finger can.</summary>
    internal void Press(Handheld on, Key key)
    {
        if (on != board)
        {
            board = on;
            freeAtNs = 0;
            down.Clear();
        }
        long at = Math.Max(on.Clock.NowNs, freeAtNs);
        if (down.TryAdd(key, at)) on.Clock.At(at, () => on.Keys.Press(key));
    }

    /// <summary>Goes up, now or as soon as a finger can.</summary>
    internal void Release(Handheld on, Key key)
    {
        if (on != board || !down.Remove(key, out long pressed)) return;
        long at = Math.Max(on.Clock.NowNs, pressed + ShortestPressNs);
        on.Clock.At(at, () => on.Keys.Release(key));
        freeAtNs = at + ShortestPauseNs;
    }
}
