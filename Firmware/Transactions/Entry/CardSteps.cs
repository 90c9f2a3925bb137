using PosFirmware.Cards;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.MagStripe;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Reading the card, having it confirmed, and the PIN (operations.md 3.3, steps 4 to 7, and 8.1).</summary>
public sealed class CardSteps
{
    private const int SilentHintMs = 10000;

    private const int MaxBadReads = 5;
    private const int TooManyMs = 6000;
    private const int SameSwipeMs = 2000; // a card pulled very slowly makes the reader begin anew on the way

    private readonly Services s;
    private readonly string[] lines = new string[3];
    private readonly ChipSteps chip;
    private readonly TapSteps tap;
    private readonly ICardEntry[] entries;

    /// <summary>Works with the services.</summary>
    /// <param name="chip">The slot for contact cards.</param>
    /// <param name="tap">The contactless reader.</param>
    public CardSteps(Services services, ChipSteps chip, TapSteps tap)
    {
        this.chip = chip;
        this.tap = tap;
        entries = new ICardEntry[] { chip, tap };
        s = services;
    }

    /// <summary>State <see cref="State.Card"/>: waits for a card, swiped or inserted; a bad read is explained and may be repeated.</summary>
    public Event Card(Deal deal)
    {
        for (int i = 0; i < entries.Length; i++)
            if (!entries[i].Begin(deal)) return Event.TimeOut;
        s.Stripe.Arm();
        try
        {
            return ReadCard(deal);
        }
        finally
        {
            s.Stripe.Disarm();
            for (int i = 0; i < entries.Length; i++) entries[i].End();
        }
    }

    private Event ReadCard(Deal deal)
    {
        int bad = 0;
        bool hinted = false;
        long lastBad = -SameSwipeMs;
        Ask(deal, Tone.Plain, Text.SwipeOrInsert, Text.OrTap);
        s.Desk.AwaitAnswer();
        long end = s.Desk.Clock.Millis + s.Settings.InputTimeoutMs;
        while (s.Desk.Clock.Millis < end)
        {
            Key key = s.Desk.TickAnswer();
            if (key == Key.Cancel) return Event.Cancel;
            if (s.Stripe.Fault != MagFault.None)
            {
                s.Prompts.Message(Tone.Bad, deal.Title, Text.ReaderFault);
                return Event.Failed;
            }
            Event taken = Event.Back;
            if (s.Stripe.IsArmed && TakeOther(deal, out taken)) // not while the stripe reader gets ready again: that is a matter of milliseconds
            {
                if (taken != Event.Back) return taken;
                hinted = true;
                end = s.Desk.Clock.Millis + s.Settings.InputTimeoutMs;
                continue;
            }
            if (!s.Stripe.Poll())
            {
                // A stripe that faces away gives no signal at all: whoever has been waiting for a while is told about it.
                if (!hinted && bad == 0 && s.Stripe.SilentMillis > SilentHintMs)
                {
                    hinted = true;
                    Ask(deal, Tone.Plain, Text.SwipeOrInsert, Text.FaceStripe);
                }
                continue;
            }
            Text trouble = Judge(deal);
            s.Usage.CountSwipe(s.Stripe.Swipe.Verdict == MagVerdict.Ok);
            s.Stripe.Swipe.Wipe();
            if (trouble == Text.Count)
            {
                s.Desk.BeepOk();
                return Event.Ok;
            }
            deal.Card.Wipe();
            s.Desk.BeepError();
            if (s.Desk.Clock.Millis - lastBad >= SameSwipeMs) bad++;
            lastBad = s.Desk.Clock.Millis;
            if (bad == MaxBadReads)
            {
                // whoever wants to pay can still do so without a card
                string[] instead = deal.Flow == Flow.Sale ? new[] { s.T(Text.PayByCodeInstead) } : null;
                s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.TooManyReads), instead, TooManyMs);
                return Event.Failed;
            }
            Ask(deal, Tone.Warning, trouble, trouble == Text.ChipCardInsert ? Text.Count : Text.SwipeAgain);
            end = s.Desk.Clock.Millis + s.Settings.InputTimeoutMs;
        }
        return Event.TimeOut;
    }

    /// <summary>Looks at the other ways in; the stripe rests while one of them is at work.</summary>
    /// <param name="taken">Back: it has to be tried again, which the screen says.</param>
    /// <returns>True: there was a card.</returns>
    private bool TakeOther(Deal deal, out Event taken)
    {
        taken = Event.Back;
        for (int i = 0; i < entries.Length; i++)
        {
            if (!entries[i].IsThere) continue;
            s.Stripe.Disarm();
            Text trouble, then;
            taken = entries[i].Take(deal, out trouble, out then);
            if (taken != Event.Back) return true;
            deal.Card.Wipe();
            s.Stripe.Arm();
            Ask(deal, Tone.Warning, trouble, then);
            return true;
        }
        return false;
    }

    /// <summary>Takes the swipe over into the deal.</summary>
    /// <returns>What is wrong with it; <see cref="Text.Count"/> for nothing.</returns>
    private Text Judge(Deal deal)
    {
        MagSwipe swipe = s.Stripe.Swipe;
        switch (swipe.Verdict)
        {
            case MagVerdict.Ok: break;
            case MagVerdict.TooFast: return Text.TooFast;
            case MagVerdict.TooSlow: return Text.TooSlow;
            case MagVerdict.WrongSide: return Text.WrongSide;
            case MagVerdict.Blank: return Text.Blank;
            case MagVerdict.Incomplete: return Text.Incomplete;
            default: return Text.Damaged;
        }
        System.DateTime now = s.Time.Now;
        CardCheck check = Track2Parser.Parse(swipe.Track2.Data, swipe.Track2.Length, deal.Card);
        if (check == CardCheck.LuhnFailed) return Text.BadCardNumber;
        if (check != CardCheck.Ok) return Text.NotABankCard;
        if (CardExpiry.IsExpired(deal.Card.Expiry, now.Year, now.Month)) return Text.CardExpired;
        deal.Card.Entry = CardEntry.Stripe;
        SwipeRule rule = SwipeRules.Judge(deal.Card, deal.ChipFailed);
        deal.Fallback = rule == SwipeRule.Fallback;
        return rule switch
        {
            SwipeRule.UseChip => Text.ChipCardInsert,
            SwipeRule.NotForGoods => Text.CardNotForSales,
            _ => Text.Count,
        };
    }

    private void Ask(Deal deal, Tone tone, Text what, Text then)
    {
        Page page = s.Desk.Page;
        page.Begin(tone, s.T(deal.Title));
        page.Line(s.Merchant);
        page.Line(deal.Amount == 0 ? " " : "RMB " + Money.Format(deal.Amount), 32, TextAlign.Center);
        page.Gap(8);
        page.Pictures(what == Text.ChipCardInsert ? Pictogram.Insert : s.Readers);
        page.Large(s.T(what));
        page.Large(then == Text.Count ? " " : s.T(then));
        page.End(s.T(Text.HintCancel));
    }

    /// <summary>State <see cref="State.ConfirmCard"/>: first six and last four digits only.</summary>
    public Event ConfirmCard(Deal deal)
    {
        deal.MaskedPan = CardMask.Text(deal.Card.Pan, deal.Card.PanLength);
        lines[0] = s.T(Text.CardNumber);
        lines[1] = deal.MaskedPan;
        lines[2] = "RMB " + Money.Format(deal.Amount);
        return s.Prompts.Confirm(Tone.Plain, deal.Title, s.T(Text.ConfirmCard), lines, Text.HintBack, s.Settings.InputTimeoutMs) switch
        {
            Reply.Ok => Event.Ok,
            Reply.Back => Event.Back,
            Reply.TimeOut => Event.TimeOut,
            _ => Event.Cancel,
        };
    }

    private bool NeedsPin(KindRow kind) => kind.Has(KindTrait.Refund) ? s.Settings.RefundNeedsPin : kind.Effect != KindEffect.Voids || s.Settings.VoidNeedsPin;

    /// <summary>State <see cref="State.Pin"/>.</summary>
    public Event Pin(Deal deal)
    {
        if (deal.Tap) return tap.Verify(deal);
        if (deal.Chip) return chip.Authorise(deal); // the card says how its holder is verified
        if (!NeedsPin(KindTable.Of(deal.Kind))) return Event.Ok;
        Reply reply = s.Prompts.Pin(s.Merchant, deal.Amount, deal.WrongPins > 0, s.Settings.InputTimeoutMs, deal.Request.Pin, out deal.Request.PinLength);
        return reply switch
        {
            Reply.Ok => Event.Ok,
            Reply.TimeOut => Event.TimeOut,
            _ => Event.Cancel,
        };
    }
}
