using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard;

/// <summary>The handheld of hardware.md section 11.2: which simulated part sits on which net.</summary>
public sealed class Handheld : Board
{
    /// <summary>Solders everything together.</summary>
    public Handheld()
    {
    }

    /// <inheritdoc/>
    /// <remarks>26 to 37 are flash and octal PSRAM; 45 and 46 are straps that stay unconnected.</remarks>
    public override bool PinIsUsable(int pin) => pin is >= 0 and <= 21 or >= 38 and <= 44 or 47 or 48;
}
