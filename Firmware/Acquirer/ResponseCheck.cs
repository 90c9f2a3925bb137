using PosFirmware.Security;

namespace PosFirmware.Acquirer;

/// <summary>What kind of answer is expected, as far as the checks differ.</summary>
public enum AnswerForm
{
    /// <summary>A transaction: MAC on approval, response code, references.</summary>
    Financial = 0,
    /// <summary>A reversal: as a transaction, but nothing of it is booked, so no references are asked for.</summary>
    Reversal = 1,
    /// <summary>Sign-off, echo: no MAC, a response code.</summary>
    Management = 2,
    /// <summary>Sign-on: as management, and the working keys.</summary>
    SignOn = 3,
    /// <summary>Settlement and batch upload: no MAC, and some hosts send no response code.</summary>
    Batch = 4,
    /// <summary>Upload of a signature: a MAC need not be there, but what is there must be right.</summary>
    Signature = 5,
}

/// <summary>The checks on every answer, in the order of acquirer-protocol.md 2.5. The first that fails decides.</summary>
public sealed class ResponseCheck
{
    private readonly KeyStore keys;
    private readonly byte[] mac = new byte[Mac.Length];

    /// <summary>Verifies with the MAC key of the store.</summary>
    public ResponseCheck(KeyStore keys)
    {
        this.keys = keys;
    }

    /// <summary>Judges an answer that could be parsed; sets verdict, response code and failed check of <paramref name="answer"/>.</summary>
    /// <param name="request">Fields that were sent.</param>
    /// <param name="response">Fields that came.</param>
    /// <param name="frame">The answer as received, for its MAC.</param>
    /// <param name="total">Length of the frame.</param>
    /// <param name="form">What is expected.</param>
    /// <param name="answer">Receives the result.</param>
    public void Judge(IsoMessage request, IsoMessage response, byte[] frame, int total, AnswerForm form, HostAnswer answer)
    {
        int failed = FirstMismatch(request, response, form);
        if (failed >= 0)
        {
            answer.Verdict = HostVerdict.Mismatch;
            answer.FailedCheck = failed == 0 ? "MTI" : failed.ToString();
            return;
        }
        bool macCounts = form == AnswerForm.Financial || form == AnswerForm.Reversal || (form == AnswerForm.Signature && response.Has(64));
        if (macCounts && !MacIsGood(response, frame, total))
        {
            answer.Verdict = HostVerdict.BadMac;
            answer.FailedCheck = "MAC";
            return;
        }
        answer.IsSigned = macCounts && response.Has(64);
        answer.Verdict = HostVerdict.Answered;
        answer.ResponseCode = response.Text(39);
        answer.ProcessingRequest = Frame.ProcessingRequest(frame);
    }

    /// <returns>Number of the first field that does not fit, 0 for the message type, -1 when all fit.</returns>
    private static int FirstMismatch(IsoMessage request, IsoMessage response, AnswerForm form)
    {
        if (response.Mti != request.Mti + 10) return 0;
        if (request.Has(3) && !request.Same(3, response)) return 3;
        if (!request.Same(11, response)) return 11;
        if (!request.Same(41, response)) return 41;
        bool approved = IsApproval(response);
        if (approved && !request.Same(42, response)) return 42;
        // a decline may leave the amount out; an approval must repeat it, unless it is partial (39 = 10)
        if (request.Has(4) && ((approved && form != AnswerForm.Signature) || response.Has(4)) && !IsCode(response, '1', '0') && !request.Same(4, response)) return 4;
        if (approved && form == AnswerForm.Financial)
        {
            if (IsBlank(response, 32)) return 32;
            if (IsBlank(response, 37)) return 37;
        }
        return response.Has(39) || form == AnswerForm.Batch ? -1 : 39;
    }

    /// <summary>A MAC must be right where it is present, and present on an approval. Only a decline may come without.</summary>
    private bool MacIsGood(IsoMessage response, byte[] frame, int total)
    {
        if (!response.Has(64)) return !IsApproval(response);
        response.CopyTo(64, mac, 0);
        return keys.Mac.HasKey && keys.Mac.Verify(frame, Frame.HeadLength, total - Frame.HeadLength - Mac.Length, mac, 0);
    }

    private static bool IsApproval(IsoMessage response) => response.Has(39) && ResponseCodes.IsClassA((char)response.At(39, 0), (char)response.At(39, 1));

    private static bool IsCode(IsoMessage response, char first, char second) => response.Has(39) && response.At(39, 0) == first && response.At(39, 1) == second;

    private static bool IsBlank(IsoMessage message, int field)
    {
        for (int i = 0; i < message.Length(field); i++)
            if (message.At(field, i) != ' ') return false;
        return true;
    }
}
