namespace PosFirmware.Security;

/// <summary>What is wrong with a new password.</summary>
public enum PasswordFault
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Too few or too many digits, or not only digits.</summary>
    Length = 1,
    /// <summary>A value that terminals are delivered with; it stands in public articles.</summary>
    Delivered = 2,
    /// <summary>One digit over and over.</summary>
    AllSame = 3,
    /// <summary>Digits one after the other, up or down.</summary>
    Run = 4,
    /// <summary>The end of the merchant or the terminal number.</summary>
    Number = 5,
    /// <summary>One of the last three.</summary>
    Used = 6,
}

/// <summary>Rules for new passwords (operations.md 2.1, proposal 2), apart from those of the past: <see cref="Operators"/> knows these.</summary>
public static class PasswordPolicy
{
    // Delivered values of the terminals on the market; those of one digit fall under another rule.
    private static readonly string[] Delivered = { "12345678", "123456", "0000", "888888", "88888888", "1234" };

    /// <summary>Judges a new password.</summary>
    /// <param name="password">ASCII digits.</param>
    /// <param name="length">Number of digits.</param>
    /// <param name="wanted">Number of digits that it must have.</param>
    /// <param name="merchant">Merchant number.</param>
    /// <param name="terminal">Terminal number.</param>
    public static PasswordFault Judge(byte[] password, int length, int wanted, string merchant, string terminal)
    {
        if (length != wanted) return PasswordFault.Length;
        for (int i = 0; i < length; i++)
            if (password[i] < '0' || password[i] > '9') return PasswordFault.Length;
        for (int i = 0; i < Delivered.Length; i++)
            if (Delivered[i].Length == length && IsEnd(password, length, Delivered[i])) return PasswordFault.Delivered;
        if (HasStep(password, length, 0)) return PasswordFault.AllSame;
        if (HasStep(password, length, 1) || HasStep(password, length, -1)) return PasswordFault.Run;
        if (IsEnd(password, length, merchant) || IsEnd(password, length, terminal)) return PasswordFault.Number;
        return PasswordFault.None;
    }

    /// <summary>True when every digit follows from the one before; 9 is followed by 0.</summary>
    private static bool HasStep(byte[] password, int length, int step)
    {
        for (int i = 1; i < length; i++)
            if ((password[i] - password[i - 1] + 10) % 10 != (step + 10) % 10) return false;
        return true;
    }

    private static bool IsEnd(byte[] password, int length, string number)
    {
        int start = number.Length - length;
        if (start < 0) return false;
        for (int i = 0; i < length; i++)
            if (number[start + i] != password[i]) return false;
        return true;
    }
}
