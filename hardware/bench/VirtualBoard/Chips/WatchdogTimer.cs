using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// The external watchdog (hardware.md section 10.5): while head voltage is on it wants an edge every 1.6 s, else it would cut the
/// voltage and reset the controller. Here that is a complaint.
/// </summary>
public sealed class WatchdogTimer : Chip
{
    private const long LimitNs = 1_600_000_000;

    private readonly Net headPower;
    private int edge;

    /// <summary>Solders the watchdog.</summary>
    public WatchdogTimer(Board board, Net kick, Net headPower) : base(board, "watchdog")
    {
        this.headPower = headPower;
        kick.Changed += _ => Restart();
        headPower.Changed += on => { if (on) Restart(); };
    }

    private void Restart()
    {
        int now = ++edge;
        if (!headPower.Level) return;
        Clock.After(LimitNs, () =>
        {
            if (edge == now && headPower.Level && !Board.PowerIsOff) Board.Complaints.Add($"{Name}: head voltage on and no kick for 1.6 s");
        });
    }
}
