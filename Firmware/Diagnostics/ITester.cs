using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics;

/// <summary>Whoever sits in front of the terminal while it is tested: at its own screen and keys, or at a PC on the service line.</summary>
public interface ITester
{
    /// <summary>Says what is to be done or what is going on; returns at once.</summary>
    /// <param name="what">Words.</param>
    /// <param name="figure">A value to go with them, or null.</param>
    void Tell(Text what, string figure);

    /// <summary>Asks whether something was right.</summary>
    /// <returns>False also when nobody answers within half a minute.</returns>
    bool Confirm(Text question);

    /// <summary>A moment of waiting: 10 ms, and the terminal is looked after meanwhile.</summary>
    /// <returns>False: the tester has had enough.</returns>
    bool GoOn();

    /// <summary>Waits for a key of the terminal's keypad.</summary>
    /// <returns><see cref="Key.None"/> when none came within the limit or the tester has had enough.</returns>
    Key WaitKey(int limitMs);
}
