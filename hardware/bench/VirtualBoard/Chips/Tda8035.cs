using Bench.VirtualBoard.SmartCard;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>The nets that a card interface hangs on.</summary>
/// <param name="Activate">CMDVCCN.</param>
/// <param name="Reset">RSTIN.</param>
/// <param name="Off">OFFN.</param>
/// <param name="Clock1">CLKDIV1.</param>
/// <param name="Clock2">CLKDIV2.</param>
/// <param name="Volts0">VSEL0.</param>
/// <param name="Volts1">VSEL1.</param>
public sealed record CardInterfaceNets(Net Activate, Net Reset, Net Off, Net Clock1, Net Clock2, Net Volts0, Net Volts1);

/// <summary>
/// Card interface TDA8035 (hardware.md section 2.3) with the slot's presence contact: activation with its uncertain start of the
/// clock, RST, OFFN, deactivation by command, by removal and by a fault.
/// </summary>
/// <remarks>Not in any recovered text, so assumed: a fault is noticed after 0.3 ms; OFFN tells presence again 160 us after CMDVCCN has risen.</remarks>
public sealed class Tda8035 : Chip
{
    private const long DebounceNs = 8_000_000, LatestClockNs = 3_400_000, FaultNs = 300_000, OffSettleNs = 160_000;
    private const long ShortestResetClocks = 40_000;
    private const long ShortestRestNs = 10_000_000; // ISO/IEC 7816-3: a card has to lose its supply before it is switched on again

    private readonly CardInterfaceNets nets;
    private readonly SerialLine io;
    private readonly long crystalHz;
    private readonly Random random;
    private ContactCard? card;
    private bool present, faulty, settling;
    private int session;
    private long clockFromNs, resetFellNs, offSinceNs = -1;

    /// <summary>Solders the chip.</summary>
    /// <param name="board">Board.</param>
    /// <param name="nets">Its pins towards the host.</param>
    /// <param name="port">UART channel that is the card's I/O line.</param>
    /// <param name="crystalHz">Clock that it gets.</param>
    /// <param name="seed">Of what varies from one activation to the next.</param>
    public Tda8035(Board board, CardInterfaceNets nets, Sc16is752Port port, long crystalHz, int seed = 1) : base(board, "TDA8035")
    {
        this.nets = nets;
        this.crystalHz = crystalHz;
        io = port.Rx;
        random = new Random(seed);
        port.Sent = _ => { if (!Powered) Board.Complaints.Add($"{Name}: a character was sent while the card is off"); };
        nets.Activate.Changed += Command;
        nets.Reset.Changed += ResetMoved;
        DriveOff();
    }

    /// <summary>Card in the slot, or null.</summary>
    public ContactCard? Card => card;

    /// <summary>True while the card has power.</summary>
    public bool Powered { get; private set; }

    /// <summary>Card clock by the CLKDIV pins.</summary>
    public long ClockHz => crystalHz / ((nets.Clock1.Level, nets.Clock2.Level) switch { (false, false) => 8, (false, true) => 4, (true, true) => 2, _ => 1 });

    /// <summary>How long RST was low while the clock ran, in clocks, before it rose last. EMV wants 40,000 to 45,000.</summary>
    public long LastResetClocks { get; private set; }

    /// <summary>Resets that the card has had.</summary>
    public int Resets { get; private set; }

    /// <summary>Fault: VCC of the card is shorted.</summary>
    public bool Shorted { get; set; }

    /// <summary>Puts a card into the slot. Safe from any thread.</summary>
    public void Insert(ContactCard inserted) => Clock.At(Clock.NowNs, () =>
    {
        if (card is not null) return;
        card = inserted;
        int mine = ++insertion;
        Clock.After(DebounceNs, () =>
        {
            if (mine != insertion || card is null) return;
            present = true;
            DriveOff();
        });
    });

    /// <summary>Pulls the card out, whatever is going on. Safe from any thread.</summary>
    public void Remove() => Clock.At(Clock.NowNs, Pull);

    /// <summary>Pulls the card out within an event of the clock.</summary>
    internal void Pull()
    {
        if (card is null) return;
        insertion++;
        if (Powered) Fail();
        card = null;
        offSinceNs = -1;
        present = false;
        DriveOff();
    }

    private int insertion;

    private void Command(bool high)
    {
        if (high)
        {
            if (Powered) Cut();
            faulty = false;
            settling = true;
            int mine = ++session;
            Clock.After(OffSettleNs, () => { if (mine == session) { settling = false; DriveOff(); } });
        }
        else
        {
            settling = false;
            if (!present) faulty = true;
            else Activate();
        }
        DriveOff();
    }

    private void Activate()
    {
        if (nets.Reset.Level) Board.Complaints.Add($"{Name}: activated with RSTIN high");
        if (offSinceNs >= 0 && Clock.NowNs - offSinceNs < ShortestRestNs) Board.Complaints.Add($"{Name}: activated again after {(Clock.NowNs - offSinceNs) / 1000} us");
        Powered = true;
        int mine = ++session;
        double volts = !nets.Volts1.Level ? 1.8 : nets.Volts0.Level ? 5 : 3;
        clockFromNs = long.MaxValue;
        if (Shorted)
        {
            Clock.After(FaultNs, () => { if (mine == session) Fail(); });
            return;
        }
        card!.PowerOn(Board, io, volts, this);
        Clock.After(random.NextInt64(LatestClockNs), () =>
        {
            if (mine != session) return;
            clockFromNs = resetFellNs = Clock.NowNs;
            card?.StartClock(ClockHz);
            if (nets.Reset.Level) { Board.Complaints.Add($"{Name}: RST rose before the clock ran"); RaiseReset(); }
        });
    }

    private void ResetMoved(bool high)
    {
        if (!Powered || clockFromNs > Clock.NowNs) return;
        if (high) { RaiseReset(); return; }
        resetFellNs = Clock.NowNs;
        card?.Reset(false);
    }

    private void RaiseReset()
    {
        Resets++;
        LastResetClocks = (Clock.NowNs - resetFellNs) * (ClockHz / 1000) / 1_000_000;
        if (LastResetClocks < ShortestResetClocks) Board.Complaints.Add($"{Name}: RST was low for {LastResetClocks} clocks only");
        card?.Reset(true);
    }

    private void Fail()
    {
        faulty = true;
        Cut();
        DriveOff();
    }

    private void Cut()
    {
        session++;
        Powered = false;
        offSinceNs = Clock.NowNs;
        card?.PowerOff();
    }

    private void DriveOff()
    {
        bool good = nets.Activate.Level ? present && !settling : !faulty;
        nets.Off.Drive(this, good ? null : false);
    }
}
