using Bench.Silicon;

namespace Bench.VirtualBoard.Wiring;

/// <summary>One copper net: who drives it, what pulls it, and its level.</summary>
public sealed class Net(string name, bool? pull = null)
{
    private readonly Dictionary<object, bool> drivers = [];

    /// <summary>Name as in the pin map of hardware.md section 11.</summary>
    public string Name { get; } = name;

    /// <summary>Level when nobody drives; null floats and reads low.</summary>
    public bool? Pull { get; set; } = pull;

    /// <summary>Level now.</summary>
    public bool Level { get; private set; } = pull ?? false;

    /// <summary>True while some output drives the net.</summary>
    public bool IsDriven => drivers.Count > 0;

    /// <summary>Raised after the level has changed; the argument is the new level.</summary>
    public event Action<bool>? Changed;

    /// <summary>A part drives the net, or lets it go (null). An open-drain part drives low or lets go.</summary>
    /// <exception cref="BreachException">Two push-pull outputs fight.</exception>
    public void Drive(object owner, bool? level)
    {
        if (level is { } value) drivers[owner] = value; else drivers.Remove(owner);
        bool low = drivers.ContainsValue(false), high = drivers.ContainsValue(true);
        if (low && high) throw new BreachException(Name, "two outputs drive the net against each other");
        bool now = low ? false : high || (Pull ?? false);
        if (now == Level) return;
        Level = now;
        Changed?.Invoke(now);
    }
}
