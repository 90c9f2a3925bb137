using PosFirmware.Acquirer;
using PosFirmware.Drivers.Touch;
using PosFirmware.Signature;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// The cardholder signs on the screen, after the transaction is booked and before its slip is printed (operations.md section 5). The result of
/// the transaction never depends on it: whatever fails here, the slip gets a line for a pen.
/// </summary>
public sealed class SignSteps
{
    private const int May = 1, Must = 2, NoticeMs = 2500;

    private readonly Services s;
    private readonly JbigOptions options = new JbigOptions();

    /// <summary>Works with the services.</summary>
    public SignSteps(Services services)
    {
        s = services;
    }

    /// <summary>State <see cref="State.Sign"/>.</summary>
    public Event Sign(Deal deal)
    {
        if (!IsWanted(deal.Record)) return Event.Ok;
        Text obstacle = Obstacle();
        if (obstacle == Text.Count) Ask(deal);
        else OnPaper(deal, obstacle);
        return Event.Ok;
    }

    /// <summary>At boot, before the slip that the power cut short: it may have cut the signature short, too (operations.md 5.7).</summary>
    public void Finish(Deal deal, int batchIndex)
    {
        if (!s.Batch.Read(batchIndex, deal.Record) || !IsWanted(deal.Record) || Obstacle() != Text.Count) return;
        deal.MaskedPan = deal.Record.MaskedPan;
        string[] lines = { "RMB " + Money.Format(deal.Record.Amount), s.T(Text.SignFirst) };
        if (s.Prompts.Confirm(Tone.Warning, deal.Title, s.T(Text.SignMissing), lines, Text.HintOkCancel, s.Settings.InputTimeoutMs) == Reply.Ok) Ask(deal);
    }

    /// <summary>Card transactions are signed, whether money is taken, held or given back: but not those that <see cref="SignatureRule"/> spares, and no scanned codes.</summary>
    private bool IsWanted(TransactionRecord record) =>
        s.Settings.Signature != 0 && record.Kind != TransactionKind.OfflineVoid && record.MaskedPan.Length > 0 && record.EntryMode != (int)Cards.CardEntry.Qr && !record.Chip.IsUnsigned && !s.Signatures.Has(record.Batch, record.Stan);

    /// <summary>Why nobody can sign here; <see cref="Text.Count"/>: nothing is in the way.</summary>
    private Text Obstacle()
    {
        if (s.Touch.SelfTest() != TouchFault.None) return Text.TouchFault;
        return s.Calibration.IsValid ? Text.Count : Text.TouchNotCalibrated;
    }

    private void Ask(Deal deal)
    {
        TransactionRecord record = deal.Record;
        // without a message there is no reference: the date, and zeros (acquirer-protocol.md 3.11)
        string code = FeatureCode.Of(KindTable.Has(record.Kind, KindTrait.SentLater) ? record.Date : record.SettlementDate, record.Rrn), amount = "RMB " + Money.Format(record.Amount);
        int limit = s.Settings.SignatureResigns, used = 0;
        Text prompt = Text.SignHere;
        Tone tone = Tone.Good;
        while (true)
        {
            Reply reply = s.Pad.Write(s.T(deal.Title), amount, record.MaskedPan, code, s.T(prompt), tone, s.Settings.SignatureSeconds * 1000);
            if (reply == Reply.TimeOut || (reply == Reply.Cancel && s.Settings.Signature == May) || s.Touch.Fault != TouchFault.None)
            {
                Unsigned(deal, reply == Reply.TimeOut ? "time-out" : "cancelled");
                return;
            }
            bool mayAgain = limit == 0 || used < limit;
            SignatureVerdict verdict = reply == Reply.Ok ? Judge(code) : SignatureVerdict.Empty;
            if (reply == Reply.Ok && (verdict == SignatureVerdict.Good || (verdict == SignatureVerdict.TooSimple && !mayAgain)))
            {
                if (IsAsOnCard(deal, amount)) Keep(deal, code);
                else Differs(deal);
                return;
            }
            if (!mayAgain && (verdict == SignatureVerdict.TooLong || reply == Reply.Ok))
            {
                Unsigned(deal, "no signature");
                return;
            }
            s.Desk.BeepError();
            tone = Tone.Warning;
            prompt = reply == Reply.Cancel ? Text.SignEmpty : verdict == SignatureVerdict.TooSimple ? Text.SignAgain : verdict == SignatureVerdict.TooLong ? Text.SignTooLong : Text.SignEmpty;
            if (reply == Reply.Back && !mayAgain) prompt = Text.SignNoMore;
            if (reply == Reply.Cancel) continue;
            used++;
            if (limit != 0 && used == limit && prompt == Text.SignEmpty) prompt = Text.SignLast;
        }
    }

    private SignatureVerdict Judge(string code)
    {
        options.LinesPerStripe = s.Settings.JbigLines;
        options.Options = s.Settings.JbigOptions & (JbigOptions.TwoLines | JbigOptions.TypicalPrediction | JbigOptions.LayersOnly);
        int inParts = 9 * s.Settings.SignaturePacket; // the message knows nine parts
        options.MostBytes = s.Settings.SignatureMaxBytes < inParts ? s.Settings.SignatureMaxBytes : inParts;
        return s.SignatureImage.Make(s.Pad.Strokes, code, options);
    }

    /// <summary>
    /// The operator compares (operations.md 5.5). Nobody's answer counts as the same: the cardholder has signed and may be gone, and a signature
    /// that is kept is worth more in a dispute than a line that nobody signs; the audit log says that nobody compared.
    /// </summary>
    private bool IsAsOnCard(Deal deal, string amount)
    {
        if (!s.Settings.CheckSignature) return true;
        Reply reply = s.Pad.Compare(s.T(deal.Title), amount, deal.Record.MaskedPan, s.Settings.InputTimeoutMs);
        if (reply == Reply.TimeOut) s.Audit.Write(s.State.Cashier, AuditKind.Risk, deal.Record.Stan, deal.Record.Amount, "signature not compared");
        return reply != Reply.Cancel;
    }

    /// <summary>What does not look like the card is never kept: nothing of it could be sent or printed. The money stays booked; who takes it back is the operator.</summary>
    private void Differs(Deal deal)
    {
        TransactionRecord record = deal.Record;
        s.SignatureImage.Clear();
        s.Pad.Strokes.Clear();
        s.Audit.Write(s.State.Cashier, AuditKind.Risk, record.Stan, record.Amount, "unsigned: signature differs");
        bool voids = KindTable.Of(record.Kind).VoidedBy != TransactionKind.None;
        string[] lines =
        {
            s.T(Text.SignatureDiffersPaper), s.T(voids ? Text.SignatureDiffersVoid : Text.SignatureDiffersCall), "RMB " + Money.Format(record.Amount), record.MaskedPan,
            s.T(Text.TraceLabel) + " " + record.Stan.ToString("D6"), s.HelpLine,
        };
        s.Prompts.Message(Tone.Warning, deal.Title, s.T(Text.SignatureDiffers), lines, s.Settings.InputTimeoutMs);
    }

    /// <summary>The signature is on the flash, whole, before the paper moves: a power cut while printing must not damage it.</summary>
    private void Keep(Deal deal, string code)
    {
        bool kept = s.Signatures.Save(deal.Record, code, s.SignatureImage.Bits, s.SignatureImage.Coded, s.SignatureImage.CodedLength);
        s.SignatureImage.Clear();
        s.Pad.Strokes.Clear();
        if (kept) s.Desk.BeepOk();
        else OnPaper(deal, Text.SignatureStoreFull);
    }

    private void Unsigned(Deal deal, string why)
    {
        s.Pad.Strokes.Clear();
        s.Audit.Write(s.State.Cashier, AuditKind.Risk, deal.Record.Stan, deal.Record.Amount, "unsigned: " + why);
        OnPaper(deal, Text.SignOnPaper);
    }

    private void OnPaper(Deal deal, Text why)
    {
        string[] lines = { why == Text.SignOnPaper ? null : s.T(Text.SignOnPaper), "RMB " + Money.Format(deal.Record.Amount), deal.Record.MaskedPan };
        s.Prompts.Message(Tone.Warning, deal.Title, s.T(why), lines, NoticeMs);
    }
}
