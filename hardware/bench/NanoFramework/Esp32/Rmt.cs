using Bench.Silicon;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>What channels of both directions have in common.</summary>
public abstract class RmtChannelSettings(int pinNumber)
{
    /// <summary>GPIO.</summary>
    public int PinNumber { get; set; } = pinNumber;
    /// <summary>Divides the 80 MHz of the APB clock; 1 to 255.</summary>
    public byte ClockDivider { get; set; } = 80;
}

/// <summary>Settings of a channel that sends.</summary>
public sealed class TransmitChannelSettings(int pinNumber) : RmtChannelSettings(pinNumber)
{
    /// <summary>True: the line has a level while nothing is sent.</summary>
    public bool EnableIdleLevelOutput { get; set; } = true;
    /// <summary>That level.</summary>
    public bool IdleLevel { get; set; }
}

/// <summary>
/// A channel of the RMT unit that sends: items of a duration and a level, timed by hardware while the firmware goes on (or stands
/// still). What is under way when the power goes is not finished.
/// </summary>
public sealed class TransmitterChannel : IDisposable
{
    private const int ApbMhz = 80, MostChannels = 4; // ESP32-S3: four for sending

    private readonly Machine machine;
    private readonly TransmitChannelSettings settings;
    private long busyUntilNs;

    /// <summary>Takes the pin.</summary>
    /// <exception cref="BreachException">The pin is open as a GPIO, whose level would no longer reach the pad.</exception>
    public TransmitterChannel(TransmitChannelSettings settings)
    {
        machine = Machine.Current;
        this.settings = settings;
        if (!machine.PinIsUsable(settings.PinNumber)) throw new BreachException("ESP32-S3", $"GPIO{settings.PinNumber} belongs to flash or PSRAM, or is not bonded out");
        if (!System.Device.Gpio.GpioPin.OpenPins(machine).Add(settings.PinNumber)) throw new BreachException("RMT", $"GPIO{settings.PinNumber} is open as a GPIO");
        int used = machine.ApiState.TryGetValue("rmt", out object? state) ? (int)state : 0;
        if (used == MostChannels) throw new InvalidOperationException("no free RMT channel");
        machine.ApiState["rmt"] = used + 1;
        machine.NativeCall(DeviceCall.RmtSendData);
        machine.SetPinDrive(settings.PinNumber, settings.EnableIdleLevelOutput ? PinDrive.Output : PinDrive.Input);
        if (settings is { EnableIdleLevelOutput: true, IdleLevel: true }) machine.WritePin(settings.PinNumber, true);
    }

    /// <summary>True while nothing is sent.</summary>
    public bool IsChannelIdle
    {
        get
        {
            machine.NativeCall(DeviceCall.HighResTimerGetCurrent);
            return machine.Clock.NowNs >= busyUntilNs;
        }
    }

    /// <summary>Sends items of the RMT memory, four bytes each. Waits for a sending that is under way.</summary>
    /// <param name="data">Duration and level, twice an item, lowest byte first.</param>
    /// <param name="waitTxDone">Return only when all is sent.</param>
    public void SendData(byte[] data, bool waitTxDone)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        machine.NativeCall(DeviceCall.RmtSendData);
        if (busyUntilNs > machine.Clock.NowNs) machine.NativeCall(busyUntilNs - machine.Clock.NowNs);
        long at = machine.Clock.NowNs;
        for (int i = 0; i + 1 < data.Length; i += 2)
        {
            int item = data[i] | data[i + 1] << 8, ticks = item & 0x7FFF;
            if (ticks == 0) break; // the end mark
            bool level = item >> 15 != 0;
            machine.Clock.At(at, () => Drive(level));
            at += ticks * (long)settings.ClockDivider * 1000 / ApbMhz;
        }
        busyUntilNs = at;
        machine.Clock.At(at, () => Drive(settings.IdleLevel));
        if (waitTxDone) machine.NativeCall(at - machine.Clock.NowNs);
        machine.SimulationBytes += GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Drive(bool level)
    {
        if (!machine.PowerIsOff) machine.WritePin(settings.PinNumber, level);
    }

    /// <inheritdoc/>
    public void Dispose() => System.Device.Gpio.GpioPin.OpenPins(machine).Remove(settings.PinNumber);
}
