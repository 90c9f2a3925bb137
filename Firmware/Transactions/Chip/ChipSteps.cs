using PosFirmware.Acquirer;
using PosFirmware.Cards;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Emv;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// A chip in the slot: reading it, letting it decide, telling it what the acquirer said, and getting it out again. The dialogue
/// itself is the kernel's (Firmware/Emv); where the money stands meanwhile is in README.md.
/// </summary>
public sealed class ChipSteps : ICardEntry
{
    private const int MaxTries = 3, RemoveLimitMs = 60000, BeepEveryMs = 1500, NoticeMs = 2500;
    // the terminal's own response codes (EMV 4.4 Book 4, annex A6): could not ask, declined or approved; approved without asking
    private const string Unable = "Z3", UnableApproved = "Y3", OfflineApproved = "Y1";

    private readonly Services s;
    private readonly ChipHolder holder;
    private readonly ChipNotices notices;
    private readonly EmvTransaction transaction = new EmvTransaction();
    private readonly byte[] reversal = new byte[Field55.Max];
    private readonly string[] lines = new string[3];
    private readonly Storage.TransactionRecord scratch = new Storage.TransactionRecord();
    private readonly byte[] pan = new byte[CardData.MaxPan];

    /// <summary>Works with the services.</summary>
    public ChipSteps(Services services, ChipNotices notices)
    {
        s = services;
        this.notices = notices;
        holder = new ChipHolder(services);
    }

    /// <inheritdoc/>
    public bool IsThere => s.Slot.IsPresent;

    /// <inheritdoc/>
    public bool Begin(Deal deal)
    {
        Close();
        deal.Chip = false;
        deal.ChipData.Clear();
        return !deal.ChipTouched || AskRemoval(deal);
    }

    /// <inheritdoc/>
    public void End() { }

    /// <summary>What a chip is told about the transaction; see <see cref="Describe"/>.</summary>
    internal EmvTransaction Transaction => transaction;

    /// <inheritdoc/>
    public Event Take(Deal deal, out Text trouble, out Text then)
    {
        trouble = Text.CardRemovedEarly;
        then = Text.InsertAgain;
        deal.ChipTouched = true;
        lines[0] = s.T(Text.DoNotRemove);
        lines[1] = lines[2] = null;
        s.Prompts.Draw(Tone.Plain, s.T(deal.Title), s.T(Text.ReadingChip), lines, Text.Count);
        s.Desk.Quiet(); // the card takes its time, and nobody would end a tone
        CardPower power = s.Slot.PowerUp();
        if (power == CardPower.NoCard) return Event.Back;
        Describe(deal, (int)CardEntry.Chip);
        deal.ChipOutcome = power == CardPower.Ready ? s.Emv.Open(s.Slot, transaction, holder) : EmvOutcome.Unreadable;
        switch (deal.ChipOutcome)
        {
            case EmvOutcome.Ok:
                TakeCard(deal, CardEntry.Chip);
                s.Desk.BeepOk();
                return Event.Ok;
            case EmvOutcome.Removed:
                Close();
                return Event.Back;
            case EmvOutcome.Cancelled: return Event.Cancel;
            case EmvOutcome.TimedOut: return Event.TimeOut;
            case EmvOutcome.Unreadable:
            case EmvOutcome.NoApplication: return NotRead(deal, out trouble, out then);
            default:
                s.Prompts.Message(Tone.Bad, deal.Title, s.T(ChipTexts.Of(deal.ChipOutcome)), Helpers(), s.Settings.InputTimeoutMs);
                return Event.Failed;
        }
    }

    /// <summary>State <see cref="State.Pin"/> with a chip: authentication, verification of the cardholder, first cryptogram.</summary>
    public Event Authorise(Deal deal)
    {
        // without this a card that has gone would be missed only after the PIN
        transaction.EarlierAmount = deal.OfflineAllowed ? OfflineRules.EarlierOf(s, deal, scratch, pan) : 0;
        deal.ChipOutcome = s.Slot.IsPresent ? s.Emv.Authorise() : EmvOutcome.Removed;
        Note(deal, deal.ChipOutcome == EmvOutcome.Approved);
        deal.ChipData.Waiver = SignatureRule.Inserted(s.Settings, s.Emv.Verified);
        switch (deal.ChipOutcome)
        {
            case EmvOutcome.Approved when deal.OfflineAllowed: // Y1
                deal.Answer.ResponseCode = OfflineApproved;
                return Event.Offline;
            case EmvOutcome.GoOnline:
                deal.Request.ChipLength = s.Emv.WriteField55(ChipMessage.Request, deal.Request.ChipData);
                deal.Request.ReversalChipLength = WriteReversal(deal);
                return Event.Ok;
            case EmvOutcome.Terminated when s.Emv.Reason == EmvReason.UseRefused && s.Settings.RefusalFallback && s.Settings.ChipFallback: return ToStripe(deal);
            case EmvOutcome.Cancelled: return Event.Cancel;
            case EmvOutcome.TimedOut: return Event.TimeOut;
            default: return Event.CardRefused; // Z1 among them; without leave for it a card cannot approve: it is asked for a request only
        }
    }

    /// <summary>The card will not give a cryptogram at all (6985), and the acquirer takes its stripe then: the card is asked for again.</summary>
    private Event ToStripe(Deal deal)
    {
        deal.Chip = false;
        deal.ChipFailed = true;
        for (int i = 0; i < deal.Request.Pin.Length; i++) deal.Request.Pin[i] = 0;
        deal.Request.PinLength = 0;
        lines[0] = s.T(Text.ChipThenSwipe);
        lines[1] = lines[2] = null;
        s.Prompts.Message(Tone.Warning, deal.Title, s.T(Text.ChipUnreadable), lines, NoticeMs);
        return Event.Back;
    }

    /// <summary>State <see cref="State.Finish"/>: the acquirer has approved; only what the card approves too may be booked.</summary>
    public Event Finish(Deal deal)
    {
        if (!deal.Chip) return Event.Ok;
        HostAnswer answer = deal.Answer;
        deal.ChipOutcome = s.Emv.Complete(HostResult.Approved, answer.ResponseCode, answer.Chip, answer.ChipLength);
        deal.Chip = false;
        bool approved = deal.ChipOutcome == EmvOutcome.Approved;
        Note(deal, approved);
        s.Slot.PowerDown();
        bool moves = KindTable.Has(deal.Kind, KindTrait.Booked);
        if (!approved)
        {
            deal.CardRefused = true;
            if (s.Reversal.Exists) s.Reversal.SetRefused(answer, reversal, s.Emv.WriteField55(ChipMessage.Reversal, reversal));
        }
        notices.Keep(deal);
        if (moves) notices.KeepCryptogram(deal, ChipMessage.Upload, !approved);
        if (approved) return Event.Ok;
        return Event.CardRefused;
    }

    /// <summary>The acquirer has declined, or could not be asked: the card is told. Nothing that it answers changes anything.</summary>
    /// <param name="code">Response code; null without an answer.</param>
    public void Decline(Deal deal, string code)
    {
        if (!deal.Chip) return;
        HostAnswer answer = deal.Answer;
        deal.ChipOutcome = s.Emv.Complete(HostResult.Declined, code ?? Unable, answer.Chip, code == null ? 0 : answer.ChipLength);
        deal.Chip = false;
        s.Slot.PowerDown();
        if (code != null) notices.Keep(deal);
    }

    /// <summary>Nothing could be sent, and nothing is promised: action codes and card decide whether it is approved all the same (Y3) or not (Z3).</summary>
    /// <returns>True: the card has given its certificate.</returns>
    public bool ApprovesAlone(Deal deal)
    {
        if (!deal.Chip || !deal.OfflineAllowed) return false;
        deal.ChipOutcome = s.Slot.IsPresent ? s.Emv.Complete(HostResult.NoAnswer, null, deal.Answer.Chip, 0) : EmvOutcome.Removed;
        if (deal.ChipOutcome == EmvOutcome.Approved)
        {
            Note(deal, true);
            deal.Answer.ResponseCode = UnableApproved;
            return true;
        }
        deal.Chip = false;
        s.Slot.PowerDown();
        return false;
    }

    /// <summary>At the end of a flow: the card has to come out, and beeps until it does.</summary>
    public void Release(Deal deal)
    {
        Close();
        if (deal.ChipTouched) AskRemoval(deal);
    }

    /// <summary>Power off, and everything that came from the card is overwritten.</summary>
    public void Close()
    {
        s.Slot.PowerDown();
        s.Emv.Close();
    }

    /// <returns>False: it is still there after a minute.</returns>
    private bool AskRemoval(Deal deal)
    {
        if (!s.Slot.IsPresent) return true;
        s.Prompts.Draw(Tone.Warning, s.T(deal.Title), s.T(Text.RemoveCard), null, Text.Count);
        long end = s.Desk.Clock.Millis + RemoveLimitMs, beep = 0;
        while (s.Desk.Clock.Millis < end)
        {
            if (s.Desk.Clock.Millis >= beep)
            {
                s.Desk.BeepRemoveCard();
                beep = s.Desk.Clock.Millis + BeepEveryMs;
            }
            s.Desk.Tick();
            if (s.Slot.IsPresent) continue;
            s.Desk.Quiet();
            return true;
        }
        return false;
    }

    /// <summary>A chip that cannot be read may be tried again; after that, where the parameters allow it, the stripe is next.</summary>
    private Event NotRead(Deal deal, out Text trouble, out Text then)
    {
        Close();
        trouble = ChipTexts.Of(deal.ChipOutcome);
        then = Text.CheckChipSide;
        deal.ChipFailures++;
        bool over = deal.ChipFailures >= MaxTries || deal.ChipOutcome == EmvOutcome.NoApplication;
        if (over && !s.Settings.ChipFallback)
        {
            s.Prompts.Message(Tone.Bad, deal.Title, s.T(trouble), Helpers(), s.Settings.InputTimeoutMs);
            return Event.Failed;
        }
        if (over)
        {
            deal.ChipFailed = true;
            then = Text.ChipThenSwipe;
        }
        s.Desk.BeepError();
        return AskRemoval(deal) ? Event.Back : Event.TimeOut;
    }

    private string[] Helpers()
    {
        lines[0] = s.TerminalLine;
        lines[1] = s.HelpLine;
        lines[2] = null;
        return lines;
    }

    /// <summary>What the kernel must know before the card is asked anything: the amount above all.</summary>
    internal void Describe(Deal deal, int entryMode)
    {
        transaction.EntryMode = entryMode;
        holder.Deal = deal;
        System.DateTime now = s.Time.Now;
        transaction.ReadOnly = entryMode == (int)CardEntry.Contactless && !KindTable.Has(deal.Kind, KindTrait.FullEmv);
        transaction.Amount = transaction.ReadOnly ? 0 : deal.Amount;
        transaction.OtherAmount = 0;
        transaction.EarlierAmount = 0;
        deal.OfflineAllowed = KindTable.Has(deal.Kind, KindTrait.ChipAlone) && entryMode == (int)CardEntry.Chip && OfflineRules.IsAllowed(s);
        s.Profile.ForceOnline = !deal.OfflineAllowed;
        transaction.Type = KindTable.Has(deal.Kind, KindTrait.FullEmv) ? RequestTable.Of(deal.Kind).TransactionType : EmvTransaction.Goods;
        transaction.Year = now.Year;
        transaction.Month = now.Month;
        transaction.Day = now.Day;
        transaction.Time = now.Hour * 10000 + now.Minute * 100 + now.Second;
        transaction.Counter = s.State.PeekStan();
        TerminalProfile profile = s.Profile;
        TerminalProfile.SetText(profile.TerminalId, s.Settings.TerminalId);
        TerminalProfile.SetText(profile.SerialNumber, s.Settings.TerminalId);
        TerminalProfile.SetText(profile.MerchantId, s.Settings.MerchantId);
        TerminalProfile.SetText(profile.MerchantName, s.Settings.MerchantNameEnglish);
    }

    internal void TakeCard(Deal deal, CardEntry entry)
    {
        CardData card = deal.Card;
        card.Wipe();
        card.PanLength = s.Emv.CopyPan(card.Pan);
        card.Track2Length = s.Emv.CopyTrack2(card.Track2);
        card.Expiry = s.Emv.Expiry;
        card.ServiceCode = ServiceCodeOf(card);
        card.Entry = entry;
        deal.CardSequence = s.Emv.PanSequence;
        deal.Fallback = false;
        deal.ChipData.Clear();
        deal.ChipData.Aid = Hex(Tag.DfName);
        deal.ChipData.Label = Characters(Tag.Label);
        deal.ChipData.PreferredName = Characters(Tag.PreferredName);
        deal.ChipData.CardSequence = Hex(Tag.PanSequence);
        deal.Chip = KindTable.Has(deal.Kind, KindTrait.FullEmv);
        if (!deal.Chip) Close(); // card number and track 2 are all that is wanted
    }

    /// <summary>Three digits after the expiry; -1 without them.</summary>
    private static int ServiceCodeOf(CardData card)
    {
        int at = card.PanLength + 5, code = 0;
        if (card.Track2Length < at + 3) return -1;
        for (int i = 0; i < 3; i++)
        {
            int digit = card.Track2[at + i] - '0';
            if (digit < 0 || digit > 9) return -1;
            code = code * 10 + digit;
        }
        return code;
    }

    /// <summary>For the slip.</summary>
    internal void Note(Deal deal, bool certificate)
    {
        deal.ChipData.Cryptogram = Hex(Tag.Cryptogram);
        deal.ChipData.IsCertificate = certificate;
        deal.ChipData.Tvr = Hex(Tag.Tvr);
        deal.ChipData.Tsi = Hex(Tag.Tsi);
        deal.ChipData.Atc = Hex(Tag.Atc);
        deal.ChipData.Aip = Hex(Tag.Aip);
        deal.ChipData.Unpredictable = Hex(Tag.Unpredictable);
        deal.ChipData.IssuerData = Hex(Tag.IssuerData);
    }

    /// <summary>Field 55 of a reversal, as long as the card has said nothing more.</summary>
    internal int WriteReversal(Deal deal) => Short(s.Emv.WriteField55(ChipMessage.Reversal, reversal), deal.Request.ReversalChip);

    private int Short(int length, byte[] into)
    {
        if (length > into.Length) return 0;
        System.Array.Copy(reversal, into, length);
        return length;
    }

    private string Hex(int tag)
    {
        DataStore data = s.Emv.Data;
        char[] text = new char[2 * data.Length(tag)];
        for (int i = 0; i < text.Length; i++) text[i] = "0123456789ABCDEF"[(data.ByteOf(tag, i / 2) >> ((i & 1) == 0 ? 4 : 0)) & 15];
        return new string(text);
    }

    /// <summary>ASCII only: what the slip's font has.</summary>
    private string Characters(int tag)
    {
        DataStore data = s.Emv.Data;
        char[] text = new char[data.Length(tag)];
        for (int i = 0; i < text.Length; i++)
        {
            int c = data.ByteOf(tag, i);
            text[i] = c >= 0x20 && c <= 0x7E ? (char)c : ' ';
        }
        return new string(text).Trim();
    }
}
