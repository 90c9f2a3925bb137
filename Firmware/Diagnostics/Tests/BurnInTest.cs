using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>27: every test that needs nobody, again and again until somebody stops it; tells the first failure with its round and minute.</summary>
public sealed class BurnInTest : Diagnostic
{
    private const int LongestHours = 72;

    private readonly DiagnosticTable tests;
    private readonly Finding single = new Finding();

    /// <summary>Makes the test.</summary>
    public BurnInTest(DiagnosticTable tests) : base(27, "burn-in", Text.TestBurnIn, true)
    {
        this.tests = tests;
    }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        long start = rig.Clock.Millis, end = start + LongestHours * 3600000L;
        int rounds = 0, runs = 0, failures = 0, code = 0;
        string first = null;
        while (rig.Clock.Millis < end && tester.GoOn())
        {
            for (int i = 0; i < tests.All.Length; i++)
            {
                Diagnostic test = tests.All[i];
                if (test.NeedsTester) continue;
                single.Clear();
                test.Run(rig, tester, single);
                runs++;
                if (single.Verdict == Verdict.Stopped) break;
                if (single.Verdict != Verdict.Failed) continue;
                failures++;
                if (first != null) continue;
                code = single.Code;
                first = "FIRST " + test.Name + " ROUND " + (rounds + 1).ToString() + " MINUTE " + ((rig.Clock.Millis - start) / 60000).ToString();
            }
            if (single.Verdict == Verdict.Stopped) break;
            rounds++;
            tester.Tell(Text.TestBurnIn, rounds.ToString() + "  " + failures.ToString());
        }
        finding.Add("ROUNDS " + rounds.ToString() + ", TESTS " + runs.ToString() + ", FAILED " + failures.ToString());
        if (first != null) finding.Fail(code, first);
        else if (rounds == 0) finding.Stop();
        else finding.Pass();
    }
}
