using System.IO;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Drivers.Text;

/// <summary>What became of a glyph file at opening.</summary>
public enum GlyphFileState
{
    /// <summary>In order, as far as it was read.</summary>
    Ok,
    /// <summary>Not there.</summary>
    Missing,
    /// <summary>There, but not a sound glyph file of the wanted size.</summary>
    Damaged,
}

/// <summary>A glyph file (format: hardware/fonts/README.md): its head is in memory, the record of a character is read when it is wanted.</summary>
/// <remarks>A missing or damaged file is a state, never an exception: the terminal then writes with <see cref="BuiltInGlyphs"/>.</remarks>
public sealed class GlyphFile
{
    /// <summary>Where a record has its first column, first row, columns and rows; then a check byte.</summary>
    public const int Left = 0, Top = 1, Width = 2, Rows = 3, Mask = 5;

    private const int HeaderLength = 32, Narrow = 256, PageEntry = 8, CharEntry = 3, MostPages = 256;

    private readonly IFileReader files;
    private readonly string name;
    private byte[] head = new byte[0];
    private int pages, openPage = -1, openCount, openBase;
    private readonly byte[] page = new byte[CharEntry * 256];

    /// <summary>Opens a file and checks its head.</summary>
    /// <param name="files">Where it lies.</param>
    /// <param name="name">File name.</param>
    /// <param name="size">Dots of a hanzi's square.</param>
    public GlyphFile(IFileReader files, string name, int size)
    {
        this.files = files;
        this.name = name;
        Size = size;
        try { State = Open(); }
        catch (IOException) { State = GlyphFileState.Damaged; }
        if (State == GlyphFileState.Ok) return;
        pages = Count = 0;
        Baseline = size - size / 8;
        Height = size + 2;
    }

    /// <summary>Whether glyphs can be had.</summary>
    public GlyphFileState State { get; private set; }

    /// <summary>Dots of a hanzi's square.</summary>
    public int Size { get; }

    /// <summary>Rows of a line.</summary>
    public int Height { get; private set; }

    /// <summary>Rows of a line above its baseline.</summary>
    public int Baseline { get; private set; }

    /// <summary>Number of characters.</summary>
    public int Count { get; private set; }

    /// <summary>Dots that a character takes, if the file has it: below U+0100 as wide as it is drawn, all others a square.</summary>
    public int Advance(char code) => code >= Narrow ? Size : State == GlyphFileState.Ok ? head[HeaderLength + code] : Size / 2;

    /// <summary>Reads the record of a character: place, check byte, mask of the rows that repeat the one before, the other rows.</summary>
    /// <returns>Null when there is none; a damaged one turns the whole file's <see cref="State"/>.</returns>
    public byte[] Record(char code)
    {
        if (pages == 0) return null;
        try
        {
            if (!OpenPage(code >> 8)) return null;
            int i = Find(code & 0xFF);
            return i < 0 ? null : RecordAt(i, code);
        }
        catch (IOException)
        {
            return Damaged();
        }
    }

    /// <summary>Reads every record and its check byte; some ten seconds on the device, so only for diagnostic test 23.</summary>
    /// <returns>False when the file is damaged; <see cref="State"/> says so from then on.</returns>
    public bool CheckAll()
    {
        try
        {
            for (int i = 0; i < pages && State == GlyphFileState.Ok; i++)
            {
                int high = head[HeaderLength + Narrow + PageEntry * i];
                if (!OpenPage(high)) Damaged();
                for (int k = 0; k < openCount && State == GlyphFileState.Ok; k++) RecordAt(k, (char)(high << 8 | page[CharEntry * k]));
            }
        }
        catch (IOException)
        {
            Damaged();
        }
        return State == GlyphFileState.Ok;
    }

    private byte[] RecordAt(int i, char code)
    {
        int from = i == 0 ? 0 : End(i - 1), length = End(i) - from;
        if (length < Mask) return Damaged();
        byte[] record = new byte[length];
        return files.Read(name, openBase + CharEntry * openCount + from, record, 0, length) == length && Sound(record, code) ? record : Damaged();
    }

    private byte[] Damaged()
    {
        State = GlyphFileState.Damaged;
        pages = 0;
        return null;
    }

    private GlyphFileState Open()
    {
        byte[] header = new byte[HeaderLength];
        int got = files.Read(name, 0, header, 0, HeaderLength);
        if (got < 0) return GlyphFileState.Missing;
        if (got != HeaderLength || header[0] != 'Z' || header[1] != 'H' || header[2] != 'G' || header[3] != 'F' || header[4] != 2) return GlyphFileState.Damaged;
        pages = Get16(header, 10);
        if (header[5] != Size || pages == 0 || pages > MostPages) return GlyphFileState.Damaged;
        head = new byte[HeaderLength + Narrow + PageEntry * pages];
        if (files.Read(name, 0, head, 0, head.Length) != head.Length) return GlyphFileState.Damaged;
        uint sum = 0;
        for (int i = 0; i < head.Length; i++)
            if (i < 20 || i >= 24) sum = sum * 31 + head[i];
        if (sum != Get32(head, 20)) return GlyphFileState.Damaged;
        byte[] last = new byte[1];
        int length = (int)Get32(head, 16);
        if (files.Read(name, length - 1, last, 0, 1) != 1) return GlyphFileState.Damaged; // cut short
        Height = header[6];
        Baseline = header[7];
        Count = Get16(header, 12);
        return GlyphFileState.Ok;
    }

    /// <summary>Brings the entries of the characters with one upper byte into memory.</summary>
    private bool OpenPage(int high)
    {
        if (high == openPage) return true;
        int low = 0, top = pages - 1;
        while (low <= top)
        {
            int middle = (low + top) >> 1, at = HeaderLength + Narrow + PageEntry * middle;
            if (head[at] < high) low = middle + 1;
            else if (head[at] > high) top = middle - 1;
            else
            {
                openPage = -1;
                openCount = Get16(head, at + 2);
                openBase = (int)Get32(head, at + 4);
                if (openCount > 256 || files.Read(name, openBase, page, 0, CharEntry * openCount) != CharEntry * openCount)
                {
                    Damaged();
                    return false;
                }
                openPage = high;
                return true;
            }
        }
        return false;
    }

    private int Find(int code)
    {
        int low = 0, top = openCount - 1;
        while (low <= top)
        {
            int middle = (low + top) >> 1, found = page[CharEntry * middle];
            if (found == code) return middle;
            if (found < code) low = middle + 1; else top = middle - 1;
        }
        return -1;
    }

    private int End(int i) => Get16(page, CharEntry * i + 1);

    /// <summary>The bytes of a record and its character add up to 255, and its rows are as many as it says, within the line.</summary>
    private bool Sound(byte[] record, char code)
    {
        int sum = (code >> 8) + code;
        for (int i = 0; i < record.Length; i++) sum += record[i];
        if ((sum & 0xFF) != 0xFF || record[Top] + record[Rows] > Height) return false;
        int rows = 0, stride = (record[Width] + 3) >> 2, mask = (record[Rows] + 7) >> 3;
        if (record.Length < Mask + mask) return false;
        for (int y = 0; y < record[Rows]; y++)
            if ((record[Mask + (y >> 3)] & (0x80 >> (y & 7))) == 0) rows++;
        return record.Length == Mask + mask + rows * stride && (rows > 0 || record[Rows] == 0);
    }

    private static int Get16(byte[] data, int at) => data[at] | (data[at + 1] << 8);

    private static uint Get32(byte[] data, int at) => (uint)Get16(data, at) | ((uint)Get16(data, at + 2) << 16);
}
