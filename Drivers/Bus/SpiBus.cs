using System;
using System.Device.Gpio;
using System.Device.Spi;

namespace PosFirmware.Drivers.Bus;

/// <summary>
/// Owner of one SPI bus. It opens a SpiDevice without a chip select and hands out peripherals that drive their own nCS as a GPIO: so the zero
/// bytes at opening reach no chip (hardware.md section 0, traps 1 to 3). The two busiest chips may have their nCS from the SPI unit itself, with
/// the same settings: nanoFramework has three devices a bus, and a frame is shorter by two calls.
/// </summary>
public sealed class SpiBus
{
    /// <summary>Longest frame in bytes. The native limit is 16,384, but a buffer in PSRAM is copied into internal memory that DMA can reach, and there is little of it beside Wi-Fi and TLS.</summary>
    public const int MaxFrame = 4096;

    private readonly int bus, clockRate;
    private readonly SpiDevice device;

    /// <summary>Opens the bus. The pins must have their function already, and every nCS must be high.</summary>
    /// <param name="busId">1 or 2.</param>
    /// <param name="clockHz">Clock for every chip on the bus.</param>
    public SpiBus(int busId, int clockHz)
    {
        bus = busId;
        clockRate = clockHz;
        device = Open(-1);
    }

    private SpiDevice Open(int selectPin) => SpiDevice.Create(new SpiConnectionSettings(bus, selectPin)
    {
        ClockFrequency = clockRate,
        Mode = SpiMode.Mode0,
        DataFlow = DataFlow.MsbFirst,
    });

    /// <summary>A chip whose nCS the SPI unit moves; at most two. At opening it gets frames of two zero bytes, which must mean nothing to it.</summary>
    /// <param name="selectPin">GPIO number of nCS, active low; nobody else may open it.</param>
    public ISpiPeripheral Selected(int selectPin) => new SpiPeripheral(Open(selectPin), null, null);

    /// <summary>A chip with its own select line, active low.</summary>
    /// <param name="select">nCS; null for a chip that listens to every byte (the print head).</param>
    /// <param name="clock">For <see cref="ISpiPeripheral.Pulse"/>.</param>
    public ISpiPeripheral Peripheral(IOutputPin select, IClock clock) => new SpiPeripheral(device, select, clock);

    private sealed class SpiPeripheral : ISpiPeripheral
    {
        private readonly SpiDevice device;
        private readonly IOutputPin select;
        private readonly IClock clock;

        public SpiPeripheral(SpiDevice device, IOutputPin select, IClock clock)
        {
            this.device = device;
            this.select = select;
            this.clock = clock;
        }

        public void Write(byte[] data, int start, int count)
        {
            Check(count);
            if (select == null)
            {
                device.Write(new SpanByte(data, start, count));
                return;
            }
            Select(true);
            try { device.Write(new SpanByte(data, start, count)); }
            finally { Select(false); }
        }

        public void Transfer(byte[] send, byte[] receive, int count)
        {
            Check(count);
            if (select == null)
            {
                device.TransferFullDuplex(new SpanByte(send, 0, count), new SpanByte(receive, 0, count));
                return;
            }
            Select(true);
            try { device.TransferFullDuplex(new SpanByte(send, 0, count), new SpanByte(receive, 0, count)); }
            finally { Select(false); }
        }

        public void Pulse(int micros)
        {
            Select(true);
            try { clock.Spin(micros); }
            finally { Select(false); }
        }

        private void Select(bool active) => select.Write(!active);

        private static void Check(int count)
        {
            if (count < 1 || count > MaxFrame) throw new ArgumentOutOfRangeException();
        }
    }
}
