using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>Keeps the settings on the flash as tag and text, so that another version can read what it knows.</summary>
public sealed class SettingsFile
{
    private const int Capacity = 2048;

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(Capacity);

    /// <summary>Uses the slots "settings".</summary>
    public SettingsFile(IVolume volume)
    {
        slot = new SlotFile(volume, "settings", Capacity);
    }

    /// <summary>Reads the settings; values that are not acceptable leave the default in place.</summary>
    /// <returns>False when none are stored: the terminal is not set up.</returns>
    public bool Load(TerminalSettings into)
    {
        if (!slot.Load(buffer)) return false;
        while (buffer.Position < buffer.Length)
        {
            int tag = buffer.GetByte();
            string value = buffer.GetText();
            Parameter parameter = ParameterTable.ByTag(tag);
            if (parameter != null) ParameterTable.Set(into, parameter, value);
        }
        return true;
    }

    /// <summary>Writes the settings.</summary>
    public void Save(TerminalSettings settings)
    {
        buffer.Reset();
        Parameter[] all = ParameterTable.All;
        for (int i = 0; i < all.Length; i++)
        {
            buffer.PutByte(all[i].Tag);
            buffer.PutText(ParameterTable.Get(settings, all[i].Tag));
        }
        slot.Save(buffer);
    }
}
