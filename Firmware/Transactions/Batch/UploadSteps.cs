using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Batch upload 批上送 and its end (acquirer-protocol.md 3.6, 6.7). How far it has come is durable after each message: a resumed upload
/// goes on there. A message that the power cut short is sent again, which does the acquirer no harm.
/// </summary>
public sealed class UploadSteps
{
    private const int GroupSize = 8, ItemDigits = 40, PanDigits = 20, MaxPan = 19;
    private const int BalancedEnd = 207, UnbalancedEnd = 202;
    private const int BalancedCertificate = 203, BalancedRefusal = 204, UnbalancedCertificate = 205, UnbalancedRefusal = 206;

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly HostAnswer answer = new HostAnswer();
    private readonly HostRequest request = new HostRequest();
    private readonly TransactionRecord record = new TransactionRecord();
    private readonly byte[] digits = new byte[2 + GroupSize * ItemDigits];
    private readonly byte[] pan = new byte[MaxPan];
    private readonly ChipEntry chip = new ChipEntry();
    private int length, messages, chipCode;
    private string field62; // of a chip's cryptogram; null for other uploads

    /// <summary>Works with the services.</summary>
    public UploadSteps(Services services, HostScreen screen)
    {
        s = services;
        this.screen = screen;
    }

    /// <summary>State <see cref="State.Upload"/>: details, when a side is not balanced.</summary>
    public Event Upload(Deal deal)
    {
        messages = 0;
        field62 = null;
        while (s.State.SettlementStep == SettlementStep.Groups)
        {
            int items = FillGroup(out int next);
            if (items == 0)
            {
                s.State.SetSettlementStep(SettlementStep.Singles);
                break;
            }
            bool done = Send(false, out bool refused);
            System.Array.Clear(digits, 0, digits.Length);
            if (!done) return Event.Unknown;
            s.State.SetUploaded(next, refused ? items : 0);
        }
        while (s.State.SettlementStep == SettlementStep.Singles)
        {
            if (!FillSingle(out int next))
            {
                s.State.SetSettlementStep(s.ChipLog.Count > 0 ? SettlementStep.Chips : SettlementStep.End);
                break;
            }
            bool done = Send(true, out bool refused);
            request.Clear();
            if (!done) return Event.Unknown;
            s.State.SetUploaded(next, refused ? 1 : 0);
        }
        while (s.State.SettlementStep == SettlementStep.Chips)
        {
            if (!FillChip(out int next))
            {
                s.State.SetSettlementStep(SettlementStep.End);
                break;
            }
            bool done = Send(true, out bool refused);
            request.Clear();
            if (!done) return Event.Unknown;
            s.State.SetUploaded(next, refused ? 1 : 0);
        }
        return Event.Ok;
    }

    /// <summary>State <see cref="State.UploadEnd"/>: the end message, always. It counts the transactions of the batch, uploaded or not.</summary>
    public Event End(Deal deal)
    {
        int code = s.State.CurrentSettlement.IsBalanced ? BalancedEnd : UnbalancedEnd;
        for (int attempt = 0; attempt < s.Settings.ReversalTries; attempt++)
        {
            screen.Prepare(Text.Settle, null);
            s.Host.BatchUpload(s.State.NextStan(), s.State.Batch, code, s.Batch.Count.ToString("D4"), answer, screen);
            if (answer.Verdict == HostVerdict.NotSent) return Event.Unknown;
            if (answer.Verdict != HostVerdict.Answered) continue;
            if (IsTaken(answer.ResponseCode)) return Event.Ok;
            if (answer.ResponseCode == "25")
            {
                // the acquirer knows of no settlement: it must be done again, and nothing of the batch is lost
                s.State.AbandonSettlement();
                return Event.Declined;
            }
            return Event.Unknown;
        }
        return Event.Unknown;
    }

    /// <returns>False: no answer; the settlement halts here.</returns>
    private bool Send(bool single, out bool refused)
    {
        refused = false;
        messages++;
        for (int attempt = 0; attempt < s.Settings.ReversalTries; attempt++)
        {
            screen.Prepare(Text.Uploading, null);
            screen.Note = s.T(Text.MessageNumber) + messages.ToString();
            if (field62 != null) s.Host.UploadChip(request, chipCode, field62, answer, screen);
            else if (single) s.Host.UploadOne(request, answer, screen);
            else s.Host.UploadDetails(s.State.NextStan(), s.State.Batch, digits, length, answer, screen);
            if (answer.Verdict == HostVerdict.NotSent) return false;
            if (answer.Verdict != HostVerdict.Answered) continue;
            if (IsTaken(answer.ResponseCode)) return true;
            // wrong batch or an unknown terminal would refuse everything: that is for a person to look at
            if (ResponseCodes.Of(answer.ResponseCode).Class == ResponseClass.MerchantActs) return false;
            refused = true;
            return true;
        }
        return false;
    }

    /// <summary>00 or 94, a repeated one, mark it as sent; some hosts send no code.</summary>
    private static bool IsTaken(string code) => code == null || code == "94" || ResponseCodes.IsApproved(code);

    /// <summary>Collects the next group into field 48.</summary>
    /// <param name="next">Where the group after it begins.</param>
    /// <returns>Number of items; 0: there are no more.</returns>
    private int FillGroup(out int next)
    {
        int items = 0;
        length = 2;
        for (next = s.State.UploadPosition; next < s.Batch.Count && items < GroupSize; next++)
        {
            if (KindTable.Of(s.Batch.KindOf(next)).Upload != KindUpload.Group || !s.Batch.Read(next, record)) continue;
            PutNumber(Totals.IsForeign(record.Organisation) ? 1 : 0, 2);
            PutNumber(record.Stan, 6);
            PutPan();
            PutNumber(record.Amount, 12);
            items++;
        }
        digits[0] = (byte)'0';
        digits[1] = (byte)('0' + items);
        return items;
    }

    /// <summary>Card number, right justified, zeros on its left.</summary>
    private void PutPan()
    {
        int panLength = s.RecordCipher.Open(record.PanCipher, record.Stan, pan);
        for (int i = 0; i < PanDigits - panLength; i++) digits[length++] = (byte)'0';
        for (int i = 0; i < panLength; i++) digits[length++] = pan[i];
        System.Array.Clear(pan, 0, pan.Length);
    }

    private void PutNumber(long value, int count)
    {
        for (int i = length + count - 1; i >= length; i--)
        {
            digits[i] = (byte)('0' + (int)(value % 10));
            value /= 10;
        }
        length += count;
    }

    /// <summary>The next cryptogram of a chip. One whose transaction was never booked, because the power went, is passed over.</summary>
    private bool FillChip(out int next)
    {
        for (next = s.State.UploadPosition; next < s.ChipLog.Count; next++)
        {
            if (!s.ChipLog.Read(next, chip)) continue;
            int place = s.Batch.IndexOf(chip.Stan);
            if (!chip.Refused && (place < 0 || KindTable.Has(s.Batch.KindOf(place), KindTrait.SentLater))) continue; // off-line, it has been sent already
            next++;
            bool balanced = s.State.CurrentSettlement.IsBalanced;
            chipCode = chip.Refused ? (balanced ? BalancedRefusal : UnbalancedRefusal) : balanced ? BalancedCertificate : UnbalancedCertificate;
            string amount = chip.Amount.ToString("D12") + "156", side = chip.Foreign ? "01" : "00";
            // usage 6 and 7 of field 62 (acquirer-protocol.md 3.7); the last two: an AAC, and whether the card found the issuer's answer good
            field62 = chip.Refused ? "71" + side + "00" + amount + "1" + (chip.IssuerNotAuthenticated ? "1" : "0") : "61" + side + "00" + amount;
            request.Clear();
            request.Stan = chip.Stan;
            request.Batch = s.State.Batch;
            request.Amount = chip.Amount;
            request.EntryMode = chip.EntryMode;
            request.PinEntered = chip.PinEntered;
            request.CardSequence = chip.CardSequence;
            request.PanLength = s.RecordCipher.Open(chip.PanCipher, chip.Stan, request.Pan);
            request.ChipLength = chip.Length;
            System.Array.Copy(chip.Data, request.ChipData, chip.Length);
            return true;
        }
        field62 = null;
        return false;
    }

    private bool FillSingle(out int next)
    {
        for (next = s.State.UploadPosition; next < s.Batch.Count; next++)
        {
            if (KindTable.Of(s.Batch.KindOf(next)).Upload != KindUpload.Single || !s.Batch.Read(next, record)) continue;
            bool offline = KindTable.Has(record.Kind, KindTrait.SentLater);
            if (offline && (!record.Uploaded || !s.ChipLog.Find(record.Stan, chip))) continue; // voided here, or refused
            next++;
            request.Clear();
            request.Kind = record.Kind;
            request.Stan = record.Stan;
            request.Batch = record.Batch;
            request.Amount = record.Amount;
            request.EntryMode = record.EntryMode;
            request.PinEntered = record.PinEntered;
            request.PanLength = s.RecordCipher.Open(record.PanCipher, record.Stan, request.Pan);
            request.AuthCode = record.AuthCode.Length == 0 ? null : record.AuthCode;
            request.OriginalRrn = record.OriginalRrn;
            request.OriginalBatch = record.OriginalBatch;
            request.OriginalStan = record.OriginalStan;
            request.OriginalDate = record.OriginalDate;
            request.CardOrganisation = record.Organisation;
            if (!offline) return true;
            request.CardSequence = chip.CardSequence;
            request.ChipLength = chip.Length;
            System.Array.Copy(chip.Data, request.ChipData, chip.Length);
            return true;
        }
        return false;
    }
}
