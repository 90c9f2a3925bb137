using Bench.Silicon;

namespace Bench.VirtualBoard.Wiring;

/// <summary>One copper net: who drives it, what pulls it, and its level.</summary>
public sealed class Net(string name, bool? pull = null)
{
    private readonly Dictionary<object, bool> drivers = [];
    private bool? pull = pull;
    private bool chipPullUp;
    private bool? coupled;

    /// <summary>Name as in the pin map of hardware.md section 11.</summary>
    public string Name { get; } = name;

    /// <summary>Level that an external resistor gives when nobody drives; null: there is none.</summary>
    public bool? Pull
    {
        get => pull;
        set { pull = value; Settle(); }
    }

    /// <summary>A weak pull-up inside a chip (100 kOhm in the MCP23S17); an external resistor is stronger.</summary>
    public bool ChipPullUp
    {
        get => chipPullUp;
        set
        {
            if (chipPullUp == value) return;
            chipPullUp = value;
            Settle();
            DriverChanged?.Invoke(this);
        }
    }

    /// <summary>Level that reaches the net from another one through a closed contact; null: no contact, or nothing behind it.</summary>
    public bool? Coupled
    {
        get => coupled;
        set { coupled = value; Settle(); }
    }

    /// <summary>Level that resistors alone would give; null floats.</summary>
    public bool? PulledTo => pull ?? (chipPullUp ? true : null);

    /// <summary>Level now; a floating net reads low.</summary>
    public bool Level { get; private set; } = pull ?? false;

    /// <summary>True while some output drives the net.</summary>
    public bool IsDriven => drivers.Count > 0;

    /// <summary>Raised after the level has changed; the argument is the new level.</summary>
    public event Action<bool>? Changed;

    /// <summary>Raised after any part has begun, changed or ended driving or pulling, also when the level stays; the argument is that part.</summary>
    public event Action<object>? DriverChanged;

    /// <summary>What the outputs drive; null when none does.</summary>
    public bool? Driven => drivers.Count == 0 ? null : !drivers.ContainsValue(false);

    /// <summary>A part drives the net, or lets it go (null). An open-drain part drives low or lets go.</summary>
    /// <exception cref="BreachException">Two push-pull outputs fight.</exception>
    public void Drive(object owner, bool? level)
    {
        bool? before = drivers.TryGetValue(owner, out bool old) ? old : null;
        if (before == level) return;
        if (level is { } value) drivers[owner] = value; else drivers.Remove(owner);
        Settle();
        DriverChanged?.Invoke(owner);
    }

    private void Settle()
    {
        bool low = drivers.ContainsValue(false), high = drivers.ContainsValue(true);
        if (low && high) throw new BreachException(Name, "two outputs drive the net against each other");
        bool now = low ? false : high || (coupled ?? PulledTo ?? false);
        if (now == Level) return;
        Level = now;
        Changed?.Invoke(now);
    }
}
