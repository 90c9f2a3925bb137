using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Why money goes back: the same four reasons for a refund and for a note of cash (operations.md 1.1, no. 22).</summary>
public static class RefundReasons
{
    /// <summary>Asks for the reason.</summary>
    /// <returns>1 returned, 2 wrong amount, 3 paid twice, 4 other; 0: left by red key or time limit.</returns>
    public static int Ask(Services s)
    {
        string[] items = { s.T(Text.ReasonReturned), s.T(Text.ReasonWrongAmount), s.T(Text.ReasonTwice), s.T(Text.ReasonOther) };
        return s.Prompts.Menu(Text.RefundReason, items, s.Settings.InputTimeoutMs) + 1;
    }
}
