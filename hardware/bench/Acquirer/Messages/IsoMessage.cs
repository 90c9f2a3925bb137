using System.Text;

namespace Bench.Acquirer;

/// <summary>The one error of this codec: bytes that are no message, or a content that cannot be packed.</summary>
public sealed class IsoFormatException(int field, string what) : Exception(field == 0 ? what : $"field {field}: {what}")
{
    /// <summary>Field at fault; 0 for the message itself.</summary>
    public int Field { get; } = field;
}

/// <summary>
/// An ISO 8583:1987 message, taken apart. Numeric and track fields hold their characters, text and binary ones their bytes.
/// </summary>
public sealed class IsoMessage
{
    private readonly byte[]?[] fields = new byte[65][];

    /// <summary>Message type, four digits.</summary>
    public string Mti { get; set; }

    /// <summary>Makes an empty message.</summary>
    public IsoMessage(string mti) => Mti = mti;

    /// <summary>GBK, the encoding of Chinese text in messages.</summary>
    public static Encoding Gbk { get; } = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <summary>Text of a field, one character per digit or byte; null when absent. Setting null removes the field.</summary>
    public string? this[int field]
    {
        get => fields[field] is { } content ? Encoding.Latin1.GetString(content) : null;
        set => fields[field] = value is null ? null : Encoding.Latin1.GetBytes(value);
    }

    /// <summary>Content of a field as bytes; null when absent.</summary>
    public byte[]? Bytes(int field) => fields[field];

    /// <summary>Sets a field from bytes; null removes it.</summary>
    public void SetBytes(int field, byte[]? content) => fields[field] = content;

    /// <summary>Sets a text field from Chinese or English text.</summary>
    public void SetGbk(int field, string text) => fields[field] = Gbk.GetBytes(text);

    /// <summary>True when the field is present.</summary>
    public bool Has(int field) => fields[field] is not null;

    /// <summary>Numbers of the fields present, ascending.</summary>
    public IEnumerable<int> Present => Enumerable.Range(2, 63).Where(Has);

    /// <summary>Copies a field from another message when it is there.</summary>
    public void Echo(IsoMessage from, params ReadOnlySpan<int> numbers)
    {
        foreach (int n in numbers) if (from.Has(n)) fields[n] = from.fields[n];
    }

    /// <summary>Digits <paramref name="start"/> (0-based) and following of a field, or "" when it is absent or shorter.</summary>
    public string Part(int field, int start, int length)
    {
        string text = this[field] ?? "";
        return text.Length >= start + length ? text.Substring(start, length) : "";
    }

    /// <summary>60.1, message type code; "" when absent.</summary>
    public string TypeCode => Part(60, 0, 2);

    /// <summary>60.2, batch number; -1 when absent.</summary>
    public int Batch => int.TryParse(Part(60, 2, 6), out int batch) ? batch : -1;

    /// <summary>60.3, network management code; "" when absent.</summary>
    public string ManagementCode => Part(60, 8, 3);

    /// <summary>Field 11; -1 when absent.</summary>
    public int Stan => int.TryParse(this[11], out int stan) ? stan : -1;

    /// <summary>Field 4 in fen; -1 when absent.</summary>
    public long Amount => long.TryParse(this[4], out long amount) ? amount : -1;
}
