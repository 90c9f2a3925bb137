using System;
using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Emv;

/// <summary>
/// Applications that the terminal takes, in the slots "aids": as downloaded, or the usual ones of UnionPay until then (debit,
/// credit, quasi-credit; emv.md 1.1, 2).
/// </summary>
public sealed class AidTable
{
    /// <summary>Most entries.</summary>
    public const int Max = 16;

    private const int Version = 1, EntrySize = 128;

    private static readonly byte[] UsualTacDefault = { 0xD8, 0x40, 0x00, 0xA8, 0x00 };
    private static readonly byte[] UsualTacOnline = { 0xD8, 0x40, 0x04, 0xF8, 0x00 };
    private static readonly byte[] UsualTacDenial = { 0x00, 0x10, 0x00, 0x00, 0x00 };
    private static readonly byte[] UsualAid = { 0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x01 };
    private const int UsualCount = 3;

    private readonly SlotFile slot;
    private readonly RecordBuffer record = new RecordBuffer(2 + Max * EntrySize);
    private readonly AidParameters[] entries = new AidParameters[Max];

    /// <summary>Keeps the table in slots of a volume; null: only the usual applications. Nothing is read before <see cref="Load"/>.</summary>
    public AidTable(IVolume volume)
    {
        if (volume != null) slot = new SlotFile(volume, "aids", 2 + Max * EntrySize);
        for (int i = 0; i < Max; i++) entries[i] = new AidParameters();
        SetUsual();
    }

    /// <summary>Number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>True when the entries came from the acquirer.</summary>
    public bool IsDownloaded { get; private set; }

    /// <summary>An entry.</summary>
    public AidParameters this[int i] => entries[i];

    /// <summary>Reads the table from the flash; without one the usual applications stay.</summary>
    public void Load()
    {
        IsDownloaded = slot != null && slot.Load(record) && record.GetByte() == Version;
        if (!IsDownloaded)
        {
            SetUsual();
            return;
        }
        Count = record.GetByte();
        if (Count > Max) Count = Max;
        for (int i = 0; i < Count; i++) entries[i].Get(record);
    }

    /// <summary>Begins a new table: adds go to it, and nothing changes on the flash before <see cref="Save"/>.</summary>
    public void Begin() => Count = 0;

    /// <summary>Adds an application as the acquirer describes it; one with the same AID is replaced.</summary>
    /// <returns>False when the description cannot be read or the table is full.</returns>
    public bool Add(byte[] data, int offset, int count)
    {
        if (Count == Max) return false;
        AidParameters entry = entries[Count];
        if (!entry.Parse(data, offset, count)) return false;
        for (int i = 0; i < Count; i++)
            if (entries[i].AidLength == entry.AidLength && StartsWith(entries[i].Aid, 0, entry.Aid, 0, entry.AidLength))
            {
                entries[Count] = entries[i];
                entries[i] = entry;
                return true;
            }
        Count++;
        return true;
    }

    /// <summary>Makes the table durable: all of it or nothing.</summary>
    public void Save()
    {
        record.Reset();
        record.PutByte(Version);
        record.PutByte(Count);
        for (int i = 0; i < Count; i++) entries[i].Put(record);
        slot.Save(record);
        IsDownloaded = true;
    }

    /// <summary>Looks for the entry that suits a name of the card: equal, or the beginning of it where that is allowed (EMV 4.4 Book 1, 12.3.1). The longest one wins.</summary>
    /// <returns>Null when there is none.</returns>
    public AidParameters Match(byte[] name, int offset, int length)
    {
        AidParameters best = null;
        for (int i = 0; i < Count; i++)
        {
            AidParameters e = entries[i];
            if (length < e.AidLength || (length > e.AidLength && !e.PartialMatch)) continue;
            if (!StartsWith(name, offset, e.Aid, 0, e.AidLength)) continue;
            if (best == null || e.AidLength > best.AidLength) best = e;
        }
        return best;
    }

    internal static bool StartsWith(byte[] data, int at, byte[] beginning, int from, int count)
    {
        for (int i = 0; i < count; i++)
            if (data[at + i] != beginning[from + i]) return false;
        return true;
    }

    private void SetUsual()
    {
        Count = UsualCount;
        for (int i = 0; i < Count; i++)
        {
            AidParameters e = entries[i];
            e.AidLength = UsualAid.Length;
            Array.Copy(UsualAid, e.Aid, UsualAid.Length);
            e.Aid[7] = (byte)(1 + i);
            e.PartialMatch = true;
            e.Version = 0x0030;
            Array.Copy(UsualTacDefault, e.TacDefault, 5);
            Array.Copy(UsualTacOnline, e.TacOnline, 5);
            Array.Copy(UsualTacDenial, e.TacDenial, 5);
            e.FloorLimit = 0;
            e.Threshold = 0;
            e.TargetPercent = 99;
            e.MaxTargetPercent = 99;
            e.DdolLength = 3;
            e.Ddol[0] = 0x9F;
            e.Ddol[1] = 0x37;
            e.Ddol[2] = 4;
            e.OnlinePin = true;
        }
    }
}
