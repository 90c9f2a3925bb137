namespace PosFirmware.Drivers.Bus;

/// <summary>Two MCP23S17 on one select line, told apart by their address pins.</summary>
public sealed class ExpanderPair
{
    private readonly ISpiPeripheral spi;

    /// <summary>Nothing is sent before <see cref="Begin"/>.</summary>
    public ExpanderPair(ISpiPeripheral spi)
    {
        this.spi = spi;
        First = new Mcp23S17(spi, 0);
        Second = new Mcp23S17(spi, 1);
    }

    /// <summary>The chip at address 0.</summary>
    public Mcp23S17 First { get; }

    /// <summary>The chip at address 1.</summary>
    public Mcp23S17 Second { get; }

    /// <summary>True while both chips have answered at the last look.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>How often a chip was found without its registers and was set up again: whatever hangs on its reset outputs needs a new start too.</summary>
    public int Restarts { get; private set; }

    /// <summary>Sets both chips up as asked for so far.</summary>
    /// <returns>False when one does not answer.</returns>
    public bool Begin()
    {
        Mcp23S17.EnableAddresses(spi);
        bool first = First.Configure();
        bool second = Second.Configure();
        IsPresent = first && second;
        return IsPresent;
    }

    /// <summary>Looks whether both chips still hold what was written, and sets them up again when not.</summary>
    /// <returns>False when one does not answer.</returns>
    public bool Check()
    {
        if (First.Verify() && Second.Verify())
        {
            IsPresent = true;
            return true;
        }
        if (Begin()) Restarts++;
        return IsPresent;
    }
}
