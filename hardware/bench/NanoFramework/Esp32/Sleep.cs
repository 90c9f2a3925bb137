using Bench.Silicon;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Result of a native call.</summary>
public enum EspNativeError
{
    /// <summary>Done.</summary>
    OK = 0,
}

/// <summary>Sleep of the processor; only light sleep with a timer and one pin as sources is simulated.</summary>
public class Sleep
{
    private const string State = "sleep";

    /// <summary>Pins that can wake.</summary>
    [Flags]
    public enum WakeupGpioPin : ulong
    {
        /// <summary>None.</summary>
        None = 0,
        /// <summary>GPIO9.</summary>
        Pin9 = 512,
        /// <summary>GPIO35 of a classic ESP32.</summary>
        Pin35 = 34359738368,
    }

    /// <summary>What woke it.</summary>
    public enum WakeupCause
    {
        /// <summary>It has not slept.</summary>
        Undefined = 0,
        /// <summary>A single pin.</summary>
        Ext0 = 2,
        /// <summary>The timer.</summary>
        Timer = 4,
    }

    private sealed class Sources
    {
        public long TimerNs = -1;
        public int Pin = -1, Level;
        public WakeupCause Cause;
    }

    private static Sources Of(Machine machine)
    {
        if (!machine.ApiState.TryGetValue(State, out object? state)) machine.ApiState[State] = state = new Sources();
        return (Sources)state;
    }

    /// <summary>Wakes after a time.</summary>
    public static EspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        Of(Machine.Current).TimerNs = time.Ticks * 100;
        return EspNativeError.OK;
    }

    /// <summary>Wakes at a level of an RTC pin.</summary>
    public static EspNativeError EnableWakeupByPin(WakeupGpioPin pin, int level)
    {
        Sources sources = Of(Machine.Current);
        sources.Pin = System.Numerics.BitOperations.TrailingZeroCount((ulong)pin);
        sources.Level = level;
        return EspNativeError.OK;
    }

    /// <summary>Sleeps until a source wakes it.</summary>
    public static EspNativeError StartLightSleep()
    {
        Machine machine = Machine.Current;
        Sources sources = Of(machine);
        long start = machine.Clock.NowNs;
        while (true)
        {
            machine.Sleep(10);
            if (sources.Pin >= 0 && machine.ReadPin(sources.Pin) == (sources.Level != 0))
            {
                sources.Cause = WakeupCause.Ext0;
                return EspNativeError.OK;
            }
            if (sources.TimerNs >= 0 && machine.Clock.NowNs - start >= sources.TimerNs)
            {
                sources.Cause = WakeupCause.Timer;
                return EspNativeError.OK;
            }
        }
    }

    /// <summary>What woke it the last time.</summary>
    public static WakeupCause GetWakeupCause() => Of(Machine.Current).Cause;
}
