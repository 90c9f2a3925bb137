using nanoFramework.Hardware.Esp32.Rmt;

namespace PosFirmware.Drivers.Bus;

/// <summary>A line that can be high for a time.</summary>
public interface ITimedLine
{
    /// <summary>High from now on for the given time, and then low again by itself. The time before must be over.</summary>
    /// <param name="milliseconds">1 to 400.</param>
    void Hold(int milliseconds);
}

/// <summary>A pin whose high time the controller's RMT unit ends, whatever the firmware is busy with.</summary>
public sealed class TimedLine : ITimedLine
{
    private const byte Divider = 255;             // 80 MHz / 255: a count is 3.19 us
    private const int CountsPerMs = 80000 / Divider, MostCounts = 32767, ItemBytes = 4, Items = 2;

    private readonly TransmitterChannel channel;
    private readonly byte[] items = new byte[(Items + 1) * ItemBytes]; // the last one is the end mark

    /// <summary>Takes the pin; it is low from now on.</summary>
    /// <param name="pin">GPIO number; nobody else may open it.</param>
    public TimedLine(int pin)
    {
        channel = new TransmitterChannel(new TransmitChannelSettings(pin) { ClockDivider = Divider, EnableIdleLevelOutput = true, IdleLevel = false });
    }

    /// <inheritdoc/>
    public void Hold(int milliseconds)
    {
        int counts = milliseconds * CountsPerMs;
        for (int i = 0; i < Items * ItemBytes; i += 2)
        {
            int part = counts > MostCounts ? MostCounts : counts;
            counts -= part;
            items[i] = (byte)part;
            items[i + 1] = (byte)(part == 0 ? 0 : part >> 8 | 0x80);
        }
        channel.SendData(items, false);
    }
}
