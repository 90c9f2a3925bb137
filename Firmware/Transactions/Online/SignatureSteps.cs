using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Signatures on their way to the acquirer (acquirer-protocol.md 3.11): after each transaction once, and at settlement as often as the
/// parameters say. A signature stays until the acquirer has it, or has refused it so often; a power cut between its answer and the mark sends
/// it again, and the acquirer answers that it has it (94).
/// </summary>
public sealed class SignatureSteps
{
    private enum Outcome { Taken, Refused, NoAnswer, NotSent }

    private const int MostAfterOne = 3; // of a backlog, so that nobody waits long after a sale

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly HostAnswer answer = new HostAnswer();
    private readonly SignatureMessage message = new SignatureMessage();
    private readonly TransactionRecord sale = new TransactionRecord();

    /// <summary>Works with the services.</summary>
    public SignatureSteps(Services services, HostScreen screen)
    {
        s = services;
        this.screen = screen;
    }

    /// <summary>State <see cref="State.UploadSignatures"/>. What is not delivered waits; nothing of the flow depends on it.</summary>
    public Event Upload(Deal deal)
    {
        if (s.Signatures.Pending == 0 || deal.Offline || !s.State.SignedOn || !s.Keys.HasWorkingKeys) return Event.Ok;
        if (deal.Flow == Flow.Settle) BeforeSettlement();
        else AfterTransaction();
        return Event.Ok;
    }

    private void AfterTransaction()
    {
        int sent = 0;
        for (int i = s.Signatures.Count - 1; i >= 0 && sent < MostAfterOne; i--)
        {
            if (!IsToBeSent(i)) continue;
            if (Send(++sent) != Outcome.Taken) return;
            s.Signatures.MarkUploaded(i);
        }
    }

    private void BeforeSettlement()
    {
        int number = 0;
        for (int i = 0; i < s.Signatures.Count; i++)
        {
            if (!IsToBeSent(i)) continue;
            number++;
            Outcome outcome = Outcome.NoAnswer;
            for (int tries = 0; tries < s.Settings.SignatureTries && outcome != Outcome.Taken; tries++)
            {
                outcome = Send(number);
                if (outcome == Outcome.NotSent) return; // without a line there is no settlement either: they wait
            }
            if (outcome == Outcome.Taken) s.Signatures.MarkUploaded(i);
            else GiveUp(i);
        }
    }

    /// <summary>Reads a signature that waits. One that has become unreadable is nothing that could be sent.</summary>
    private bool IsToBeSent(int index)
    {
        if (!s.Signatures.IsPending(index)) return false;
        if (s.Signatures.Load(index))
        {
            if (KindTable.Has(s.Signatures.Record.Kind, KindTrait.SentLater) && !HasSale(index)) return false;
            s.Signatures.NoteSending(index);
            return true;
        }
        s.Signatures.MarkFailed(index);
        return false;
    }

    /// <summary>An off-line sale goes before its signature; the signature of one that the acquirer never gets stays here.</summary>
    private bool HasSale(int index)
    {
        int place = s.Batch.IndexOf(s.Signatures.Record.Stan);
        if (s.Signatures.Record.Batch != s.State.Batch || place < 0 || !s.Batch.Read(place, sale) || sale.Uploaded) return true;
        if (sale.Refused || sale.Voided) s.Signatures.MarkFailed(index);
        return false;
    }

    /// <summary>Sends all parts of the signature that was read.</summary>
    private Outcome Send(int number)
    {
        Fill(s.Signatures.Record);
        Outcome outcome = Outcome.Taken;
        for (message.Part = 0; message.Part < message.Parts && outcome == Outcome.Taken; message.Part++) outcome = SendPart(number);
        System.Array.Clear(message.Pan, 0, message.Pan.Length);
        return outcome;
    }

    private Outcome SendPart(int number)
    {
        screen.Prepare(Text.UploadSignature, null);
        screen.Note = "(" + number.ToString() + "/" + (number - 1 + s.Signatures.Pending).ToString() + ")";
        s.Host.UploadSignature(message, answer, screen);
        if (answer.Verdict == HostVerdict.NotSent) return Outcome.NotSent;
        if (answer.Verdict != HostVerdict.Answered) return Outcome.NoAnswer;
        ResponseAction action = ResponseCodes.Of(answer.ResponseCode).Action;
        if (action == ResponseAction.SignOn || action == ResponseAction.SignOnWithNewKeys)
        {
            s.State.RequireSignOn();
            return Outcome.NotSent;
        }
        return answer.ResponseCode == "94" || ResponseCodes.IsApproved(answer.ResponseCode) ? Outcome.Taken : Outcome.Refused;
    }

    /// <summary>The acquirer does not take it: the slip is printed once more, for a pen (acquirer-protocol.md 3.11).</summary>
    private void GiveUp(int index)
    {
        TransactionRecord record = s.Signatures.Record;
        string[] lines = { s.T(Text.TraceLabel) + " " + record.Stan.ToString("D6"), "RMB " + Money.Format(record.Amount), record.MaskedPan };
        s.Prompts.Message(Tone.Bad, Text.UploadSignature, s.T(Text.SignatureFailed), lines, s.Settings.InputTimeoutMs);
        s.Slips.Signature.Bits = null;
        if (!s.Paper.Print(s.Slips.Compose(record, SlipCopy.Merchant, true), Text.UploadSignature)) return;
        s.Signatures.MarkFailed(index);
        s.Audit.Write(s.State.Cashier, AuditKind.Risk, record.Stan, record.Amount, "signature not taken");
    }

    private void Fill(TransactionRecord record)
    {
        SignatureMessage m = message;
        m.Stan = record.Stan;
        m.Batch = record.Batch;
        m.Amount = record.Amount;
        m.PanLength = s.RecordCipher.Open(record.PanCipher, record.Stan, m.Pan);
        m.SettlementDate = record.SettlementDate;
        m.Rrn = record.Rrn;
        m.MerchantName = s.Settings.MerchantNameEnglish;
        m.KindName = SlipWords.In(true, KindWords.Name(record.Kind));
        m.Operator = record.Cashier;
        m.AcquirerInstitution = record.AcquirerInstitution;
        m.IssuerInstitution = record.Issuer;
        m.Date = record.Year * 10000 + record.Date;
        m.Time = record.Time;
        m.AuthCode = record.AuthCode;
        m.Remarks = record.SlipText;
        m.OriginalStan = record.OriginalStan;
        m.OriginalBatch = record.OriginalBatch;
        m.OriginalRrn = record.OriginalRrn;
        m.OriginalDate = record.OriginalDate;
        m.Copies = s.Settings.SlipCopies;
        FillChip(record.Chip);
        m.ChipIssuerData = record.Rrn.Length == 0 ? record.Chip.IssuerData : ""; // off-line approvals only
        m.Coded = s.Signatures.Coded;
        m.CodedLength = s.Signatures.CodedLength;
        m.Packet = s.Settings.SignaturePacket;
        m.PartDigit = s.Settings.SignaturePartDigit;
    }

    private void FillChip(ChipRecord chip)
    {
        SignatureMessage m = message;
        m.ChipAid = chip.Aid;
        m.ChipCryptogram = chip.Cryptogram;
        m.ChipUnpredictable = chip.Unpredictable;
        m.ChipProfile = chip.Aip;
        m.ChipTvr = chip.Tvr;
        m.ChipTsi = chip.Tsi;
        m.ChipAtc = chip.Atc;
        m.ChipLabel = chip.Label;
        m.ChipName = chip.PreferredName;
    }
}
