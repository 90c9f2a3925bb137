namespace PosFirmware.Emv;

/// <summary>How a step, or the whole session with a chip, ended. Each is a legitimate end of a dialogue with a card; faults of ours are exceptions.</summary>
public enum EmvOutcome
{
    /// <summary>The step is done; go on.</summary>
    Ok = 0,
    /// <summary>The card has given an ARQC: ask the acquirer.</summary>
    GoOnline,
    /// <summary>The card has given a TC: offline, or after the acquirer.</summary>
    Approved,
    /// <summary>Declined by card or terminal, or by the acquirer and confirmed by the card.</summary>
    Declined,
    /// <summary>The card does not allow this service here.</summary>
    NotAccepted,
    /// <summary>A phone wants something of its owner first: to be unlocked, or a confirmation (6986).</summary>
    SeePhone,
    /// <summary>The card broke the rules, or broke off, after its data had been read: the transaction ends, without fallback.</summary>
    Terminated,
    /// <summary>Given up by the cardholder or the operator.</summary>
    Cancelled,
    /// <summary>Nobody answered within the limit.</summary>
    TimedOut,
    /// <summary>The card was taken out.</summary>
    Removed,
    /// <summary>The whole card is blocked (6A81). No fallback.</summary>
    CardBlocked,
    /// <summary>Every application that would suit is blocked (6283). No fallback.</summary>
    ApplicationBlocked,
    /// <summary>No application that card and terminal have in common, or none that is willing. The stripe may be used.</summary>
    NoApplication,
    /// <summary>The chip does not answer, or answers rubbish, before any of its data was read. The stripe may be used.</summary>
    Unreadable,
}

/// <summary>The finer reason of an end, for log and test.</summary>
public enum EmvReason
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>The transport failed: silent or garbled.</summary>
    Transport,
    /// <summary>A status word that the command does not allow.</summary>
    StatusWord,
    /// <summary>The card refuses the first cryptogram: conditions of use not satisfied (6985).</summary>
    UseRefused,
    /// <summary>Bytes that are no BER-TLV, an object in the wrong length or place.</summary>
    Format,
    /// <summary>The card delivered an object twice.</summary>
    Duplicate,
    /// <summary>A mandatory object is missing.</summary>
    Missing,
    /// <summary>More data than the terminal has room for.</summary>
    TooMuch,
    /// <summary>Track 2 and PAN differ.</summary>
    PanDiffers,
    /// <summary>The card gave a cryptogram that is better than what was asked for, or of the reserved kind.</summary>
    BadCryptogram,
    /// <summary>The combined signature was wrong.</summary>
    CdaFailed,
    /// <summary>Terminal action analysis said no.</summary>
    TerminalSaidNo,
    /// <summary>The card gave an AAC.</summary>
    CardSaidNo,
    /// <summary>The acquirer said no.</summary>
    HostSaidNo,
    /// <summary>The acquirer could not be asked.</summary>
    UnableOnline,
}

/// <summary>What became of the message to the acquirer.</summary>
public enum HostResult
{
    /// <summary>The acquirer approves.</summary>
    Approved = 0,
    /// <summary>The acquirer declines.</summary>
    Declined,
    /// <summary>Not sent, no answer, or no answer that can be believed.</summary>
    NoAnswer,
}
