namespace PosFirmware.Signature;

/// <summary>
/// Feature code 特征码 (acquirer-protocol.md 3.11): binds a drawing to one transaction. Sixteen digits, settlement date and retrieval
/// reference, of which the first eight are XORed with the last eight.
/// </summary>
public static class FeatureCode
{
    /// <summary>Characters of the code.</summary>
    public const int Length = 8;

    private const int ReferenceDigits = 12;

    /// <summary>The code as hex characters.</summary>
    /// <param name="settlementDate">Field 15, MMDD; 0: the answer had none.</param>
    /// <param name="reference">Field 37; shorter or empty: zeros follow. Of a letter its low four bits count.</param>
    public static string Of(int settlementDate, string reference)
    {
        char[] code = new char[Length];
        for (int i = 0; i < Length; i++)
            code[i] = "0123456789ABCDEF"[Digit(settlementDate, reference, i) ^ Digit(settlementDate, reference, i + Length)];
        return new string(code);
    }

    private static int Digit(int date, string reference, int at)
    {
        if (at < 4)
        {
            for (int i = at; i < 3; i++) date /= 10;
            return date % 10;
        }
        int place = at - 4;
        return place < ReferenceDigits && place < reference.Length ? reference[place] & 15 : 0;
    }
}
