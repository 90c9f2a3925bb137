using PosFirmware.Acquirer;
using PosFirmware.Cards;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// The customer shows a code (operations.md 3.6): reading it, and waiting until he has confirmed on his phone. What is not known
/// after the limit is reversed; until then the acquirer is asked, never paid twice.
/// </summary>
public sealed class QrPaySteps
{
    private readonly Services s;
    private readonly QrHost host;
    private readonly QuietProgress quiet;
    private readonly ScanPrompt scan;

    /// <summary>Works with the services.</summary>
    public QrPaySteps(Services services, QrHost host, ScanPrompt scan)
    {
        this.scan = scan;
        s = services;
        this.host = host;
        quiet = new QuietProgress(services);
    }

    /// <summary>State <see cref="State.Scan"/>: the customer's payment code.</summary>
    public Event Scan(Deal deal)
    {
        HostRequest request = deal.Request;
        while (true)
        {
            Reply reply = scan.Wait(deal.Title, Text.ScanPayCode, Text.TypePayCode, deal.Amount, request.QrCode, out request.QrCodeLength);
            if (reply == Reply.Back) continue; // from typing back to scanning
            if (reply != Reply.Ok) return reply == Reply.TimeOut ? Event.TimeOut : Event.Cancel;
            bool known = request.QrCodeLength <= HostRequest.MaxQrCode && Take(deal);
            if (known && s.Settings.WalletRule(deal.Wallet).Accepted) return Event.Ok;
            s.Desk.BeepError();
            scan.Trouble = known ? Text.WalletNotAccepted : Text.BadPayCode;
        }
    }

    private bool Take(Deal deal)
    {
        HostRequest request = deal.Request;
        deal.Wallet = Wallet.Of(request.QrCode, request.QrCodeLength);
        if (deal.Wallet == Wallet.None) return false;
        deal.MaskedPan = CardMask.Text(request.QrCode, request.QrCodeLength);
        return true;
    }

    /// <summary>
    /// State <see cref="State.AwaitPayment"/>: the customer has to confirm, or no answer came. Asks until it is known, the limit is over,
    /// or the cashier gives up.
    /// </summary>
    public Event AwaitPayment(Deal deal)
    {
        bool known = QrHost.IsWaiting(deal.Answer.ResponseCode);
        quiet.Begin();
        long end = s.Desk.Clock.Millis + s.Settings.QrWaitSeconds * 1000L, next = s.Desk.Clock.Millis + (known ? s.Settings.QrPollSeconds * 1000L : 0);
        int shown = -1;
        while (true)
        {
            long now = s.Desk.Clock.Millis;
            if (now >= next || now >= end || quiet.Cancelled)
            {
                // also before giving up: he may have paid this very moment
                switch (host.Ask(deal.Request.Batch, deal.Request.Stan, deal.Amount, deal.Answer, quiet))
                {
                    case QrState.Paid: return Event.Approved;
                    case QrState.Over:
                        Promises.Drop(s.Reversal);
                        Promises.Drop(s.Order);
                        return Event.Declined;
                    case QrState.NotKnown: return GiveUp(); // lost on the way, or on it still: the reversal ends both
                }
                if (s.Desk.Clock.Millis >= end || quiet.Cancelled) return GiveUp();
                next = s.Desk.Clock.Millis + s.Settings.QrPollSeconds * 1000L;
            }
            int left = (int)((end - s.Desk.Clock.Millis + 999) / 1000);
            if (left != shown) Show(deal, left);
            shown = left;
            if (s.Desk.Tick() == Key.Cancel) quiet.Cancelled = true;
        }
    }

    /// <summary>It is reversed; where the acquirer takes no reversals of QR payments, a query and then closing it decide.</summary>
    private Event GiveUp() => s.Order.Exists ? Event.OrderDue : Event.Unknown;

    private void Show(Deal deal, int left)
    {
        Page page = s.Desk.Page;
        page.Begin(Tone.Plain, s.T(deal.Title));
        page.Gap(10);
        page.Large(s.T(Text.WaitingForCustomer));
        page.Gap(10);
        page.Line("RMB " + Money.Format(deal.Amount), 32, TextAlign.Center);
        page.Line(s.T(Ui.WalletTexts.Of(deal.Wallet)), 24, TextAlign.Center);
        page.Gap(10);
        page.Line(left.ToString() + s.T(Text.Seconds), 24, TextAlign.Center);
        page.End(s.T(Text.HintCancel));
    }
}
