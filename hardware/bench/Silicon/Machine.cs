namespace Bench.Silicon;

/// <summary>Thrown into the firmware when the bench cuts its power. Firmware code must never catch it by name.</summary>
public sealed class PowerCutException() : Exception("power cut");

/// <summary>A data-sheet limit was broken, or the driver did something the real chip would not survive or understand.</summary>
public sealed class BreachException(string chip, string what) : Exception($"{chip}: {what}")
{
    /// <summary>Which simulated part complains.</summary>
    public string Chip { get; } = chip;
}

/// <summary>Mode of a GPIO, as far as the silicon cares.</summary>
public enum PinDrive { Input, InputPullDown, InputPullUp, Output, OpenDrain, OpenDrainPullUp }

/// <summary>Settings that an SPI bus really runs with (those of the device that was opened first).</summary>
public readonly record struct SpiLine(int ClockHz, int Mode, bool LsbFirst)
{
    /// <summary>Time of one bit in nanoseconds.</summary>
    public long BitNs => 1_000_000_000L / ClockHz;
}

/// <summary>
/// One powered microcontroller board, seen from the device API: pins, SPI buses, time and the network. The library in
/// hardware/bench/NanoFramework calls it; hardware/bench/VirtualBoard implements it.
/// </summary>
public abstract class Machine
{
    [ThreadStatic] private static Machine? current;

    /// <summary>The machine whose firmware runs on this thread.</summary>
    public static Machine Current => current ?? throw new InvalidOperationException("no bench machine on this thread: call Machine.Bind first");

    /// <summary>The machine on this thread, or null (portable unit tests need none).</summary>
    public static Machine? CurrentOrNull => current;

    /// <summary>Makes this the machine of the calling thread.</summary>
    public void Bind()
    {
        current = this;
        Meter.Begin();
    }

    /// <summary>Takes the machine off the calling thread.</summary>
    public static void Unbind() => current = null;

    /// <summary>The time base.</summary>
    public VirtualClock Clock { get; } = new();

    /// <summary>What C# and the calls of the device API cost in virtual time; to be set before the power comes.</summary>
    public DevicePrices Prices { get; set; } = new(DeviceProfile.None);

    /// <summary>The managed heap.</summary>
    public Heap Heap => heap ??= new Heap(this);

    private Heap? heap;

    /// <summary>
    /// Prices vary within their range, and the heap is filled to some share at power-on, by this seed; null: prices are what they are. A profile
    /// without ranges (<c>none</c>) has nothing to vary.
    /// </summary>
    public int? Noise
    {
        get => noise;
        set
        {
            noise = value;
            random = value is { } seed ? new Random(seed) : null;
            if (random is not null && Prices.LikeDevice) Heap.Fill(random.NextDouble());
        }
    }

    private int? noise;
    private Random? random;

    /// <summary>What a call costs this time.</summary>
    private long PriceNow(DeviceCall call)
    {
        long usual = Prices[call];
        if (random is null) return usual;
        (double least, double most) = Prices.Profile.Range(call);
        // most calls are cheap, some are dear, as with caches and a flash that erases; the mean is near the central price
        double share = random.NextDouble();
        return (long)(least + (most - least) * share * share);
    }

    /// <summary>C# has been executed: the clock goes on by what that takes.</summary>
    /// <param name="tenths">Tenths of a unit.</param>
    /// <param name="whole">True: a quantum is full, and power may go between two instructions.</param>
    internal void Interpreted(long tenths, bool whole)
    {
        if (Prices.UnitNs == 0) return;
        double ns = tenths * Prices.UnitNs / 10 + restNs;
        restNs = ns - (long)ns;
        Clock.Advance((long)ns);
        if (Watch is not null)
        {
            unseenNs += (long)ns;
            if (whole)
            {
                Watch.Passed(null, unseenNs);
                unseenNs = 0;
            }
        }
        if (whole && PowerIsOff) throw new PowerCutException();
    }

    /// <summary>What a watch hears of a sleeping processor.</summary>
    public const string Asleep = "[asleep]";

    /// <summary>Hears where the time goes; null: nobody.</summary>
    public IWatch? Watch { get; set; }

    private long unseenNs; // C# since its last sample

    private double restNs;

    /// <summary>A native call at its price.</summary>
    /// <param name="call">Which.</param>
    /// <param name="times">How often.</param>
    public void NativeCall(DeviceCall call, int times = 1)
    {
        if (Prices.LikeDevice) Heap.Take(Prices.Profile.Bytes(call), 1);
        long ns = PriceNow(call) * times;
        NativeCall(ns);
        Watch?.Passed(call.ToString(), ns);
    }

    /// <summary>Bytes that the simulation itself allocated on the firmware's thread, so that they can be taken off the firmware's account.</summary>
    public long SimulationBytes { get; set; }

    /// <summary>Called at the start of every native call: costs time, injects pauses (garbage collection), cuts power.</summary>
    public virtual void NativeCall(long costNs)
    {
        if (PowerIsOff) throw new PowerCutException();
        if (current == this) Interpreted(Meter.Take(), false); // what the thread has done before it was this one's is nobody's
        Clock.Advance(costNs);
        if (PauseNs is { } pause) { long ns = pause(); if (ns > 0) Clock.Advance(ns); }
        if (PowerIsOff) throw new PowerCutException();
    }

    /// <summary>Extra pause in nanoseconds at each native call (a garbage collection, another thread), or null.</summary>
    public Func<long>? PauseNs { get; set; }

    /// <summary>True once the power is gone: every native call then throws <see cref="PowerCutException"/>.</summary>
    public bool PowerIsOff { get; private set; }

    /// <summary>Cuts the power. The firmware's thread dies at its next native call.</summary>
    public virtual void CutPower()
    {
        PowerIsOff = true;
        PowerLost?.Invoke();
    }

    /// <summary>Raised when the power goes: what holds something outside the board lets go of it.</summary>
    public event Action? PowerLost;

    /// <summary>Sets the mode of a pin. Output modes drive the pin low first (hardware.md section 0, trap 8).</summary>
    public abstract void SetPinDrive(int pin, PinDrive drive);

    /// <summary>Drives an output pin.</summary>
    public abstract void WritePin(int pin, bool high);

    /// <summary>Level at a pin now.</summary>
    public abstract bool ReadPin(int pin);

    /// <summary>True when the pin may be opened on this board; flash and PSRAM pins crash a real one.</summary>
    public abstract bool PinIsUsable(int pin);

    /// <summary>Clocks bytes over a bus; <paramref name="miso"/> has the same length or is empty.</summary>
    /// <param name="busId">1 or 2, as in nanoFramework.</param>
    /// <param name="chipSelect">Pin driven by the SPI driver itself, or -1.</param>
    /// <param name="line">What the bus really runs with.</param>
    /// <param name="mosi">Bytes out.</param>
    /// <param name="miso">Bytes in.</param>
    public abstract void SpiTransfer(int busId, int chipSelect, SpiLine line, ReadOnlySpan<byte> mosi, Span<byte> miso);

    /// <summary>Thread.Sleep: so many ticks of 10 ms, of which the first has begun already, so for 10 ms less to the whole of the time (FreeRTOS vTaskDelay); never ahead of a network answer that is on its way.</summary>
    public abstract void Sleep(int milliseconds);

    /// <summary>State of the SPI buses and pins that the device API keeps per machine (its statics would leak between boards).</summary>
    public Dictionary<string, object> ApiState { get; } = [];

    /// <summary>True while bytes are under way to or from the acquirer, or the acquirer is at work: virtual time then waits for real time. Null: not known, so always wait.</summary>
    public Func<bool>? NetworkBusy { get; set; }

    /// <summary>The internal flash as native code sees it; null: there is none.</summary>
    public IFileSystem? Files { get; set; }

    /// <summary>Number of open client sockets that wait for data.</summary>
    public int OpenSockets { get; set; }

    /// <summary>Local TCP port of the connection that was opened last; 0 none yet.</summary>
    public int LinkPort { get { lock (linkGate) return linkPort; } }

    /// <summary>TCP bytes that it has sent, counted before they go.</summary>
    public long LinkSent { get { lock (linkGate) return linkSent; } }

    /// <summary>TCP bytes that have arrived on it, counted once the firmware can see them.</summary>
    public long LinkReceived { get { lock (linkGate) return linkReceived; } }

    /// <summary>PSRAM that the module has, in bytes; 0: it is missing, or the image is for another kind.</summary>
    public uint PsramBytes { get; set; } = 8_388_608;

    /// <summary>Largest free block of the native heap inside the chip, in bytes (assumed).</summary>
    public uint LargestInternal { get; set; } = 131_072;

    /// <summary>Resources of the program by name that are not as they were built: other bytes, or none at all.</summary>
    public IReadOnlyDictionary<string, byte[]?> DamagedResources { get; set; } = new Dictionary<string, byte[]?>();

    /// <summary>Wi-Fi.</summary>
    public Radio Radio { get; } = new();

    private readonly Dictionary<string, SerialWire> serial = [];

    /// <summary>The serial line of a port, as "COM2".</summary>
    public SerialWire Serial(string port)
    {
        lock (serial)
        {
            if (!serial.TryGetValue(port, out SerialWire? wire)) serial[port] = wire = new SerialWire();
            return wire;
        }
    }

    private readonly object linkGate = new();
    private int linkPort;
    private long linkSent, linkReceived;

    /// <summary>A connection was opened: its bytes are counted from now on.</summary>
    public void OpenLink(int localPort)
    {
        lock (linkGate) (linkPort, linkSent, linkReceived) = (localPort, 0, 0);
    }

    /// <summary>Counts bytes of a connection; those of an earlier one are ignored.</summary>
    public void CountLink(int localPort, int sent, int received)
    {
        lock (linkGate)
        {
            if (localPort != linkPort) return;
            linkSent += sent;
            linkReceived += received;
        }
    }

    /// <summary>Longest real time in milliseconds that a blocking network call (lookup, connect, handshake) may take before it fails.</summary>
    public int NetworkGuardMs { get; set; } = 15_000;

    /// <summary>MAC address of every controller that the bench does not give another one: locally administered, so it is nobody's.</summary>
    public static IReadOnlyList<byte> UsualMacAddress { get; } = [0x02, 0x50, 0x4F, 0x53, 0x00, 0x01];

    /// <summary>MAC address that the maker of the chip has burnt into it, 6 bytes.</summary>
    public byte[] MacAddress { get; set; } = [.. UsualMacAddress];

    /// <summary>Fault of the network as the terminal sees it: refuse connections, drop the link.</summary>
    public bool NetworkDown { get; set; }
}
