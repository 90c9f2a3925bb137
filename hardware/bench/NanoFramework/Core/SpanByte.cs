namespace System;

/// <summary>nanoFramework's byte span. The bench version keeps array, start and length, as the device does.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[]? array;
    private readonly int start;

    /// <summary>The whole array.</summary>
    public SpanByte(byte[] array) : this(array, 0, array?.Length ?? 0) { }

    /// <summary>A part of an array.</summary>
    public SpanByte(byte[] array, int start, int length)
    {
        if (array is not null && (start < 0 || length < 0 || start + length > array.Length)) throw new ArgumentOutOfRangeException(nameof(length));
        this.array = array;
        this.start = start;
        Length = length;
    }

    /// <summary>Nothing.</summary>
    public static SpanByte Empty => default;

    /// <summary>Number of bytes.</summary>
    public int Length { get; }

    /// <summary>True when there are none.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>One byte.</summary>
    public byte this[int index]
    {
        get => index >= 0 && index < Length ? array![start + index] : throw new ArgumentOutOfRangeException(nameof(index));
        set { if (index < 0 || index >= Length) throw new ArgumentOutOfRangeException(nameof(index)); array![start + index] = value; }
    }

    /// <summary>Copies all bytes.</summary>
    public void CopyTo(SpanByte destination)
    {
        if (destination.Length < Length) throw new ArgumentException("destination too short");
        if (Length > 0) Array.Copy(array!, start, destination.array!, destination.start, Length);
    }

    /// <summary>From an index to the end.</summary>
    public SpanByte Slice(int start) => Slice(start, Length - start);

    /// <summary>A part.</summary>
    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start + length > Length) throw new ArgumentOutOfRangeException(nameof(length));
        return new SpanByte(array!, this.start + start, length);
    }

    /// <summary>A copy.</summary>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <summary>An array is a span.</summary>
    public static implicit operator SpanByte(byte[] array) => new(array);

    /// <summary>The same bytes for the bench; not on the device.</summary>
    internal Span<byte> AsSpan() => array is null ? default : array.AsSpan(start, Length);
}
