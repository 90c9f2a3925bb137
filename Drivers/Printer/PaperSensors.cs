using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Printer;

/// <summary>Paper sensor and cover switch on one expander port: one transfer reads both. A broken wire or a dead expander reads as open and empty.</summary>
public sealed class PaperSensors
{
    private const int ConfirmLooks = 4; // 40 ms: a seam or a wrinkle under the reflective sensor is no end of paper

    private readonly Mcp23S17 expander;
    private readonly IClock clock;
    private readonly int paperMask, coverMask;

    /// <summary>Both lines are low when all is well.</summary>
    /// <param name="expander">Expander; both lines lie on port B and are inputs.</param>
    /// <param name="paperBit">0 to 6.</param>
    /// <param name="coverBit">0 to 6.</param>
    /// <param name="clock">For the second look.</param>
    public PaperSensors(Mcp23S17 expander, int paperBit, int coverBit, IClock clock)
    {
        this.expander = expander;
        this.clock = clock;
        paperMask = 1 << paperBit;
        coverMask = 1 << coverBit;
    }

    /// <summary>One look, without waiting and without believing it: for a sign on the screen.</summary>
    public PrinterStatus Glimpse()
    {
        int port = expander.ReadPort(true);
        return (port & coverMask) != 0 ? PrinterStatus.CoverOpen : (port & paperMask) != 0 ? PrinterStatus.NoPaper : PrinterStatus.Ok;
    }

    /// <summary>Ok, CoverOpen or NoPaper. "No paper" takes 40 ms more to be believed, "paper" takes nothing.</summary>
    public PrinterStatus Read()
    {
        for (int look = 0; ; look++)
        {
            int port = expander.ReadPort(true);
            if ((port & coverMask) != 0) return PrinterStatus.CoverOpen;
            if ((port & paperMask) == 0) return PrinterStatus.Ok;
            if (look == ConfirmLooks) return PrinterStatus.NoPaper;
            clock.Sleep(10);
        }
    }
}
