using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Uart;

namespace PosFirmware.Drivers.SmartCard;

/// <summary>
/// Card interface TDA8035 (hardware.md section 2.3): power, clock, reset and presence of the card. RST has a pin of its own, the rest hangs on
/// the UART's IO pins. The card clock is a quarter of the crystal.
/// </summary>
/// <remarks>
/// The chip starts the card's clock up to 3.4 ms after CMDVCCN has fallen, nobody knows when. RST is to stay low for 40,000 to
/// 45,000 clocks. So RST is raised 40,000 clocks after the latest possible start: never too early, at most 3.4 ms late. A run in
/// which the terminal itself stood still, so that it got later than that, is given up and begun anew. The 5,000 clocks are 1.04 ms at
/// 4.8 MHz: a frame to the UART at either end of them could take all of it, the pin takes 20 us.
/// </remarks>
internal sealed class Tda8035
{
    private const int ClockStartMicros = 3420;
    private const int ResetClocks = 40000, ResetWindowClocks = 5000;
    private const int OffSettleMicros = 200;   // ST8004 data: 160 us until OFFN tells presence again
    private const int DischargeMs = 20;        // ISO/IEC 7816-3 asks for 10 between off and on

    private readonly Sc16is752 chip;
    private readonly IOutputPin reset;
    private readonly IClock clock;
    private readonly int activate, off, divide, volts0, volts1, everything;
    private readonly int divideBy4;
    private readonly int lowMicros, windowMicros;
    private int starts, uncertainty;
    private long fellEarliest, fellLatest, restsUntil;

    public Tda8035(Sc16is752 chip, CardPins pins, IOutputPin reset, IClock clock)
    {
        this.chip = chip;
        this.reset = reset;
        this.clock = clock;
        activate = 1 << pins.Activate;
        off = 1 << pins.Off;
        divideBy4 = 1 << pins.Clock2; // CLKDIV1 low, CLKDIV2 high
        divide = 1 << pins.Clock1 | divideBy4;
        volts0 = 1 << pins.Volts0;
        volts1 = 1 << pins.Volts1;
        everything = activate | divide | volts0 | volts1;
        chip.OutputPin(pins.Activate, true);
        chip.OutputPin(pins.Clock1, false);
        chip.OutputPin(pins.Clock2, true);
        chip.OutputPin(pins.Volts0, true);
        chip.OutputPin(pins.Volts1, true);
        ClockHz = chip.CrystalHz / 4;
        lowMicros = (int)(ResetClocks * 1000000L / ClockHz) + 1;
        windowMicros = (int)(ResetWindowClocks * 1000000L / ClockHz);
    }

    /// <summary>Card clock in hertz.</summary>
    public int ClockHz { get; }

    /// <summary>True between a good <see cref="Activate"/> and the next <see cref="Deactivate"/>.</summary>
    public bool IsActive { get; private set; }

    /// <summary>True while nothing has gone wrong with an active card: it is in, the current is right, the UART was not reset.</summary>
    public bool Holds => starts == chip.Starts && (chip.ReadPins() & off) != 0;

    /// <summary>True when a card is in the slot; only while it is not active.</summary>
    public bool IsCardIn => (chip.ReadPins() & off) != 0;

    /// <summary>Gives power and clock, with RST low; a card that was switched off just now has its rest first, to forget everything.</summary>
    /// <param name="fiveVolts">5 V, or else 3 V.</param>
    public void Activate(bool fiveVolts)
    {
        while (clock.Millis < restsUntil) clock.Sleep(10);
        starts = chip.Starts;
        int levels = divideBy4 | volts1 | (fiveVolts ? volts0 : 0);
        reset.Write(false);
        chip.WritePins(everything, activate | levels);
        uncertainty = ClockStartMicros;
        fellEarliest = clock.Micros;
        chip.WritePins(everything, levels);
        fellLatest = clock.Micros;
        IsActive = true;
    }

    /// <summary>Lowers RST of an active card.</summary>
    public void LowerReset()
    {
        uncertainty = 0;
        fellEarliest = clock.Micros;
        reset.Write(false);
        fellLatest = clock.Micros;
    }

    /// <summary>Raises RST after its time.</summary>
    /// <returns>False: the terminal was too slow, and the card is off.</returns>
    public bool RaiseReset()
    {
        long due = fellLatest + uncertainty + lowMicros;
        for (long left = due - clock.Micros; left > 0; left = due - clock.Micros) clock.Spin(left > 9000 ? 9000 : (int)left);
        reset.Write(true);
        ResetAt = clock.Micros;
        if (ResetAt - fellEarliest <= uncertainty + lowMicros + windowMicros) return true;
        Deactivate();
        return false;
    }

    /// <summary>Takes the power away, RST first; the chip does the rest in its order.</summary>
    public void Deactivate()
    {
        reset.Write(false);
        chip.WritePins(activate, activate);
        clock.Spin(OffSettleMicros);
        IsActive = false;
        restsUntil = clock.Millis + DischargeMs;
    }

    /// <summary>When RST was raised, in microseconds.</summary>
    public long ResetAt { get; private set; }
}
