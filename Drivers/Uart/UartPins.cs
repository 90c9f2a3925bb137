using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Uart;

/// <summary>An IO pin of the chip as an output; each write is one frame.</summary>
internal sealed class UartOutput : IOutputPin
{
    private readonly Sc16is752 chip;
    private readonly int mask;

    public UartOutput(Sc16is752 chip, int mask)
    {
        this.chip = chip;
        this.mask = mask;
    }

    /// <inheritdoc/>
    public void Write(bool high) => chip.WritePins(mask, high ? mask : 0);
}

/// <summary>An IO pin of the chip as an input; each read is one frame.</summary>
internal sealed class UartInput : IInputPin
{
    private readonly Sc16is752 chip;
    private readonly int mask;

    public UartInput(Sc16is752 chip, int mask)
    {
        this.chip = chip;
        this.mask = mask;
    }

    /// <inheritdoc/>
    public bool Read() => (chip.ReadPins() & mask) != 0;
}
