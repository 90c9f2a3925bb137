namespace PosFirmware.Cards;

/// <summary>The PAN as it may be shown and printed: first six and last four digits (operations.md 4.4).</summary>
public static class CardMask
{
    /// <summary>Longest masked number, with its spaces.</summary>
    public const int MaxLength = CardData.MaxPan + 4;

    private const int Head = 6, Tail = 4, ShownOfLong = 16;

    /// <summary>Masks in groups of four: "6212 34** **** 5678".</summary>
    /// <param name="pan">ASCII digits.</param>
    /// <param name="length">How many; of more than 19 the middle is shortened.</param>
    /// <param name="text">Receives the text; room for <see cref="MaxLength"/>.</param>
    /// <returns>Characters written.</returns>
    public static int Write(byte[] pan, int length, char[] text) => Write(pan, length, text, true);

    /// <summary>Masks in groups of four: "6212 34** **** 5678".</summary>
    public static string Text(byte[] pan, int length) => Text(pan, length, true);

    /// <summary>Masks without spaces, for lists: "621234******5678".</summary>
    public static string Plain(byte[] pan, int length) => Text(pan, length, false);

    private static string Text(byte[] pan, int length, bool grouped)
    {
        char[] text = new char[MaxLength];
        return new string(text, 0, Write(pan, length, text, grouped));
    }

    private static int Write(byte[] pan, int length, char[] text, bool grouped)
    {
        // A number of less than 13 digits is no PAN; of it the head would give too much away.
        // A payment code may be longer than any card number: then its middle is shown shorter than it is.
        int head = length < 13 ? 0 : Head, shown = length > CardData.MaxPan ? ShownOfLong : length, at = 0;
        for (int i = 0; i < shown; i++)
        {
            if (grouped && i > 0 && i % 4 == 0) text[at++] = ' ';
            text[at++] = i < head ? (char)pan[i] : i >= shown - Tail ? (char)pan[length - shown + i] : '*';
        }
        return at;
    }
}
