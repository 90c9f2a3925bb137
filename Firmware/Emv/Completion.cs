namespace PosFirmware.Emv;

/// <summary>First cryptogram, and what comes after the acquirer's answer: authentication, scripts, second cryptogram (EMV 4.4 Book 3, 10.8 to 10.11).</summary>
internal static class Completion
{
    // Authorisation response codes of the terminal's own (EMV 4.4 Book 4, annex A6)
    private static readonly byte[] OfflineApproved = { (byte)'Y', (byte)'1' };
    private static readonly byte[] OfflineDeclined = { (byte)'Z', (byte)'1' };
    private static readonly byte[] UnableApproved = { (byte)'Y', (byte)'3' };
    private static readonly byte[] UnableDeclined = { (byte)'Z', (byte)'3' };

    /// <summary>Terminal and card action analysis.</summary>
    public static EmvOutcome First(EmvContext c)
    {
        int wanted = ActionAnalysis.First(c);
        bool signatureBad;
        EmvOutcome outcome = Cryptogram.Ask(c, wanted, false, out signatureBad);
        if (outcome != EmvOutcome.Ok) return outcome;
        switch (Cryptogram.Kind(c))
        {
            case ActionAnalysis.Aac:
                c.Put(Tag.AuthorisationResponse, OfflineDeclined);
                c.Publish();
                if (wanted == ActionAnalysis.Aac) return c.End(EmvOutcome.Declined, EmvReason.TerminalSaidNo);
                return c.End(Cryptogram.IsServiceNotAllowed(c) ? EmvOutcome.NotAccepted : EmvOutcome.Declined, EmvReason.CardSaidNo);
            case ActionAnalysis.Tc:
                c.Put(Tag.AuthorisationResponse, signatureBad ? OfflineDeclined : OfflineApproved);
                c.Publish();
                return signatureBad ? c.End(EmvOutcome.Declined, EmvReason.CdaFailed) : EmvOutcome.Approved;
            default:
                c.Publish();
                return signatureBad ? Refuse(c) : EmvOutcome.GoOnline;
        }
    }

    /// <summary>A wrong signature on an ARQC: the acquirer is not asked, the card is told at once (Book 4, 6.3.2.1).</summary>
    private static EmvOutcome Refuse(EmvContext c)
    {
        c.Put(Tag.AuthorisationResponse, OfflineDeclined);
        bool signatureBad;
        EmvOutcome outcome = Cryptogram.Ask(c, ActionAnalysis.Aac, true, out signatureBad);
        c.Publish();
        return outcome == EmvOutcome.Ok ? c.End(EmvOutcome.Declined, EmvReason.CdaFailed) : outcome;
    }

    /// <summary>After the acquirer.</summary>
    /// <param name="code">Response code of the acquirer, two characters; null without an answer.</param>
    /// <param name="answer">Field 55 of the answer.</param>
    /// <param name="length">Its length; 0 none.</param>
    public static EmvOutcome Second(EmvContext c, HostResult result, string code, byte[] answer, int length)
    {
        int wanted = result == HostResult.Approved ? ActionAnalysis.Tc : ActionAnalysis.Aac;
        if (result == HostResult.NoAnswer)
        {
            wanted = ActionAnalysis.WithoutHost(c);
            c.Put(Tag.AuthorisationResponse, wanted == ActionAnalysis.Tc ? UnableApproved : UnableDeclined);
            length = 0;
        }
        else
        {
            c.Scratch[0] = (byte)code[0];
            c.Scratch[1] = (byte)code[1];
            c.Data.Put(Tag.AuthorisationResponse, c.Scratch, 0, 2);
            IssuerAnswer.TakeAuthentication(c, answer, length);
        }
        Step(c, EmvStep.IssuerAuthentication);
        EmvOutcome outcome = IssuerAnswer.Authenticate(c);
        Step(c, EmvStep.ScriptsBefore);
        if (outcome == EmvOutcome.Ok) outcome = IssuerAnswer.RunScripts(c, answer, length, Tag.ScriptBefore, Tvr.ScriptFailedBefore);
        Step(c, EmvStep.SecondCryptogram);
        bool signatureBad = false;
        if (outcome == EmvOutcome.Ok) outcome = Cryptogram.Ask(c, wanted, true, out signatureBad);
        if (outcome != EmvOutcome.Ok)
        {
            c.Publish();
            return outcome;
        }
        bool approved = Cryptogram.Kind(c) == ActionAnalysis.Tc && !signatureBad;
        EmvReason reason = signatureBad ? EmvReason.CdaFailed
            : wanted == ActionAnalysis.Tc ? EmvReason.CardSaidNo
            : result == HostResult.NoAnswer ? EmvReason.UnableOnline : EmvReason.HostSaidNo;
        c.UploadLength = Field55.Write(c.Data, ChipMessage.Upload, c.Upload);
        Step(c, EmvStep.ScriptsAfter);
        // the card has decided: if it is taken out now, its decision stands
        IssuerAnswer.RunScripts(c, answer, length, Tag.ScriptAfter, Tvr.ScriptFailedAfter);
        c.Publish();
        return approved ? c.End(EmvOutcome.Approved, EmvReason.None) : c.End(EmvOutcome.Declined, reason);
    }

    private static void Step(EmvContext c, EmvStep step)
    {
        if (c.Link.Trace != null) c.Link.Trace.Step(step);
    }
}
