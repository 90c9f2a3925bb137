namespace PosFirmware.Emv;

/// <summary>Cardholder verification after the card's list of methods (EMV 4.4 Book 3, 10.5 and C3; results: Book 4, 6.3.4.5).</summary>
internal static class CardholderVerification
{
    private const int Fail = 0x00, PlainPin = 0x01, OnlinePin = 0x02, PlainPinSignature = 0x03, EncipheredPin = 0x04, EncipheredPinSignature = 0x05;
    private const int Signature = 0x1E, NoCvm = 0x1F, IdentityDocument = 0x20;
    private const int TryNext = 0x40, CodeMask = 0x3F, NoMethod = 0x3F;
    private const int Unknown = 0, Failed = 1, Successful = 2;

    // 9F33 byte 2 (Book 4, A2); the identity document is PBOC's
    private const int CanPlainPin = 0x80, CanOnlinePin = 0x40, CanSignature = 0x20, CanEncipheredPin = 0x10, CanNoCvm = 0x08, CanDocument = 0x01;

    /// <summary>Goes through the list.</summary>
    public static EmvOutcome Run(EmvContext c)
    {
        SetResults(c, NoMethod, 0, Unknown);
        if ((c.AipByte & Aip.CardholderVerification) == 0) return EmvOutcome.Ok;
        int length = c.Data.Length(Tag.CvmList);
        if (length < 10)
        {
            c.Tvr.Set(Tvr.DataMissing);
            return EmvOutcome.Ok;
        }
        c.SetTsi(Tsi.CvmPerformed);
        int lastRule = NoMethod, lastCondition = 0;
        for (int at = 8; at < length; at += 2)
        {
            int rule = c.Data.ByteOf(Tag.CvmList, at), condition = c.Data.ByteOf(Tag.CvmList, at + 1), code = rule & CodeMask;
            if (!IsTrue(c, condition, code)) continue;
            bool verified = false;
            if (!IsKnown(code)) c.Tvr.Set(Tvr.UnknownCvm);
            else if (code != Fail && !IsSupported(c, code))
            {
                if (NeedsPin(code) && !AnyPinOfKind(c, code)) c.Tvr.Set(Tvr.PinPadMissing);
            }
            else
            {
                lastRule = rule;
                lastCondition = condition;
                EmvOutcome outcome = Perform(c, code, out verified);
                if (outcome != EmvOutcome.Ok) return outcome;
            }
            if (verified)
            {
                SetResults(c, rule, condition, code == NoCvm || code == PlainPin || code == EncipheredPin ? Successful : Unknown);
                return EmvOutcome.Ok;
            }
            if ((rule & TryNext) == 0 || code == Fail) break;
        }
        c.Tvr.Set(Tvr.CvmFailed);
        SetResults(c, lastRule, lastCondition, Failed);
        return EmvOutcome.Ok;
    }

    /// <summary>What came of it.</summary>
    public static CvmResult Result(EmvContext c)
    {
        int code = c.Data.ByteOf(Tag.CvmResults, 0) & CodeMask;
        if (c.Data.Length(Tag.CvmResults) < 3 || c.Data.ByteOf(Tag.CvmResults, 2) == Failed) return CvmResult.None;
        if (c.Signature) return CvmResult.Signature;
        if (c.Data.ByteOf(Tag.CvmResults, 2) == Successful) return code == NoCvm ? CvmResult.NoCvm : CvmResult.CardPin;
        return c.OnlinePin ? CvmResult.OnlinePin : CvmResult.None;
    }

    /// <param name="verified">False: failed; the rule says whether the next one is tried.</param>
    /// <returns>Ok; or how the session ends, when the cardholder gives up or the card breaks off.</returns>
    private static EmvOutcome Perform(EmvContext c, int code, out bool verified)
    {
        verified = false;
        switch (code)
        {
            case Fail: return EmvOutcome.Ok;
            case NoCvm:
                verified = true;
                return EmvOutcome.Ok;
            case Signature:
                c.Signature = true;
                verified = true;
                return EmvOutcome.Ok;
            case OnlinePin: return AskOnline(c, out verified);
        }
        bool enciphered = code == EncipheredPin || code == EncipheredPinSignature;
        EmvOutcome outcome = OfflinePin.Verify(c, enciphered, out verified);
        if (verified && (code == PlainPinSignature || code == EncipheredPinSignature)) c.Signature = true;
        return outcome;
    }

    /// <summary>Book 3, 10.5.2: the PIN is only taken in; field 52 is made by whoever has the key.</summary>
    private static EmvOutcome AskOnline(EmvContext c, out bool verified)
    {
        verified = false;
        if (c.PinBypassed)
        {
            c.Tvr.Set(Tvr.PinNotEntered);
            return EmvOutcome.Ok;
        }
        PinReply reply = c.Holder.OnlinePin();
        if (reply == PinReply.Bypassed && !c.Terminal.PinBypass) reply = PinReply.Cancelled;
        switch (reply)
        {
            case PinReply.Entered:
                c.OnlinePin = true;
                c.Tvr.Set(Tvr.OnlinePinEntered);
                verified = true;
                return EmvOutcome.Ok;
            case PinReply.Bypassed:
                c.PinBypassed = true;
                c.Tvr.Set(Tvr.PinNotEntered);
                return EmvOutcome.Ok;
            case PinReply.NoPad:
                c.Tvr.Set(Tvr.PinPadMissing);
                return EmvOutcome.Ok;
            case PinReply.TimedOut: return c.End(EmvOutcome.TimedOut, EmvReason.None);
            default: return c.End(EmvOutcome.Cancelled, EmvReason.None);
        }
    }

    private static bool IsKnown(int code) => code <= EncipheredPinSignature || code == Signature || code == NoCvm || code == IdentityDocument;

    private static bool NeedsPin(int code) => code >= PlainPin && code <= EncipheredPinSignature;

    private static bool IsSupported(EmvContext c, int code)
    {
        int can = c.Terminal.Capabilities[1], needs = code switch
        {
            PlainPin => CanPlainPin,
            OnlinePin => CanOnlinePin,
            PlainPinSignature => CanPlainPin | CanSignature,
            EncipheredPin => CanEncipheredPin,
            EncipheredPinSignature => CanEncipheredPin | CanSignature,
            Signature => CanSignature,
            NoCvm => CanNoCvm,
            _ => CanDocument,
        };
        if (code == OnlinePin && !c.Aid.OnlinePin) return false;
        if (code == IdentityDocument) return false; // nobody here could say what was seen (PBOC 3.0 part 6)
        return (can & needs) == needs;
    }

    private static bool AnyPinOfKind(EmvContext c, int code) =>
        code == OnlinePin ? (c.Terminal.Capabilities[1] & CanOnlinePin) != 0 && c.Aid.OnlinePin : (c.Terminal.Capabilities[1] & (CanPlainPin | CanEncipheredPin)) != 0;

    /// <summary>Condition codes (Book 3, table 40). An attended terminal of a merchant: never unattended cash.</summary>
    private static bool IsTrue(EmvContext c, int condition, int code)
    {
        int type = c.Transaction.Type;
        bool cash = type == EmvTransaction.Cash, cashback = type == EmvTransaction.Cashback || c.Transaction.OtherAmount > 0;
        switch (condition)
        {
            case 0x00: return true;
            case 0x01: return false;
            case 0x02: return !cash && !cashback;
            case 0x03: return code == Fail || (IsKnown(code) && IsSupported(c, code));
            case 0x04: return cash;
            case 0x05: return cashback;
            case 0x06:
            case 0x07:
            case 0x08:
            case 0x09:
                if (!c.Data.Has(Tag.CardCurrency) || !c.Data.Same(Tag.CardCurrency, Tag.Currency)) return false;
                long limit = 0;
                int first = condition < 0x08 ? 0 : 4;
                for (int i = 0; i < 4; i++) limit = (limit << 8) | (long)c.Data.ByteOf(Tag.CvmList, first + i);
                return (condition & 1) == 0 ? c.Transaction.Amount < limit : c.Transaction.Amount > limit;
            default: return false;
        }
    }

    private static void SetResults(EmvContext c, int rule, int condition, int result)
    {
        c.Scratch[0] = (byte)rule;
        c.Scratch[1] = (byte)condition;
        c.Scratch[2] = (byte)result;
        c.Data.Put(Tag.CvmResults, c.Scratch, 0, 3);
    }
}
