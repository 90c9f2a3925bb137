using System;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace PosFirmware.Drivers.Bus;

/// <summary>The clock of the device: esp_timer for microseconds, the RTOS tick for sleeping.</summary>
public class Delay : IClock
{
    private const int TickMs = 10; // FreeRTOS at 100 Hz: the first tick of a sleep comes at any time within it

    /// <inheritdoc/>
    public long Micros => (long)HighResTimer.GetCurrent();

    /// <inheritdoc/>
    public long Millis => (long)(HighResTimer.GetCurrent() / 1000);

    /// <inheritdoc/>
    public virtual DateTime UtcNow => DateTime.UtcNow;

    /// <inheritdoc/>
    public void Sleep(int milliseconds) => Thread.Sleep(milliseconds);

    /// <inheritdoc/>
    public void Wait(int milliseconds) => Thread.Sleep(milliseconds + TickMs);

    /// <inheritdoc/>
    public void Spin(int micros)
    {
        ulong end = HighResTimer.GetCurrent() + (ulong)micros;
        while (HighResTimer.GetCurrent() < end)
        {
        }
    }
}
