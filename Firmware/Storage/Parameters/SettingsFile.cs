using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// Keeps the settings on the flash as tag and text, so that another version can read what it knows. The format's own version goes
/// first, as tag 0: settings in a newer format are not read, and not written over either.
/// </summary>
public sealed class SettingsFile
{
    /// <summary>
    /// Version of the format that this firmware writes; records without one are of the first. It stands for the whole volume: whoever
    /// changes another file so that an earlier version would misread it raises it, and that version then leaves the volume alone.
    /// </summary>
    public const int Format = 2;

    private const int Capacity = 2048;
    private const int FormatTag = 0;

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(Capacity);

    /// <summary>Uses the slots "settings".</summary>
    public SettingsFile(IVolume volume)
    {
        slot = new SlotFile(volume, "settings", Capacity);
    }

    /// <summary>True when the stored settings are in an older format: what they lack has its default, and the next save writes the format of now.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>True when settings are stored: the terminal was set up.</summary>
    public bool Exists { get; private set; }

    /// <summary>True when the stored settings are in a newer format than this firmware knows: it must be updated, and changes nothing until then.</summary>
    public bool IsNewer { get; private set; }

    /// <summary>Looks at the format only.</summary>
    /// <returns>True when settings in a newer format are stored.</returns>
    public bool IsOfNewerVersion()
    {
        Load(new TerminalSettings());
        return IsNewer;
    }

    /// <summary>Reads the settings; values that are not acceptable leave the default in place.</summary>
    /// <returns>False when none are stored, the terminal is not set up, or when they are in a newer format.</returns>
    public bool Load(TerminalSettings into)
    {
        IsNewer = false;
        IsOlder = false;
        Exists = false;
        int format = 1;
        if (!slot.Load(buffer)) return false;
        while (buffer.Position < buffer.Length)
        {
            int tag = buffer.GetByte();
            string value = buffer.GetText();
            if (tag == FormatTag)
            {
                format = Number(value);
                IsNewer = format > Format;
                if (IsNewer) return false;
            }
            Parameter parameter = ParameterTable.ByTag(tag);
            if (parameter != null) ParameterTable.Set(into, parameter, value);
        }
        IsOlder = format < Format;
        Exists = true;
        return true;
    }

    /// <summary>A format's number; what is none is newer than anything.</summary>
    private static int Number(string value)
    {
        int number = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] < '0' || value[i] > '9' || number > 1000) return int.MaxValue;
            number = number * 10 + value[i] - '0';
        }
        return number;
    }

    /// <summary>Writes the settings. Settings in a newer format stay as they are.</summary>
    public void Save(TerminalSettings settings)
    {
        if (IsNewer) return;
        buffer.Reset();
        buffer.PutByte(FormatTag);
        buffer.PutText(Format.ToString());
        Parameter[] all = ParameterTable.All;
        for (int i = 0; i < all.Length; i++)
        {
            buffer.PutByte(all[i].Tag);
            buffer.PutText(ParameterTable.Get(settings, all[i]));
        }
        slot.Save(buffer);
        IsOlder = false;
        Exists = true;
    }
}
