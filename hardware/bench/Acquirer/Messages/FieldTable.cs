namespace Bench.Acquirer;

/// <summary>What a field holds.</summary>
public enum FieldKind
{
    /// <summary>Digits, two to a byte.</summary>
    Numeric,
    /// <summary>Track characters, one nibble each; the separator is D.</summary>
    Track,
    /// <summary>Text bytes, ASCII or GBK.</summary>
    Text,
    /// <summary>Raw bytes.</summary>
    Binary,
}

/// <summary>One row of the field table.</summary>
/// <param name="Number">Field number, 2 to 64.</param>
/// <param name="Name">Name for dumps.</param>
/// <param name="Kind">Content.</param>
/// <param name="LengthDigits">0: fixed length; 2: LL; 3: LLL.</param>
/// <param name="Max">Largest length in digits, characters or bytes; of a fixed field: its length.</param>
/// <param name="Left">Digits are left justified in their bytes (field 22 and all variable ones).</param>
public sealed record FieldRow(int Number, string Name, FieldKind Kind, int LengthDigits, int Max, bool Left = false)
{
    /// <summary>True when the content is nibbles.</summary>
    public bool IsNibbles => Kind is FieldKind.Numeric or FieldKind.Track;
}

/// <summary>The 64 fields as this acquirer understands them (acquirer-protocol.md 1.4 and 2.2).</summary>
public static class FieldTable
{
    private static readonly FieldRow?[] Rows = Build(
        new(2, "primary account number", FieldKind.Numeric, 2, 19, true),
        new(3, "processing code", FieldKind.Numeric, 0, 6),
        new(4, "amount", FieldKind.Numeric, 0, 12),
        new(11, "trace number", FieldKind.Numeric, 0, 6),
        new(12, "local time hhmmss", FieldKind.Numeric, 0, 6),
        new(13, "local date MMDD", FieldKind.Numeric, 0, 4),
        new(14, "expiry YYMM", FieldKind.Numeric, 0, 4),
        new(15, "settlement date MMDD", FieldKind.Numeric, 0, 4),
        new(22, "entry mode", FieldKind.Numeric, 0, 3, true),
        new(23, "card sequence number", FieldKind.Numeric, 0, 3),
        new(25, "condition code", FieldKind.Numeric, 0, 2),
        new(26, "PIN capture code", FieldKind.Numeric, 0, 2),
        new(32, "acquirer id", FieldKind.Numeric, 2, 11, true),
        new(35, "track 2", FieldKind.Track, 2, 37, true),
        new(36, "track 3", FieldKind.Track, 3, 104, true),
        new(37, "retrieval reference", FieldKind.Text, 0, 12),
        new(38, "authorisation code", FieldKind.Text, 0, 6),
        new(39, "response code", FieldKind.Text, 0, 2),
        new(41, "terminal", FieldKind.Text, 0, 8),
        new(42, "merchant", FieldKind.Text, 0, 15),
        new(43, "merchant name", FieldKind.Text, 0, 40),
        new(44, "additional response", FieldKind.Text, 2, 25),
        new(47, "private 47", FieldKind.Text, 3, 999),
        new(48, "additional data", FieldKind.Numeric, 3, 322, true),
        new(49, "currency", FieldKind.Text, 0, 3),
        new(52, "PIN block", FieldKind.Binary, 0, 8),
        new(53, "security control", FieldKind.Numeric, 0, 16),
        new(54, "additional amounts", FieldKind.Text, 3, 40),
        new(55, "chip data", FieldKind.Binary, 3, 255),
        new(57, "private 57", FieldKind.Text, 3, 999),
        new(58, "private 58", FieldKind.Binary, 3, 999),
        new(59, "detailed data", FieldKind.Text, 3, 600),
        new(60, "private control", FieldKind.Numeric, 3, 30, true),
        new(61, "original transaction", FieldKind.Numeric, 3, 29, true),
        new(62, "private binary", FieldKind.Binary, 3, 999),
        new(63, "private text", FieldKind.Text, 3, 163),
        new(64, "MAC", FieldKind.Binary, 0, 8));

    /// <summary>The row of a field, or null when the protocol does not use it.</summary>
    public static FieldRow? Row(int number) => number is >= 2 and <= 64 ? Rows[number] : null;

    /// <summary>All rows in ascending order.</summary>
    public static IEnumerable<FieldRow> All => Rows.OfType<FieldRow>();

    private static FieldRow?[] Build(params FieldRow[] rows)
    {
        var table = new FieldRow?[65];
        foreach (FieldRow row in rows) table[row.Number] = row;
        return table;
    }
}
