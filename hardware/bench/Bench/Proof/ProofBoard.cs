using Bench.Silicon;
using Bench.VirtualBoard;

namespace Bench.Proof;

/// <summary>
/// The handheld with its screen unplugged: what goes to the display bus is not clocked out bit by bit, because nobody looks. All
/// other parts are there. Firmware cannot tell: the panel never answers on that bus.
/// </summary>
internal sealed class ProofBoard(SimulatedFlash flash) : Handheld(flash)
{
    private const int DisplayBus = 1;

    /// <inheritdoc/>
    public override void SpiTransfer(int busId, int chipSelect, SpiLine line, ReadOnlySpan<byte> mosi, Span<byte> miso)
    {
        if (busId == DisplayBus) Clock.Advance(mosi.Length * 8 * line.BitNs);
        else base.SpiTransfer(busId, chipSelect, line, mosi, miso);
    }
}
