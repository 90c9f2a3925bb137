using System;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Tests.Unit;

/// <summary>A clock that moves only when told, or when somebody waits.</summary>
public sealed class FakeClock : IClock
{
    /// <inheritdoc/>
    public long Micros { get; set; }

    /// <inheritdoc/>
    public long Millis => Micros / 1000;

    /// <inheritdoc/>
    public DateTime UtcNow => Start.AddMilliseconds(Millis);

    /// <summary>Date and time at power-on; set later, somebody has set the RTC.</summary>
    public DateTime Start = new DateTime(2026, 7, 17, 9, 30, 0);

    /// <inheritdoc/>
    public void Sleep(int milliseconds) => Micros += (milliseconds + 9) / 10 * 10000L;

    /// <inheritdoc/>
    public void Wait(int milliseconds) => Sleep(milliseconds);

    /// <inheritdoc/>
    public void Spin(int micros) => Micros += micros;

    /// <summary>Time passes.</summary>
    public void Pass(int milliseconds) => Micros += milliseconds * 1000L;
}
