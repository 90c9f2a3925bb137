using System;

namespace PosFirmware.Storage;

/// <summary>Settlement as it must survive a power cut: how far it is, what the acquirer said, and the last one for a reprint.</summary>
public sealed partial class TerminalState
{
    private readonly SettlementResult current = new SettlementResult();

    /// <summary>How far the settlement has come; <see cref="SettlementStep.None"/>: none is under way.</summary>
    public SettlementStep SettlementStep { get; private set; }

    /// <summary>True between the answer to the settlement and the new batch: nothing else is possible than to go on with it.</summary>
    public bool Settling => SettlementStep != SettlementStep.None;

    /// <summary>Place in the batch of the next transaction to upload in this step.</summary>
    public int UploadPosition { get; private set; }

    /// <summary>What the acquirer said to the settlement that is under way.</summary>
    public SettlementResult CurrentSettlement => current;

    /// <summary>The last settlement that was completed; its batch is 0 when there was none.</summary>
    public SettlementResult LastSettlement { get; } = new SettlementResult();

    /// <summary>The slip of the last settlement has not been printed yet.</summary>
    public bool SettlementSlipDue { get; private set; }

    /// <summary>Batch number after this one: 999999 is followed by 1 (acquirer-protocol.md 3.8).</summary>
    public static int NextBatch(int batch) => batch >= 999999 ? 1 : batch + 1;

    /// <summary>The acquirer has answered the settlement: from here it can only be gone on with.</summary>
    /// <param name="domestic">Reconciliation code of domestic cards.</param>
    /// <param name="foreign">Reconciliation code of foreign cards.</param>
    /// <param name="hostTotals">The host's totals when they differ; otherwise empty.</param>
    /// <param name="now">Time of the terminal.</param>
    /// <param name="chips">There are cryptograms of chips to upload.</param>
    public void BeginSettlement(int domestic, int foreign, string hostTotals, DateTime now, bool chips = false)
    {
        current.Batch = Batch;
        current.Date = now.Year * 10000 + now.Month * 100 + now.Day;
        current.Time = now.Hour * 10000 + now.Minute * 100 + now.Second;
        current.Cashier = Cashier < 0 ? 0 : Cashier;
        current.Domestic = domestic;
        current.Foreign = foreign;
        current.HostTotals = hostTotals;
        current.Refused = 0;
        SettlementStep = !current.IsBalanced ? SettlementStep.Groups : chips ? SettlementStep.Chips : SettlementStep.End;
        UploadPosition = 0;
        Save();
    }

    /// <summary>Details up to a place have been taken, or refused, by the acquirer.</summary>
    /// <param name="next">Place of the next transaction to look at.</param>
    /// <param name="refused">How many of them it refused.</param>
    public void SetUploaded(int next, int refused)
    {
        UploadPosition = next;
        current.Refused += refused;
        Save();
    }

    /// <summary>Goes to a later step, from its first transaction.</summary>
    public void SetSettlementStep(SettlementStep step)
    {
        SettlementStep = step;
        UploadPosition = 0;
        Save();
    }

    /// <summary>The acquirer knows nothing of the settlement: it has to be done again, and the batch is as it was.</summary>
    public void AbandonSettlement()
    {
        current.Clear();
        SetSettlementStep(SettlementStep.None);
    }

    /// <summary>
    /// The settlement is done: next log file, next batch number, keys no longer good, nothing under way, slip due. One save, so that a
    /// power cut leaves all of it or none. The file that becomes the current one must be gone before.
    /// </summary>
    /// <param name="signOff">True: the cashier is signed off too.</param>
    public void CloseBatch(bool signOff)
    {
        LastSettlement.Set(current);
        current.Clear();
        SettlementStep = SettlementStep.None;
        UploadPosition = 0;
        SettlementSlipDue = true;
        Generation++;
        Batch = NextBatch(Batch);
        SignedOn = false;
        if (signOff) Cashier = -1;
        Save();
    }

    /// <summary>The last settlement can no longer be printed again: the records that its totals are counted from are about to go.</summary>
    public void ForgetSettlement()
    {
        if (LastSettlement.Batch == 0 && !SettlementSlipDue) return;
        LastSettlement.Clear();
        SettlementSlipDue = false;
        Save();
    }

    /// <summary>
    /// The open batch is given up by hand, and a settlement of it that was under way with it. It becomes the previous batch, so that its
    /// records can still be looked up until the next one is closed. One save, as <see cref="CloseBatch"/>; the file that becomes the
    /// current one must be gone before.
    /// </summary>
    public void DiscardBatch()
    {
        LastSettlement.Clear();
        current.Clear();
        SettlementStep = SettlementStep.None;
        UploadPosition = 0;
        SettlementSlipDue = false;
        Generation++;
        Batch = NextBatch(Batch);
        SignedOn = false;
        Save();
    }

    /// <summary>The slip of the last settlement is printed.</summary>
    public void SettlementSlipPrinted()
    {
        if (!SettlementSlipDue) return;
        SettlementSlipDue = false;
        Save();
    }

    private void LoadSettlement(RecordBuffer from)
    {
        SettlementStep = (SettlementStep)from.GetByte();
        UploadPosition = 0;
        current.Clear();
        if (Settling)
        {
            UploadPosition = from.GetInt();
            current.Get(from);
        }
        SettlementSlipDue = from.GetBool();
        LastSettlement.Get(from);
    }

    private void PutSettlement(RecordBuffer to)
    {
        to.PutByte((int)SettlementStep);
        if (Settling)
        {
            to.PutInt(UploadPosition);
            current.Put(to);
        }
        to.PutBool(SettlementSlipDue);
        LastSettlement.Put(to);
    }
}
