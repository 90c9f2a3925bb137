using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// How a volume is shared out, so that a small one (256 KB beside the fonts) is full in words and not in the middle of a booking:
/// signatures get a quarter of what the other files leave, and this batch and the previous one the rest, each transaction with its entry
/// for "printed" and its chip's cryptogram.
/// </summary>
public static class BatchRoom
{
    /// <summary>Fewest transactions that a terminal works with.</summary>
    public const int Fewest = 10;

    private const int Block = 4096, Batches = 2, EntriesEach = 2;
    private const int Each = Batches * (EntriesEach * Batch.EntrySize + ChipLog.EntrySize);
    private const int Growth = 96 * 1024; // audit log, suspense list and slots that are not there yet

    /// <summary>Transactions that fit, <paramref name="wanted"/> at most.</summary>
    /// <param name="offline">Chips may approve off-line: such a sale has entries for "sent" and for the acquirer's answer as well.</param>
    public static int Of(IVolume volume, int wanted, bool offline = false)
    {
        int left = Left(volume), room = (left - Signatures(left) * Block) / (offline ? Each + Batches * EntriesEach * Batch.EntrySize : Each);
        if (room < Fewest) room = Fewest;
        return room < wanted ? room : wanted;
    }

    /// <summary>Signatures that fit, <see cref="SignatureStore.Largest"/> at most. Without room for one the slip is signed by pen.</summary>
    public static int Signatures(IVolume volume) => Signatures(Left(volume));

    private static int Signatures(int left)
    {
        int room = left / 4 / Block;
        if (room < 1) room = 1;
        return room < SignatureStore.Largest ? room : SignatureStore.Largest;
    }

    private static int Left(IVolume volume)
    {
        int left = volume.Capacity - Growth;
        string[] names = volume.List();
        for (int i = 0; i < names.Length; i++)
            if (!IsShared(names[i])) left -= (volume.Length(names[i]) + Block - 1) / Block * Block;
        return left;
    }

    private static bool IsShared(string name) =>
        name == "log0" || name == "log1" || name == "chip0" || name == "chip1" || name.StartsWith(SignatureStore.Prefix);
}
