using nanoFramework.Hardware.Esp32.Rmt;

namespace PosFirmware.Drivers.Bus;

/// <summary>
/// A line on which the controller's RMT unit gives equal pulses by itself: no pause of the firmware can come between two of them, and a
/// firmware that stops dead gives no more than it has begun (ESP32-S3 Technical Reference Manual, chapter RMT).
/// </summary>
public sealed class PulseTrain
{
    private const byte DividerToMicros = 80; // RMT counts the 80 MHz APB clock
    private const int HighMicros = 10, ItemBytes = 4;

    private readonly TransmitterChannel channel;
    private readonly byte[][] trains;
    private readonly int spacing;

    /// <summary>Takes the pin; it is low from now on.</summary>
    /// <param name="pin">GPIO number; nobody else may open it.</param>
    /// <param name="spacingMicros">From one rising edge to the next, 20 to 32,000 us.</param>
    /// <param name="longest">Most pulses of a train.</param>
    public PulseTrain(int pin, int spacingMicros, int longest)
    {
        spacing = spacingMicros;
        channel = new TransmitterChannel(new TransmitChannelSettings(pin) { ClockDivider = DividerToMicros, EnableIdleLevelOutput = true, IdleLevel = false });
        trains = new byte[longest + 1][];
        for (int n = 1; n <= longest; n++) trains[n] = Items(n);
    }

    /// <summary>Begins a train and returns at once; the one before must be over.</summary>
    /// <param name="count">Pulses; 1 to the longest.</param>
    public void Send(int count) => channel.SendData(trains[count], false);

    /// <summary>Microseconds from the return of <see cref="Send"/> after which a train is surely over, with the rest after its last pulse.</summary>
    public int Micros(int count) => count * spacing;

    /// <summary>Items of the RMT memory: 15 bits of duration and a level on top, twice, lowest byte first.</summary>
    private byte[] Items(int count)
    {
        byte[] items = new byte[count * ItemBytes];
        int low = spacing - HighMicros;
        for (int i = 0; i < items.Length; i += ItemBytes)
        {
            items[i] = HighMicros;
            items[i + 1] = 0x80;
            items[i + 2] = (byte)low;
            items[i + 3] = (byte)(low >> 8);
        }
        return items;
    }
}
