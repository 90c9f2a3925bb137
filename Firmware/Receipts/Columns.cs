namespace PosFirmware.Receipts;

/// <summary>Puts words and figures into columns. A hanzi takes two columns, everything below U+0100 one.</summary>
public static class Columns
{
    /// <summary>Columns that a text takes.</summary>
    public static int Width(string text)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i++) width += text[i] < 0x100 ? 1 : 2;
        return width;
    }

    /// <summary>Text on the left, then blanks, then text that ends at a column; at least one blank between them.</summary>
    /// <param name="left">Left text.</param>
    /// <param name="right">Right text.</param>
    /// <param name="end">Column behind the last one of the right text.</param>
    public static string Right(string left, string right, int end)
    {
        int blanks = end - Width(left) - Width(right);
        return left + new string(' ', blanks < 1 ? 1 : blanks) + right;
    }

    /// <summary>Label, number and amount. A long amount pushes the number to the left.</summary>
    /// <param name="label">Label.</param>
    /// <param name="count">Number.</param>
    /// <param name="amount">Amount as it is to be shown.</param>
    /// <param name="end">Column behind the last one of the amount.</param>
    /// <param name="amountWidth">Columns of an amount of usual length, with the gap before it.</param>
    public static string Three(string label, int count, string amount, int end, int amountWidth)
    {
        int width = amount.Length + 1 > amountWidth ? amount.Length + 1 : amountWidth;
        return Right(Right(label, count.ToString(), end - width), amount, end);
    }
}
