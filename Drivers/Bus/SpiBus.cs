using System;
using System.Device.Gpio;
using System.Device.Spi;

namespace PosFirmware.Drivers.Bus;

/// <summary>
/// Owner of one SPI bus. It opens the only SpiDevice of the bus, without a chip select, and hands out peripherals that drive
/// their own nCS as a GPIO: so the settings are what they seem, and the zero bytes at opening reach no chip
/// (hardware.md section 0, traps 1 to 3).
/// </summary>
public sealed class SpiBus
{
    /// <summary>Longest frame in bytes; the native limit is 16,384.</summary>
    public const int MaxFrame = 16000;

    private readonly SpiDevice device;

    /// <summary>Opens the bus. The pins must have their function already, and every nCS must be high.</summary>
    /// <param name="busId">1 or 2.</param>
    /// <param name="clockHz">Clock for every chip on the bus.</param>
    public SpiBus(int busId, int clockHz)
    {
        device = SpiDevice.Create(new SpiConnectionSettings(busId, -1)
        {
            ClockFrequency = clockHz,
            Mode = SpiMode.Mode0,
            DataFlow = DataFlow.MsbFirst,
        });
    }

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
            Select(true);
            try { device.Write(new SpanByte(data, start, count)); }
            finally { Select(false); }
        }

        public void Transfer(byte[] send, byte[] receive, int count)
        {
            Check(count);
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

        private void Select(bool active)
        {
            if (select != null) select.Write(!active);
        }

        private static void Check(int count)
        {
            if (count < 1 || count > MaxFrame) throw new ArgumentOutOfRangeException();
        }
    }
}
