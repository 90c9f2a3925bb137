using PosFirmware.Acquirer;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Hints before the PIN is asked (operations.md 6.3, 6.10): the same sale once more, a card that was declined again and again, a large
/// amount, many voids and refunds. Nothing is blocked in silence: somebody reads it, decides, and it goes into the audit log.
/// </summary>
public sealed class RiskSteps
{
    private const int Remembered = 8, CreditsAllowed = 2, LookedBack = 60, HoursBack = 24, CodeLength = 2;

    private readonly Services s;
    private readonly TransactionRecord record = new TransactionRecord();
    private readonly string[] lines = new string[3];
    private readonly AuditEntry entry = new AuditEntry();
    private readonly byte[] pan = new byte[Cards.CardData.MaxPan];
    // By masked number: two cards that share it cost a question at worst.
    private readonly string[] cards = new string[Remembered];
    private readonly int[] declines = new int[Remembered];
    private bool isLoaded; // what was before the power went stands in the audit log
    private int next;

    /// <summary>Works with the services.</summary>
    public RiskSteps(Services services)
    {
        s = services;
    }

    /// <summary>State <see cref="State.Risk"/>.</summary>
    public Event Check(Deal deal)
    {
        KindRow kind = KindTable.Of(deal.Kind);
        bool pays = kind.Has(KindTrait.Pays);
        Event ended = pays && !kind.Has(KindTrait.Qr) ? Duplicate(deal) : Event.Ok;
        if (ended == Event.Ok && pays && s.Settings.LargeAmount > 0 && deal.Amount >= s.Settings.LargeAmount) ended = Ask(deal, Text.LargeAmount, "large", null);
        if (ended == Event.Ok && kind.Has(KindTrait.Weighed)) ended = Credits(deal);
        return ended == Event.Ok ? Declines(deal) : ended;
    }

    /// <summary>The acquirer has declined this card. It stands in the audit log, from where it is counted again after a power cut.</summary>
    public void NoteDecline(Deal deal)
    {
        if (deal.Card.PanLength == 0) return;
        Load();
        Count(deal.MaskedPan);
        s.Audit.Write(s.State.Cashier, AuditKind.Declined, deal.Request.Stan, deal.Amount, deal.MaskedPan + " " + deal.Answer.ResponseCode);
    }

    /// <summary>The acquirer has approved this card: what was before is forgotten.</summary>
    public void NoteApproval(Deal deal)
    {
        if (!isLoaded) return;
        int at = Find(deal.MaskedPan);
        if (at >= 0) declines[at] = 0;
    }

    private void Count(string card)
    {
        int at = Find(card);
        if (at < 0)
        {
            at = next;
            next = (next + 1) % Remembered;
            cards[at] = card;
            declines[at] = 0;
        }
        declines[at]++;
    }

    private int Find(string card)
    {
        for (int i = 0; i < Remembered; i++)
            if (string.Equals(cards[i], card)) return i;
        return -1;
    }

    /// <summary>Once after power-on, when a card is first of interest: the declines of a day that no approval has followed.</summary>
    private void Load()
    {
        if (isLoaded) return;
        isLoaded = true;
        long since = s.Time.Now.AddHours(-HoursBack).Ticks;
        for (int i = (s.Audit.Count < LookedBack ? s.Audit.Count : LookedBack) - 1; i >= 0; i--)
        {
            if (!s.Audit.Read(i, entry) || entry.Kind != AuditKind.Declined || entry.At.Ticks < since) continue;
            int end = entry.Detail.Length - CodeLength - 1;
            if (end <= 0) continue;
            string card = entry.Detail.Substring(0, end);
            if (!ApprovedSince(card, entry.Stan)) Count(card);
        }
    }

    private bool ApprovedSince(string card, int stan)
    {
        for (int i = s.Batch.Count - 1; i >= 0 && s.Batch.Read(i, record) && record.Stan > stan; i--)
            if (record.MaskedPan == card) return true;
        return false;
    }

    private Event Duplicate(Deal deal)
    {
        if (s.Settings.DuplicateMinutes == 0) return Event.Ok;
        long since = s.Time.Now.AddMinutes(-s.Settings.DuplicateMinutes).Ticks;
        for (int i = s.Batch.Count - 1; i >= 0; i--)
        {
            if (!s.Batch.Read(i, record)) continue;
            string text = record.Year.ToString("D4") + record.Date.ToString("D4") + (record.Time / 100).ToString("D4");
            if (!Moment.IsMoment(text)) continue; // date and time are the host's
            System.DateTime made = new System.DateTime(Moment.Ticks(text)).AddSeconds(record.Time % 100);
            if (made.Ticks < since) return Event.Ok; // and all before it are older still
            if (KindTable.Of(record.Kind).As != deal.Kind || record.Amount != deal.Amount || record.Voided || !SameCard(deal)) continue;
            return Ask(deal, Text.DuplicateSuspected, "duplicate", s.T(Text.TraceLabel) + " " + record.Stan.ToString("D6") + "  " + made.ToString("HH:mm:ss"));
        }
        return Event.Ok;
    }

    private bool SameCard(Deal deal)
    {
        int length = s.RecordCipher.Open(record.PanCipher, record.Stan, pan);
        bool same = length == deal.Card.PanLength && SecureBytes.AreEqual(pan, 0, deal.Card.Pan, 0, length);
        SecureBytes.Wipe(pan);
        return same;
    }

    /// <summary>Voids and refunds of the batch, this one included, against its sales. The first two of a day are nothing to speak of.</summary>
    private Event Credits(Deal deal)
    {
        if (s.Settings.RiskPercent == 0) return Event.Ok;
        long sales = 0, credits = deal.Amount;
        int count = 0;
        for (int i = 0; i < s.Batch.Count; i++)
        {
            if (!s.Batch.Read(i, record)) continue;
            if (KindTable.Has(record.Kind, KindTrait.Sale)) sales += record.Amount;
            if (!KindTable.Has(record.Kind, KindTrait.Weighed)) continue;
            credits += record.Amount;
            count++;
        }
        if (count < CreditsAllowed || credits * 100 <= sales * s.Settings.RiskPercent) return Event.Ok;
        return Ask(deal, Text.ManyCredits, "credits", Money.Format(credits) + " / " + Money.Format(sales));
    }

    private Event Declines(Deal deal)
    {
        if (s.Settings.CardDeclines == 0 || deal.Card.PanLength == 0) return Event.Ok;
        Load();
        int at = Find(deal.MaskedPan);
        if (at < 0 || declines[at] < s.Settings.CardDeclines) return Event.Ok;
        Event ended = Ask(deal, Text.ManyDeclines, "declines", deal.MaskedPan);
        if (ended != Event.Ok) return ended;
        return s.Gate.Ask(Operators.Supervisor, deal.Title) switch
        {
            Reply.Ok => Event.Ok,
            Reply.TimeOut => Event.TimeOut,
            _ => Event.Cancel,
        };
    }

    private Event Ask(Deal deal, Text what, string name, string more)
    {
        lines[0] = "RMB " + Money.Format(deal.Amount);
        lines[1] = more;
        lines[2] = s.T(Text.GoOn);
        s.Desk.BeepError();
        Reply reply = s.Prompts.Confirm(Tone.Warning, deal.Title, s.T(what), lines, Text.HintOkCancel, s.Settings.InputTimeoutMs);
        s.Audit.Write(s.State.Cashier, AuditKind.Risk, 0, deal.Amount, name + (reply == Reply.Ok ? ", went on" : ", left"));
        return reply == Reply.Ok ? Event.Ok : reply == Reply.TimeOut ? Event.TimeOut : Event.Cancel;
    }
}
