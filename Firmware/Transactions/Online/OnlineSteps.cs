using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>
/// The message to the acquirer, and booking its answer. The order of the writes is the whole point: reversal, trace number,
/// message, record, and only then is the reversal dropped (acquirer-protocol.md 6.1, 6.3).
/// </summary>
public sealed class OnlineSteps
{
    private const int MaxWrongPins = 3;
    private const int FallbackCondition = 2; // field 60.5
    private const string WrongPin = "55";

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly ChipSteps chip;
    private readonly ChipNotices notices;

    /// <summary>Works with the services.</summary>
    public OnlineSteps(Services services, HostScreen screen, ChipSteps chip, ChipNotices notices)
    {
        this.chip = chip;
        this.notices = notices;
        s = services;
        this.screen = screen;
    }

    /// <summary>State <see cref="State.Online"/>.</summary>
    public Event Online(Deal deal)
    {
        if (!notices.Deliver())
        {
            WipePin(deal.Request);
            chip.Decline(deal, null);
            return Event.Cancel;
        }
        Fill(deal);
        screen.Prepare(deal.Title, deal);
        s.Host.Exchange(deal.Request, deal.Answer, screen);
        WipePin(deal.Request);
        HostAnswer answer = deal.Answer;
        if (answer.ProcessingRequest != 0) s.State.SetProcessingRequest(answer.ProcessingRequest);
        // before the first byte nothing is promised: only then may a card approve what the acquirer was not asked
        if (answer.Verdict == HostVerdict.NotSent && !screen.Cancelled && chip.ApprovesAlone(deal)) return Event.Offline;
        if (answer.Verdict != HostVerdict.Answered) chip.Decline(deal, null);
        switch (answer.Verdict)
        {
            case HostVerdict.NotSent:
                Settled(deal);
                return screen.Cancelled ? Event.Cancel : Event.NotSent;
            case HostVerdict.NoAnswer:
                return NotKnown(deal); // the reversal says 98 already
            case HostVerdict.Mismatch:
                if (s.Reversal.Exists) s.Reversal.SetReason("06", null);
                return NotKnown(deal);
            case HostVerdict.BadMac:
                if (s.Reversal.Exists) s.Reversal.SetReason("A0", answer);
                s.State.RequireSignOn();
                return NotKnown(deal);
        }
        return Judge(deal);
    }

    /// <summary>State <see cref="State.PlaceOrder"/>: the order is promised before it leaves, because a customer may pay it from then on.</summary>
    public Event PlaceOrder(Deal deal)
    {
        Fill(deal);
        deal.Request.Kind = TransactionKind.QrOrder;
        screen.Prepare(deal.Title, deal);
        s.Host.Exchange(deal.Request, deal.Answer, screen);
        HostAnswer answer = deal.Answer;
        if (answer.ProcessingRequest != 0) s.State.SetProcessingRequest(answer.ProcessingRequest);
        if (answer.Verdict == HostVerdict.NotSent)
        {
            Settled(deal);
            return screen.Cancelled ? Event.Cancel : Event.NotSent;
        }
        if (answer.Verdict == HostVerdict.BadMac) s.State.RequireSignOn();
        if (answer.Verdict != HostVerdict.Answered) return Event.Unknown;
        ResponseCode code = ResponseCodes.Of(answer.ResponseCode);
        if (code.Action == ResponseAction.Reverse) return Event.Unknown;
        if (code.Action == ResponseAction.Book)
        {
            char[] text = new char[answer.DataLength];
            for (int i = 0; i < text.Length; i++) text[i] = (char)answer.Data[i];
            deal.OrderText = new string(text);
            return text.Length > 0 ? Event.Ok : Event.Unknown;
        }
        Settled(deal);
        if (code.Action == ResponseAction.SignOn || code.Action == ResponseAction.SignOnWithNewKeys)
        {
            if (code.Action == ResponseAction.SignOnWithNewKeys) s.Keys.WipeWorkingKeys();
            s.State.RequireSignOn();
        }
        return Event.Declined;
    }

    /// <summary>Without reversals of QR payments a void is asked for again, as a refund is.</summary>
    private Event NotKnown(Deal deal) => deal.Kind == TransactionKind.QrVoid && IsOf(s.Unknown, deal) ? Event.ResultDue : Event.Unknown;

    private Event Judge(Deal deal)
    {
        ResponseCode code = ResponseCodes.Of(deal.Answer.ResponseCode);
        if (code.Action == ResponseAction.Reverse)
        {
            // 60.6 says that partial approval is not supported: the part is given back.
            chip.Decline(deal, null);
            if (s.Reversal.Exists) s.Reversal.SetReason("06", deal.Answer);
            return NotKnown(deal);
        }
        if (code.Action == ResponseAction.Book) return Event.Approved;
        bool isChip = deal.Chip || deal.Tap;
        chip.Decline(deal, deal.Answer.ResponseCode);
        if (deal.Kind == TransactionKind.QrSale && QrHost.IsWaiting(code.Code)) return Event.Waiting;
        Settled(deal);
        if (code.Action == ResponseAction.SignOn || code.Action == ResponseAction.SignOnWithNewKeys)
        {
            if (code.Action == ResponseAction.SignOnWithNewKeys) s.Keys.WipeWorkingKeys();
            s.State.RequireSignOn();
        }
        if (code.Code != WrongPin || isChip) return Event.Declined; // a chip has had its last word: it begins anew
        deal.WrongPins++;
        return deal.WrongPins < MaxWrongPins ? Event.WrongPin : Event.Declined;
    }

    /// <summary>A void or refund without the card, where the parameters allow it: the number comes from the log.</summary>
    private void UseOriginalCard(Deal deal)
    {
        deal.Card.PanLength = s.RecordCipher.Open(deal.Original.PanCipher, deal.Original.Stan, deal.Card.Pan);
        deal.Card.Entry = deal.Card.PanLength == 0 ? Cards.CardEntry.None : Cards.CardEntry.Manual;
        deal.MaskedPan = deal.Original.MaskedPan;
    }

    /// <summary>An answer has settled it, or nothing was sent: what was promised is kept.</summary>
    private void Settled(Deal deal)
    {
        if (IsOf(s.Order, deal)) Promises.Drop(s.Order);
        else if (IsOf(s.Unknown, deal)) Promises.Drop(s.Unknown);
        else if (KindTable.Of(deal.Kind).Promise == KindPromise.Reversal) Promises.Drop(s.Reversal);
    }

    private static bool IsOf(PendingMessage promise, Deal deal) => promise.Exists && promise.Stan == deal.Request.Stan && promise.Batch == deal.Request.Batch;

    /// <summary>The request, from what the flow knows.</summary>
    internal void Fill(Deal deal)
    {
        HostRequest request = deal.Request;
        request.Kind = deal.Kind;
        request.Amount = deal.Amount;
        request.Stan = s.State.PeekStan(); // given out in BeforeSend, after the promise
        request.Batch = s.State.Batch;
        request.PinEntered = request.PinLength > 0;
        Cards.CardData card = deal.Card;
        if (!card.IsPresent && deal.HasOriginal) UseOriginalCard(deal);
        request.EntryMode = KindTable.Has(deal.Kind, KindTrait.Qr) ? (int)Cards.CardEntry.Qr : (int)card.Entry;
        request.ChipCondition = deal.Fallback ? FallbackCondition : 0;
        request.CardSequence = card.Entry == Cards.CardEntry.Stripe ? -1 : deal.CardSequence;
        request.Voucher = deal.OriginalOrder.Length == 0 ? null : deal.OriginalOrder;
        request.PanLength = card.PanLength;
        System.Array.Copy(card.Pan, request.Pan, card.PanLength);
        request.Expiry = card.Expiry;
        request.Track2Length = card.Track2Length;
        System.Array.Copy(card.Track2, request.Track2, card.Track2Length);
        if (card.IsPresent) request.CardOrganisation = card.Brand.Code;
        if (deal.HasOriginal)
        {
            request.OriginalStan = deal.Original.Stan;
            request.OriginalBatch = deal.Original.Batch;
        }
        request.OriginalRrn = deal.OriginalRrn.Length == 0 ? null : deal.OriginalRrn;
        request.OriginalDate = deal.OriginalDate;
        request.AuthCode = deal.OriginalAuthCode.Length == 0 ? null : deal.OriginalAuthCode;
    }

    /// <summary>State <see cref="State.Book"/>.</summary>
    public Event Book(Deal deal)
    {
        Describe(deal);
        TransactionRecord record = deal.Record;
        s.Batch.Append(record);
        Settled(deal);
        deal.BatchIndex = s.Batch.Count - 1;
        if (KindTable.Has(record.Kind, KindTrait.Back))
            s.Audit.Write(record.Cashier, KindTable.Has(record.Kind, KindTrait.Refund) ? AuditKind.Refund : AuditKind.Void, record.Stan, record.Amount, record.MaskedPan);
        return Event.Ok;
    }

    /// <summary>The record, from request and answer.</summary>
    internal void Describe(Deal deal)
    {
        HostRequest request = deal.Request;
        HostAnswer answer = deal.Answer;
        TransactionRecord record = deal.Record;
        System.DateTime now = s.Time.Now;
        record.Kind = deal.Kind;
        record.Stan = request.Stan;
        record.Batch = request.Batch;
        record.Amount = deal.Amount;
        record.EntryMode = request.EntryMode;
        record.PinEntered = request.PinEntered;
        record.MaskedPan = deal.MaskedPan;
        s.RecordCipher.Seal(request.Pan, request.PanLength, request.Stan, record.PanCipher);
        record.Cashier = s.State.Cashier;
        record.Date = answer.HostDate >= 0 ? answer.HostDate : now.Month * 100 + now.Day;
        record.Time = answer.HostTime >= 0 ? answer.HostTime : now.Hour * 10000 + now.Minute * 100 + now.Second;
        record.Year = s.Time.YearOf(record.Date);
        record.SettlementDate = answer.SettlementDate;
        record.ResponseCode = answer.ResponseCode ?? "";
        record.AuthCode = answer.AuthCode ?? "";
        record.Rrn = answer.Rrn ?? "";
        record.AcquirerId = answer.AcquirerId ?? "";
        record.Issuer = answer.IssuerInstitution ?? "";
        record.AcquirerInstitution = answer.AcquirerInstitution ?? "";
        record.Organisation = answer.CardOrganisation ?? request.CardOrganisation;
        record.SlipText = answer.SlipText ?? "";
        record.OriginalStan = request.OriginalStan;
        record.OriginalBatch = request.OriginalBatch;
        record.OriginalRrn = request.OriginalRrn ?? "";
        record.OriginalDate = request.OriginalDate;
        record.Reason = deal.Reason;
        record.OrderNumber = answer.Voucher ?? deal.OriginalOrder;
        record.Wallet = answer.Wallet == 0 ? deal.Wallet : answer.Wallet;
        record.Chip.Set(deal.ChipData);
        record.Chip.Fallback = deal.Fallback;
        record.Voided = false;
        record.Printed = false;
        record.Uploaded = false;
        record.Refused = false;
    }

    private static void WipePin(HostRequest request)
    {
        for (int i = 0; i < request.Pin.Length; i++) request.Pin[i] = 0;
        request.PinLength = 0;
    }
}
