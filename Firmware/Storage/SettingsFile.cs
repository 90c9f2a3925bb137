using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// Keeps the settings on the flash as tag and text, so that another version can read what it knows. The format's own version goes
/// first, as tag 0: settings in a newer format are not read, and not written over either.
/// </summary>
public sealed class SettingsFile
{
    /// <summary>Version of the format that this firmware writes. Records without one are of the first.</summary>
    public const int Format = 1;

    private const int Capacity = 2048;
    private const int FormatTag = 0;

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(Capacity);

    /// <summary>Uses the slots "settings".</summary>
    public SettingsFile(IVolume volume)
    {
        slot = new SlotFile(volume, "settings", Capacity);
    }

    /// <summary>True when settings are stored: the terminal was set up.</summary>
    public bool Exists { get; private set; }

    /// <summary>True when the stored settings are in a newer format than this firmware knows: it must be updated, and changes nothing until then.</summary>
    public bool IsNewer { get; private set; }

    /// <summary>Reads the settings; values that are not acceptable leave the default in place.</summary>
    /// <returns>False when none are stored, the terminal is not set up, or when they are in a newer format.</returns>
    public bool Load(TerminalSettings into)
    {
        IsNewer = false;
        Exists = false;
        if (!slot.Load(buffer)) return false;
        while (buffer.Position < buffer.Length)
        {
            int tag = buffer.GetByte();
            string value = buffer.GetText();
            if (tag == FormatTag && value != Format.ToString())
            {
                IsNewer = true;
                return false;
            }
            Parameter parameter = ParameterTable.ByTag(tag);
            if (parameter != null) ParameterTable.Set(into, parameter, value);
        }
        Exists = true;
        return true;
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
            buffer.PutText(ParameterTable.Get(settings, all[i].Tag));
        }
        slot.Save(buffer);
        Exists = true;
    }
}
