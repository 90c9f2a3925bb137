using PosFirmware.Acquirer;
using PosFirmware.Boards;
using PosFirmware.Drivers.Flash;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Training;
using PosFirmware.Transactions;

namespace PosFirmware;

/// <summary>Puts the rooms together on a board that has power: the one place where it is decided what stands on what.</summary>
internal sealed class Assembly
{
    /// <summary>Case switches, and what becomes of the keys.</summary>
    public readonly TamperGuard Tamper;
    /// <summary>What this version can do with the volume.</summary>
    public readonly VolumeVerdict Verdict;
    /// <summary>The board's volume, or one in memory when that must not be touched.</summary>
    public readonly IVolume Volume;
    /// <summary>True: of everything that this terminal writes, the volume had nothing: it is new, or was formatted by the file system.</summary>
    public readonly bool VolumeIsEmpty;
    /// <summary>What the flows work with.</summary>
    public readonly Services Services;

    /// <summary>Reads what is on the volume, and makes everything.</summary>
    /// <param name="board">The board.</param>
    /// <param name="link">Line to the acquirer; null: TLS as the settings say.</param>
    public Assembly(HandheldBoard board, ILink link)
    {
        // before anything else, also before a conversion that may take its time: a case that was opened costs the keys
        KeyStore keys = new KeyStore(board.Volume, board.DeviceId);
        Tamper = new TamperGuard(board.Volume, board.TamperLoop, keys);
        // a newer version's volume is neither read nor written, by anybody but the guard of the keys
        Verdict = new SettingsFile(board.Volume).IsOfNewerVersion() ? VolumeVerdict.Newer : new VolumeUpgrade(board.Volume, board.Watchdog).Run();
        Volume = Verdict == VolumeVerdict.Ready ? board.Volume : new RamVolume();
        Books books = new Books(Volume, new TerminalTime(board.Clock), keys, board.DeviceId, Batch.Largest, BatchRoom.Signatures(Volume));
        if (books.SettingsFile.IsOlder) Renew(books);
        VolumeIsEmpty = !books.HasCounters && !books.SettingsFile.Exists;
        if (!Tamper.IsTripped && Verdict == VolumeVerdict.Ready) keys.Load();
        Equipment equipment = new Equipment(board, books);
        HostClient host = new HostClient(books.Settings, keys, link ?? new TlsLink(books.Settings, Volume, board.DeviceId), board.Clock) { Radio = equipment.Place };
        Services = new Services(equipment, books, host);
    }

    /// <summary>Settings of an earlier version get the form of now; a flash that refuses is tried again at the next boot.</summary>
    private static void Renew(Books books)
    {
        try
        {
            books.SettingsFile.Save(books.Settings);
        }
        catch (System.IO.IOException)
        {
            // they are as readable as before
        }
    }
}
