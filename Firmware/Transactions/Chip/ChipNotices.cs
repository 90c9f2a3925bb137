using PosFirmware.Acquirer;
using PosFirmware.Emv;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// What a chip leaves behind: results of issuer scripts, told to the acquirer with the next message (0620), and the last cryptogram,
/// kept for settlement.
/// </summary>
public sealed class ChipNotices
{
    private readonly Services s;
    private readonly HostScreen screen;
    private readonly HostRequest request = new HostRequest();
    private readonly HostAnswer answer = new HostAnswer();
    private readonly ChipEntry entry = new ChipEntry();
    private readonly byte[] data = new byte[Field55.Max], panCipher = new byte[TransactionRecord.PanCipherLength];

    /// <summary>Works with the services.</summary>
    public ChipNotices(Services services, HostScreen screen)
    {
        s = services;
        this.screen = screen;
    }

    /// <summary>Keeps the results of scripts until they can be told. The session with the card is still open.</summary>
    public void Keep(Deal deal)
    {
        if (!s.Emv.HasScriptResults) return;
        s.RecordCipher.Seal(deal.Request.Pan, deal.Request.PanLength, deal.Request.Stan, panCipher);
        s.ScriptNotice.KeepNotice(deal.Request, deal.Answer, deal.MaskedPan, panCipher, s.Time.Now, data, s.Emv.WriteField55(ChipMessage.ScriptNotice, data));
    }

    /// <summary>Tells the results, once: what could be sent is done, whatever the answer (acquirer-protocol.md 6.2).</summary>
    /// <returns>False: the operator gave up.</returns>
    public bool Deliver()
    {
        if (!s.ScriptNotice.Exists) return true;
        s.ScriptNotice.FillNotice(request);
        request.PanLength = s.RecordCipher.Open(s.ScriptNotice.PanCipher, s.ScriptNotice.Stan, request.Pan);
        request.Stan = s.State.NextStan();
        screen.Prepare(Text.HostRequest, null);
        s.Host.Notice(request, answer, screen);
        request.Clear();
        if (answer.Verdict != HostVerdict.NotSent) Promises.Drop(s.ScriptNotice);
        return !screen.Cancelled;
    }

    /// <summary>Keeps the last cryptogram: before the record of an approved transaction, or when the card refused what the acquirer approved.</summary>
    /// <param name="message">Message that will carry it: the upload at settlement, or that of an off-line sale.</param>
    public void KeepCryptogram(Deal deal, ChipMessage message, bool refused)
    {
        HostRequest from = deal.Request;
        entry.Stan = from.Stan;
        entry.Amount = from.Amount;
        entry.Refused = refused;
        entry.IssuerNotAuthenticated = (s.Emv.Data.ByteOf(Tag.Tvr, 4) & (Tvr.IssuerAuthenticationFailed & 0xFF)) != 0;
        entry.Foreign = Totals.IsForeign(deal.Answer.CardOrganisation ?? from.CardOrganisation);
        entry.EntryMode = from.EntryMode;
        entry.PinEntered = from.PinEntered;
        entry.CardSequence = from.CardSequence;
        s.RecordCipher.Seal(from.Pan, from.PanLength, from.Stan, entry.PanCipher);
        entry.Length = s.Emv.WriteField55(message, entry.Data);
        s.ChipLog.Append(entry);
    }
}
