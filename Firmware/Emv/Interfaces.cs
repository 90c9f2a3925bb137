using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Emv;

/// <summary>What the cardholder did when asked for a PIN.</summary>
public enum PinReply
{
    /// <summary>A PIN was entered.</summary>
    Entered = 0,
    /// <summary>Confirmed without a digit: the cardholder has none, or the merchant lets it pass.</summary>
    Bypassed,
    /// <summary>Given up.</summary>
    Cancelled,
    /// <summary>Nobody answered within the limit.</summary>
    TimedOut,
    /// <summary>The PIN pad does not work.</summary>
    NoPad,
}

/// <summary>The person with the card, as the kernel sees them. The screens are the caller's.</summary>
public interface ICardholder
{
    /// <summary>Which application? The best one comes first.</summary>
    /// <returns>Place in the list; -1 given up, -2 nobody answered.</returns>
    int Choose(CandidateList list);

    /// <summary>The only application, which the card wants confirmed.</summary>
    /// <returns>0 confirmed, -1 given up, -2 nobody answered.</returns>
    int Confirm(CandidateList list);

    /// <summary>PIN for the acquirer. The caller keeps it; the kernel never sees it.</summary>
    PinReply OnlinePin();

    /// <summary>PIN for the card.</summary>
    /// <param name="triesLeft">Tries that the card allows; -1 not known.</param>
    /// <param name="again">True: the one before was wrong.</param>
    /// <param name="pin">Receives ASCII digits, 4 to 12; the kernel wipes them.</param>
    /// <param name="length">Number of digits.</param>
    PinReply OfflinePin(int triesLeft, bool again, byte[] pin, out int length);
}

/// <summary>Source of unpredictable numbers.</summary>
public interface IUnpredictable
{
    /// <summary>Fills the first bytes of an array.</summary>
    void Fill(byte[] into, int count);
}

/// <summary>Steps of a session, for the trace.</summary>
public enum EmvStep
{
#pragma warning disable CS1591 // the name is the meaning
    Selection = 1, Initiation, Records, OfflineAuthentication, Restrictions, CardholderVerification, TerminalRisk, TerminalAction,
    FirstCryptogram, IssuerAuthentication, ScriptsBefore, SecondCryptogram, ScriptsAfter, End,
#pragma warning restore CS1591
}

/// <summary>Listens to a session. Card number, track, name and PIN are masked before they come here.</summary>
public interface IEmvTrace
{
    /// <summary>A step begins.</summary>
    void Step(EmvStep step);

    /// <summary>One command and its response. The arrays are used again.</summary>
    void Exchange(byte[] command, int commandLength, byte[] response, int responseLength, CardReply reply);

    /// <summary>How the session, or a part of it, ended.</summary>
    void Result(EmvOutcome outcome, EmvReason reason, byte[] tvr, byte[] tsi);
}
