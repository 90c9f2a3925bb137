namespace PosFirmware.Drivers.SmartCard;

/// <summary>How the exchange of one command with a card ended. All of them are outcomes, none is a fault of ours.</summary>
public enum CardReply
{
    /// <summary>The card answered; its status word is at the end of the response.</summary>
    Answered = 0,
    /// <summary>The card has been taken out, or has left the field.</summary>
    Removed,
    /// <summary>The card did not answer within its time limit.</summary>
    Silent,
    /// <summary>The card answered against the rules of its transport protocol, and went on doing so after the repeats.</summary>
    Garbled,
}
