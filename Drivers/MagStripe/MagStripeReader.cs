using System;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.MagStripe;

/// <summary>
/// Magstripe reader on MagTek's triple-track shift-out ASIC in its old mode, read over SPI through the gate STROBE = SCLK OR
/// nMAG_EN (hardware.md sections 1.1 and 1.4). Nothing blocks but the read-out itself, 3 to 4 ms.
/// </summary>
/// <remarks>
/// The terminal may stand still for 300 ms at any moment (garbage collection). The ASIC's watchdog, 262 ms from a STROBE fall at
/// the earliest, then throws the swipe away; so a read-out that took longer than 250 ms counts as lost, whatever it shows.
/// </remarks>
public sealed class MagStripeReader
{
    /// <summary>Want track 1, 2 or 3: bits for the constructor.</summary>
    public const int Want1 = 1, Want2 = 2, Want3 = 4;

    private const int PreambleBits = 16;
    private const int StrobeMicros = 20;        // STOP: at least 12.4 us
    private const int ReadyMicros = 1000;       // Tss is not in the recovered text; a ready buffer within 1 ms is
    private const int WatchdogMs = 700;         // 630 ms and 25 ms of reset, at most
    private const int WatchdogFloorMs = 250;    // 262 ms, at least
    private const int OffMs = 20;               // 1 us is asked for; the rest empties the capacitor
    private const int PowerUpMs = 50;
    private const int StuckMs = 1500;           // a card that still moves prolongs the reset
    private const int Whole = 1000;             // more than any number of characters

    private readonly ISpiPeripheral asic;
    private readonly IInputPin data;
    private readonly IOutputPin power;
    private readonly IClock clock;
    private readonly int bitsPerTrack, frame, wanted;
    private readonly MagRearm rearm;
    private readonly byte[] send, raw;
    private readonly TrackBits[] bits = new TrackBits[3];
    private MagReaderState state = MagReaderState.Off;
    private long since, lastStrobe, armedAt;
    private bool cycled;
    private int unanswered;

    /// <summary>Makes a reader; it is off until <see cref="Arm"/>.</summary>
    /// <param name="asic">The ASIC's strobe gate as a peripheral of the slow bus (mode 0, at most 2 MHz).</param>
    /// <param name="data">DATA.</param>
    /// <param name="power">Load switch of the ASIC, high = on; null: it is always supplied.</param>
    /// <param name="clock">Time.</param>
    /// <param name="bitsPerTrack">608 (5 V parts) or 704 (3 V parts).</param>
    /// <param name="rearm">How to get ready for the next card; PowerCycle needs <paramref name="power"/>.</param>
    /// <param name="wanted">Tracks without which a swipe is not Ok; <see cref="Want2"/> for payment.</param>
    public MagStripeReader(ISpiPeripheral asic, IInputPin data, IOutputPin power, IClock clock, int bitsPerTrack, MagRearm rearm, int wanted)
    {
        if (bitsPerTrack < 553 || (PreambleBits + 3 * bitsPerTrack) % 8 != 0) throw new ArgumentOutOfRangeException();
        if (rearm == MagRearm.PowerCycle && power == null) throw new ArgumentException();
        this.asic = asic;
        this.data = data;
        this.power = power;
        this.clock = clock;
        this.bitsPerTrack = bitsPerTrack;
        this.rearm = rearm;
        this.wanted = wanted;
        frame = (PreambleBits + 3 * bitsPerTrack) / 8;
        send = new byte[frame];
        raw = new byte[frame];
        for (int i = 0; i < bits.Length; i++) bits[i] = new TrackBits();
        lastStrobe = clock.Millis; // opening the gate's pin may have been a strobe (section 0, trap 8)
    }

    /// <summary>The last swipe; wiped by <see cref="Disarm"/>.</summary>
    public MagSwipe Swipe { get; } = new MagSwipe();

    /// <summary>Fault of the reader; None again after the next good read-out or self-test.</summary>
    public MagFault Fault { get; private set; }

    /// <summary>True while a card would be read.</summary>
    public bool IsArmed => state == MagReaderState.Armed;

    /// <summary>
    /// How long the reader has been armed without any sign of a card, in ms; 0 while it is not armed. Nothing but this tells of
    /// a stripe that faces away, or carries nothing: after some seconds the prompt may say how to hold the card.
    /// </summary>
    public long SilentMillis => IsArmed ? clock.Millis - armedAt : 0;

    /// <summary>Part as its preamble says: 0 for 21006536/37, 1 for 21006529/39 rev B, 2 for 21006540/41 rev A; -1: not read yet.</summary>
    public int Revision { get; private set; } = -1;

    /// <summary>Gets ready for a card. Returns at once; <see cref="Poll"/> does the waiting. What an earlier card left is dropped.</summary>
    public void Arm()
    {
        Swipe.Wipe();
        cycled = false;
        if (power != null && (state == MagReaderState.Off || state == MagReaderState.Faulty)) PowerOn();
        else if (power != null) PowerOff();
        else Wait(MagReaderState.Watchdog);
    }

    /// <summary>Reads no card any more, and forgets the last one.</summary>
    public void Disarm()
    {
        Swipe.Wipe();
        Array.Clear(raw, 0, raw.Length);
        if (power != null) power.Write(false);
        state = MagReaderState.Off;
        since = clock.Millis;
    }

    /// <summary>To be called every 10 ms or so while armed.</summary>
    /// <returns>True: a card has been swiped, see <see cref="Swipe"/>. The reader gets ready for the next one by itself.</returns>
    public bool Poll()
    {
        long elapsed = clock.Millis - since;
        switch (state)
        {
            case MagReaderState.Armed:
                return !data.Read() && Collect();
            case MagReaderState.Unpowered:
                if (elapsed >= OffMs) PowerOn();
                return false;
            case MagReaderState.PoweringUp:
                if (elapsed >= PowerUpMs) Settle(elapsed);
                return false;
            case MagReaderState.Watchdog:
                // A card swiped again at once may have raised its flag already: the read-out will show.
                if (clock.Millis - lastStrobe >= WatchdogMs) AfterWatchdog();
                return false;
            default:
                return false;
        }
    }

    /// <summary>Power-on test: DATA must be high when the ASIC is armed. Takes 0.1 s, or 2 s with a fault. Leaves the reader off.</summary>
    public MagFault SelfTest()
    {
        Fault = MagFault.None;
        unanswered = 0;
        Arm();
        long limit = clock.Millis + 2 * StuckMs + WatchdogMs;
        while (!IsArmed && state != MagReaderState.Faulty && clock.Millis < limit)
        {
            clock.Sleep(10);
            Poll();
        }
        if (Fault == MagFault.None && (!IsArmed || !data.Read())) Fault = MagFault.DataStuckLow;
        Disarm();
        return Fault;
    }

    /// <summary>A flag is up: CLEAR, STOP, shift out, decode, re-arm.</summary>
    private bool Collect()
    {
        long start = clock.Millis;
        Swipe.Wipe();
        asic.Pulse(StrobeMicros); // CLEAR
        clock.Spin(StrobeMicros);
        asic.Pulse(StrobeMicros); // STOP
        clock.Spin(ReadyMicros);
        bool ready = !data.Read();
        if (ready) asic.Transfer(send, raw, frame);
        lastStrobe = clock.Millis;
        bool late = lastStrobe - start >= WatchdogFloorMs;

        if (late) Swipe.Verdict = MagVerdict.Lost;
        else if (!ready) NotAnswered(MagFault.NoBufferReady);
        else Decode();
        Array.Clear(raw, 0, raw.Length);
        for (int i = 0; i < bits.Length; i++) bits[i].Release();
        cycled = false;
        if (unanswered > 1 && power != null || rearm == MagRearm.PowerCycle) PowerOff();
        else Wait(MagReaderState.Watchdog);
        return true;
    }

    private void Decode()
    {
        int preamble = (byte)~raw[0] << 8 | (byte)~raw[1];
        if (preamble > 2)
        {
            NotAnswered(MagFault.Preamble); // 3 is a part in its new mode, which is not known (section 12, item 2)
            return;
        }
        Revision = preamble;
        Fault = MagFault.None;
        unanswered = 0;
        for (int i = 0; i < frame; i++) raw[i] = (byte)~raw[i]; // DATA low is a 1

        for (int i = 0; i < 3; i++) bits[i].Take(raw, PreambleBits + i * bitsPerTrack, bitsPerTrack);
        int forward = DecodeAll();
        if (forward < 3 * Whole || !AllWantedOk())
        {
            // A card has one direction. A very short track may make sense the wrong way round by chance, so the direction that
            // gives more counts; when neither gives anything, the status of the forward try is the better one to report.
            Turn();
            Swipe.Backward = DecodeAll() > forward;
            if (!Swipe.Backward) { Turn(); DecodeAll(); }
        }
        Swipe.Verdict = AllWantedOk() ? MagVerdict.Ok : SwipeJudge.Judge(Swipe, bits, wanted);
    }

    /// <summary>All three tracks in the direction in which they lie: a card has one direction.</summary>
    /// <returns>Characters of the tracks that are Ok, and <see cref="Whole"/> for each track that is Ok or empty.</returns>
    private int DecodeAll()
    {
        int sum = 0;
        for (int i = 0; i < 3; i++)
        {
            MagTrack track = Swipe.Track(i + 1);
            if (TrackDecoder.Decode(bits[i], track)) sum += Whole + track.Length;
            else if (track.Status == TrackStatus.Empty) sum += Whole;
        }
        return sum;
    }

    private void Turn()
    {
        for (int i = 0; i < 3; i++) bits[i].Reverse();
    }

    private bool AllWantedOk()
    {
        for (int i = 0; i < 3; i++)
            if ((wanted & (1 << i)) != 0 && Swipe.Track(i + 1).Status != TrackStatus.Ok) return false;
        return true;
    }

    private void NotAnswered(MagFault fault)
    {
        Swipe.Verdict = MagVerdict.Lost;
        Fault = fault;
        unanswered++;
    }

    // ---- supply and re-arm ----

    private void PowerOff()
    {
        power.Write(false);
        Wait(MagReaderState.Unpowered);
    }

    private void PowerOn()
    {
        power.Write(true);
        Wait(MagReaderState.PoweringUp);
    }

    private void Wait(MagReaderState next)
    {
        state = next;
        since = clock.Millis;
    }

    private void Settle(long elapsed)
    {
        if (data.Read()) { Armed(); return; }
        if (elapsed < StuckMs) return;
        if (!cycled) { cycled = true; PowerOff(); return; }
        Fail();
    }

    private void AfterWatchdog()
    {
        // Low again after read-outs that made no sense: nobody swipes cards that fast.
        if (unanswered > 1 && !data.Read()) Fail();
        else Armed();
    }

    private void Fail()
    {
        Fault = MagFault.DataStuckLow;
        if (power != null) power.Write(false);
        state = MagReaderState.Faulty;
    }

    private void Armed()
    {
        state = MagReaderState.Armed;
        armedAt = clock.Millis;
    }
}
