namespace Bench.Emv;

/// <summary>A data object list (EMV 4.4 Book 3, 5.4) from the card's side: what the terminal's bytes mean.</summary>
public sealed class DataList
{
    private readonly List<(int Tag, int Length)> entries = [];

    /// <summary>Reads a list of tags and lengths.</summary>
    /// <exception cref="FormatException">The list is cut off.</exception>
    public DataList(ReadOnlySpan<byte> list)
    {
        int at = 0;
        while (at < list.Length)
        {
            int tag = list[at++];
            if ((tag & 0x1F) == 0x1F)
            {
                if (at >= list.Length) throw new FormatException("a data object list ends inside a tag");
                tag = tag << 8 | list[at++];
            }
            if (at >= list.Length) throw new FormatException($"a data object list ends before the length of {tag:X}");
            entries.Add((tag, list[at++]));
        }
    }

    /// <summary>Bytes that the terminal has to send.</summary>
    public int Length => entries.Sum(e => e.Length);

    /// <summary>The terminal's bytes by tag; <paramref name="data"/> has exactly <see cref="Length"/> bytes.</summary>
    public Dictionary<int, byte[]> Split(ReadOnlySpan<byte> data)
    {
        Dictionary<int, byte[]> values = [];
        int at = 0;
        foreach ((int tag, int length) in entries)
        {
            values[tag] = data.Slice(at, length).ToArray();
            at += length;
        }
        return values;
    }
}
