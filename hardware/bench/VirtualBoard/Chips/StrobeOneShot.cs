using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// The hardware limiter between firmware and head (hardware.md section 4.2): a rising edge gives one pulse of fixed width,
/// whatever the trigger does afterwards. Not retriggerable.
/// </summary>
public sealed class StrobeOneShot : Chip
{
    private long readyNs;

    /// <summary>Solders the one-shot.</summary>
    public StrobeOneShot(Board board, Net trigger) : base(board, "Strobe one-shot")
    {
        trigger.Changed += level => { if (level) Trigger(); };
    }

    /// <summary>
    /// Width in nanoseconds. Three of these are the on time of the JX-2R-01 (0.49 ms at 7.2 V and 25 C) and stay under its cap
    /// of 0.5 ms, so that the number of pulses can really set the energy.
    /// </summary>
    public long WidthNs { get; init; } = 160_000;

    /// <summary>Time in nanoseconds that the timing capacitor needs before the next trigger.</summary>
    public long RecoveryNs { get; init; } = 20_000;

    /// <summary>True while the pulse lasts.</summary>
    public bool Active { get; private set; }

    /// <summary>Start of the last pulse in nanoseconds.</summary>
    public long StartNs { get; private set; }

    /// <summary>Pulse begins.</summary>
    public event Action? Begun;

    /// <summary>Pulse ends.</summary>
    public event Action? Ended;

    private void Trigger()
    {
        if (Active) return; // not retriggerable
        if (Clock.NowNs < readyNs) throw Breach($"triggered {(readyNs - Clock.NowNs) / 1000.0:F1} us before it had recovered: the pulse would be of any width");
        Active = true;
        StartNs = Clock.NowNs;
        Clock.After(WidthNs, End);
        Begun?.Invoke();
    }

    private void End()
    {
        Active = false;
        readyNs = Clock.NowNs + RecoveryNs;
        Ended?.Invoke();
    }
}
