namespace Bench.Silicon;

/// <summary>The prices that one machine charges now: those of its profile, unless a test has set one.</summary>
public sealed class DevicePrices
{
    private readonly long[] ns = new long[Enum.GetValues<DeviceCall>().Length];

    /// <summary>Charges what a profile says.</summary>
    public DevicePrices(DeviceProfile profile)
    {
        Profile = profile;
        for (int i = 0; i < ns.Length; i++) ns[i] = (long)profile.Ns((DeviceCall)i);
        UnitNs = profile.UnitNs;
    }

    /// <summary>Where they come from.</summary>
    public DeviceProfile Profile { get; }

    /// <summary>Time of one interpreted unit in nanoseconds; 0: C# takes no time.</summary>
    public double UnitNs { get; set; }

    /// <summary>True: the machine keeps time as the device does. False: as the bench did before anything of the device was known.</summary>
    public bool LikeDevice => UnitNs > 0;

    /// <summary>Price of a call in nanoseconds.</summary>
    public long this[DeviceCall call]
    {
        get => ns[(int)call];
        set => ns[(int)call] = value;
    }
}
