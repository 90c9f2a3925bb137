using PosFirmware.Acquirer;
using PosFirmware.Drivers.Flash;
using PosFirmware.Security;
using PosFirmware.Signature;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>
/// What a terminal has written down: parameters, counters, keys, transactions, promises, logs. One set lies on the flash; training mode
/// has another in memory, so that nothing of the real one can be reached by mistake.
/// </summary>
public sealed class Books
{
    private readonly Batch previous;
    private int previousGeneration = -1;
    private int limitFor, limit;
    private bool limitOffline;

    /// <summary>Where they lie.</summary>
    public readonly IVolume Volume;
    /// <summary>Date and time.</summary>
    public readonly TerminalTime Time;
    /// <summary>Parameters.</summary>
    public readonly TerminalSettings Settings;
    /// <summary>Where the parameters are kept.</summary>
    public readonly SettingsFile SettingsFile;
    /// <summary>Trace, batch, sign-on.</summary>
    public readonly TerminalState State;
    /// <summary>Keys.</summary>
    public readonly KeyStore Keys;
    /// <summary>Cipher of the card numbers in records.</summary>
    public readonly RecordCipher RecordCipher;
    /// <summary>Who did what.</summary>
    public readonly AuditLog Audit;
    /// <summary>Transactions of the batch.</summary>
    public readonly Batch Batch;
    /// <summary>Reversal of the transaction under way.</summary>
    public readonly PendingMessage Reversal;
    /// <summary>Refund or advice whose result is unknown.</summary>
    public readonly PendingMessage Unknown;
    /// <summary>Order on the screen that a customer may pay.</summary>
    public readonly PendingMessage Order;
    /// <summary>Results of issuer scripts that the acquirer does not know yet.</summary>
    public readonly PendingMessage ScriptNotice;
    /// <summary>Reversals that could not be delivered.</summary>
    public readonly SuspenseList Suspense;
    /// <summary>Cryptograms of the batch's chips.</summary>
    public readonly ChipLog ChipLog;
    /// <summary>Signatures.</summary>
    public readonly SignatureStore Signatures;

    /// <summary>Opens the books on a volume; the parameters, the cipher's key and the counters are read, keys and records are not.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="time">Date and time.</param>
    /// <param name="keys">Keys of this terminal.</param>
    /// <param name="device">What the chip is known by, for seals; null: nothing is sealed.</param>
    /// <param name="records">Transactions that a batch may have at most.</param>
    /// <param name="signatures">Signatures that there is room for.</param>
    public Books(IVolume volume, TerminalTime time, KeyStore keys, byte[] device, int records, int signatures)
    {
        Volume = volume;
        Time = time;
        Keys = keys;
        Settings = new TerminalSettings();
        SettingsFile = new SettingsFile(volume);
        SettingsFile.Load(Settings);
        State = new TerminalState(volume);
        HasCounters = State.Load();
        RecordCipher = new RecordCipher(volume, device);
        RecordCipher.Load();
        Audit = new AuditLog(volume, time);
        Batch = new Batch(volume, records);
        previous = new Batch(volume, records);
        Reversal = new PendingMessage(volume, "reversal");
        Unknown = new PendingMessage(volume, "unknown");
        Order = new PendingMessage(volume, "order");
        ScriptNotice = new PendingMessage(volume, "script");
        Suspense = new SuspenseList(volume);
        ChipLog = new ChipLog(volume);
        Signatures = new SignatureStore(volume, signatures, SignatureImage.Bytes, SignatureImage.MaxCoded);
    }

    /// <summary>False: the volume had no counters when the books were opened.</summary>
    public bool HasCounters { get; }

    /// <summary>Transactions that the batch may have: the parameter, or less on a small volume.</summary>
    public int Limit
    {
        get
        {
            if (limitFor != Settings.BatchCapacity || limitOffline != Settings.OfflineChip)
            {
                limitFor = Settings.BatchCapacity;
                limitOffline = Settings.OfflineChip;
                limit = BatchRoom.Of(Volume, limitFor, limitOffline);
            }
            return limit;
        }
    }

    /// <summary>The batch that was settled last, for refunds and reprints: never written to. Its index is made when it is first wanted.</summary>
    public Batch PreviousBatch()
    {
        if (previousGeneration != State.Generation)
        {
            previous.Open(State.PreviousBatchFile);
            previousGeneration = State.Generation;
        }
        return previous;
    }

    /// <summary>Reads everything again that the log and the promises are made of: at boot, and when the flash has refused a write.</summary>
    public void Reload()
    {
        State.Load();
        Batch.Open(State.BatchFile);
        ChipLog.Open(State.ChipFile);
        ScriptNotice.Load();
        previousGeneration = -1;
        Reversal.Load();
        Unknown.Load();
        Order.Load();
        // the counter comes after the promise; the power may have gone between the two
        Promises.TakeNumber(State, Reversal);
        Promises.TakeNumber(State, Unknown);
        Promises.TakeNumber(State, Order);
        Suspense.Open();
        Audit.Open();
        Signatures.Open();
    }
}
