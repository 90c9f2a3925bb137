using Bench.VirtualBoard;
using PosFirmware.Drivers.Keypad;

namespace Bench.Benchmarks.Figures;

/// <summary>A hand that presses a key until the screen answers: what a slow terminal takes is measured, not whether it misses a key.</summary>
internal sealed class PatientHand(Workbench bench)
{
    private const long LimitMs = 60_000;
    private const int PauseMs = 150;

    private Handheld Board => bench.Handheld;

    /// <summary>Presses a key until the screen has changed.</summary>
    /// <returns>Milliseconds from the contact to the last dot that was drawn before the firmware waited again.</returns>
    public double Press(Key key) => Press(key, () => true);

    /// <summary>Presses a key until the screen shows all of the texts.</summary>
    public double Press(Key key, params string[] texts) => Press(key, () => Array.TrueForAll(texts, bench.Eyes.Contains));

    /// <summary>Waits until the screen shows all of the texts.</summary>
    /// <returns>Board's time of the last dot.</returns>
    public long Until(params string[] texts)
    {
        if (!bench.Run(() => Array.TrueForAll(texts, bench.Eyes.Contains), LimitMs)) throw new ExpectationException($"no {string.Join(", ", texts)}; the screen shows {bench.ScreenText.Replace('\n', '|')}");
        return Board.Screen.ChangedAtNs;
    }

    private double Press(Key key, Func<bool> done)
    {
        long at = Board.Clock.NowNs;
        Board.Keys.Press(key);
        if (!bench.Run(() => Board.Screen.ChangedAtNs > at && done(), LimitMs)) throw new ExpectationException($"nothing after {key}; the screen shows {bench.ScreenText.Replace('\n', '|')}");
        double ms = (Board.Screen.ChangedAtNs - at) / 1e6;
        Board.Keys.Release(key);
        bench.Wait(PauseMs);
        return ms;
    }

    /// <summary>Types digits.</summary>
    /// <returns>The longest that one took.</returns>
    public double Type(string digits) => digits.Max(c => Press(Key.D0 + (c - '0')));
}
