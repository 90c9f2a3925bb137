using System.IO;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// How much the parts have been used: for trends, as a stripe head that is getting dirty. Counted in memory and kept on flash only now
/// and then, while the terminal rests: the last few may be lost with the power, and no sale pays for a write.
/// </summary>
public sealed class Usage
{
    private const int Bytes = 32, SaveEveryMs = 600000;

    private readonly SlotFile file;
    private readonly RecordBuffer buffer = new RecordBuffer(Bytes);
    private bool changed;
    private long saveAt;

    /// <summary>Counts from nothing until <see cref="Load"/>.</summary>
    public Usage(IVolume volume)
    {
        file = new SlotFile(volume, "usage", Bytes);
    }

    /// <summary>Times that the terminal was switched on.</summary>
    public int Boots { get; private set; }
    /// <summary>Slips that came out whole.</summary>
    public int Slips { get; private set; }
    /// <summary>Slips that were cut short by paper, cover, heat or battery.</summary>
    public int BadSlips { get; private set; }
    /// <summary>Swipes that were read.</summary>
    public int Swipes { get; private set; }
    /// <summary>Swipes that were not.</summary>
    public int BadSwipes { get; private set; }

    /// <summary>Bad swipes in percent of all; 0 while there are too few to tell.</summary>
    public int BadSwipePercent => Swipes + BadSwipes < 20 ? 0 : 100 * BadSwipes / (Swipes + BadSwipes);

    /// <summary>Reads what is kept, and counts a boot.</summary>
    public void Load()
    {
        if (file.Load(buffer))
        {
            Boots = buffer.GetInt();
            Slips = buffer.GetInt();
            BadSlips = buffer.GetInt();
            Swipes = buffer.GetInt();
            BadSwipes = buffer.GetInt();
        }
        Boots++;
        changed = true;
    }

    /// <summary>Counts a slip.</summary>
    public void CountSlip(bool good)
    {
        if (good) Slips++;
        else BadSlips++;
        changed = true;
    }

    /// <summary>Counts a swipe.</summary>
    public void CountSwipe(bool good)
    {
        if (good) Swipes++;
        else BadSwipes++;
        changed = true;
    }

    /// <summary>Keeps the counts if there is something new and the last time is ten minutes ago. A volume that refuses costs nothing but the counts.</summary>
    /// <param name="nowMs">Milliseconds since power-on.</param>
    public void SaveIfDue(long nowMs)
    {
        if (!changed || nowMs < saveAt) return;
        saveAt = nowMs + SaveEveryMs;
        buffer.Reset();
        buffer.PutInt(Boots);
        buffer.PutInt(Slips);
        buffer.PutInt(BadSlips);
        buffer.PutInt(Swipes);
        buffer.PutInt(BadSwipes);
        try
        {
            file.Save(buffer);
            changed = false;
        }
        catch (IOException)
        {
            // counts are not worth stopping for; the flow that needs the volume will say that it is full
        }
    }
}
