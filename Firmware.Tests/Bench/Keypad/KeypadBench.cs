using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Bench.Keypad;

/// <summary>A handheld whose keypad is polled as the terminal loop polls it.</summary>
public abstract class KeypadBench
{
    protected Handheld Bench { get; private set; } = null!;

    protected HandheldBoard Board { get; private set; } = null!;

    protected Drivers.Keypad.Keypad Pad => Board.Keypad;

    [TestInitialize]
    public void PowerOn() => PowerOn(1);

    [TestCleanup]
    public void PowerOff() => Machine.Unbind();

    protected void PowerOn(int seed)
    {
        Bench = new Handheld();
        Bench.Bind();
        Bench.Keys.Seed(seed);
        Board = new HandheldBoard(new BoardClock(Bench), Bench.Flash);
    }

    /// <summary>Runs the loop for some virtual time and collects the keys.</summary>
    protected List<Key> Run(int ms)
    {
        var keys = new List<Key>();
        long end = Bench.Clock.NowNs + ms * 1_000_000L;
        while (Bench.Clock.NowNs < end)
        {
            Key key = Pad.Poll();
            if (key != Key.None) keys.Add(key);
            Board.Clock.Sleep(10);
        }
        return keys;
    }

    protected static string Text(IEnumerable<Key> keys) => string.Join(" ", keys);
}
