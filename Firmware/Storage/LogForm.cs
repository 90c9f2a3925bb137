namespace PosFirmware.Storage;

/// <summary>How a log's entries lie on the flash now, and how they lay in earlier versions of this firmware.</summary>
public sealed class LogForm
{
    /// <summary>Bytes of an entry of the suspense list, which is kept by the room of the messages it holds.</summary>
    public const int SuspenseEntry = 768;

    private static readonly int[] none = { };

    /// <summary>Every log. Who changes the size of an entry adds its former size here, and a conversion when the fields are not only longer at the end.</summary>
    public static readonly LogForm[] All =
    {
        new LogForm("log0", Batch.EntrySize, new[] { 384 }, true),
        new LogForm("log1", Batch.EntrySize, new[] { 384 }, true),
        new LogForm("chip0", ChipLog.EntrySize, none, false),
        new LogForm("chip1", ChipLog.EntrySize, none, false),
        new LogForm("suspense", SuspenseEntry, new[] { 224, 512 }, false),
        new LogForm("audit0", AuditLog.EntrySize, none, false),
        new LogForm("audit1", AuditLog.EntrySize, none, false),
    };

    /// <summary>File.</summary>
    public readonly string Name;
    /// <summary>Bytes of an entry.</summary>
    public readonly int Size;
    /// <summary>Bytes of an entry in earlier versions.</summary>
    public readonly int[] Former;
    private readonly bool ofTransactions;

    private LogForm(string name, int size, int[] former, bool ofTransactions)
    {
        Name = name;
        Size = size;
        Former = former;
        this.ofTransactions = ofTransactions;
    }

    /// <summary>Makes an entry of now of a former one.</summary>
    /// <param name="from">The former entry.</param>
    /// <param name="to">Filled.</param>
    public void Convert(RecordBuffer from, RecordBuffer to)
    {
        to.Reset();
        if (ofTransactions) TransactionRecord.PutFormer(from, to);
        else to.PutBytes(from.Bytes, 0, from.Length); // its newer fields stand at the end: they are empty
    }
}
