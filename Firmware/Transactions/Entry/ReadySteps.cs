using PosFirmware.Acquirer;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Everything before a transaction can start: checks, cashier, working keys (operations.md 3.2, 6.5).</summary>
public sealed class ReadySteps
{
    private const int MaxTries = 3, MinimumBatteryPercent = 15;

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly BatchAge age;
    private readonly HostAnswer answer = new HostAnswer();

    /// <summary>Works with the services.</summary>
    public ReadySteps(Services services, HostScreen screen)
    {
        s = services;
        this.screen = screen;
        age = new BatchAge(services);
    }

    /// <summary>True when a sign-on is due (acquirer-protocol.md 6.5).</summary>
    public static bool SignOnDue(Services s) => s.State.Cashier < 0 || !s.State.SignedOn || !s.Keys.HasWorkingKeys || s.State.SignOnDate != s.Time.Today;

    /// <summary>State <see cref="State.Ready"/>.</summary>
    public Event Ready(Deal deal)
    {
        if (s.Desk.Tampered) return Refuse(deal, Text.Tampered);
        if (!s.Keys.HasMaster) return Refuse(deal, Text.NoMasterKey);
        if (s.Operators.DeliveredInUse && !s.Training) return Refuse(deal, Text.DeliveredInUse);
        if (s.Battery.Percent < MinimumBatteryPercent && !s.Battery.IsCharging) return Refuse(deal, Text.BatteryTooLow);
        bool trading = deal.Flow != Flow.Settle;
        if (trading && !s.Training && s.Settings.PlacePolicy == Position.PlaceWatch.Enforce)
        {
            if (!s.Place.IsRegistered) return Refuse(deal, Text.PlaceUnknown);
            if (s.Place.Verdict == Position.Whereabouts.Elsewhere) return Misplaced(deal);
        }
        if (trading && s.State.Settling) return Refuse(deal, Text.SettleHalted);
        if (trading && s.Batch.Count >= s.BatchLimit) return Refuse(deal, Text.BatchFull);
        if (trading && age.IsTooOld) return Refuse(deal, Text.SettleBeforeTrading);
        if (SignOnDue(s)) return Event.SignOnDue;
        if (s.Suspense.IsFull) return Refuse(deal, Text.SuspenseFull);
        if (s.Reversal.Exists) return Event.ReversalDue;
        if (s.Unknown.Exists && (!trading || s.PromiseOf(deal.Kind) == s.Unknown)) return Event.ResultDue;
        if (s.Order.Exists && (!trading || deal.Flow == Flow.QrLast || KindTable.Has(deal.Kind, KindTrait.Qr))) return Event.OrderDue;
        bool alone = s.Settings.OfflineChip && (deal.Flow == Flow.Sale || deal.Flow == Flow.SaleVoid); // a chip may approve it, or it was never sent
        if (trading && !alone && !s.Host.HasNetwork)
        {
            s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.NoNetwork), new[] { s.T(Text.CheckWifi), s.TerminalLine, s.HelpLine }, s.Settings.InputTimeoutMs);
            return Event.Failed;
        }
        if (trading && s.BatchLimit - s.Batch.Count <= s.Settings.SettleWarning) s.Prompts.Message(Tone.Warning, deal.Title, Text.BatchNearlyFull);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.Operator"/>: cashier and password. Whoever is signed on already is not asked again by a transaction.</summary>
    public Event Operator(Deal deal)
    {
        if (!s.Keys.HasMaster) return Refuse(deal, Text.NoMasterKey);
        if (s.State.Settling) return Refuse(deal, Text.SettleHalted); // a new batch number now would spoil what is left of the settlement
        if (deal.Flow != Flow.SignOn && s.State.Cashier >= 0) return Event.Ok;
        for (int tries = 0; tries < MaxTries; tries++)
        {
            Reply reply = s.Prompts.Digits(Text.SignOn, Text.InputOperator, null, false, 2, 2, s.Settings.InputTimeoutMs, deal.Digits, out int length);
            if (reply != Reply.Ok) return Left(reply);
            int number = (deal.Digits[0] - '0') * 10 + deal.Digits[1] - '0';
            if (!Operators.IsCashier(number) || !s.Operators.Exists(number)) // 99 and 00 do not trade (operations.md 2.1)
            {
                s.Prompts.Message(Tone.Bad, Text.SignOn, Text.UnknownOperator);
                continue;
            }
            reply = s.Gate.Ask(number, Text.SignOn);
            if (reply != Reply.Ok) return Left(reply);
            s.State.SetCashier(number);
            s.Audit.Write(number, Storage.AuditKind.SignOn, 0, 0, null);
            return Event.Ok;
        }
        return Event.Cancel;
    }

    /// <summary>State <see cref="State.Keys"/>: sign-on message, batch number, clock, working keys.</summary>
    public Event Keys(Deal deal)
    {
        s.State.RequireSignOn(); // the flag falls first and rises only when every key has passed its check
        screen.Prepare(Text.SignOn, null);
        s.Host.SignOn(s.State.NextStan(), s.State.Batch, s.State.Cashier < 0 ? 0 : s.State.Cashier, answer, screen);
        if (answer.Verdict == HostVerdict.Answered && answer.ResponseCode == "00")
        {
            s.Time.SetFromHost(answer.HostDate, answer.HostTime);
            s.State.SetSignedOn(answer.Batch, s.Time.Today);
            if (answer.ProcessingRequest == ServiceSteps.DownloadKeys || answer.ProcessingRequest == ServiceSteps.DownloadAids)
                s.State.SetProcessingRequest(answer.ProcessingRequest); // carried out when nobody is at work
            if (deal.Flow != Flow.Settle && age.IsOld) s.Prompts.Message(Tone.Warning, Text.Settle, Text.SettleBeforeTrading);
            return Event.Ok;
        }
        if (screen.Cancelled) return Event.Failed;
        Text why = answer.Verdict switch
        {
            HostVerdict.NotSent => s.LinkTrouble(answer.Fault),
            HostVerdict.Mismatch when answer.FailedCheck == "62" => Text.KeyCheckFailed,
            _ => Text.SignOnFailed,
        };
        string code = answer.Verdict == HostVerdict.Answered ? s.T(Text.ResponseCodeLabel) + " " + answer.ResponseCode : null;
        s.Prompts.Message(Tone.Bad, Text.SignOn, s.T(why), new[] { code, s.TerminalLine, s.HelpLine }, s.Settings.InputTimeoutMs);
        return Event.Failed;
    }

    /// <summary>State <see cref="State.SignOff"/>: the cashier leaves; what the host answers does not keep him.</summary>
    public Event SignOff(Deal deal)
    {
        screen.Prepare(Text.SignOff, null);
        if (s.State.SignedOn) s.Host.SignOff(s.State.NextStan(), s.State.Batch, s.State.Cashier < 0 ? 0 : s.State.Cashier, answer, screen);
        s.Audit.Write(s.State.Cashier, Storage.AuditKind.SignOff, 0, 0, null);
        s.State.RequireSignOn();
        s.State.SetCashier(-1);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.Echo"/>.</summary>
    public Event Echo(Deal deal)
    {
        screen.Prepare(Text.EchoTest, null);
        s.Host.Echo(s.State.NextStan(), s.State.Batch, answer, screen);
        if (answer.Verdict == HostVerdict.Answered) return Event.Ok;
        return Refuse(deal, answer.Verdict == HostVerdict.NotSent ? s.LinkTrouble(answer.Fault) : Text.NoAnswer);
    }

    /// <summary>Not where it belongs; whoever has carried it back need not wait for the next look (operations.md 1.2 no. 66).</summary>
    private Event Misplaced(Deal deal)
    {
        s.Place.LookAgain();
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.PlaceWrong), new[] { s.T(Text.CallAcquirer), s.TerminalLine, s.HelpLine }, s.Settings.InputTimeoutMs);
        return Event.Failed;
    }

    private Event Refuse(Deal deal, Text why)
    {
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(why), new[] { s.TerminalLine, s.HelpLine }, s.Settings.InputTimeoutMs);
        return Event.Failed;
    }

    private static Event Left(Reply reply) => reply == Reply.TimeOut ? Event.TimeOut : Event.Cancel;
}
