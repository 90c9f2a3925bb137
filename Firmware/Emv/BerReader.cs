namespace PosFirmware.Emv;

/// <summary>
/// Walks over BER-TLV objects, one level at a time (EMV 4.4 Book 3, annex B; ISO/IEC 8825-1). Definite lengths only. Zero bytes
/// before, between and after objects are padding.
/// </summary>
public struct BerReader
{
    private const int MaxTagBytes = 4;

    private readonly byte[] data;
    private readonly int end;
    private int next;

    /// <summary>Reads from a piece of an array.</summary>
    public BerReader(byte[] data, int start, int count)
    {
        this.data = data;
        end = start + count;
        next = start;
        Tag = 0;
        Object = start;
        Start = start;
        Length = 0;
        Constructed = false;
        Broken = false;
    }

    /// <summary>Tag of the object, all its bytes as one number.</summary>
    public int Tag { get; private set; }

    /// <summary>Where the object begins: its tag.</summary>
    public int Object { get; private set; }

    /// <summary>Where its value begins.</summary>
    public int Start { get; private set; }

    /// <summary>Bytes of its value.</summary>
    public int Length { get; private set; }

    /// <summary>True when the value is made of objects again.</summary>
    public bool Constructed { get; private set; }

    /// <summary>True when the bytes are no BER-TLV: a tag of more than four bytes, an indefinite or too long length, a value that does not fit.</summary>
    public bool Broken { get; private set; }

    /// <summary>Goes to the next object.</summary>
    /// <returns>False at the end, and when the bytes are broken.</returns>
    public bool Next()
    {
        if (Broken) return false;
        while (next < end && data[next] == 0) next++;
        if (next >= end) return false;
        Object = next;
        int size = TagLength(data, next, end);
        if (size == 0) return Break();
        Constructed = (data[next] & 0x20) != 0;
        Tag = TagAt(data, next, size);
        int at = next + size;
        if (at >= end) return Break();
        int length = data[at++];
        if (length == 0x81 || length == 0x82)
        {
            int bytes = length & 0x7F;
            if (at + bytes > end) return Break();
            length = 0;
            for (; bytes > 0; bytes--) length = (length << 8) | data[at++];
        }
        else if (length > 0x7F) return Break();
        if (at + length > end) return Break();
        Start = at;
        Length = length;
        next = at + length;
        return true;
    }

    /// <summary>Looks for an object on this level.</summary>
    /// <returns>True: the reader stands on it. False: it is not there or the bytes are broken.</returns>
    public bool Find(int tag)
    {
        while (Next())
            if (Tag == tag) return true;
        return false;
    }

    /// <summary>Bytes of the tag at a place; 0 when it is longer than four or does not end.</summary>
    public static int TagLength(byte[] data, int at, int end)
    {
        if (at >= end) return 0;
        if ((data[at] & 0x1F) != 0x1F) return 1;
        for (int size = 2; size <= MaxTagBytes && at + size <= end; size++)
            if ((data[at + size - 1] & 0x80) == 0) return size;
        return 0;
    }

    /// <summary>The tag at a place as a number.</summary>
    public static int TagAt(byte[] data, int at, int size)
    {
        int tag = 0;
        for (int i = 0; i < size; i++) tag = (tag << 8) | data[at + i];
        return tag;
    }

    private bool Break()
    {
        Broken = true;
        return false;
    }
}
