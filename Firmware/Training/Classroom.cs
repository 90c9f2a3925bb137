using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace PosFirmware.Training;

/// <summary>
/// Training mode 培训模式: the same flows over another set of services. State, batch, reversal, keys and log lie in memory, and the
/// host is made up, so nothing of the real terminal can be reached by mistake (operations.md 1.1 no. 29, 2.3).
/// </summary>
public static class Classroom
{
    private const int Records = 50, TrainingSignatures = 8;

    /// <summary>Makes the services of training beside those of the terminal.</summary>
    public static Services Open(Services live)
    {
        RamVolume volume = new RamVolume();
        KeyStore keys = new KeyStore(volume);
        keys.LoadMaster(new byte[16], 0, null); // so that sign-on is possible; made anew there
        Books books = new Books(volume, live.Time, keys, null, Records, TrainingSignatures);
        ParameterTable.Copy(live.Settings, books.Settings);
        books.Settings.BatchCapacity = Records;
        books.State.SetCashier(live.State.Cashier);
        books.Reload();
        return new Services(live.Equipment, books, new TrainingHost(keys, live.Desk.Clock), live);
    }
}
