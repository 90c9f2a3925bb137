namespace Bench.Emv;

/// <summary>
/// One BER-TLV object of ISO/IEC 7816-4 (EMV 4.4 Book 3 annex B), as cards and hosts build it. A tree that may be changed, so that a
/// card can be made wrong on purpose.
/// </summary>
public sealed class Tlv
{
    private byte[] value = [];

    /// <summary>Tag as it stands in the bytes, e.g. 0x9F26.</summary>
    public int Tag { get; }

    /// <summary>Objects inside a constructed one; null for a primitive object.</summary>
    public List<Tlv>? Children { get; }

    /// <summary>Bytes that are added to the length that is written, without changing the value: a length that lies.</summary>
    public int LengthLie { get; set; }

    /// <summary>The value; of a constructed object what its children make.</summary>
    public byte[] Value
    {
        get => Children is null ? value : [.. Children.SelectMany(c => c.ToBytes())];
        set => this.value = value;
    }

    private Tlv(int tag, byte[] value, List<Tlv>? children)
    {
        Tag = tag;
        this.value = value;
        Children = children;
    }

    /// <summary>A primitive object.</summary>
    public static Tlv Of(int tag, params byte[] value) => new(tag, value, null);

    /// <summary>A primitive object whose value is given in hex digits.</summary>
    public static Tlv Hex(int tag, string hex) => new(tag, Convert.FromHexString(hex), null);

    /// <summary>A constructed object; null entries are left out.</summary>
    public static Tlv Template(int tag, params Tlv?[] children) => new(tag, [], [.. children.OfType<Tlv>()]);

    /// <summary>Tag, length and value.</summary>
    public byte[] ToBytes()
    {
        byte[] content = Value;
        return [.. TagBytes(Tag), .. LengthBytes(content.Length + LengthLie), .. content];
    }

    /// <summary>The first object with a tag, this one or any inside it, or null.</summary>
    public Tlv? Find(int tag) => Tag == tag ? this : Children?.Select(c => c.Find(tag)).FirstOrDefault(c => c is not null);

    /// <summary>Removes every object with a tag inside this one.</summary>
    public void Remove(int tag)
    {
        if (Children is null) return;
        Children.RemoveAll(c => c.Tag == tag);
        foreach (Tlv child in Children) child.Remove(tag);
    }

    /// <summary>Takes bytes apart, strictly.</summary>
    /// <exception cref="FormatException">They are no sequence of BER-TLV objects.</exception>
    public static List<Tlv> Parse(ReadOnlySpan<byte> data)
    {
        List<Tlv> objects = [];
        int at = 0;
        while (at < data.Length)
        {
            if (data[at] == 0) { at++; continue; } // padding
            int tag = data[at++];
            bool constructed = (tag & 0x20) != 0;
            if ((tag & 0x1F) == 0x1F)
            {
                do
                {
                    if (at >= data.Length || tag > 0xFFFFFF) throw new FormatException("a tag is cut off or too long");
                    tag = tag << 8 | data[at];
                }
                while ((data[at++] & 0x80) != 0);
            }
            if (at >= data.Length) throw new FormatException($"the length of {tag:X} is missing");
            int length = data[at++];
            if (length > 0x7F)
            {
                int bytes = length & 0x7F;
                if (bytes is 0 or > 2 || at + bytes > data.Length) throw new FormatException($"the length of {tag:X} is not allowed");
                length = 0;
                for (int i = 0; i < bytes; i++) length = length << 8 | data[at++];
            }
            if (length > data.Length - at) throw new FormatException($"{tag:X} says {length} bytes, {data.Length - at} are left");
            ReadOnlySpan<byte> content = data.Slice(at, length);
            objects.Add(constructed ? new Tlv(tag, [], Parse(content)) : new Tlv(tag, content.ToArray(), null));
            at += length;
        }
        return objects;
    }

    internal static byte[] TagBytes(int tag) => tag switch
    {
        > 0xFFFF => [(byte)(tag >> 16), (byte)(tag >> 8), (byte)tag],
        > 0xFF => [(byte)(tag >> 8), (byte)tag],
        _ => [(byte)tag],
    };

    internal static byte[] LengthBytes(int length) => length switch
    {
        > 0xFF => [0x82, (byte)(length >> 8), (byte)length],
        > 0x7F => [0x81, (byte)length],
        _ => [(byte)length],
    };
}
