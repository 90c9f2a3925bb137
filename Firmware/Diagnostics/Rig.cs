using PosFirmware.Boards;
using PosFirmware.Drivers.Bus;
using PosFirmware.Transactions;

namespace PosFirmware.Diagnostics;

/// <summary>The terminal as the tests see it: its parts, and everything that stands on them.</summary>
public sealed class Rig
{
    /// <summary>Parts.</summary>
    public readonly HandheldBoard Board;

    /// <summary>What the flows work with.</summary>
    public readonly Services S;

    /// <summary>Puts them side by side.</summary>
    public Rig(HandheldBoard board, Services services)
    {
        Board = board;
        S = services;
    }

    /// <summary>Time.</summary>
    public IClock Clock => Board.Clock;

    /// <summary>Waits.</summary>
    /// <returns>False: the tester has had enough.</returns>
    public bool Wait(ITester tester, int milliseconds)
    {
        long end = Clock.Millis + milliseconds;
        while (Clock.Millis < end)
            if (!tester.GoOn()) return false;
        return true;
    }
}
