namespace PosFirmware.Cards;

/// <summary>Check digit of a PAN (ISO/IEC 7812-1 annex B).</summary>
public static class Luhn
{
    /// <summary>True when the last digit is the right check digit.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="length">How many, 2 or more.</param>
    public static bool IsValid(byte[] digits, int length)
    {
        if (length < 2) return false;
        int sum = 0;
        for (int i = 0; i < length; i++)
        {
            int digit = digits[length - 1 - i] - '0';
            if (digit < 0 || digit > 9) return false;
            if ((i & 1) != 0) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
