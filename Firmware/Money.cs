namespace PosFirmware;

/// <summary>Amounts as people read them.</summary>
public static class Money
{
    /// <summary>Fen as yuan with thousands separators, e.g. 123450 as "1,234.50".</summary>
    public static string Format(long fen)
    {
        char[] text = new char[24];
        int at = text.Length, digits = 0;
        bool negative = fen < 0;
        long rest = negative ? -fen : fen;
        while (digits < 3 || rest > 0)
        {
            if (digits == 2) text[--at] = '.';
            else if (digits > 2 && (digits - 2) % 3 == 0) text[--at] = ',';
            text[--at] = (char)('0' + (int)(rest % 10));
            rest /= 10;
            digits++;
        }
        if (negative) text[--at] = '-';
        return new string(text, at, text.Length - at);
    }
}
