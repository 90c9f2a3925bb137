using System;

namespace PosFirmware.Emv;

/// <summary>
/// The data objects of the transaction in hand, of card, issuer and terminal (EMV 4.4 Book 3, 5). Values lie in one array; nothing is
/// allocated after it was made.
/// </summary>
public sealed class DataStore
{
    /// <summary>Most objects of a transaction. Real cards deliver 30 to 60.</summary>
    public const int MaxObjects = 192;

    /// <summary>Bytes for all values.</summary>
    public const int PoolSize = 8192;

    private readonly int[] tags = new int[MaxObjects];
    private readonly int[] offsets = new int[MaxObjects];
    private readonly int[] lengths = new int[MaxObjects];
    private readonly int[] rooms = new int[MaxObjects];
    private readonly byte[] pool = new byte[PoolSize];
    private int used;

    /// <summary>Objects in the store.</summary>
    public int Count { get; private set; }

    /// <summary>Where the values lie.</summary>
    public byte[] Bytes => pool;

    /// <summary>Forgets everything and overwrites it.</summary>
    public void Clear()
    {
        Array.Clear(pool, 0, used);
        used = 0;
        Count = 0;
    }

    /// <summary>True when the object is there.</summary>
    public bool Has(int tag) => Length(tag) > 0;

    /// <summary>True when the object is one of the first that came, and not empty.</summary>
    /// <param name="count">How many count as first.</param>
    public bool HasAmongFirst(int tag, int count)
    {
        int i = IndexOf(tag);
        return i >= 0 && i < count && lengths[i] > 0;
    }

    /// <summary>Bytes of the value; 0 when it is not there.</summary>
    public int Length(int tag)
    {
        int i = IndexOf(tag);
        return i < 0 ? 0 : lengths[i];
    }

    /// <summary>Where the value begins in <see cref="Bytes"/>; 0 when it is not there.</summary>
    public int Offset(int tag)
    {
        int i = IndexOf(tag);
        return i < 0 ? 0 : offsets[i];
    }

    /// <summary>A byte of a value; 0 past its end or when it is not there.</summary>
    public int ByteOf(int tag, int index)
    {
        int i = IndexOf(tag);
        return i < 0 || index >= lengths[i] ? 0 : pool[offsets[i] + index];
    }

    /// <summary>The value as a number without sign, for at most four bytes.</summary>
    public long Number(int tag)
    {
        int i = IndexOf(tag);
        long value = 0;
        if (i >= 0)
            for (int k = 0; k < lengths[i]; k++) value = (value << 8) | pool[offsets[i] + k];
        return value;
    }

    /// <summary>Copies a value.</summary>
    /// <returns>Its length; 0 when it is not there or does not fit.</returns>
    public int Copy(int tag, byte[] into, int offset)
    {
        int i = IndexOf(tag);
        if (i < 0 || offset + lengths[i] > into.Length) return 0;
        Array.Copy(pool, offsets[i], into, offset, lengths[i]);
        return lengths[i];
    }

    /// <summary>True when two values are equal.</summary>
    public bool Same(int tag, int other)
    {
        int a = IndexOf(tag), b = IndexOf(other);
        if (a < 0 || b < 0 || lengths[a] != lengths[b]) return false;
        for (int k = 0; k < lengths[a]; k++)
            if (pool[offsets[a] + k] != pool[offsets[b] + k]) return false;
        return true;
    }

    /// <summary>Sets a value, in place of the former one. An empty value removes the object.</summary>
    /// <returns>False when there is no room.</returns>
    public bool Put(int tag, byte[] data, int offset, int count)
    {
        int i = IndexOf(tag);
        if (i < 0)
        {
            if (count == 0) return true;
            if (Count == MaxObjects) return false;
            i = Count;
        }
        if (i == Count || count > rooms[i])
        {
            if (used + count > PoolSize) return false;
            tags[i] = tag;
            offsets[i] = used;
            rooms[i] = count;
            used += count;
            if (i == Count) Count++;
        }
        Array.Copy(data, offset, pool, offsets[i], count);
        lengths[i] = count;
        return true;
    }

    /// <summary>Sets a value of digits, two a byte.</summary>
    public bool PutDigits(int tag, long value, int bytes) => PutValue(tag, value, bytes, 10);

    /// <summary>Sets a binary number, most significant byte first.</summary>
    public bool PutNumber(int tag, long value, int bytes) => PutValue(tag, value, bytes, 16);

    private readonly byte[] scratch = new byte[8];

    private bool PutValue(int tag, long value, int bytes, int radix)
    {
        for (int i = bytes - 1; i >= 0; i--)
        {
            int low = (int)(value % radix);
            value /= radix;
            int high = (int)(value % radix);
            value /= radix;
            scratch[i] = (byte)((high << 4) | low);
        }
        return Put(tag, scratch, 0, bytes);
    }

    private int IndexOf(int tag)
    {
        for (int i = 0; i < Count; i++)
            if (tags[i] == tag) return i;
        return -1;
    }
}
