using PosFirmware.Drivers.Bus;

namespace PosFirmware.Diagnostics.Measuring;

/// <summary>Time of a piece of work, over so many rounds that the timer's own cost does not count.</summary>
public sealed class Stopwatch
{
    /// <summary>Answer of a measurement that could not be made.</summary>
    public const long Impossible = -1;

    private const int EnoughMicros = 200000;

    private readonly IClock clock;
    private readonly ProcessorWork processor;
    private readonly DeviceWork device;

    /// <summary>Measures with a clock.</summary>
    /// <param name="clock">On the device the terminal's; on a PC one that tells real time.</param>
    /// <param name="rig">The terminal; null on a PC, where only the processor's work is measured.</param>
    public Stopwatch(IClock clock, Rig rig)
    {
        this.clock = clock;
        processor = new ProcessorWork();
        device = rig == null ? null : new DeviceWork(rig);
    }

    /// <summary>Time of one round in nanoseconds, or <see cref="Impossible"/>.</summary>
    public long Nanos(Figure figure)
    {
        if (figure.NeedsDevice && device == null) return Impossible;
        if (!Once(figure)) return Impossible; // the first is slower: caches, first use of a class
        for (int rounds = 1; ; rounds *= 2)
        {
            long start = clock.Micros;
            for (int i = 0; i < rounds; i++)
                if (!Once(figure)) return Impossible;
            long took = clock.Micros - start;
            if (took >= EnoughMicros || rounds >= figure.MostRounds) return took * 1000 / rounds;
        }
    }

    /// <summary>Leaves the terminal as it was.</summary>
    public void CleanUp()
    {
        if (device != null) device.CleanUp();
    }

    private bool Once(Figure figure)
    {
        if (figure.NeedsDevice) return device.Once(figure.Kind);
        processor.Once(figure.Kind);
        return true;
    }
}
