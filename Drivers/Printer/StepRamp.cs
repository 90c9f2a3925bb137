namespace PosFirmware.Drivers.Printer;

/// <summary>How soon a motor step may follow the last one. It looks only at what the rotor really did, so a pause of any length is safe.</summary>
public sealed class StepRamp
{
    private readonly short[] table;

    /// <summary>A ramp over falling intervals.</summary>
    public StepRamp(short[] table)
    {
        this.table = table;
    }

    /// <summary>Interval in microseconds after a start from rest.</summary>
    public int FromRest => table[0];

    /// <summary>Shortest interval of the ramp in microseconds.</summary>
    public int Fastest => table[table.Length - 1];

    /// <summary>Shortest interval that may follow one of <paramref name="last"/> microseconds: one place further in the table, interpolated.</summary>
    public int After(long last)
    {
        int top = table.Length - 1;
        if (last <= table[top]) return table[top];
        int rest = table[0] + table[0] / 4;
        if (last >= rest) return table[0];
        int i = top;
        while (i > 0 && last > table[i]) i--;
        // last lies between place i and the one before; place 0 has the state of rest before it
        bool slow = i == 0 && last > table[0];
        int from = slow ? rest : table[i], to = slow ? table[0] : table[i + 1];
        int nextFrom = slow ? table[0] : table[i + 1], nextTo = slow ? table[1] : i + 2 <= top ? table[i + 2] : table[top];
        return nextTo + (int)(last - to) * (nextFrom - nextTo) / (from - to);
    }
}
