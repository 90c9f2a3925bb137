using System.IO;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Power;

namespace PosFirmware.Storage;

/// <summary>What this version can do with what lies on the volume.</summary>
public enum VolumeVerdict
{
    /// <summary>Everything is as this version writes it.</summary>
    Ready = 0,
    /// <summary>A newer version has written it: nothing was changed, and nothing may be.</summary>
    Newer = 1,
    /// <summary>Logs of an earlier version are there, and no room for the conversion of all of them: each is as it was.</summary>
    NoRoom = 2,
}

/// <summary>
/// Brings the logs of an earlier version into the form of now, before anything else is read at boot. The former log is whole until the
/// new one is: a copy is built beside it, a mark says that the copy is whole, then the copy takes its place. A power cut anywhere
/// leaves the former log, or the copy with its mark, and the next boot goes on.
/// </summary>
public sealed class VolumeUpgrade
{
    private const string CopyFile = "upgrade", MarkFile = "upgrade.ok";
    private const int MarkLength = 1 + 4, LargestEntry = 4096;
    private const int Block = 4096, Spare = 4; // blocks: the mark, and what the file system needs itself

    private readonly IVolume volume;
    private readonly ExternalWatchdog watchdog;
    private readonly byte[] mark = new byte[MarkLength];

    /// <summary>Looks after a volume.</summary>
    /// <param name="watchdog">Kicked while a long log is converted; may be null.</param>
    public VolumeUpgrade(IVolume volume, ExternalWatchdog watchdog = null)
    {
        this.volume = volume;
        this.watchdog = watchdog;
    }

    /// <summary>Logs that were converted.</summary>
    public int Converted { get; private set; }

    /// <summary>Looks at every log and converts what is of an earlier version.</summary>
    public VolumeVerdict Run()
    {
        try
        {
            Resume();
            LogForm[] logs = LogForm.All;
            int former = 0;
            for (int i = 0; i < logs.Length; i++)
            {
                int size = SizeOf(logs[i]);
                if (size == 0) return VolumeVerdict.Newer;
                if (size != logs[i].Size) former++;
            }
            if (former > 0 && !HasRoom(logs)) return VolumeVerdict.NoRoom;
            for (int i = 0; i < logs.Length && former > 0; i++)
            {
                int size = SizeOf(logs[i]);
                if (size != logs[i].Size) Convert(i, logs[i], size);
            }
            return VolumeVerdict.Ready;
        }
        catch (IOException)
        {
            return VolumeVerdict.NoRoom;
        }
    }

    /// <summary>Size of the entries of a log.</summary>
    /// <returns>That of now also when nothing in it can be read; 0: there are entries of a size that is not known here.</returns>
    private int SizeOf(LogForm log)
    {
        int length = volume.Length(log.Name);
        if (length <= 0 || HasEntry(log.Name, length, log.Size)) return log.Size;
        for (int i = 0; i < log.Former.Length; i++)
            if (HasEntry(log.Name, length, log.Former[i])) return log.Former[i];
        return IsOfOtherSize(log.Name) ? 0 : log.Size;
    }

    /// <summary>
    /// True when the copies of all former logs fit, one after the other. None is converted before: the version before, which is to settle
    /// without room, would read nothing of a log of now.
    /// </summary>
    private bool HasRoom(LogForm[] logs)
    {
        int free = volume.Capacity / Block - Spare;
        string[] names = volume.List();
        for (int i = 0; i < names.Length; i++)
            if (!string.Equals(names[i], CopyFile)) free -= Blocks(volume.Length(names[i]));
        for (int i = 0; i < logs.Length; i++)
        {
            int size = SizeOf(logs[i]);
            if (size == logs[i].Size) continue;
            int length = volume.Length(logs[i].Name), copy = Blocks((length + size - 1) / size * logs[i].Size);
            if (copy > free) return false;
            free -= copy - Blocks(length);
        }
        return true;
    }

    private static int Blocks(int length) => (length + Block - 1) / Block;

    /// <summary>True when a log has a readable entry at one of the places where entries of this size would lie.</summary>
    private bool HasEntry(string name, int length, int size)
    {
        RecordLog log = new RecordLog(volume, name, size);
        RecordBuffer entry = new RecordBuffer(size);
        int count = length / size;
        bool found = false;
        for (int i = 0; i < count && !found; i++) found = log.Walk(i, entry);
        log.EndWalk();
        return found;
    }

    /// <summary>True when the first entry is a whole one of some size.</summary>
    private bool IsOfOtherSize(string name)
    {
        byte[] data = new byte[LargestEntry];
        int got = volume.Read(name, 0, data, 0, data.Length), least = got < 2 ? int.MaxValue : ((data[0] << 8) | data[1]) + 6;
        if (least <= 6) return false;
        for (int size = least; size <= got; size++)
        {
            int at = size - 4;
            if (BigEndian.Get(data, at) == (int)Crc32.Of(data, 0, at)) return true;
        }
        return false;
    }

    private void Convert(int index, LogForm log, int former)
    {
        volume.Delete(CopyFile); // what an interrupted conversion has left
        RecordLog from = new RecordLog(volume, log.Name, former), to = new RecordLog(volume, CopyFile, log.Size);
        RecordBuffer old = new RecordBuffer(former), entry = new RecordBuffer(log.Size);
        IOException refused = null;
        try
        {
            int count = from.Count;
            for (int i = 0; i < count; i++)
            {
                if (!from.Walk(i, old)) continue; // cut short by a power cut of its time: nobody has ever believed it
                if (watchdog != null) watchdog.Kick();
                log.Convert(old, entry);
                to.Append(entry);
            }
            mark[0] = (byte)index;
            BigEndian.Put(mark, 1, (int)Crc32.Of(mark, 0, 1));
            volume.Write(MarkFile, mark, 0, MarkLength);
        }
        catch (IOException e)
        {
            refused = e;
        }
        if (refused != null)
        {
            volume.Delete(CopyFile);
            throw refused;
        }
        Resume();
        Converted++;
    }

    /// <summary>The copy takes the place of its log, when the mark says that it is whole.</summary>
    private void Resume()
    {
        int got = volume.Read(MarkFile, 0, mark, 0, MarkLength);
        if (got < 0) return;
        if (got == MarkLength && mark[0] < LogForm.All.Length && BigEndian.Get(mark, 1) == (int)Crc32.Of(mark, 0, 1) && volume.Exists(CopyFile))
        {
            string name = LogForm.All[mark[0]].Name;
            volume.Delete(name);
            volume.Move(CopyFile, name);
        }
        volume.Delete(MarkFile);
    }
}
