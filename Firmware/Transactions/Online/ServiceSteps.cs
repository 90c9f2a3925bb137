using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>What the host asks for after a transaction (acquirer-protocol.md 1.3), and asking the host what became of one.</summary>
public sealed class ServiceSteps
{
    /// <summary>Processing requests of the host for CA keys and for applications.</summary>
    internal const int DownloadKeys = 4, DownloadAids = 5;

    private const int SignOnAgain = 3, DownloadParameters = 1, UploadStatus = 2;

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly ChipDownload chips;
    private readonly HostAnswer answer = new HostAnswer();
    private readonly HostRequest request = new HostRequest();
    private readonly string[] lines = new string[5];

    /// <summary>Works with the services.</summary>
    public ServiceSteps(Services services, HostScreen screen, ChipDownload chips)
    {
        this.chips = chips;
        s = services;
        this.screen = screen;
    }

    /// <summary>State <see cref="State.Serve"/>: what the host has asked for. It is remembered until it has succeeded, and never undoes a transaction.</summary>
    public Event Serve(Deal deal)
    {
        bool done = s.State.ProcessingRequest switch
        {
            SignOnAgain => SignOnDue(),
            DownloadParameters => Download(),
            UploadStatus => Upload(),
            DownloadKeys => chips.Keys(),
            DownloadAids => chips.Aids(),
            _ => false, // lists of stolen cards are nobody's here
        };
        if (done) s.State.SetProcessingRequest(0);
        return Event.Ok;
    }

    /// <summary>True when something is asked for that this firmware can do.</summary>
    public static bool IsDue(TerminalState state) =>
        state.ProcessingRequest == SignOnAgain || state.ProcessingRequest == DownloadParameters || state.ProcessingRequest == UploadStatus
        || state.ProcessingRequest == DownloadKeys || state.ProcessingRequest == DownloadAids;

    private bool SignOnDue()
    {
        s.State.RequireSignOn();
        return true;
    }

    private bool Download()
    {
        if (!Manage(800, 360, null)) return false;
        ParameterDownload.Apply(answer.Data, answer.DataLength, s.Settings);
        s.SettingsFile.Save(s.Settings);
        return Manage(800, 361, null);
    }

    private bool Upload()
    {
        // keyboard, PIN pad, reader, printer, display; 1: in order (3.7)
        string printer = s.Printer.Check() == Drivers.Printer.PrinterStatus.Ok ? "1" : "0";
        string reader = s.Stripe.Fault == Drivers.MagStripe.MagFault.None ? "1" : "0";
        string keys = s.Desk.KeypadFault == Drivers.Keypad.KeypadFault.None ? "1" : "0";
        return Manage(820, 362, "01" + keys + "02" + keys + "03" + reader + "04" + printer + "051");
    }

    private bool Manage(int mti, int code, string field62)
    {
        screen.Prepare(Text.HostRequest, null);
        s.Host.Manage(mti, s.State.NextStan(), s.State.Batch, code, field62, answer, screen);
        return answer.Verdict == HostVerdict.Answered && answer.ResponseCode == "00";
    }

    /// <summary>State <see cref="State.AskHost"/>: the result of a transaction as the host has it.</summary>
    public Event AskHost(Deal deal)
    {
        Ask(deal.Original.Batch, deal.Original.Stan);
        for (int i = 0; i < lines.Length; i++) lines[i] = null;
        lines[0] = s.T(Text.TraceLabel) + " " + deal.Original.Stan.ToString("D6") + "  RMB " + Money.Format(deal.Original.Amount);
        if (answer.Verdict != HostVerdict.Answered)
        {
            s.Prompts.Message(Tone.Bad, deal.Title, s.T(answer.Verdict == HostVerdict.NotSent ? s.LinkTrouble(answer.Fault) : Text.NoAnswer), lines, s.Settings.InputTimeoutMs);
            return Event.Failed;
        }
        lines[1] = s.T(Text.ResponseCodeLabel) + " " + answer.ResponseCode;
        lines[2] = answer.Rrn == null ? null : s.T(Text.RrnLabel) + " " + answer.Rrn;
        bool good = ResponseCodes.IsApproved(answer.ResponseCode);
        s.Prompts.Message(good ? Tone.Good : Tone.Warning, deal.Title, ResponseTexts.Of(answer.ResponseCode, s.Desk.Texts.English), lines, s.Settings.InputTimeoutMs);
        return Event.Ok;
    }

    private void Ask(int batch, int stan)
    {
        request.Clear();
        request.Kind = TransactionKind.Query;
        request.Stan = s.State.NextStan();
        request.Batch = s.State.Batch;
        request.OriginalBatch = batch;
        request.OriginalStan = stan;
        screen.Prepare(Text.AskHost, null);
        s.Host.Exchange(request, answer, screen);
    }
}
