using PosFirmware.Diagnostics;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Receipts;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>The field diagnostic menu (operations.md section 7): the person at the terminal's own keys is the tester.</summary>
public sealed class DiagnosticPages : ITester
{
    private const int Rows = 8, AnswerMs = 30000, IdleMs = 60000;

    private readonly Rig rig;
    private readonly Services s;
    private readonly DiagnosticTable tests = new DiagnosticTable();
    private readonly TestResults results;
    private readonly FactoryLine factory;
    private readonly Finding finding = new Finding();
    private readonly string[] lines = new string[Finding.MostNotes + 1], one = new string[1];
    private Diagnostic running;
    private bool enough;

    /// <summary>Tests a terminal.</summary>
    public DiagnosticPages(Rig rig)
    {
        this.rig = rig;
        s = rig.S;
        results = new TestResults(rig.Board.Volume);
        factory = new FactoryLine(rig, tests);
    }

    /// <summary>The list: two digits run a test, arrows scroll.</summary>
    /// <returns>False after a time-out.</returns>
    public bool List()
    {
        int top = 0, first = -1;
        s.Desk.TurnPage();
        while (true)
        {
            Page page = s.Desk.Page;
            page.Begin(Tone.Plain, s.T(Text.MenuHardwareTests));
            page.Gap(-4);
            for (int i = top; i < tests.All.Length && i < top + Rows; i++)
                page.Line(tests.All[i].Number.ToString("D2") + " " + s.T(tests.All[i].Title) + "  " + Mark(results.VerdictOf(tests.All[i].Number)), 24, TextAlign.Left);
            page.End(s.T(Text.HintTwoDigits));
            Key key = s.Desk.NextKey(IdleMs);
            switch (key)
            {
                case Key.None: return false;
                case Key.Cancel or Key.Clear: return true;
                case Key.Down: if (top + Rows < tests.All.Length) top += Rows; break;
                case Key.Up: if (top >= Rows) top -= Rows; break;
            }
            if (key < Key.D0 || key > Key.D9) continue;
            if (first < 0)
            {
                first = (int)key;
                continue;
            }
            Diagnostic chosen = tests.Of(first * 10 + (int)key);
            first = -1;
            if (chosen == null) s.Desk.BeepError();
            else if (!RunOne(chosen)) return false;
            s.Desk.TurnPage();
        }
    }

    /// <summary>Every test that needs nobody, one after the other.</summary>
    public bool All()
    {
        int failed = 0, passed = 0;
        for (int i = 0; i < tests.All.Length; i++)
        {
            if (tests.All[i].NeedsTester) continue;
            Measure(tests.All[i]);
            if (finding.Verdict == Verdict.Failed) failed++;
            else if (finding.Verdict == Verdict.Passed) passed++;
            else if (finding.Verdict == Verdict.Stopped) break;
        }
        results.Save();
        one[0] = s.T(Text.VerdictPassed) + " " + passed.ToString() + "  " + s.T(Text.VerdictFailed) + " " + failed.ToString();
        s.Prompts.Message(failed == 0 ? Tone.Good : Tone.Bad, Text.TestAll, one[0], null, IdleMs);
        return true;
    }

    /// <summary>Prints the last result of every test.</summary>
    public bool Print()
    {
        Slip slip = s.Slip;
        slip.Clear();
        slip.Add(ReportWords.SelfTest, 24, true);
        slip.Add(SlipWords.TerminalNumber + s.Settings.TerminalId, 16, false);
        slip.Add("V" + Version.Text + "  " + s.Time.Now.ToString("yyyy/MM/dd HH:mm:ss"), 16, false);
        slip.AddRule(SlipWords.Rule);
        int run = 0, passed = 0, failed = 0;
        for (int i = 0; i < tests.All.Length; i++)
        {
            int number = tests.All[i].Number;
            Verdict verdict = results.VerdictOf(number);
            if (verdict == Verdict.Open) continue;
            run++;
            if (verdict == Verdict.Passed) passed++;
            if (verdict == Verdict.Failed) failed++;
            string line = number.ToString("D2") + " " + s.T(tests.All[i].Title) + " " + Words(verdict) + " " + results.DateOf(number).ToString("D4");
            if (results.CodeOf(number) != 0) line += " " + results.CodeOf(number).ToString();
            slip.Add(line, 16, false);
            if (results.NoteOf(number).Length > 0) slip.Add("   " + results.NoteOf(number), 16, false);
        }
        slip.AddRule(SlipWords.Rule);
        slip.Add(s.T(Text.TestsRun) + " " + run.ToString() + "  " + s.T(Text.VerdictPassed) + " " + passed.ToString() + "  " + s.T(Text.VerdictFailed) + " " + failed.ToString(), 16, false);
        return s.Paper.Print(slip, Text.TestReport);
    }

    /// <summary>Serves a PC on the service line until the red key.</summary>
    public bool Factory()
    {
        factory.Open();
        try
        {
            string shown = null;
            while (true)
            {
                if (shown != factory.LastCommand)
                {
                    shown = factory.LastCommand;
                    one[0] = shown;
                    s.Prompts.Draw(Tone.Warning, s.T(Text.ServiceLine), s.T(Text.ServiceLineOpen), one, Text.HintCancel);
                }
                if (s.Desk.Tick() == Key.Cancel) return true;
                string before = shown;
                factory.Poll();
                if (before != factory.LastCommand) shown = null;
            }
        }
        finally
        {
            factory.Close();
        }
    }

    private bool RunOne(Diagnostic test)
    {
        Measure(test);
        results.Save();
        for (int i = 0; i < lines.Length; i++) lines[i] = i < finding.Count ? finding.Note(i) : null;
        if (finding.Code != 0) lines[finding.Count] = "E" + finding.Code.ToString();
        Tone tone = finding.Verdict == Verdict.Passed ? Tone.Good : finding.Verdict == Verdict.Failed ? Tone.Bad : Tone.Warning;
        s.Prompts.Message(tone, test.Title, Words(finding.Verdict), lines, IdleMs);
        return true;
    }

    private void Measure(Diagnostic test)
    {
        running = test;
        enough = false;
        finding.Clear();
        test.Run(rig, this, finding);
        results.Set(test.Number, finding, s.Time.Now.Month * 100 + s.Time.Now.Day);
    }

    private string Words(Verdict verdict) => s.T(verdict switch
    {
        Verdict.Passed => Text.VerdictPassed,
        Verdict.Failed => Text.VerdictFailed,
        Verdict.NotFitted => Text.VerdictNotFitted,
        Verdict.Stopped => Text.VerdictStopped,
        _ => Text.VerdictOpen,
    });

    private static string Mark(Verdict verdict) => verdict == Verdict.Passed ? "+" : verdict == Verdict.Failed ? "!" : "";

    // ---- the tester is here ----

    /// <inheritdoc/>
    public void Tell(Text what, string figure)
    {
        one[0] = figure;
        s.Prompts.Draw(Tone.Plain, s.T(running.Title), s.T(what), one, Text.HintCancel);
    }

    /// <inheritdoc/>
    public bool Confirm(Text question) => s.Prompts.Confirm(Tone.Plain, running.Title, s.T(question), null, Text.HintYesNo, AnswerMs) == Reply.Ok;

    /// <inheritdoc/>
    public bool GoOn()
    {
        if (s.Desk.Tick() == Key.Cancel) enough = true;
        return !enough;
    }

    /// <inheritdoc/>
    public Key WaitKey(int limitMs) => s.Desk.WaitKey(limitMs);
}
