using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Diagnostics;

/// <summary>Last result of each test, kept over power-off so that it can be printed with its date.</summary>
public sealed class TestResults
{
    private const int Numbers = 40, LongestNote = 40, EntryBytes = 6 + LongestNote;

    private readonly SlotFile file;
    private readonly RecordBuffer buffer = new RecordBuffer(Numbers * EntryBytes);
    private readonly byte[] verdict = new byte[Numbers];
    private readonly int[] code = new int[Numbers], date = new int[Numbers];
    private readonly string[] note = new string[Numbers];

    /// <summary>Reads what is kept.</summary>
    public TestResults(IVolume volume)
    {
        file = new SlotFile(volume, "selftest", Numbers * EntryBytes);
        bool there = file.Load(buffer);
        for (int i = 0; i < Numbers; i++)
        {
            verdict[i] = there ? (byte)buffer.GetByte() : (byte)0;
            code[i] = there ? buffer.GetByte() * 256 + buffer.GetByte() : 0;
            date[i] = there ? buffer.GetByte() * 100 + buffer.GetByte() : 0;
            note[i] = there ? buffer.GetText() : "";
        }
    }

    /// <summary>How a test ended the last time.</summary>
    public Verdict VerdictOf(int number) => (Verdict)verdict[number];

    /// <summary>Its fault code.</summary>
    public int CodeOf(int number) => code[number];

    /// <summary>When, MMDD; 0 never.</summary>
    public int DateOf(int number) => date[number];

    /// <summary>First line of what was measured.</summary>
    public string NoteOf(int number) => note[number];

    /// <summary>Takes over a finding; <see cref="Save"/> keeps it.</summary>
    /// <param name="number">Test.</param>
    /// <param name="finding">What it found.</param>
    /// <param name="monthDay">MMDD.</param>
    public void Set(int number, Finding finding, int monthDay)
    {
        verdict[number] = (byte)finding.Verdict;
        code[number] = finding.Code;
        date[number] = monthDay;
        // a failed test says at its end what was wrong; a good one begins with what it is proud of
        string line = finding.Count == 0 ? "" : finding.Note(finding.Verdict == Verdict.Failed ? finding.Count - 1 : 0);
        note[number] = line.Length > LongestNote - 1 ? line.Substring(0, LongestNote - 1) : line;
    }

    /// <summary>Makes the results durable.</summary>
    public void Save()
    {
        buffer.Reset();
        for (int i = 0; i < Numbers; i++)
        {
            buffer.PutByte(verdict[i]);
            buffer.PutByte(code[i] >> 8);
            buffer.PutByte(code[i]);
            buffer.PutByte(date[i] / 100);
            buffer.PutByte(date[i] % 100);
            buffer.PutText(note[i]);
        }
        file.Save(buffer);
    }
}
