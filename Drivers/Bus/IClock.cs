using System;

namespace PosFirmware.Drivers.Bus;

/// <summary>Time and waiting. All waiting of the firmware goes through here, so that the bench can run it on a virtual clock.</summary>
public interface IClock
{
    /// <summary>Microseconds since power-on; never goes back.</summary>
    long Micros { get; }

    /// <summary>Milliseconds since power-on; never goes back.</summary>
    long Millis { get; }

    /// <summary>Date and time of the device's RTC, UTC. Not to be trusted before the first sign-on or SNTP answer.</summary>
    DateTime UtcNow { get; }

    /// <summary>
    /// Gives the processor away until the tick before the time is over: for between 10 ms less and the whole of it (hardware.md section 0,
    /// trap 7). For loops; whoever owes a part a minimum calls <see cref="Wait"/>.
    /// </summary>
    /// <param name="milliseconds">10 or a multiple.</param>
    void Sleep(int milliseconds);

    /// <summary>Gives the processor away for at least the given time: a minimum of a data sheet. Takes up to 10 ms more.</summary>
    /// <param name="milliseconds">10 or a multiple.</param>
    void Wait(int milliseconds);

    /// <summary>Busy wait, for 1 us to 9 ms. Blocks every thread.</summary>
    /// <param name="micros">At least this many microseconds.</param>
    void Spin(int micros);
}
