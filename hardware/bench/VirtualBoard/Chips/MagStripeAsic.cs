using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>Where the magstripe ASIC stands in its cycle.</summary>
public enum MagState
{
    /// <summary>No supply.</summary>
    Off,
    /// <summary>Armed, nothing under the head.</summary>
    Idle,
    /// <summary>A track is awake.</summary>
    Collecting,
    /// <summary>End of card: DATA is low until CLEAR.</summary>
    ZeroesFlag,
    /// <summary>Flag cleared, still collecting, waits for STOP.</summary>
    Cleared,
    /// <summary>STOP seen; BUFFER READY follows after Tss.</summary>
    Stopping,
    /// <summary>Buffers can be shifted out.</summary>
    Ready,
    /// <summary>Forgetting everything (Tsc).</summary>
    Resetting,
}

/// <summary>
/// MagTek triple-track delta ASIC with shift-out, old mode (hardware.md sections 1.1 and 1.4), behind the handheld's gate:
/// STROBE = SCLK OR nMAG_EN, DATA to a GPIO and, while nMAG_EN is low, to MISO. On the bus its select is nMAG_EN, so selecting
/// is a STROBE fall, every clock a rise and a fall, deselecting a rise.
/// </summary>
/// <remarks>
/// Not in any recovered text, so assumed: Tss 60 us; 5 ms from supply to armed; the auxiliary flag pulls DATA low like the zeroes
/// flag, "amplitude gone" being 50 ms without flux; a strobe while armed does nothing but start the watchdog and block the head
/// until the reset that follows. A, B, C are taken as tracks 1, 2, 3.
/// </remarks>
public sealed class MagStripeAsic : Chip, ISpiChip
{
    private const long StopNs = 12_400, ClearNs = 500, DataStrobeNs = 250, TssNs = 60_000, PowerUpNs = 5_000_000, AmplitudeGoneNs = 50_000_000;
    private const long FastestCellNs = 50_000, SlowestCellNs = 6_600_000; // half cells of 25 us to 3.3 ms

    // Order of the passes; a primed (backward) track is its complement.
    private static readonly int[] Order = [0, 1, 2, ~2, ~1, ~0];
    private const int Passes = 24, PreambleBits = 16;

    private readonly Net data;
    private readonly Net? power;
    private readonly MagTrackStore[] tracks;
    private readonly Random random;
    private readonly Action watch, settle, listen;
    private int preamble;
    private bool strobeLow, blocked, poweringUp;
    private long fellNs, roseNs, watchdogNs, settleNs, wokeNs, lastCellNs, timeoutNs, watchdogDraw;
    private int bitIndex;

    /// <summary>Solders the ASIC in.</summary>
    /// <param name="board">Board.</param>
    /// <param name="data">DATA.</param>
    /// <param name="power">Supply switch, high = on; null: always on.</param>
    /// <param name="bitsPerTrack">608 (5 V parts) or 704 (3 V parts).</param>
    /// <param name="revision">The last two preamble bits: 0 for 21006536/37, 1 for 21006529/39 rev B, 2 for 21006540/41 rev A in old mode.</param>
    /// <param name="seed">Of everything that varies from part to part and time to time.</param>
    public MagStripeAsic(Board board, Net data, Net? power, int bitsPerTrack = 704, int revision = 2, int seed = 1) : base(board, "MagTek ASIC")
    {
        this.data = data;
        this.power = power;
        BitsPerTrack = bitsPerTrack;
        preamble = revision;
        random = new Random(seed);
        tracks = [new(bitsPerTrack), new(bitsPerTrack), new(bitsPerTrack)];
        watch = WatchdogDue;
        settle = SettleDue;
        listen = ListenForEnd;
        if (power is not null) power.Changed += Supply;
        Supply(power?.Level ?? true);
    }

    /// <summary>Length of a track's buffer.</summary>
    public int BitsPerTrack { get; }

    /// <summary>Where the chip stands.</summary>
    public MagState State { get; private set; }

    /// <summary>True while a card is under the head: the reset then takes longer. Set by the card slot.</summary>
    public bool CardMoving { get; set; }

    /// <summary>True for the old part: DATA stays low during the reset and is undefined while STROBE is high.</summary>
    public bool OldPart { get; init; }

    /// <summary>The last 16 bits of preamble, last-out lowest; for tests of a wrong part.</summary>
    public int Preamble { get => preamble; set => preamble = value; }

    /// <summary>Fault: DATA is shorted to ground.</summary>
    public bool DataShorted
    {
        get => shorted;
        set { shorted = value; if (value) data.Drive(this, false); else if (State == MagState.Off) data.Drive(this, null); else data.Drive(this, level); }
    }
    private bool shorted;

    /// <summary>Fault: the chip answers no strobe.</summary>
    public bool Deaf { get; set; }

    /// <summary>True when the chip will store the next card.</summary>
    public bool Armed => State == MagState.Idle && !blocked;

    /// <inheritdoc/>
    public int MaxClockHz => 2_000_000;

    /// <inheritdoc/>
    public bool SupportsMode(int mode) => mode == 0; // the gate needs a clock that idles low

    // ---- STROBE ----

    /// <inheritdoc/>
    public void Select()
    {
        watchdogDraw = random.NextInt64(262_000_000, 630_000_000);
        Fall(Clock.NowNs);
        WatchLater();
    }

    /// <inheritdoc/>
    public byte Exchange(byte mosi, SpiLine line)
    {
        long start = Clock.NowNs - 8 * line.BitNs;
        int answer = 0;
        for (int i = 0; i < 8; i++)
        {
            answer = answer << 1 | (data.Level ? 1 : 0);
            Rise(start + i * line.BitNs + line.BitNs / 2);
            Fall(start + (i + 1) * line.BitNs);
        }
        WatchLater();
        return (byte)answer;
    }

    /// <inheritdoc/>
    public void Deselect() => Rise(Clock.NowNs);

    private void Fall(long at)
    {
        if (State == MagState.Off || Deaf) return;
        long high = at - roseNs;
        strobeLow = true;
        fellNs = at;
        watchdogNs = at + watchdogDraw;
        switch (State)
        {
            case MagState.Idle or MagState.Collecting:
                blocked = true;
                break;
            case MagState.ZeroesFlag:
                Drive(true);
                break;
            case MagState.Cleared:
                if (high < ClearNs) throw Breach($"STROBE high for {high} ns between CLEAR and STOP, at least {ClearNs} ns");
                break;
            case MagState.Stopping:
                throw Breach("STROBE before BUFFER READY");
            case MagState.Ready:
                if (high < DataStrobeNs) throw Breach($"STROBE high for {high} ns, at least {DataStrobeNs} ns");
                Drive(!Shift());
                break;
        }
    }

    private void Rise(long at)
    {
        if (!strobeLow) return;
        strobeLow = false;
        roseNs = at;
        long low = at - fellNs;
        switch (State)
        {
            case MagState.ZeroesFlag:
                if (low < ClearNs) throw Breach($"CLEAR strobe of {low} ns, at least {ClearNs} ns");
                State = MagState.Cleared;
                break;
            case MagState.Cleared:
                if (low < StopNs) throw Breach($"STOP strobe of {low} ns, at least {StopNs} ns");
                Enter(MagState.Stopping, TssNs);
                break;
            case MagState.Ready:
                if (low < DataStrobeNs) throw Breach($"STROBE low for {low} ns, at least {DataStrobeNs} ns");
                Drive(!OldPart || random.Next(2) == 0);
                break;
        }
    }

    /// <summary>The bit of this strobe: preamble, then A, B, C, C', B', A' and over again.</summary>
    private bool Shift()
    {
        int index = bitIndex++;
        if (index < PreambleBits) return (preamble >> (PreambleBits - 1 - index) & 1) != 0;
        index -= PreambleBits;
        int pass = index / BitsPerTrack, bit = index % BitsPerTrack, track = Order[pass % Order.Length];
        if (pass == Passes - 1 && bit == BitsPerTrack - 1) Clock.At(Clock.NowNs, BeginReset);
        return track >= 0 ? tracks[track][bit] : tracks[~track][BitsPerTrack - 1 - bit];
    }

    // ---- the head ----

    /// <summary>A bit cell has passed the head of a track; above and below the speed limits the decoder loses it now and then.</summary>
    /// <param name="track">0 to 2.</param>
    /// <param name="one">Bit.</param>
    /// <param name="cellNs">How long the cell took.</param>
    public void Cell(int track, bool one, long cellNs)
    {
        if (blocked || State is not (MagState.Idle or MagState.Collecting or MagState.ZeroesFlag or MagState.Cleared)) return;
        double beyond = cellNs < FastestCellNs ? (double)(FastestCellNs - cellNs) / FastestCellNs
            : cellNs > SlowestCellNs ? 0.5 * (cellNs - SlowestCellNs) / SlowestCellNs : 0;
        if (beyond > 0 && random.NextDouble() < beyond)
        {
            if (cellNs > SlowestCellNs || random.Next(4) != 0) return; // too weak, or two flux changes taken for one
            one = !one;
        }
        bool wasAwake = tracks[track].Awake;
        tracks[track].Take(one);
        lastCellNs = Clock.NowNs;
        if (State == MagState.Idle && !wasAwake && tracks[track].Awake)
        {
            State = MagState.Collecting;
            wokeNs = Clock.NowNs;
            timeoutNs = random.NextInt64(1_350_000_000, 3_100_000_000);
            Clock.After(AmplitudeGoneNs, listen);
        }
        if (State == MagState.Collecting && Array.TrueForAll(tracks, t => !t.Awake || t.SawZeros)) Flag();
        if (State is MagState.Collecting or MagState.Cleared && Array.TrueForAll(tracks, t => t.Full)) Flag();
    }

    /// <summary>Auxiliary flag: amplitude gone, or swipe time-out.</summary>
    private void ListenForEnd()
    {
        if (blocked || State is not (MagState.Collecting or MagState.ZeroesFlag or MagState.Cleared)) return;
        long end = Math.Min(lastCellNs + AmplitudeGoneNs, wokeNs + timeoutNs);
        if (Clock.NowNs < end) { Clock.At(end, listen); return; }
        Flag();
    }

    private void Flag()
    {
        if (State != MagState.Cleared) State = MagState.ZeroesFlag; // after CLEAR the next strobe is STOP all the same
        Drive(false);
    }

    // ---- supply, watchdog, reset ----

    private void Supply(bool on)
    {
        if (!on)
        {
            State = MagState.Off;
            strobeLow = blocked = false;
            watchdogNs = 0;
            Forget();
            data.Drive(this, shorted ? false : null);
        }
        else if (State == MagState.Off)
        {
            poweringUp = true; // a chip that has just got its supply knows nothing of a card that is half-way through
            Enter(MagState.Resetting, PowerUpNs);
        }
    }

    private void WatchLater()
    {
        if (State != MagState.Off && !Deaf) Clock.At(watchdogNs, watch);
    }

    private void WatchdogDue()
    {
        if (watchdogNs == 0 || Clock.NowNs < watchdogNs || State == MagState.Off) return;
        BeginReset();
    }

    private void BeginReset()
    {
        if (State is MagState.Off or MagState.Resetting) return;
        watchdogNs = 0;
        Enter(MagState.Resetting, OldPart ? random.NextInt64(5_000_000, 25_000_000) : random.NextInt64(1_000_000, 8_000_000));
    }

    private void Enter(MagState state, long forNs)
    {
        State = state;
        if (state == MagState.Resetting) Forget();
        Drive(!(state == MagState.Resetting && OldPart));
        settleNs = Clock.NowNs + forNs;
        Clock.At(settleNs, settle);
    }

    private void SettleDue()
    {
        if (Clock.NowNs < settleNs) return;
        if (State == MagState.Stopping)
        {
            State = MagState.Ready;
            bitIndex = 0;
            Drive(false);
        }
        else if (State == MagState.Resetting)
        {
            if (CardMoving && !poweringUp) { settleNs = Clock.NowNs + 1_000_000; Clock.At(settleNs, settle); return; }
            State = MagState.Idle;
            blocked = poweringUp = false;
            Drive(true);
        }
    }

    private void Forget()
    {
        foreach (var track in tracks) track.Clear();
        bitIndex = 0;
    }

    private bool level = true;

    private void Drive(bool high)
    {
        level = high;
        if (!shorted) data.Drive(this, high);
    }
}
