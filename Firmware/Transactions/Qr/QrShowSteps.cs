using System.IO;
using PosFirmware.Acquirer;
using PosFirmware.Codes;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// The customer scans the screen (operations.md 3.6): the order's code is shown, and the acquirer is asked until it is paid. Whoever
/// leaves the screen earlier closes the order; an order that could not be closed stays promised, and is concluded at the next contact.
/// </summary>
public sealed class QrShowSteps
{
    // the code stands below two lines and above the hint
    private const int Top = 118, Side = 172, Tries = 2;

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly QrHost host;
    private readonly QuietProgress quiet;
    private readonly ResultSteps results;
    private readonly QrCode code = new QrCode();
    private readonly byte[] picture = new byte[Side * ((Side + 7) / 8)];

    /// <summary>Works with the services.</summary>
    public QrShowSteps(Services services, HostScreen screen, QrHost host, ResultSteps results)
    {
        this.results = results;
        s = services;
        this.screen = screen;
        this.host = host;
        quiet = new QuietProgress(services);
    }

    /// <summary>State <see cref="State.ShowCode"/>.</summary>
    public Event ShowCode(Deal deal)
    {
        if (!code.Encode(deal.OrderText, QrLevel.M) || code.Scale(Side) == 0) return Event.Unknown; // nobody can pay what nobody can see
        Event ended = Event.Unknown;
        IOException refused = null;
        try
        {
            ended = Show(deal);
        }
        catch (IOException e)
        {
            refused = e;
        }
        s.Desk.Page.Restore();
        if (refused != null) throw refused;
        return ended;
    }

    private Event Show(Deal deal)
    {
        quiet.Begin();
        long start = s.Desk.Clock.Millis, end = start + s.Settings.QrWaitSeconds * 1000L, next = start + s.Settings.QrPollSeconds * 1000L;
        int shown = -1;
        while (true)
        {
            if (s.Desk.Clock.Millis >= next && !quiet.Cancelled)
            {
                switch (host.Ask(deal.Request.Batch, deal.Request.Stan, deal.Amount, deal.Answer, quiet))
                {
                    case QrState.Paid: return Event.Approved;
                    case QrState.Over:
                        Promises.Drop(s.Order);
                        return Event.Declined;
                }
                next = s.Desk.Clock.Millis + s.Settings.QrPollSeconds * 1000L;
            }
            if (s.Desk.Clock.Millis >= end || quiet.Cancelled) return Event.Unknown;
            int left = (int)((end - s.Desk.Clock.Millis + 999) / 1000);
            if (left != shown) Draw(deal, left, shown < 0);
            shown = left;
            if (s.Desk.Tick() == Key.Cancel) quiet.Cancelled = true;
        }
    }

    private void Draw(Deal deal, int left, bool first)
    {
        Page page = s.Desk.Page;
        page.Begin(Tone.Plain, s.T(deal.Title));
        page.Line("RMB " + Money.Format(deal.Amount), 32, TextAlign.Center);
        page.Line(left.ToString() + s.T(Text.Seconds), 16, TextAlign.Center);
        page.End(s.T(Text.HintCloseOrder));
        if (!first) return;
        int scale = code.Scale(Side), dots = code.Size * scale;
        code.Draw(scale, picture, (dots + 7) / 8);
        page.Picture(Top + (Side - dots) / 2, dots, picture);
    }

    /// <summary>
    /// States <see cref="State.CloseOrder"/> and <see cref="State.ResolveOrder"/>: was it paid? If not, it is closed, and cannot be paid any
    /// more. Only an answer ends the promise.
    /// </summary>
    public Event Conclude(Deal deal)
    {
        if (!s.Order.Exists) return Event.Ok;
        deal.Earlier.Take(s.Order);
        for (int i = 0; i < Tries; i++)
        {
            screen.Prepare(Text.QrLast, null);
            QrState state = host.Ask(s.Order.Batch, s.Order.Stan, s.Order.Amount, deal.Answer, screen);
            if (state == QrState.Paid)
            {
                deal.Kind = TransactionKind.QrSale;
                deal.Amount = s.Order.Amount;
                deal.MaskedPan = s.Order.MaskedPan;
                s.FillFrom(s.Order, deal.Request, false);
                return Event.Approved;
            }
            if (state == QrState.NoAnswer && deal.Answer.Verdict == HostVerdict.NotSent) return Event.Unknown;
            // an answer that says nothing of the payment may be that of a scanned sale that was declined: closing it can tell
            if (state == QrState.NoAnswer && deal.Answer.Verdict != HostVerdict.Answered) continue;
            screen.Prepare(Text.QrLast, null);
            if (state != QrState.Over && host.Close(s.Order.Batch, s.Order.Stan, deal.Answer, screen) != QrState.Over) continue;
            Promises.Drop(s.Order);
            if (deal.Request.Stan != deal.Earlier.Stan && deal.Flow != Flow.QrLast) results.Tell(Text.QrLast, deal.Earlier, Outcome.Closed); // the flow goes on with its own
            return Event.Ok;
        }
        return Event.Unknown;
    }
}
