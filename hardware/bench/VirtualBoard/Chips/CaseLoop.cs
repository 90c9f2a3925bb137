using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>The tamper loop: case switches and mesh in series from GND to the pin; open, the pull-up makes it high.</summary>
public sealed class CaseLoop : Chip
{
    private readonly Net net;

    /// <summary>Solders a closed loop.</summary>
    public CaseLoop(Board board, Net net) : base(board, "case loop")
    {
        this.net = net;
        net.Drive(this, false);
    }

    /// <summary>Opens the case. From any thread.</summary>
    public void Open() => Clock.At(Clock.NowNs, () => net.Drive(this, null));

    /// <summary>Closes the case. From any thread.</summary>
    public void Close() => Clock.At(Clock.NowNs, () => net.Drive(this, false));

    /// <summary>A knock: the loop is open for some microseconds, beginning <paramref name="inUs"/> from now.</summary>
    public void Glitch(int us, int inUs = 0)
    {
        long start = Clock.NowNs + inUs * 1000L;
        Clock.At(start, () => net.Drive(this, null));
        Clock.At(start + us * 1000L, () => net.Drive(this, false));
    }
}
