using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// How many transactions a batch may have on a volume, so that a small one (256 KB beside the fonts) is full in words and not in the
/// middle of a booking: this batch and the previous one, each transaction with its entry for "printed".
/// </summary>
public static class BatchRoom
{
    /// <summary>Fewest, however small the volume is.</summary>
    public const int Fewest = 10;

    private const int Block = 4096, Batches = 2, EntriesEach = 2;
    private const int Growth = 96 * 1024; // audit log, suspense list and slots that are not there yet
    private const int Others = 1024 * 1024; // fonts and everything else of a fully equipped terminal

    /// <summary>Transactions that fit, <paramref name="wanted"/> at most; counts the files only when it may be tight.</summary>
    public static int Of(IVolume volume, int wanted)
    {
        int each = Batches * EntriesEach * Batch.EntrySize, capacity = volume.Capacity;
        if (capacity <= 0 || capacity - Others >= each * wanted) return wanted;
        int left = capacity - Growth;
        string[] names = volume.List();
        for (int i = 0; i < names.Length; i++)
            if (names[i] != "log0" && names[i] != "log1") left -= (volume.Length(names[i]) + Block - 1) / Block * Block;
        int room = left / each;
        if (room < Fewest) room = Fewest;
        return room < wanted ? room : wanted;
    }
}
