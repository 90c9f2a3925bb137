using PosFirmware.Emv;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Words for the ways in which a session with a chip can end.</summary>
public static class ChipTexts
{
    /// <summary>What the operator reads.</summary>
    public static Text Of(EmvOutcome outcome) => outcome switch
    {
        EmvOutcome.Declined => Text.CardSaidNo,
        EmvOutcome.NotAccepted => Text.ServiceNotAllowed,
        EmvOutcome.Removed => Text.CardRemovedEarly,
        EmvOutcome.CardBlocked => Text.CardBlocked,
        EmvOutcome.ApplicationBlocked => Text.ApplicationBlocked,
        EmvOutcome.NoApplication => Text.CardNotSupported,
        EmvOutcome.Unreadable => Text.ChipUnreadable,
        _ => Text.ChipError,
    };
}
