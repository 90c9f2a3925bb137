namespace PosFirmware.Diagnostics;

/// <summary>What a test has found: verdict, fault code, and the values that were measured.</summary>
public sealed class Finding
{
    /// <summary>Most lines of measured values.</summary>
    public const int MostNotes = 8;

    private readonly string[] notes = new string[MostNotes];

    /// <summary>How it ended.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Fault: number of the test times 100, and what (README.md); 0 for none. Never renumbered, for a PC reads it.</summary>
    public int Code { get; private set; }

    /// <summary>Lines of measured values.</summary>
    public int Count { get; private set; }

    /// <summary>A line of measured values, ASCII.</summary>
    public string Note(int index) => notes[index];

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Verdict = Verdict.Open;
        Code = 0;
        Count = 0;
    }

    /// <summary>Notes a measured value; what is over the limit is left out.</summary>
    public void Add(string note)
    {
        if (Count < MostNotes) notes[Count++] = note;
    }

    /// <summary>As it should be.</summary>
    public void Pass() => Verdict = Verdict.Passed;

    /// <summary>Not as it should be.</summary>
    /// <param name="code">Fault code.</param>
    /// <param name="note">What was found, or null.</param>
    public void Fail(int code, string note)
    {
        Verdict = Verdict.Failed;
        Code = code;
        if (note != null) Add(note);
    }

    /// <summary>There is no such part.</summary>
    public void NotFitted() => Verdict = Verdict.NotFitted;

    /// <summary>The tester has stopped it.</summary>
    public void Stop() => Verdict = Verdict.Stopped;
}
