using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Looks whether what a menu item or a parameter demands is so (operations.md 2.3, guards).</summary>
public static class MenuGuards
{
    /// <summary>What to say instead of opening; <see cref="Text.Count"/> when nothing is in the way.</summary>
    public static Text Refusal(MenuGuard guard, Services s)
    {
        if ((guard & MenuGuard.NoReversal) != 0 && s.Reversal.Exists) return Text.ReversalFirst;
        if ((guard & MenuGuard.BatchEmpty) != 0 && s.Batch.Count > 0) return Text.SettleFirst;
        if ((guard & MenuGuard.SignedOff) != 0 && s.State.Cashier >= 0) return Text.SignOffFirst;
        if ((guard & MenuGuard.SignedOn) != 0 && s.State.Cashier < 0) return Text.NotSignedOn;
        return Text.Count;
    }
}
