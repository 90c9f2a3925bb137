using Bench.Silicon;
using PosFirmware.Drivers.Bus;

namespace Bench.VirtualBoard;

/// <summary>The firmware's clock on a bench board: the device's own, except that date and time come from the board's simulated RTC.</summary>
public sealed class BoardClock(Machine machine) : Delay
{
    /// <inheritdoc/>
    public override DateTime UtcNow => machine.Clock.UtcNow;
}
