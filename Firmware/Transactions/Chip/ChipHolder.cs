using PosFirmware.Emv;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Asks the cardholder what the kernel wants to know: which application, which PIN.</summary>
internal sealed class ChipHolder : ICardholder
{
    private const int MaxItems = 9; // one digit each

    private readonly Services s;

    public ChipHolder(Services services)
    {
        s = services;
    }

    /// <summary>The transaction that it is about.</summary>
    public Deal Deal;

    /// <inheritdoc/>
    public int Choose(CandidateList list)
    {
        string[] items = new string[list.Count < MaxItems ? list.Count : MaxItems];
        for (int i = 0; i < items.Length; i++) items[i] = list.Name(i);
        return s.Prompts.Menu(Text.ChooseApplication, items, s.Settings.InputTimeoutMs);
    }

    /// <inheritdoc/>
    public int Confirm(CandidateList list) =>
        Left(s.Prompts.Confirm(Tone.Plain, Deal.Title, s.T(Text.ConfirmApplication), new[] { list.Name(0) }, Text.HintOkCancel, s.Settings.InputTimeoutMs));

    /// <inheritdoc/>
    public PinReply OnlinePin()
    {
        Reply reply = s.Prompts.Pin(s.Merchant, Deal.Amount, false, s.Settings.InputTimeoutMs, Deal.Request.Pin, out Deal.Request.PinLength);
        return Outcome(reply, Deal.Request.PinLength);
    }

    /// <inheritdoc/>
    public PinReply OfflinePin(int triesLeft, bool again, byte[] pin, out int length)
    {
        string note = triesLeft == 1 ? s.T(Text.LastPinTry) : triesLeft > 1 && again ? s.T(Text.TriesLeft) + " " + triesLeft.ToString() : null;
        Reply reply = s.Prompts.Pin(s.Merchant, Deal.Amount, again, note, s.Settings.InputTimeoutMs, pin, out length);
        return Outcome(reply, length);
    }

    private static PinReply Outcome(Reply reply, int length)
    {
        if (reply == Reply.Ok) return length > 0 ? PinReply.Entered : PinReply.Bypassed;
        return reply == Reply.TimeOut ? PinReply.TimedOut : PinReply.Cancelled;
    }

    private static int Left(Reply reply) => reply == Reply.Ok ? 0 : reply == Reply.TimeOut ? -2 : -1;
}
