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
/// An active buzzer on a pin. Patterns run from <see cref="Poll"/>; whoever is about to block for longer than a tick (a TLS
/// handshake, a print job) calls <see cref="Stop"/> first, because nobody else would end the tone.
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

    private readonly IOutputPin pin;
    private readonly IClock clock;
    private int[] pattern;
    private int step;
    private long stepEnds;

    /// <summary>Silent.</summary>
    public Beeper(IOutputPin pin, IClock clock)
    {
        this.pin = pin;
        this.clock = clock;
        pin.Write(false);
    }

    /// <summary>True while a pattern runs.</summary>
    public bool IsBusy => pattern != null;

    /// <summary>Starts a pattern; one that runs is broken off.</summary>
    public void Play(Beep beep)
    {
        pattern = Patterns[(int)beep];
        Start(0, clock.Millis);
    }

    /// <summary>Goes on with the pattern. Call at every tick.</summary>
    public void Poll()
    {
        if (pattern == null) return;
        long now = clock.Millis;
        if (now < stepEnds) return;
        if (step + 1 == pattern.Length) Stop();
        else Start(step + 1, now);
    }

    /// <summary>Silence at once.</summary>
    public void Stop()
    {
        pattern = null;
        pin.Write(false);
    }

    private void Start(int index, long now)
    {
        step = index;
        stepEnds = now + pattern[index];
        pin.Write((index & 1) == 0);
    }
}
