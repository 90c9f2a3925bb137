using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard;

/// <summary>
/// A microcontroller on a bench: GPIO nets, two SPI buses, and a firmware thread that runs in lockstep with whoever controls
/// the bench. While a controller does not run it, the firmware stands still inside a Sleep.
/// </summary>
public abstract class Board : Machine
{
    private const long TickNs = 10_000_000;

    private readonly Dictionary<int, Net> gpio = [];
    private readonly Dictionary<int, PinDrive> drives = [];
    private readonly SemaphoreSlim resume = new(0), yielded = new(0);
    private Thread? thread;
    private Exception? failure;
    private Func<bool>? condition;
    private long deadlineNs;
    private bool conditionMet;

    /// <summary>Makes a board without power.</summary>
    protected Board()
    {
        _ = StaticFields.Units;
        Spi = [new SpiWire("SPI1", Clock), new SpiWire("SPI2", Clock)];
    }

    /// <summary>The buses; index 0 is bus id 1.</summary>
    public IReadOnlyList<SpiWire> Spi { get; }

    /// <summary>Everything that a simulated part has complained about and survived; must be empty at the end of a test.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Net at a GPIO.</summary>
    public Net Gpio(int pin)
    {
        if (!gpio.TryGetValue(pin, out var net)) gpio[pin] = net = new Net("GPIO" + pin);
        return net;
    }

    /// <summary>Solders a net to a GPIO.</summary>
    protected void Wire(int pin, Net net) => gpio[pin] = net;

    /// <inheritdoc/>
    public override void SetPinDrive(int pin, PinDrive drive)
    {
        drives[pin] = drive;
        Net net = Gpio(pin);
        switch (drive)
        {
            case PinDrive.Output: net.Drive(this, false); break; // always low first (trap 8)
            case PinDrive.OpenDrain or PinDrive.OpenDrainPullUp: net.Drive(this, false); break;
            default: net.Drive(this, null); break;
        }
    }

    /// <inheritdoc/>
    public override void WritePin(int pin, bool high)
    {
        switch (drives.GetValueOrDefault(pin))
        {
            case PinDrive.Output: Gpio(pin).Drive(this, high); break;
            case PinDrive.OpenDrain or PinDrive.OpenDrainPullUp: Gpio(pin).Drive(this, high ? null : false); break;
            default: throw new BreachException($"GPIO{pin}", "written while it is an input");
        }
    }

    /// <inheritdoc/>
    public override bool ReadPin(int pin)
    {
        Net net = Gpio(pin);
        if (net.IsDriven || net.Pull is not null) return net.Level;
        return drives.GetValueOrDefault(pin) == PinDrive.InputPullUp;
    }

    /// <inheritdoc/>
    public override void SpiTransfer(int busId, int chipSelect, SpiLine line, ReadOnlySpan<byte> mosi, Span<byte> miso)
    {
        if (chipSelect < 0)
        {
            Spi[busId - 1].Transfer(line, mosi, miso);
            return;
        }
        Net select = Gpio(chipSelect);
        select.Drive(this, false);
        try { Spi[busId - 1].Transfer(line, mosi, miso); }
        finally { select.Drive(this, true); }
    }

    // ---- time ----

    /// <summary>How far into a tick of the RTOS the power came on, in nanoseconds; 0 to 10 ms.</summary>
    public long TickPhaseNs { get; set; }

    /// <inheritdoc/>
    public override void Sleep(int milliseconds)
    {
        NativeCall(0);
        int ticks = Math.Max(1, (milliseconds + 9) / 10);
        for (int i = 0; i < ticks; i++)
        {
            WaitForNetwork();
            // the RTOS wakes a thread at a tick: the first one is shorter than a whole (device-time.md, section 1: D6)
            long ns = TickNs - (Clock.NowNs + TickPhaseNs) % TickNs;
            Clock.Advance(ns);
            Watch?.Passed(Machine.Asleep, ns);
            if (PowerIsOff) throw new PowerCutException();
            Meter.Pause();
            Checkpoint();
            EveryTick?.Invoke();
            Meter.Resume();
        }
    }

    /// <summary>Called on the firmware's thread after each 10 ms of its sleep: a robot at the keys, which needs no second thread.</summary>
    public Action? EveryTick { get; set; }

    /// <summary>Holds virtual time while a real answer is on its way.</summary>
    private void WaitForNetwork()
    {
        if (OpenSockets == 0 || Clock.RealTime) return;
        if (NetworkBusy is null) { Thread.Sleep(10); return; }
        long start = Environment.TickCount64;
        while (NetworkBusy() && Environment.TickCount64 - start < 20_000) Thread.Sleep(0);
    }

    /// <summary>Hands control to the controller when its condition holds or its time is up.</summary>
    private void Checkpoint()
    {
        if (Thread.CurrentThread != thread || condition is null) return;
        bool met = condition();
        if (!met && Clock.NowNs < deadlineNs) return;
        conditionMet = met;
        condition = null;
        yielded.Release();
        resume.Wait();
        if (PowerIsOff) throw new PowerCutException();
    }

    // ---- control ----

    /// <summary>Starts the firmware on its own thread; it runs only inside <see cref="RunUntil"/> and <see cref="RunFor"/>, or freely in real time.</summary>
    public void PowerOn(Action firmware)
    {
        if (thread is not null) throw new InvalidOperationException("the board is on already");
        thread = new Thread(() =>
        {
            resume.Wait();
            Bind();
            try { firmware(); }
            catch (PowerCutException) { }
            catch (Exception e) { failure = e; }
            finally { Unbind(); Ended = true; yielded.Release(); }
        }) { IsBackground = true, Name = "firmware" };
        thread.Start();
    }

    /// <summary>True once the firmware's thread has ended: power cut, return from Main, or a crash.</summary>
    public bool Ended { get; private set; }

    /// <summary>What crashed the firmware, or null.</summary>
    public Exception? Crash => failure;

    /// <summary>Lets the firmware run until a condition holds (looked at once per 10 ms of virtual time).</summary>
    /// <returns>False when the time ran out, or the firmware ended, before it held.</returns>
    /// <exception cref="BreachException">A simulated part was mistreated.</exception>
    public bool RunUntil(Func<bool> until, long limitMs)
    {
        if (Clock.RealTime) return RunUntilInRealTime(until, limitMs);
        if (Ended) { Rethrow(); return until(); }
        conditionMet = false;
        deadlineNs = Clock.NowNs + limitMs * 1_000_000;
        condition = until;
        resume.Release();
        yielded.Wait();
        Rethrow();
        return conditionMet || (Ended && until());
    }

    private bool RunUntilInRealTime(Func<bool> until, long limitMs)
    {
        long start = Environment.TickCount64;
        while (!until())
        {
            Rethrow();
            if (Ended || Environment.TickCount64 - start > limitMs) return false;
            Thread.Sleep(5);
        }
        return true;
    }

    /// <summary>Lets the firmware run for a time.</summary>
    public void RunFor(long milliseconds) => RunUntil(() => false, milliseconds);

    /// <summary>Lets the firmware run by itself from now on, in real time: for a person at the keys.</summary>
    public void RunFreely()
    {
        Clock.RealTime = true;
        resume.Release();
    }

    /// <summary>Cuts the power and waits for the firmware's thread to end.</summary>
    public override void CutPower()
    {
        base.CutPower();
        if (thread is null || Thread.CurrentThread == thread) return;
        resume.Release();
        if (!thread.Join(10_000)) throw new InvalidOperationException("the firmware goes on without power: something swallows every exception");
    }

    private void Rethrow()
    {
        if (failure is not null) throw new InvalidOperationException("the firmware crashed: " + failure.Message, failure);
    }
}
