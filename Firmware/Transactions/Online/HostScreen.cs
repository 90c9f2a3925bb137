using PosFirmware.Acquirer;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Shows how a message to the acquirer gets on, and makes what is promised durable before the first byte leaves: the reversal, or the refund itself.</summary>
public sealed class HostScreen : IHostProgress
{
    private const int Stages = 5; // the answer is the last

    private readonly Services services;
    private readonly byte[] panCipher = new byte[Storage.TransactionRecord.PanCipherLength];
    private readonly string[] lines = new string[3];
    private Deal promised;
    private Text title;
    private int shownStage, shownSeconds, connects;
    private bool cancelled;

    /// <summary>Shows progress at the desk.</summary>
    public HostScreen(Services services)
    {
        this.services = services;
    }

    /// <summary>A further line while the message is under way; null for none. Gone with the next <see cref="Prepare"/>.</summary>
    public string Note;

    /// <summary>Place in the batch of the off-line sale that the message carries; -1 none. Gone with the next <see cref="Prepare"/>.</summary>
    public int OfflineSale = -1;

    /// <summary>True when the operator gave up before anything was sent.</summary>
    public bool Cancelled => cancelled;

    /// <summary>Prepares for an exchange.</summary>
    /// <param name="heading">Title of the screen.</param>
    /// <param name="deal">The transaction that must be kept; null for messages that promise nothing.</param>
    public void Prepare(Text heading, Deal deal)
    {
        title = heading;
        promised = deal;
        shownStage = -1;
        shownSeconds = -1;
        connects = 0;
        cancelled = false;
        Note = null;
        OfflineSale = -1;
    }

    /// <inheritdoc/>
    public bool OnStage(HostStage stage, int secondsLeft)
    {
        if (services.Desk.Glance() == Drivers.Keypad.Key.Cancel && stage < HostStage.Sending) cancelled = true;
        if (stage == HostStage.Securing) services.Desk.Quiet(); // the handshake blocks everything for a second or two
        if (stage == HostStage.Connecting && ++connects > 1) shownStage = -1; // a second time: the other host
        if ((int)stage == shownStage && secondsLeft == shownSeconds) return !cancelled;
        shownStage = (int)stage;
        shownSeconds = secondsLeft;
        services.Desk.Link = stage >= HostStage.Sending ? LinkState.Good : LinkState.Trying;
        Text what = stage switch
        {
            HostStage.Connecting => connects > 1 ? Text.SwitchingHost : Text.Connecting,
            HostStage.Securing => Text.Securing,
            HostStage.Sending => Text.Sending,
            _ => Text.Waiting,
        };
        bool sent = stage >= HostStage.Sending;
        lines[0] = sent ? services.T(Text.DoNotOperate) : null;
        lines[1] = stage == HostStage.Waiting ? secondsLeft.ToString() + services.T(Text.Seconds) : null;
        lines[2] = Note;
        services.Prompts.Draw(Tone.Plain, services.T(title), services.T(what), lines, sent ? Text.Count : Text.HintOkCancel);
        services.Desk.Page.Progress((int)stage + 1, Stages);
        return !cancelled;
    }

    /// <inheritdoc/>
    public void BeforeSend()
    {
        if (OfflineSale >= 0 && !services.Batch.IsSent(OfflineSale))
        {
            // from here on the acquirer may have it, and it can no longer be voided here
            services.Batch.MarkSent(OfflineSale);
            services.State.Repeat();
        }
        if (promised == null) return;
        HostRequest request = promised.Request;
        services.RecordCipher.Seal(request.Pan, request.PanLength, request.Stan, panCipher);
        PendingMessage promise = services.PromiseOf(request.Kind);
        if (promise != null)
        {
            services.RecordCipher.Turn(request.QrCode, request.QrCodeLength, request.Stan, request.Batch);
            promise.Keep(request, promised.MaskedPan, panCipher, services.Time.Now, promise == services.Unknown ? promised.Reason : 0);
            services.RecordCipher.Turn(request.QrCode, request.QrCodeLength, request.Stan, request.Batch);
        }
        services.State.TakeStan(request.Stan);
    }
}
