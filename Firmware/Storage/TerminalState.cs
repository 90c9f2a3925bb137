using System;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// The counters and flags that must survive everything: trace, batch, sign-on. Every change that belongs together is one save,
/// so a power cut leaves all of it or none of it.
/// </summary>
public sealed partial class TerminalState
{
    private const int Version = 1, Capacity = 256;

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(Capacity);

    /// <summary>Uses the slots "state".</summary>
    public TerminalState(IVolume volume)
    {
        slot = new SlotFile(volume, "state", Capacity);
    }

    /// <summary>Last trace number given out, 0 to 999999.</summary>
    public int Stan { get; private set; }

    /// <summary>Batch number in use, 1 to 999999.</summary>
    public int Batch { get; private set; } = 1;

    /// <summary>True while the working keys of the last sign-on are good.</summary>
    public bool SignedOn { get; private set; }

    /// <summary>Date of the last sign-on as yyyymmdd; 0 never.</summary>
    public int SignOnDate { get; private set; }

    /// <summary>Cashier who is signed on; -1 none.</summary>
    public int Cashier { get; private set; } = -1;

    /// <summary>Generation of the batch log; the file in use alternates with it.</summary>
    public int Generation { get; private set; }

    /// <summary>What the host has asked for and has not got yet (header nibble 6); 0 nothing.</summary>
    public int ProcessingRequest { get; private set; }

    /// <summary>File of the batch in use.</summary>
    public string BatchFile => (Generation & 1) == 0 ? "log0" : "log1";

    /// <summary>File of the previous batch.</summary>
    public string PreviousBatchFile => (Generation & 1) == 0 ? "log1" : "log0";

    /// <summary>File of the chips' cryptograms of the batch in use.</summary>
    public string ChipFile => (Generation & 1) == 0 ? "chip0" : "chip1";

    /// <summary>File of the chips' cryptograms of the batch before.</summary>
    public string PreviousChipFile => (Generation & 1) == 0 ? "chip1" : "chip0";

    /// <summary>Reads the state.</summary>
    /// <returns>False when there is none: a new or wiped volume.</returns>
    public bool Load()
    {
        if (!slot.Load(buffer)) return false;
        buffer.GetByte();
        Stan = buffer.GetInt();
        Batch = buffer.GetInt();
        SignedOn = buffer.GetBool();
        SignOnDate = buffer.GetInt();
        Cashier = buffer.GetInt();
        Generation = buffer.GetInt();
        ProcessingRequest = buffer.GetByte();
        LoadSettlement(buffer);
        return true;
    }

    /// <summary>The trace number that comes next. It is not given out yet: <see cref="TakeStan"/>.</summary>
    public int PeekStan() => Stan >= 999999 ? 1 : Stan + 1;

    /// <summary>Gives out the next trace number, 1 to 999999, durable before it is used (acquirer-protocol.md 6.1).</summary>
    public int NextStan()
    {
        TakeStan(PeekStan());
        return Stan;
    }

    /// <summary>
    /// Gives out a trace number that was looked at before. A promise (reversal, refund) that names it is made durable first: should
    /// the file system lose the newest write, it loses this counter, which the promise repeats, and not the promise.
    /// </summary>
    /// <param name="trace">From <see cref="PeekStan"/>.</param>
    public void TakeStan(int trace)
    {
        if (Stan == trace) return;
        Stan = trace;
        Save();
    }

    /// <summary>
    /// Writes the counters once more, after a write that must not be the newest one: should the file system lose its newest write, it
    /// loses this one, which says nothing new.
    /// </summary>
    public void Repeat() => Save();

    /// <summary>
    /// First trace number of a volume that has no counters although the acquirer may know the terminal: from the clock, because a
    /// number that was used before in the same batch is refused (94). It runs by a number a minute, faster than a terminal trades.
    /// </summary>
    /// <param name="now">Date and time.</param>
    public void BeginAt(DateTime now)
    {
        Stan = (int)(now.Ticks / TimeSpan.TicksPerMinute % 999999) + 1;
        Save();
    }

    /// <summary>Signed on with good keys.</summary>
    /// <param name="batch">The batch that the host wants used.</param>
    /// <param name="date">yyyymmdd.</param>
    public void SetSignedOn(int batch, int date)
    {
        if (batch > 0) Batch = batch;
        SignedOn = true;
        SignOnDate = date;
        Save();
    }

    /// <summary>A cashier has taken over; -1: nobody.</summary>
    public void SetCashier(int cashier)
    {
        Cashier = cashier;
        Save();
    }

    /// <summary>The keys are no longer good: sign-on is due before the next transaction.</summary>
    public void RequireSignOn()
    {
        if (!SignedOn) return;
        SignedOn = false;
        Save();
    }

    /// <summary>The host asks for something (header nibble 6), or has got it (0).</summary>
    public void SetProcessingRequest(int request)
    {
        if (ProcessingRequest == request) return;
        ProcessingRequest = request;
        Save();
    }

    private void Save()
    {
        buffer.Reset();
        buffer.PutByte(Version);
        buffer.PutInt(Stan);
        buffer.PutInt(Batch);
        buffer.PutBool(SignedOn);
        buffer.PutInt(SignOnDate);
        buffer.PutInt(Cashier);
        buffer.PutInt(Generation);
        buffer.PutByte(ProcessingRequest);
        PutSettlement(buffer);
        slot.Save(buffer);
    }
}
