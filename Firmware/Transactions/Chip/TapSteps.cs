using PosFirmware.Acquirer;
using PosFirmware.Cards;
using PosFirmware.Drivers.Contactless;
using PosFirmware.Emv;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// A card held to the contactless reader, while the screen asks for a card: QuickPass for sales, card number and track 2 for
/// everything else. What the acquirer answers does not reach the card: it has left.
/// </summary>
public sealed class TapSteps : ICardEntry
{
    private const int GuardMs = 10000, DeadReaderMs = 5000;

    private readonly Services s;
    private readonly ChipSteps chip;
    private FieldState state;
    private long lastTap = -GuardMs, readerBack;

    /// <summary>Works with the services.</summary>
    /// <param name="chip">Shares what is told to a chip, and taken from it.</param>
    public TapSteps(Services services, ChipSteps chip)
    {
        s = services;
        this.chip = chip;
    }

    /// <inheritdoc/>
    /// <remarks>The card that has just been tapped and still lies there does not count.</remarks>
    public bool Begin(Deal deal)
    {
        deal.Tap = false;
        if (s.Desk.Clock.Millis - lastTap < GuardMs) s.Contactless.WantEmptyFirst();
        return true;
    }

    /// <inheritdoc/>
    public bool IsThere
    {
        get
        {
            if (s.Desk.Clock.Millis < readerBack) return false;
            state = s.Contactless.Poll();
            if (state == FieldState.NoReader) readerBack = s.Desk.Clock.Millis + DeadReaderMs; // slot and stripe go on without it
            return state != FieldState.Empty && state != FieldState.NoReader;
        }
    }

    /// <inheritdoc/>
    public Event Take(Deal deal, out Text trouble, out Text then)
    {
        then = Text.TapAgain;
        trouble = state == FieldState.Several ? Text.OneCardOnly : Text.CardNotSupported;
        if (state != FieldState.Card) return Back();
        chip.Describe(deal, (int)CardEntry.Contactless);
        deal.ChipOutcome = s.Emv.Tap(s.Contactless, chip.Transaction);
        switch (deal.ChipOutcome)
        {
            case EmvOutcome.GoOnline:
                chip.TakeCard(deal, CardEntry.Contactless);
                if (CardExpiry.IsExpired(deal.Card.Expiry, s.Time.Now.Year, s.Time.Now.Month))
                {
                    trouble = Text.CardExpired;
                    then = Text.Count;
                    return Back();
                }
                Taken(deal);
                return Event.Ok;
            case EmvOutcome.Removed:
                trouble = Text.CardGoneEarly;
                return Back();
            case EmvOutcome.Unreadable:
                trouble = Text.TapUnreadable;
                return Back();
            case EmvOutcome.SeePhone:
                trouble = Text.SeePhone;
                return Back();
            case EmvOutcome.NoApplication when s.Emv.Reason == EmvReason.UseRefused:
                trouble = Text.TapRefused;
                then = Text.SwipeOrInsert;
                return Back();
            case EmvOutcome.NotAccepted:
            case EmvOutcome.NoApplication:
                trouble = Text.TapNotPossible;
                then = Text.SwipeOrInsert;
                return Back();
            default:
                s.Prompts.Message(Tone.Bad, deal.Title, s.T(ChipTexts.Of(deal.ChipOutcome)), null, s.Settings.InputTimeoutMs);
                return Event.Failed;
        }
    }

    /// <inheritdoc/>
    public void End() => s.Contactless.Close();

    /// <summary>State <see cref="State.Pin"/> after a tap that pays: small amounts need neither PIN nor signature.</summary>
    public Event Verify(Deal deal)
    {
        deal.Request.ChipLength = s.Emv.WriteField55(ChipMessage.Request, deal.Request.ChipData);
        deal.Request.ReversalChipLength = chip.WriteReversal(deal);
        TapCheck check = s.Emv.TapCheck;
        SignatureRule.Tapped(s.Settings, deal.ChipData, check, deal.Amount, s.Emv.TapIsWaived ? s.Emv.TapFreeLimit : 0);
        if (check != TapCheck.Pin) return Event.Ok;
        Reply reply = s.Prompts.Pin(s.Merchant, deal.Amount, false, s.Settings.InputTimeoutMs, deal.Request.Pin, out deal.Request.PinLength);
        return reply switch
        {
            Reply.Ok => Event.Ok,
            Reply.TimeOut => Event.TimeOut,
            _ => Event.Cancel,
        };
    }

    private void Taken(Deal deal)
    {
        lastTap = s.Desk.Clock.Millis;
        s.Desk.BeepOk(); // the card may go
        deal.Tap = deal.Chip;
        deal.Chip = false; // the card hears nothing more
        if (deal.Tap) chip.Note(deal, false);
    }

    private Event Back()
    {
        s.Desk.BeepError();
        s.Contactless.Close();
        s.Contactless.WantEmptyFirst();
        return Event.Back;
    }
}
