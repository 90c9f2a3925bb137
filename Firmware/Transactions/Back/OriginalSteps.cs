using PosFirmware.Acquirer;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// The way back: who may go it, which transaction it starts from, and that the card is the same (operations.md 3.4, 3.5). A mistake
/// here costs money, so everything that the log knows is shown and enforced rather than asked.
/// </summary>
public sealed class OriginalSteps
{
    private const int RrnLength = 12, VoucherLength = 6, MismatchMs = 6000;

    private readonly Services s;
    private readonly OriginalList list;
    private readonly RefundHistory refunds;
    private readonly string[] lines = new string[8];
    private readonly byte[] pan = new byte[Cards.CardData.MaxPan];
    private readonly TransactionRecord other = new TransactionRecord();
    private readonly PendingMessage open = new PendingMessage();
    private readonly EarlierMarks marks;

    /// <summary>Works with the services.</summary>
    public OriginalSteps(Services services)
    {
        s = services;
        list = new OriginalList(services);
        refunds = new RefundHistory(services.Books);
        marks = new EarlierMarks(services);
    }

    /// <summary>State <see cref="State.Supervisor"/>: once a task; never remembered beyond it.</summary>
    public Event Supervisor(Deal deal)
    {
        if (deal.Authorised) return Event.Ok;
        Reply reply = s.Gate.Ask(Operators.Supervisor, deal.Title);
        if (reply != Reply.Ok) return Left(reply);
        deal.Authorised = true;
        return Event.Ok;
    }

    /// <summary>State <see cref="State.FindOriginal"/>: by voucher number; just the green key takes the last transaction, the down key shows a list.</summary>
    public Event FindOriginal(Deal deal)
    {
        if (deal.IsChosen) return TakeChosen(deal);
        bool refund = deal.Flow == Flow.Refund;
        while (true)
        {
            Reply reply = s.Prompts.Digits(deal.Title, refund ? Text.InputVoucherOrRrn : Text.InputVoucher, s.T(Text.LastWithOk), false, 0, refund ? RrnLength : VoucherLength,
                s.Settings.InputTimeoutMs, deal.Digits, out int length, true);
            bool picked = reply == Reply.List;
            if (picked) reply = list.Pick(deal.Flow, deal.Title, deal.Original);
            if (picked && reply == Reply.Back) continue;
            if (reply != Reply.Ok) return reply == Reply.TimeOut ? Event.TimeOut : Event.Cancel;
            Text trouble = picked ? Take(deal) : length > VoucherLength ? ByRrn(deal, length) : ByVoucher(deal, deal.Digits, length);
            if (trouble == Text.Count) return deal.HasOriginal ? Event.Ok : Event.NotFound;
            if (OriginalRules.IsOffered(trouble)) return OfferRefund(deal, trouble);
            s.Prompts.Message(Tone.Warning, deal.Title, trouble);
        }
    }

    /// <summary>Whoever has an original on the screen has chosen it. Without it the flow is at an end, with the reason.</summary>
    public Event TakeChosen(Deal deal)
    {
        deal.IsChosen = false;
        Text trouble = Take(deal);
        if (trouble == Text.Count) return Event.Ok;
        if (OriginalRules.IsOffered(trouble)) return OfferRefund(deal, trouble);
        s.Prompts.Message(Tone.Warning, deal.Title, trouble);
        return Event.Failed;
    }

    /// <summary>What is settled cannot be voided: the refund is one key away (operations.md 1.1, no. 12).</summary>
    public Event OfferRefund(Deal deal, Text why = Text.SettledRefundInstead)
    {
        string[] offer = { s.T(Text.RefundInstead), s.T(Text.TraceLabel) + " " + deal.Original.Stan.ToString("D6"), "RMB " + Money.Format(deal.Original.Amount) };
        s.Desk.BeepError();
        Reply reply = s.Prompts.Confirm(Tone.Warning, deal.Title, s.T(why), offer, Text.HintOkCancel, s.Settings.InputTimeoutMs);
        if (reply == Reply.Ok) deal.Then = FlowTable.Making(KindTable.Of(deal.Original.Kind).RefundedBy);
        return reply == Reply.TimeOut ? Event.TimeOut : Event.Failed;
    }

    /// <summary>Looks a voucher number up and takes what it finds.</summary>
    /// <param name="digits">ASCII.</param>
    /// <param name="length">0: the last one.</param>
    /// <returns>What is wrong with it; <see cref="Text.Count"/> for nothing.</returns>
    public Text ByVoucher(Deal deal, byte[] digits, int length)
    {
        int voucher = 0;
        for (int i = 0; i < length; i++) voucher = voucher * 10 + digits[i] - '0';
        int index = length == 0 ? LastOf(deal.Flow) : s.Batch.IndexOf(voucher);
        if (index >= 0 && s.Batch.Read(index, deal.Original)) return Take(deal);
        index = length == 0 ? -1 : s.PreviousBatch().IndexOf(voucher);
        if (index < 0 || !s.PreviousBatch().Read(index, deal.Original)) return MayBeTyped(deal) ? TypeIt(deal) : Text.OriginalNotFound;
        return Take(deal);
    }

    private Text ByRrn(Deal deal, int length)
    {
        if (length != RrnLength) return Text.RrnLength;
        char[] rrn = new char[RrnLength];
        for (int i = 0; i < RrnLength; i++) rrn[i] = (char)deal.Digits[i];
        deal.OriginalRrn = new string(rrn);
        if (Search(s.Batch, deal) || Search(s.PreviousBatch(), deal)) return Take(deal);
        return TypeIt(deal);
    }

    /// <summary>What belongs to a pre-authorisation can be typed: date and authorisation code.</summary>
    private static bool MayBeTyped(Deal deal) => KindTable.StartsFrom(deal.Kind, TransactionKind.PreAuth);

    /// <summary>The log does not know it: what the acquirer needs is typed.</summary>
    private static Text TypeIt(Deal deal)
    {
        deal.HasOriginal = false;
        return Text.Count;
    }

    private static bool Search(Batch batch, Deal deal)
    {
        for (int i = batch.Count - 1; i >= 0; i--)
            if (batch.Read(i, deal.Original) && deal.Original.Rrn == deal.OriginalRrn && !KindTable.Has(deal.Original.Kind, KindTrait.Back)) return true;
        return false;
    }

    /// <summary>Last transaction that the flow could start from; -1 when there is none.</summary>
    private int LastOf(Flow flow)
    {
        for (int i = s.Batch.Count - 1; i >= 0; i--)
            if (s.Batch.Read(i, other) && OriginalRules.Fits(flow, other.Kind)) return i;
        return -1;
    }

    /// <summary>Takes the record in <see cref="Deal.Original"/> as the original.</summary>
    /// <returns>What is wrong with it; <see cref="Text.Count"/> for nothing.</returns>
    public Text Take(Deal deal)
    {
        TransactionRecord original = deal.Original;
        if (deal.Flow == Flow.AskHost)
        {
            deal.HasOriginal = true;
            return Text.Count;
        }
        if (deal.Flow == Flow.QrAsk && original.Kind == TransactionKind.QrSale)
        {
            deal.HasOriginal = true;
            deal.OriginalOrder = original.OrderNumber;
            return Text.Count;
        }
        marks.Complete(original);
        if (original.Voided) return Text.AlreadyVoided;
        if (original.Stan > 0 && s.Suspense.Concerns(original.Stan, original.Batch, open)) return Text.VoidOpen;
        if (!OriginalRules.Fits(deal.Flow, original.Kind)) return IsRefund(deal) ? Text.NotRefundable : Text.WrongOriginalKind;
        if (original.Completed) return Text.AlreadyCompleted;
        if (IsVoid(deal) && original.Stan > 0 && original.Batch != s.State.Batch) return KindTable.Of(original.Kind).RefundedBy == TransactionKind.None ? Text.NotRefundable : Text.SettledRefundInstead;
        if (IsVoid(deal) && original.Rrn.Length > 0 && refunds.Of(original.Rrn) > 0) return Text.PartlyRefunded;
        if (IsRefund(deal) && OriginalRules.IsDate(original.Year, original.Date) && DaysLeft(deal, original.Year, original.Date, original.Wallet) < 0) return Text.RefundTooLate;
        Text offline = KindTable.Has(original.Kind, KindTrait.SentLater) ? OfOffline(deal, original) : Text.Count;
        if (offline != Text.Count) return offline;
        deal.HasOriginal = true;
        deal.OriginalRrn = original.Rrn;
        deal.OriginalDate = original.UploadDate > 0 ? original.UploadDate : original.Date;
        deal.OriginalAuthCode = original.AuthCode;
        deal.OriginalOrder = original.OrderNumber;
        deal.Wallet = original.Wallet;
        deal.Amount = IsRefund(deal) ? Remainder(original) : original.Amount;
        return deal.Amount > 0 ? Text.Count : Text.FullyRefunded;
    }

    /// <summary>An off-line sale is voided before it is sent, and refunded once the acquirer has it. In between nobody knows, and it has to wait.</summary>
    private Text OfOffline(Deal deal, TransactionRecord original)
    {
        if (original.Refused) return Text.OfflineNotBooked;
        if (original.Uploaded) return IsVoid(deal) ? Text.OfflineSent : original.Rrn.Length == 0 ? Text.OfflineNoReference : Text.Count;
        int index = s.Batch.IndexOf(original.Stan);
        if (index >= 0 && s.Batch.IsSent(index)) return Text.OfflineUnsure;
        return IsVoid(deal) ? Text.Count : Text.OfflineNotSent;
    }

    /// <summary>What of a sale has not been refunded yet, as far as both logs know.</summary>
    private long Remainder(TransactionRecord original) => original.Amount - refunds.Of(original.Rrn);

    private static bool IsVoid(Deal deal) => OriginalRules.OfOpenBatch(KindTable.Of(deal.Kind));

    private static bool IsRefund(Deal deal) => KindTable.Has(deal.Kind, KindTrait.Refund);

    /// <summary>State <see cref="State.TypeOriginal"/>: date of a refund's original; authorisation code and date of a pre-authorisation.</summary>
    public Event TypeOriginal(Deal deal)
    {
        if (deal.Flow != Flow.Refund)
        {
            Reply code = s.Prompts.Digits(deal.Title, Text.InputAuthCode, null, false, 6, 6, s.Settings.InputTimeoutMs, deal.Digits, out int digits);
            if (code != Reply.Ok) return Left(code);
            char[] text = new char[digits];
            for (int i = 0; i < digits; i++) text[i] = (char)deal.Digits[i];
            deal.OriginalAuthCode = new string(text);
        }
        while (true)
        {
            Reply reply = s.Prompts.Digits(deal.Title, Text.InputOriginalDate, "MMDD", false, 4, 4, s.Settings.InputTimeoutMs, deal.Digits, out int length);
            if (reply != Reply.Ok) return Left(reply);
            int date = 0;
            for (int i = 0; i < length; i++) date = date * 10 + deal.Digits[i] - '0';
            Text trouble = CheckDate(date, deal);
            if (trouble == Text.Count)
            {
                deal.OriginalDate = date;
                return Event.Ok;
            }
            s.Prompts.Message(Tone.Warning, deal.Title, trouble);
        }
    }

    private Text CheckDate(int date, Deal deal)
    {
        int month = date / 100, day = date % 100;
        System.DateTime now = s.Time.Now;
        if (month < 1 || month > 12 || day < 1) return Text.BadDate;
        // The year is not typed: a date after today belongs to last year.
        int year = month * 100 + day > now.Month * 100 + now.Day ? now.Year - 1 : now.Year;
        if (day > System.DateTime.DaysInMonth(year, month)) return Text.BadDate;
        int left = DaysLeft(deal, year, date, 0);
        if (left < 0) return Text.RefundTooLate;
        if (IsRefund(deal) && left <= OriginalRules.WarnDays) s.Prompts.Message(Tone.Warning, deal.Title, s.T(Text.RefundDaysLeft) + " " + left.ToString(), null, s.Settings.InputTimeoutMs);
        return Text.Count;
    }

    private int DaysLeft(Deal deal, int year, int date, int wallet) =>
        OriginalRules.DaysLeft(year, date, s.Time.Now, KindTable.Has(deal.Kind, KindTrait.Qr) ? OriginalRules.QrRefundDays(s.Settings, wallet) : s.Settings.RefundDays);

    /// <summary>How long it can still be refunded, when that is not for long.</summary>
    private string Window(Deal deal)
    {
        if (!IsRefund(deal) || !OriginalRules.IsDate(deal.Original.Year, deal.Original.Date)) return null;
        int left = DaysLeft(deal, deal.Original.Year, deal.Original.Date, deal.Original.Wallet);
        return left <= OriginalRules.WarnDays ? s.T(Text.RefundDaysLeft) + " " + left.ToString() : null;
    }

    /// <summary>State <see cref="State.ShowOriginal"/>.</summary>
    public Event ShowOriginal(Deal deal)
    {
        TransactionRecord o = deal.Original;
        if (deal.IsSeen)
        {
            deal.IsSeen = false; // a step back shows it here
            if (!IsRefund(deal)) return deal.Flow == Flow.SaleVoid && o.Kind == TransactionKind.OfflineSale ? Event.Offline : WithoutCard(deal) ? Event.NoCard : Event.Ok;
        }
        bool qr = o.Kind == TransactionKind.QrSale;
        lines[0] = (o.Stan == 0 ? "" : s.T(Text.TraceLabel) + " " + o.Stan.ToString("D6") + "  ") + (qr ? s.T(WalletTexts.Of(o.Wallet)) : Receipts.SlipWords.In(s.Desk.Texts.English, Receipts.KindWords.Name(o.Kind)));
        lines[1] = o.MaskedPan.Length == 0 ? null : o.MaskedPan;
        lines[2] = "RMB " + Money.Format(o.Amount);
        lines[3] = o.Year.ToString("D4") + "/" + (o.Date / 100).ToString("D2") + "/" + (o.Date % 100).ToString("D2") + " " + (o.Time / 10000).ToString("D2") + ":" + (o.Time / 100 % 100).ToString("D2");
        lines[4] = s.T(Text.RrnLabel) + " " + o.Rrn;
        lines[5] = o.OrderNumber.Length > 0 ? o.OrderNumber : o.AuthCode.Length == 0 ? null : s.T(Text.AuthLabel) + " " + o.AuthCode;
        bool local = IsVoid(deal) && KindTable.Has(o.Kind, KindTrait.SentLater);
        if (local) lines[4] = s.T(Text.OfflineVoidHere);
        lines[6] = deal.Amount == o.Amount ? null : s.T(Text.RemainderLabel) + " " + Money.Format(deal.Amount);
        lines[7] = Window(deal);
        return s.Prompts.Confirm(Tone.Warning, deal.Title, s.T(Text.CheckOriginal), lines, Text.HintBack, s.Settings.InputTimeoutMs) switch
        {
            Reply.Ok => local ? Event.Offline : WithoutCard(deal) ? Event.NoCard : Event.Ok,
            Reply.Back => Event.Back,
            Reply.TimeOut => Event.TimeOut,
            _ => Event.Cancel,
        };
    }

    /// <summary>Last four digits of a number in groups.</summary>
    private static string Tail(string pan)
    {
        string tail = "";
        for (int i = pan.Length - 1; i >= 0 && tail.Length < 4; i--)
            if (pan[i] != ' ') tail = pan[i] + tail;
        return tail;
    }

    private bool WithoutCard(Deal deal) => !s.Settings.VoidNeedsCard && KindTable.Of(deal.Kind).Effect == KindEffect.Voids && !KindTable.Has(deal.Kind, KindTrait.Qr);

    /// <summary>State <see cref="State.MatchCard"/>: the card in hand must be the card of the original.</summary>
    public Event MatchCard(Deal deal)
    {
        if (!deal.HasOriginal) return Event.Ok;
        int length = s.RecordCipher.Open(deal.Original.PanCipher, deal.Original.Stan, pan);
        bool same = length == deal.Card.PanLength;
        for (int i = 0; i < length; i++)
        {
            if (same && pan[i] != deal.Card.Pan[i]) same = false;
            pan[i] = 0;
        }
        if (same) return Event.Ok;
        string said = s.T(Text.CardDiffers) + " *" + Tail(Cards.CardMask.Text(deal.Card.Pan, deal.Card.PanLength)) + s.T(Text.CardWanted) + " *" + Tail(deal.Original.MaskedPan);
        deal.Card.Wipe();
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.CardMismatch), new[] { said }, MismatchMs);
        return Event.Back;
    }

    private static Event Left(Reply reply) => reply == Reply.TimeOut ? Event.TimeOut : Event.Cancel;
}
