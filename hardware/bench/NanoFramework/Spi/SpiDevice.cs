using Bench.Silicon;
using PinMux = nanoFramework.Hardware.Esp32.Configuration;

namespace System.Device.Spi;

/// <summary>
/// nanoFramework's SPI device with the traps of its ESP32 port (hardware.md section 0): the settings of the first device on a
/// bus win, at most 3 devices a bus, four zero bytes at opening, 16,384 bytes a transfer, equal lengths in full duplex.
/// </summary>
public class SpiDevice : IDisposable
{
    private const int MaxDevices = 3, MaxTransfer = 16_384;

    private sealed class Bus
    {
        public readonly List<int> ChipSelects = [];
        public SpiLine Line;
    }

    private readonly Machine machine;
    private readonly Bus bus;
    private bool disposed;

    /// <summary>Opens a device.</summary>
    public SpiDevice(SpiConnectionSettings settings)
    {
        machine = Machine.Current;
        ConnectionSettings = settings;
        if (settings.BusId is not (1 or 2)) throw new ArgumentException("bus id 1 or 2");
        PinMux.RequireSpiPins(machine, settings.BusId);
        string key = "spi" + settings.BusId;
        if (!machine.ApiState.TryGetValue(key, out object? state)) machine.ApiState[key] = state = new Bus();
        bus = (Bus)state;
        if (bus.ChipSelects.Contains(settings.ChipSelectLine)) throw new SpiDeviceAlreadyInUseException();
        if (bus.ChipSelects.Count == MaxDevices) throw new IndexOutOfRangeException("the bus has 3 devices already");
        if (bus.ChipSelects.Count == 0)
            bus.Line = new SpiLine(settings.ClockFrequency == 0 ? 40_000_000 : settings.ClockFrequency, (int)settings.Mode, settings.DataFlow == DataFlow.LsbFirst);
        bus.ChipSelects.Add(settings.ChipSelectLine);
        Exchange(new byte[2], []); // the native open does a dummy write and a dummy read of two zero bytes
        Exchange(new byte[2], new byte[2]);
    }

    /// <summary>Opens a device.</summary>
    public static SpiDevice Create(SpiConnectionSettings settings) => new(settings);

    /// <summary>Settings as asked for; the bus may run with others.</summary>
    public SpiConnectionSettings ConnectionSettings { get; }

    /// <summary>Sends one byte.</summary>
    public void WriteByte(byte value) => Exchange([value], []);

    /// <summary>Reads one byte while zeros go out.</summary>
    public byte ReadByte()
    {
        byte[] read = new byte[1];
        Exchange(new byte[1], read);
        return read[0];
    }

    /// <summary>Sends bytes.</summary>
    public void Write(SpanByte buffer) => Exchange(buffer.AsSpan(), []);

    /// <summary>Reads bytes while zeros go out.</summary>
    public void Read(SpanByte buffer) => Exchange(new byte[buffer.Length], buffer.AsSpan());

    /// <summary>Sends and reads at once. Unequal lengths overrun the shorter buffer on the device; here that is a breach.</summary>
    public void TransferFullDuplex(SpanByte writeBuffer, SpanByte readBuffer)
    {
        if (writeBuffer.Length != readBuffer.Length) throw new BreachException("SPI", "full-duplex buffers of unequal length overrun memory on the device");
        Exchange(writeBuffer.AsSpan(), readBuffer.AsSpan());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        bus.ChipSelects.Remove(ConnectionSettings.ChipSelectLine);
    }

    private void Exchange(ReadOnlySpan<byte> mosi, Span<byte> miso)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (mosi.Length > MaxTransfer) throw new ArgumentException("more than 16,384 bytes in one transfer");
        long before = GC.GetAllocatedBytesForCurrentThread();
        machine.NativeCall(miso.Length == 0 ? DeviceCall.SpiDeviceWrite : DeviceCall.SpiDeviceTransferFullDuplex);
        long start = machine.Clock.NowNs;
        machine.SpiTransfer(ConnectionSettings.BusId, ConnectionSettings.ChipSelectLine, bus.Line, mosi, miso);
        machine.Watch?.Passed("[bits on SPI]", machine.Clock.NowNs - start);
        machine.SimulationBytes += GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
