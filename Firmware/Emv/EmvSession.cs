using System;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Emv;

/// <summary>
/// One transaction with a chip, from the choice of the application to the card's last word. The caller goes through it in parts,
/// because people are asked in between: <see cref="Open"/>, then, for what moves money, <see cref="Authorise"/> and, when that says
/// so, <see cref="Complete"/>; in the end always <see cref="Close"/>. For void and refund <see cref="Open"/> is all (the short form).
/// </summary>
public sealed class EmvSession
{
    private readonly EmvContext c = new EmvContext();
    private Phase phase;

    private enum Phase
    {
        Closed = 0,
        Opened,
        Online,
        Over,
    }

    /// <summary>Makes a kernel; one serves a terminal for ever.</summary>
    /// <param name="terminal">What the terminal is.</param>
    /// <param name="aids">Applications that it takes.</param>
    /// <param name="caKeys">Keys of the certification authorities.</param>
    /// <param name="random">Unpredictable numbers.</param>
    public EmvSession(TerminalProfile terminal, AidTable aids, CaKeyStore caKeys, IUnpredictable random)
    {
        c.Terminal = terminal;
        c.Aids = aids;
        c.CaKeys = caKeys;
        c.Random = random;
    }

    /// <summary>Listener of the dialogue, or null.</summary>
    public IEmvTrace Trace
    {
        get => c.Link.Trace;
        set => c.Link.Trace = value;
    }

    /// <summary>Why the last part ended as it did.</summary>
    public EmvReason Reason => c.Reason;

    /// <summary>Data objects of card and terminal, until <see cref="Close"/>.</summary>
    public DataStore Data => c.Data;

    /// <summary>Commands that the card was sent.</summary>
    public int Commands => c.Link.Count;

    /// <summary>The slip needs a signature line.</summary>
    public bool NeedsSignature => c.Signature;

    /// <summary>What came of the card's list of methods.</summary>
    public CvmResult Verified => CardholderVerification.Result(c);

    /// <summary>A PIN for the acquirer was entered.</summary>
    public bool OnlinePinEntered => c.OnlinePin;

    /// <summary>Issuer scripts were run: a notice is due.</summary>
    public bool HasScriptResults => c.ScriptLength > 0;

    /// <summary>
    /// Application selection, GET PROCESSING OPTIONS, records (EMV 4.4 Book 1, 12; Book 3, 10.1, 10.2).
    /// </summary>
    /// <param name="card">The card, reset and ready.</param>
    /// <param name="transaction">What it is about; must not change until <see cref="Close"/>.</param>
    /// <param name="holder">Asked when the cardholder has to choose.</param>
    /// <returns><see cref="EmvOutcome.Ok"/>, or how it ended.</returns>
    public EmvOutcome Open(ICardChannel card, EmvTransaction transaction, ICardholder holder)
    {
        c.Reset();
        c.Link.Open(card);
        c.Transaction = transaction;
        c.Holder = holder;
        Step(EmvStep.Selection);
        bool blocked;
        EmvOutcome outcome = Selection.Build(c, out blocked);
        if (outcome == EmvOutcome.Ok)
        {
            Step(EmvStep.Initiation);
            outcome = Initiation.Run(c, blocked);
        }
        if (outcome == EmvOutcome.Ok)
        {
            Step(EmvStep.Records);
            outcome = Records.Run(c);
        }
        phase = outcome == EmvOutcome.Ok ? Phase.Opened : Phase.Over;
        return Ended(outcome);
    }

    /// <summary>A tap, QuickPass: the whole of it (emv.md section 6). There is nothing to complete: the card leaves.</summary>
    /// <param name="card">The card in the field.</param>
    /// <param name="transaction">What it is about; must not change until <see cref="Close"/>.</param>
    /// <returns><see cref="EmvOutcome.GoOnline"/>, or how it ended.</returns>
    public EmvOutcome Tap(ICardChannel card, EmvTransaction transaction)
    {
        c.Reset();
        c.Link.Open(card);
        c.Transaction = transaction;
        Step(EmvStep.Initiation);
        phase = Phase.Over;
        return Ended(QuickPass.Run(c));
    }

    /// <summary>How the holder of the card that was tapped is verified.</summary>
    public TapCheck TapCheck => QuickPass.Check(c);

    /// <summary>Limit in fen for taps whose holder is not verified, as the slip names it.</summary>
    public long TapFreeLimit => QuickPass.NamedLimit(c);

    /// <summary>The tap is so small a payment that nobody was verified for that reason.</summary>
    public bool TapIsWaived => QuickPass.IsWaived(c);

    /// <summary>
    /// Offline data authentication, restrictions, cardholder verification, risk management, action analysis and the first
    /// cryptogram (EMV 4.4 Book 3, 10.3 to 10.8).
    /// </summary>
    /// <returns><see cref="EmvOutcome.GoOnline"/>, <see cref="EmvOutcome.Approved"/> offline, or how it ended.</returns>
    public EmvOutcome Authorise()
    {
        if (phase != Phase.Opened) throw new InvalidOperationException();
        phase = Phase.Over;
        Step(EmvStep.OfflineAuthentication);
        EmvOutcome outcome = OfflineAuthentication.Run(c);
        if (outcome != EmvOutcome.Ok) return Ended(outcome);
        Step(EmvStep.Restrictions);
        Restrictions.Run(c);
        Step(EmvStep.CardholderVerification);
        outcome = CardholderVerification.Run(c);
        if (outcome != EmvOutcome.Ok) return Ended(outcome);
        Step(EmvStep.TerminalRisk);
        outcome = RiskManagement.Run(c);
        if (outcome != EmvOutcome.Ok) return Ended(outcome);
        Step(EmvStep.TerminalAction);
        Step(EmvStep.FirstCryptogram);
        outcome = Completion.First(c);
        if (outcome == EmvOutcome.GoOnline) phase = Phase.Online;
        return Ended(outcome);
    }

    /// <summary>Issuer authentication, scripts, second cryptogram (EMV 4.4 Book 3, 10.9 to 10.11), after <see cref="EmvOutcome.GoOnline"/>.</summary>
    /// <param name="result">What the acquirer said.</param>
    /// <param name="responseCode">Field 39; null without an answer.</param>
    /// <param name="answer">Field 55 of the answer.</param>
    /// <param name="length">Its length; 0 none.</param>
    /// <returns><see cref="EmvOutcome.Approved"/> or <see cref="EmvOutcome.Declined"/>; anything else when the card broke off: then it is not approved.</returns>
    public EmvOutcome Complete(HostResult result, string responseCode, byte[] answer, int length)
    {
        if (phase != Phase.Online) throw new InvalidOperationException();
        phase = Phase.Over;
        if (result != HostResult.NoAnswer && (responseCode == null || responseCode.Length != 2)) result = HostResult.NoAnswer;
        return Ended(Completion.Second(c, result, responseCode, answer, length));
    }

    /// <summary>Card number as ASCII digits.</summary>
    /// <param name="into">Room for 19.</param>
    /// <returns>Number of digits.</returns>
    public int CopyPan(byte[] into)
    {
        int count = Digits.CountPan(c.Data, Tag.Pan);
        for (int i = 0; i < count; i++) into[i] = (byte)('0' + Digits.At(c.Data.Bytes, c.Data.Offset(Tag.Pan), c.Data.Length(Tag.Pan), i));
        return count;
    }

    /// <summary>Track 2 as ASCII: 'D' becomes '=', the filler goes.</summary>
    /// <param name="into">Room for 37.</param>
    /// <returns>Number of characters; 0 when the card has none.</returns>
    public int CopyTrack2(byte[] into)
    {
        int digits = 2 * c.Data.Length(Tag.Track2), count = 0;
        for (int i = 0; i < digits && count < into.Length; i++)
        {
            int digit = Digits.At(c.Data.Bytes, c.Data.Offset(Tag.Track2), c.Data.Length(Tag.Track2), i);
            if (digit == 15) break;
            into[count++] = digit == 13 ? (byte)'=' : (byte)('0' + digit);
        }
        return count;
    }

    /// <summary>Expiry as YYMM.</summary>
    public int Expiry => Digits.Date(c.Data, Tag.Expiry) / 100 % 10000;

    /// <summary>Card sequence number 5F34; -1 none.</summary>
    public int PanSequence => c.Data.Has(Tag.PanSequence) ? Digits.Pair(c.Data.ByteOf(Tag.PanSequence, 0)) : -1;

    /// <summary>Chip data for a message of the acquirer.</summary>
    /// <param name="into">Room for 255 bytes.</param>
    /// <returns>Bytes.</returns>
    public int WriteField55(ChipMessage message, byte[] into)
    {
        if (message != ChipMessage.Upload || c.UploadLength == 0) return Field55.Write(c.Data, message, into);
        Array.Copy(c.Upload, 0, into, 0, c.UploadLength);
        return c.UploadLength;
    }

    /// <summary>Forgets the card and overwrites everything. The caller switches the card off.</summary>
    public void Close()
    {
        c.Wipe();
        phase = Phase.Closed;
    }

    private EmvOutcome Ended(EmvOutcome outcome)
    {
        if (outcome != EmvOutcome.Ok && Trace != null) Trace.Result(outcome, c.Reason, c.Tvr.Bytes, c.Tsi);
        return outcome;
    }

    private void Step(EmvStep step)
    {
        if (Trace != null) Trace.Step(step);
    }
}
