namespace Bench.Silicon;

/// <summary>
/// The one time base of a bench machine, in nanoseconds since power-on. Native calls and sleeps of the firmware move it;
/// events that simulated chips have scheduled happen in their order on the way.
/// </summary>
/// <remarks>
/// Everything runs on the firmware's thread. In real-time mode the clock additionally waits, so that a person can use the
/// keys; otherwise it jumps, and a 45 s time-out costs nothing.
/// </remarks>
public sealed class VirtualClock
{
    private readonly PriorityQueue<Action, (long At, long Order)> events = new();
    private readonly object gate = new();
    private long order;
    private bool advancing;
    private readonly System.Diagnostics.Stopwatch wall = System.Diagnostics.Stopwatch.StartNew();
    private long wallOrigin;

    /// <summary>Virtual nanoseconds since power-on.</summary>
    public long NowNs { get; private set; }

    /// <summary>Virtual microseconds since power-on.</summary>
    public long NowUs => NowNs / 1000;

    /// <summary>Wall-clock date and time at power-on; what the simulated RTC starts from.</summary>
    public DateTime Epoch { get; set; } = new(2026, 7, 17, 9, 30, 0, DateTimeKind.Utc);

    /// <summary>The date and time that the simulated RTC shows.</summary>
    public DateTime UtcNow => Epoch.AddTicks(NowNs / 100);

    /// <summary>True: sleeping takes real time (a person is at the keys). False: time jumps.</summary>
    public bool RealTime
    {
        get => realTime;
        set { realTime = value; wallOrigin = WallNs - NowNs; }
    }
    private bool realTime;

    /// <summary>Virtual seconds to a second of the wall's clock in real-time mode; to be set before it begins.</summary>
    public int Pace { get; set; } = 1;

    private long WallNs => wall.ElapsedMilliseconds * 1_000_000 * Pace;

    /// <summary>Runs <paramref name="action"/> on the firmware's thread once the clock reaches <paramref name="atNs"/>. Safe from any thread.</summary>
    public void At(long atNs, Action action)
    {
        lock (gate) events.Enqueue(action, (atNs, order++));
    }

    /// <summary>As <see cref="At"/>, <paramref name="delayNs"/> from now.</summary>
    public void After(long delayNs, Action action) => At(NowNs + delayNs, action);

    /// <summary>Moves time forward, running every event that falls due. Only the firmware's thread calls this.</summary>
    public void Advance(long ns)
    {
        if (advancing) return; // an event handler touched a pin: time stands still inside an event
        advancing = true;
        try
        {
            long end = NowNs + ns;
            while (true)
            {
                Action? next = null;
                lock (gate)
                {
                    if (events.TryPeek(out _, out var key) && key.At <= end)
                    {
                        next = events.Dequeue();
                        if (key.At > NowNs) NowNs = key.At;
                    }
                }
                if (next is null) break;
                next();
            }
            NowNs = end;
        }
        finally { advancing = false; }
        if (realTime)
        {
            long ahead = NowNs - (WallNs - wallOrigin);
            if (ahead > 2_000_000 * Pace) Thread.Sleep((int)(ahead / 1_000_000 / Pace));
            else if (ahead < -500_000_000) wallOrigin -= ahead; // the PC was busy: do not race to catch up
        }
    }
}
