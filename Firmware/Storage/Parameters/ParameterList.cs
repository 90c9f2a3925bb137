namespace PosFirmware.Storage;

/// <summary>Collects the rows of the parameter table, and finds them by tag.</summary>
internal sealed class ParameterList
{
    private const int Tags = 256; // a tag is a byte in the settings file

    private readonly Parameter[] byTag = new Parameter[Tags];
    private readonly Parameter[] rows = new Parameter[Tags];
    private int count;

    /// <summary>Enters a row.</summary>
    public void Enter(Parameter row)
    {
        row.Index = count;
        rows[count++] = row;
        byTag[row.Tag] = row;
    }

    /// <summary>Row with a tag; null when there is none.</summary>
    public Parameter ByTag(int tag) => tag >= 0 && tag < Tags ? byTag[tag] : null;

    /// <summary>All rows, in their order.</summary>
    public Parameter[] ToArray()
    {
        Parameter[] all = new Parameter[count];
        System.Array.Copy(rows, 0, all, 0, count);
        return all;
    }
}
