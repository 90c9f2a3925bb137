using System;

namespace PosFirmware.Emv;

/// <summary>Applications that card and terminal have in common (EMV 4.4 Book 1, 12.3).</summary>
public sealed class CandidateList
{
    /// <summary>Most applications; more are not looked at.</summary>
    public const int Max = 16;

    /// <summary>Longest name of an application in bytes.</summary>
    public const int MaxName = 16;

    private readonly byte[][] names = new byte[Max][];
    private readonly int[] nameLengths = new int[Max];
    private readonly byte[][] labels = new byte[Max][];
    private readonly int[] labelLengths = new int[Max];
    private readonly int[] priorities = new int[Max];
    private readonly AidParameters[] terminals = new AidParameters[Max];

    /// <summary>An empty list.</summary>
    public CandidateList()
    {
        for (int i = 0; i < Max; i++)
        {
            names[i] = new byte[MaxName];
            labels[i] = new byte[MaxName];
        }
    }

    /// <summary>Number of applications.</summary>
    public int Count { get; private set; }

    /// <summary>What to call an application: ASCII, preferred name, else label, else its AID in hex.</summary>
    public string Name(int i)
    {
        if (labelLengths[i] > 0)
        {
            char[] text = new char[labelLengths[i]];
            for (int k = 0; k < text.Length; k++) text[k] = (char)labels[i][k];
            return new string(text);
        }
        char[] hex = new char[2 * nameLengths[i]];
        for (int k = 0; k < hex.Length; k++) hex[k] = "0123456789ABCDEF"[(names[i][k / 2] >> ((k & 1) == 0 ? 4 : 0)) & 15];
        return new string(hex);
    }

    internal byte[] Aid(int i) => names[i];

    internal int AidLength(int i) => nameLengths[i];

    internal AidParameters Terminal(int i) => terminals[i];

    /// <summary>Priority indicator 87: b8 the cardholder must confirm, b4 to b1 the place, 1 first and 0 none.</summary>
    internal int Priority(int i) => priorities[i];

    internal bool MustConfirm(int i) => (priorities[i] & 0x80) != 0;

    internal void Clear() => Count = 0;

    internal bool Contains(byte[] name, int offset, int length)
    {
        for (int i = 0; i < Count; i++)
            if (nameLengths[i] == length && AidTable.StartsWith(names[i], 0, name, offset, length)) return true;
        return false;
    }

    /// <summary>Adds an application behind those of its priority, unless it is there or the list is full.</summary>
    internal void Add(byte[] data, int nameOffset, int nameLength, int labelOffset, int labelLength, int priority, AidParameters terminal)
    {
        if (Count == Max || nameLength < 5 || nameLength > MaxName || Contains(data, nameOffset, nameLength)) return;
        int rank = Rank(priority), at = Count;
        byte[] name = names[Count], label = labels[Count];
        for (; at > 0 && Rank(priorities[at - 1]) > rank; at--) Move(at - 1, at);
        names[at] = name;
        labels[at] = label;
        Array.Copy(data, nameOffset, name, 0, nameLength);
        nameLengths[at] = nameLength;
        labelLengths[at] = 0;
        int count = labelLength < MaxName ? labelLength : MaxName;
        bool printable = true;
        for (int i = 0; i < count; i++) printable &= data[labelOffset + i] >= 0x20 && data[labelOffset + i] <= 0x7E;
        if (printable)
        {
            Array.Copy(data, labelOffset, label, 0, count);
            labelLengths[at] = count;
        }
        priorities[at] = priority;
        terminals[at] = terminal;
        Count++;
    }

    internal void RemoveAt(int i)
    {
        byte[] name = names[i], label = labels[i];
        for (; i < Count - 1; i++) Move(i + 1, i);
        names[i] = name;
        labels[i] = label;
        Count--;
    }

    private static int Rank(int priority) => (priority & 15) == 0 ? 16 : priority & 15;

    private void Move(int from, int to)
    {
        names[to] = names[from];
        nameLengths[to] = nameLengths[from];
        labels[to] = labels[from];
        labelLengths[to] = labelLengths[from];
        priorities[to] = priorities[from];
        terminals[to] = terminals[from];
    }
}
