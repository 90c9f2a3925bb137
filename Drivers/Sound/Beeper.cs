using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Sound;

/// <summary>What the terminal wants to say.</summary>
public enum Beep
{
    /// <summary>A key was taken. The same for every key, so that a PIN cannot be heard.</summary>
    KeyClick = 0,
    /// <summary>Approved, read well.</summary>
    Ok = 1,
    /// <summary>Three beeps: declined, bad read, wrong key.</summary>
    Error = 2,
    /// <summary>The card is still in the slot.</summary>
    RemoveCard = 3,
}

/// <summary>
/// An active buzzer. Each tone ends by itself, by hardware, so that a page or a handshake that takes long leaves nothing on; the next tone of a
/// pattern comes from <see cref="Poll"/>.
/// </summary>
public sealed class Beeper
{
    /// <summary>Longest tone of any pattern in milliseconds.</summary>
    public const int LongestToneMs = 300;

    // On, off, on, ... in milliseconds; index is Beep.
    private static readonly int[][] Patterns =
    {
        new int[] { 20 },
        new int[] { 200 },
        new int[] { 150, 100, 150, 100, 150 },
        new int[] { 300, 300, 300 },
    };

    private readonly ITimedLine buzzer;
    private readonly IClock clock;
    private int[] pattern;
    private int step;
    private long stepEnds, toneEnds;

    /// <summary>Silent.</summary>
    public Beeper(ITimedLine buzzer, IClock clock)
    {
        this.buzzer = buzzer;
        this.clock = clock;
    }

    /// <summary>True while a pattern runs.</summary>
    public bool IsBusy => pattern != null;

    /// <summary>Starts a pattern; of one that runs the tone is finished and the rest is dropped.</summary>
    public void Play(Beep beep)
    {
        pattern = Patterns[(int)beep];
        step = -1;
        stepEnds = toneEnds;
        Poll();
    }

    /// <summary>Goes on with the pattern. Call at every tick.</summary>
    public void Poll()
    {
        if (pattern == null) return;
        long now = clock.Millis;
        if (now < stepEnds) return;
        if (++step == pattern.Length)
        {
            Stop();
            return;
        }
        stepEnds = now + pattern[step];
        if ((step & 1) != 0) return;
        toneEnds = stepEnds + 1; // the hardware takes no other tone before
        buzzer.Hold(pattern[step]);
    }

    /// <summary>No more tones; one that sounds ends within <see cref="LongestToneMs"/>.</summary>
    public void Stop() => pattern = null;
}
