using PosFirmware.Emv;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>
/// Who has to sign. The card decides by its list of methods or, tapped, by its qualifiers; the parameters decide what it leaves open, and
/// small amounts (operations.md 4.6; emv.md 1.5, section 6). The stripe, and the short form of void and refund, are signed: nobody has
/// decided anything there.
/// </summary>
internal static class SignatureRule
{
    /// <summary>After the card's list. Small amounts are no reason: with contacts there is no such limit.</summary>
    public static SignatureWaiver Inserted(TerminalSettings settings, CvmResult verified) => verified switch
    {
        CvmResult.CardPin => SignatureWaiver.CardPin,
        CvmResult.NoCvm => SignatureWaiver.NoCvm,
        CvmResult.OnlinePin when !settings.SignAfterPin => SignatureWaiver.IssuerPin,
        _ => SignatureWaiver.None,
    };

    /// <summary>After a tap. A phone that has verified its holder spares the PIN; the signature is spared by the amount only.</summary>
    /// <param name="into">Gets the limits and the reason.</param>
    /// <param name="check">What the card and the limit for PINs ask for.</param>
    /// <param name="amount">In fen.</param>
    /// <param name="pinLimit">Greatest amount in fen that passes unverified; 0: this one was not spared for being small.</param>
    public static void Tapped(TerminalSettings settings, ChipRecord into, TapCheck check, long amount, long pinLimit)
    {
        into.NoPinLimit = pinLimit;
        bool small = amount <= settings.NoSignatureLimit && check != TapCheck.Signature;
        into.NoSignatureLimit = small ? settings.NoSignatureLimit : 0;
        into.Waiver = !small && check == TapCheck.Pin && !settings.SignAfterPin ? SignatureWaiver.IssuerPin : SignatureWaiver.None;
    }
}
