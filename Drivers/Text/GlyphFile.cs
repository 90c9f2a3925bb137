using System.IO;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Drivers.Text;

/// <summary>What became of a glyph file at opening.</summary>
public enum GlyphFileState
{
    /// <summary>In order, as far as it was read.</summary>
    Ok,
    /// <summary>Not on the volume.</summary>
    Missing,
    /// <summary>On the volume, but not a sound glyph file of the wanted size.</summary>
    Damaged,
}

/// <summary>
/// A glyph file on the internal flash (format: hardware/fonts/README.md). Its code points and the glyphs of half width and of
/// the firmware's own strings are in memory; the dots of all others are read when they are wanted.
/// </summary>
/// <remarks>A missing or damaged file is a state, never an exception: the terminal then writes boxes.</remarks>
public sealed class GlyphFile
{
    private const int HeaderLength = 32, MaxIndexLength = 131072;

    private readonly IVolume volume;
    private readonly string name;
    private byte[] index = new byte[0]; // code points, then the dots of the resident glyphs
    private int narrowCount, nearCount, farCount;
    private uint dotsCrc;

    /// <summary>Opens a file and checks its header and index.</summary>
    /// <param name="volume">Where it lies.</param>
    /// <param name="name">File name.</param>
    /// <param name="size">Rows of a glyph: 16 or 24.</param>
    public GlyphFile(IVolume volume, string name, int size)
    {
        this.volume = volume;
        this.name = name;
        Size = size;
        NarrowBytes = size * ((size / 2 + 7) / 8);
        WideBytes = size * ((size + 7) / 8);
        try { State = Open(); }
        catch (IOException) { State = GlyphFileState.Damaged; }
        if (State != GlyphFileState.Ok) narrowCount = nearCount = farCount = 0;
    }

    /// <summary>Whether glyphs can be had.</summary>
    public GlyphFileState State { get; private set; }

    /// <summary>Rows of a glyph, and dots in a row of a full-width one.</summary>
    public int Size { get; }

    /// <summary>Bytes of a half-width glyph.</summary>
    public int NarrowBytes { get; }

    /// <summary>Bytes of a full-width glyph.</summary>
    public int WideBytes { get; }

    /// <summary>Number of characters.</summary>
    public int Count => narrowCount + nearCount + farCount;

    /// <summary>Half-width characters are those below U+0100; all others take the width of a hanzi.</summary>
    public static bool IsNarrow(char code) => code < '\u0100';

    /// <summary>True when the character has a glyph.</summary>
    public bool Has(char code) => Find(code) >= 0;

    /// <summary>The glyph from memory, if it is one of those.</summary>
    /// <param name="code">Character.</param>
    /// <param name="offset">Where its rows begin in the result.</param>
    /// <returns>Null when it must be read, or is not there.</returns>
    public byte[] Resident(char code, out int offset)
    {
        int i = Find(code);
        offset = 0;
        if (i < 0 || i >= narrowCount + nearCount) return null;
        offset = 2 * Count + (i < narrowCount ? i * NarrowBytes : narrowCount * NarrowBytes + (i - narrowCount) * WideBytes);
        return index;
    }

    /// <summary>Reads a full-width glyph from the flash.</summary>
    /// <returns>False when there is none, or it cannot be read.</returns>
    public bool Read(char code, byte[] buffer, int start)
    {
        int i = Find(code) - narrowCount - nearCount;
        if (i < 0) return false;
        try
        {
            if (volume.Read(name, HeaderLength + index.Length + i * WideBytes, buffer, start, WideBytes) == WideBytes) return true;
        }
        catch (IOException)
        {
        }
        State = GlyphFileState.Damaged;
        return false;
    }

    /// <summary>Reads the whole file once and checks the dots against their CRC; for diagnostic test 23, a few seconds on the device.</summary>
    /// <param name="scratch">Any buffer; longer is faster.</param>
    /// <returns>False when the file is damaged; <see cref="State"/> says so from then on.</returns>
    public bool CheckDots(byte[] scratch)
    {
        if (State != GlyphFileState.Ok) return false;
        uint crc = GlyphChecksum.Start;
        int at = HeaderLength + index.Length, left = farCount * WideBytes;
        try
        {
            while (left > 0)
            {
                int got = volume.Read(name, at, scratch, 0, left < scratch.Length ? left : scratch.Length);
                if (got <= 0) break;
                crc = GlyphChecksum.Add(crc, scratch, 0, got);
                at += got;
                left -= got;
            }
        }
        catch (IOException)
        {
        }
        if (left > 0 || ~crc != dotsCrc) State = GlyphFileState.Damaged;
        return State == GlyphFileState.Ok;
    }

    private GlyphFileState Open()
    {
        int length = volume.Length(name);
        if (length < 0) return GlyphFileState.Missing;
        byte[] header = new byte[HeaderLength];
        if (volume.Read(name, 0, header, 0, HeaderLength) != HeaderLength) return GlyphFileState.Damaged;
        if (header[0] != 'Z' || header[1] != 'H' || header[2] != 'G' || header[3] != 'F' || Get16(header, 4) != 1) return GlyphFileState.Damaged;
        if (header[6] != Size || header[7] != Size / 2) return GlyphFileState.Damaged;
        if (~GlyphChecksum.Add(GlyphChecksum.Start, header, 0, 28) != Get32(header, 28)) return GlyphFileState.Damaged;

        narrowCount = Get16(header, 8);
        nearCount = Get16(header, 10);
        farCount = Get16(header, 12);
        int indexLength = 2 * Count + narrowCount * NarrowBytes + nearCount * WideBytes;
        if (length != HeaderLength + indexLength + farCount * WideBytes || Get32(header, 16) != (uint)length) return GlyphFileState.Damaged;
        if (indexLength > MaxIndexLength) return GlyphFileState.Damaged;

        index = new byte[indexLength];
        if (volume.Read(name, HeaderLength, index, 0, indexLength) != indexLength) return GlyphFileState.Damaged;
        if (~GlyphChecksum.Add(GlyphChecksum.Start, index, 0, indexLength) != Get32(header, 20)) return GlyphFileState.Damaged;
        dotsCrc = Get32(header, 24);
        return GlyphFileState.Ok;
    }

    /// <summary>Number of the glyph in the file's order, or -1.</summary>
    private int Find(char code)
    {
        if (IsNarrow(code)) return Search(code, 0, narrowCount);
        int i = Search(code, narrowCount, nearCount);
        return i >= 0 ? i : Search(code, narrowCount + nearCount, farCount);
    }

    private int Search(char code, int first, int count)
    {
        int low = first, high = first + count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int found = index[2 * middle] | (index[2 * middle + 1] << 8);
            if (found == code) return middle;
            if (found < code) low = middle + 1; else high = middle - 1;
        }
        return -1;
    }

    private static int Get16(byte[] data, int at) => data[at] | (data[at + 1] << 8);

    private static uint Get32(byte[] data, int at) => (uint)Get16(data, at) | ((uint)Get16(data, at + 2) << 16);
}
