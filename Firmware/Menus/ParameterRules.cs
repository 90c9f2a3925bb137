namespace PosFirmware.Menus;

/// <summary>Who may change which parameter, and when (operations.md 2.3, guards; 2.4).</summary>
public static class ParameterRules
{
    // The identity of the terminal and the way to its acquirer: an open batch must be settled under the old ones.
    private static readonly int[] NeedEmptyBatch = { 1, 2, 20, 21, 22, 23, 24, 25, 26, 30, 31, 32, 33, 45 };
    private static readonly int[] NeedSecurity = { 1, 2, 20 };
    // Names in Chinese cannot be typed on this keypad, and may not be changed at the counter anyway.
    private static readonly int[] FixedOnes = { 3, 5, 7, 85, 108 };
    private static readonly int[] Amounts = { 46, 64, 82 };

    /// <summary>What must be so before a change.</summary>
    public static MenuGuard Guard(int tag) => Holds(NeedEmptyBatch, tag) ? MenuGuard.SignedOff | MenuGuard.BatchEmpty | MenuGuard.NoReversal : MenuGuard.SignedOff;

    /// <summary>The security password is asked for too.</summary>
    public static bool NeedsSecurity(int tag) => Holds(NeedSecurity, tag);

    /// <summary>Set up by service or download only.</summary>
    public static bool IsFixed(int tag) => Holds(FixedOnes, tag);

    /// <summary>Only how many there are is shown: addresses of access points tell where the terminal stands.</summary>
    public static bool IsPrivate(int tag) => tag == 108;

    /// <summary>The value is money in fen.</summary>
    public static bool IsAmount(int tag) => Holds(Amounts, tag);

    /// <summary>After a change the working keys are worth nothing: sign-on is due.</summary>
    public static bool EndsSignOn(int tag) => Holds(NeedEmptyBatch, tag) && tag != 45;

    private static bool Holds(int[] tags, int tag)
    {
        for (int i = 0; i < tags.Length; i++)
            if (tags[i] == tag) return true;
        return false;
    }
}
