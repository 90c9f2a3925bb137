using PosFirmware.Diagnostics.Measuring;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Serial;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics;

/// <summary>
/// The tests for a PC: a line in, lines out (README.md). <c>ping</c>, <c>help</c>, <c>printer-test</c>, ... are answered with
/// <c># values</c>, <c>PROGRESS</c>, <c>ASK</c>, and at the end <c>OK</c> or <c>ERROR code "text"</c>.
/// </summary>
public sealed class FactoryLine : ITester
{
    /// <summary>Not a command.</summary>
    public const int UnknownCommand = 10;
    /// <summary>The command is longer than a line may be.</summary>
    public const int LineTooLong = 13;
    /// <summary>The PC or the person at the terminal has stopped it.</summary>
    public const int Stopped = 14;
    /// <summary>This terminal has no such part.</summary>
    public const int NotFitted = 15;

    private const int LongestLine = 64, AnswerMs = 30000;
    private const string Suffix = "-test";

    private readonly Rig rig;
    private readonly DiagnosticTable tests;
    private readonly ISerialLine line;
    private readonly Finding finding = new Finding();
    private readonly byte[] incoming = new byte[32], outgoing = new byte[160];
    private readonly char[] typed = new char[LongestLine];
    private int typedCount;
    private bool tooLong, enough;

    /// <summary>Answers on the service line of the board.</summary>
    public FactoryLine(Rig rig, DiagnosticTable tests)
    {
        this.rig = rig;
        this.tests = tests;
        line = rig.Board.ServiceLine;
    }

    /// <summary>Command that was served last, for the screen.</summary>
    public string LastCommand { get; private set; } = "";

    /// <summary>Begins to listen.</summary>
    public void Open()
    {
        typedCount = 0;
        tooLong = false;
        line.Open();
    }

    /// <summary>Stops listening.</summary>
    public void Close() => line.Close();

    /// <summary>Serves a command if one has come; comes back when it is done.</summary>
    public void Poll()
    {
        string command = Next();
        if (command == null || command.Length == 0) return;
        LastCommand = command;
        Serve(command);
    }

    private void Serve(string command)
    {
        if (command.StartsWith("ping"))
        {
            Send(command.Length > 5 ? "OK " + command.Substring(5) : "OK");
            return;
        }
        switch (command)
        {
            case "help":
                Send("# ping [text], version, help, all-test, measure, stop");
                for (int i = 0; i < tests.All.Length; i++) Send("# " + tests.All[i].Name + Suffix + (tests.All[i].NeedsTester ? " (somebody at the terminal)" : ""));
                Send("OK");
                return;
            case "version":
                Send("OK " + Version.Text);
                return;
            case "stop":
                Send("OK");
                return;
            case "all" + Suffix:
                All();
                return;
            case "measure":
                MeasureAll();
                return;
        }
        Diagnostic test = command.EndsWith(Suffix) ? tests.Of(command.Substring(0, command.Length - Suffix.Length)) : null;
        if (test == null) Error(UnknownCommand, "unknown command");
        else Run(test);
    }

    /// <summary>Every test that needs nobody; ends with the first fault code, or OK.</summary>
    private void All()
    {
        int code = 0;
        string what = "";
        for (int i = 0; i < tests.All.Length; i++)
        {
            Diagnostic test = tests.All[i];
            if (test.NeedsTester) continue;
            Measure(test);
            Send("# " + test.Name + " " + ((int)finding.Verdict).ToString() + " " + finding.Code.ToString());
            if (finding.Verdict == Verdict.Stopped)
            {
                Error(Stopped, "stopped");
                return;
            }
            if (finding.Verdict != Verdict.Failed || code != 0) continue;
            code = finding.Code;
            what = test.Name;
        }
        if (code == 0) Send("OK");
        else Error(code, what);
    }

    /// <summary>A line a figure: name and time of one round. On the bench these are figures of the simulation, and it says so.</summary>
    private void MeasureAll()
    {
        enough = false;
        Send("# target " + nanoFramework.Runtime.Native.SystemInfo.TargetName);
        Stopwatch watch = new Stopwatch(rig.Clock, rig);
        bool stopped = false;
        for (int i = 0; i < Figure.All.Length && !stopped; i++)
        {
            stopped = !GoOn();
            if (stopped) continue;
            long nanos = watch.Nanos(Figure.All[i]);
            Send("# " + Figure.All[i].Name + (nanos == Stopwatch.Impossible ? " -" : " " + (nanos / 1000).ToString() + "." + (nanos % 1000).ToString("D3") + " us"));
        }
        watch.CleanUp();
        if (stopped) Error(Stopped, "stopped");
        else Send("OK");
    }

    private void Run(Diagnostic test)
    {
        Measure(test);
        switch (finding.Verdict)
        {
            case Verdict.Passed: Send("OK"); break;
            case Verdict.NotFitted: Error(NotFitted, "not fitted"); break;
            case Verdict.Stopped: Error(Stopped, "stopped"); break;
            default: Error(finding.Code, finding.Count == 0 ? test.Name : finding.Note(finding.Count - 1)); break;
        }
    }

    private void Measure(Diagnostic test)
    {
        enough = false;
        finding.Clear();
        test.Run(rig, this, finding);
        for (int i = 0; i < finding.Count; i++) Send("# " + finding.Note(i));
    }

    // ---- the tester is a PC ----

    /// <inheritdoc/>
    public void Tell(Text what, string figure)
    {
        string words = Strings.Of(what, true);
        Send(figure == null ? "PROGRESS " + words : "PROGRESS " + words + " " + figure);
        rig.S.Prompts.Draw(Tone.Plain, rig.S.T(Text.ServiceLine), rig.S.T(what), figure == null ? null : new[] { figure }, Text.Count);
    }

    /// <inheritdoc/>
    public bool Confirm(Text question)
    {
        Send("ASK " + Strings.Of(question, true));
        long end = rig.Clock.Millis + AnswerMs;
        while (rig.Clock.Millis < end)
        {
            rig.S.Desk.Tick();
            string answer = Next();
            if (answer == "yes") return true;
            if (answer == "no" || answer == "stop") return false;
        }
        return false;
    }

    /// <inheritdoc/>
    public bool GoOn()
    {
        if (rig.S.Desk.Tick() == Key.Cancel || Next() == "stop") enough = true;
        return !enough;
    }

    /// <inheritdoc/>
    public Key WaitKey(int limitMs)
    {
        long end = rig.Clock.Millis + limitMs;
        while (rig.Clock.Millis < end && !enough)
        {
            Key key = rig.S.Desk.Tick();
            if (key != Key.None) return key;
            if (Next() == "stop") enough = true;
        }
        return Key.None;
    }

    // ---- lines ----

    /// <summary>Takes what has come.</summary>
    /// <returns>A whole line without its end; null while there is none.</returns>
    private string Next()
    {
        int count;
        // one byte at a time: what comes after a line belongs to the next call
        while ((count = line.Read(incoming, 0, 1)) > 0)
        {
            byte b = incoming[0];
            if (b == '\n' || b == '\r')
            {
                string whole = typedCount == 0 ? null : new string(typed, 0, typedCount);
                typedCount = 0;
                if (tooLong)
                {
                    tooLong = false;
                    Error(LineTooLong, "line too long");
                    continue;
                }
                if (whole != null) return whole;
            }
            else if (typedCount == LongestLine) tooLong = true;
            else if (b >= ' ' && b < 0x7F) typed[typedCount++] = (char)b;
        }
        return null;
    }

    private void Error(int code, string words) => Send("ERROR " + code.ToString() + " \"" + words + "\"");

    private void Send(string words)
    {
        int count = 0;
        for (int i = 0; i < words.Length && count < outgoing.Length - 2; i++)
        {
            char c = words[i];
            outgoing[count++] = c >= ' ' && c < 0x7F ? (byte)c : (byte)'?';
        }
        outgoing[count++] = (byte)'\r';
        outgoing[count++] = (byte)'\n';
        line.Write(outgoing, 0, count);
    }
}
