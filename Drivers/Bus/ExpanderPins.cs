namespace PosFirmware.Drivers.Bus;

/// <summary>An output of a port expander; each write is one SPI transfer.</summary>
internal sealed class ExpanderOutput : IOutputPin
{
    private readonly Mcp23S17 chip;
    private readonly bool portB;
    private readonly int mask;

    public ExpanderOutput(Mcp23S17 chip, bool portB, int mask)
    {
        this.chip = chip;
        this.portB = portB;
        this.mask = mask;
    }

    /// <inheritdoc/>
    public void Write(bool high) => chip.WriteBits(portB, mask, high ? mask : 0);
}

/// <summary>An input of a port expander; each read is one SPI transfer.</summary>
internal sealed class ExpanderInput : IInputPin
{
    private readonly Mcp23S17 chip;
    private readonly bool portB;
    private readonly int mask;

    public ExpanderInput(Mcp23S17 chip, bool portB, int mask)
    {
        this.chip = chip;
        this.portB = portB;
        this.mask = mask;
    }

    /// <inheritdoc/>
    public bool Read() => (chip.ReadPort(portB) & mask) != 0;
}
