namespace PosFirmware.Drivers.Printer;

/// <summary>
/// How many one-shot pulses a group gets, by head temperature, battery voltage and number of black dots; and the heat that its
/// dots still have. All in microseconds of on time at the nominal voltage.
/// </summary>
public sealed class HeadEnergy
{
    private const int Buckets = 9; // 0, 8, ... 64 dots
    private const int CoolingStep = 250;

    private readonly PrinterProfile profile;
    private readonly int[] perPulse = new int[Buckets];
    private readonly byte[] pulses = new byte[Buckets];
    private readonly int[] heat;
    private readonly long[] heatAt;
    private int tenths, millivolts;

    /// <summary>For a mechanism; <see cref="Update"/> must come before use.</summary>
    public HeadEnergy(PrinterProfile profile)
    {
        this.profile = profile;
        heat = new int[profile.Groups];
        heatAt = new long[profile.Groups];
    }

    /// <summary>Takes new readings; small changes are left alone.</summary>
    /// <param name="newTenths">Head, tenths of a degree Celsius.</param>
    /// <param name="newMillivolts">Battery without a strobe.</param>
    public void Update(int newTenths, int newMillivolts)
    {
        if (Near(newTenths, tenths, 10) && Near(newMillivolts, millivolts, 25)) return;
        tenths = newTenths;
        millivolts = newMillivolts;
        int need = Need(newTenths);
        long unloaded = (long)profile.PulseMicros * newMillivolts / profile.NominalMillivolts * newMillivolts / profile.NominalMillivolts;
        for (int i = 0; i < Buckets; i++)
        {
            perPulse[i] = (int)(unloaded * profile.SagShare[i] / 1024);
            pulses[i] = (byte)Choose(need, perPulse[i]);
        }
    }

    /// <summary>On time at the nominal voltage for a black dot at a head temperature.</summary>
    public int Need(int atTenths)
    {
        int last = profile.NeedMicros.Length - 1;
        int above = atTenths - profile.FirstNeedTenths;
        if (above <= 0) return profile.NeedMicros[0];
        int i = above / 100;
        if (i >= last) return profile.NeedMicros[last];
        return profile.NeedMicros[i] + (profile.NeedMicros[i + 1] - profile.NeedMicros[i]) * (above % 100) / 100;
    }

    /// <summary>Pulses for a group with so many black dots; 0 for none.</summary>
    public int Pulses(int dots) => dots == 0 ? 0 : pulses[(dots + 4) / 8];

    /// <summary>True when the group has cooled enough to take all its pulses.</summary>
    public bool IsCool(int group, int dots, long nowMicros) => Heat(group, nowMicros) + Peak(dots) <= profile.CapMicros;

    /// <summary>The group has just had all its pulses.</summary>
    public void Burnt(int group, int dots, long nowMicros)
    {
        heat[group] = Heat(group, nowMicros) + Peak(dots);
        heatAt[group] = nowMicros;
    }

    /// <summary>Heat left in the hottest dots of a group.</summary>
    public int Heat(int group, long nowMicros)
    {
        long place = (nowMicros - heatAt[group]) / CoolingStep;
        return place >= profile.CoolingShare.Length ? 0 : heat[group] * (profile.CoolingShare[(int)place] + 1) / 256;
    }

    private int Peak(int dots)
    {
        int n = Pulses(dots);
        return perPulse[(dots + 4) / 8] * n * profile.PeakShare[n] / 256;
    }

    /// <summary>The number whose energy lies nearest to the need without passing the cap; at least one.</summary>
    private int Choose(int need, int onePulse)
    {
        int best = 1;
        for (int n = 2; n <= profile.MaxPulses; n++)
        {
            int energy = onePulse * n;
            if (energy * profile.PeakShare[n] / 256 > profile.CapMicros - Margin) break;
            if (Distance(energy, need) < Distance(onePulse * best, need)) best = n;
        }
        return best;
    }

    private const int Margin = 40; // what a group may still hold of the row before

    private static int Distance(int a, int b) => a < b ? b - a : a - b;

    private static bool Near(int a, int b, int distance) => Distance(a, b) <= distance;
}
