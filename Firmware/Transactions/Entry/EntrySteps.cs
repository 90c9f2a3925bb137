using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Amount entry and its confirmation, in sight of operator and customer (operations.md 3.3, steps 2 and 3).</summary>
public sealed class EntrySteps
{
    private readonly Services s;

    /// <summary>Works with the services.</summary>
    public EntrySteps(Services services)
    {
        s = services;
    }

    /// <summary>State <see cref="State.Amount"/>.</summary>
    public Event Amount(Deal deal)
    {
        long max = s.Settings.MaxAmount;
        if (deal.HasOriginal && KindTable.Of(deal.Kind).Effect == KindEffect.Completes)
        {
            long allowed = deal.Original.Amount * s.Settings.CompletionPercent / 100;
            if (allowed < max) max = allowed;
        }
        return s.Prompts.Amount(deal.Title, s.Settings.InputTimeoutMs, max, s.Merchant, ref deal.Amount) switch
        {
            Reply.Ok => Event.Ok,
            Reply.TimeOut => Event.TimeOut,
            _ => Event.Cancel,
        };
    }

    /// <summary>State <see cref="State.ConfirmAmount"/>.</summary>
    public Event ConfirmAmount(Deal deal)
    {
        Page page = s.Desk.Page;
        page.Begin(Tone.Warning, s.T(Text.ConfirmAmount));
        page.Gap(6);
        page.Large(s.Merchant);
        if (s.Settings.StoreLabel.Length > 0) page.Line(s.Settings.StoreLabel, 16, Drivers.Display.TextAlign.Center);
        page.Gap(20);
        page.Line("RMB", 24, Drivers.Display.TextAlign.Left);
        string digits = Money.Format(deal.Amount);
        page.Line(digits, digits.Length > 9 ? 32 : 48, Drivers.Display.TextAlign.Right);
        page.End(s.T(Text.HintBack));
        return s.Prompts.Answer(s.Settings.InputTimeoutMs) switch
        {
            Reply.Ok => deal.Flow == Flow.Refund && deal.HasOriginal && s.Settings.RefundWithoutCard ? Event.NoCard : Event.Ok,
            Reply.Back => Event.Back,
            Reply.TimeOut => Event.TimeOut,
            _ => Event.Cancel,
        };
    }
}
