using PosFirmware.Drivers.Scanner;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>10: the engine answers, and the same code is read three times. The text is not shown: it may be somebody's payment code.</summary>
public sealed class ScanTest : Diagnostic
{
    private const int Wanted = 3, CodeMs = 30000;

    private readonly byte[] first = new byte[ScanEngine.MaxLength];

    /// <summary>Makes the test.</summary>
    public ScanTest() : base(10, "scan", Text.TestScan, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        ScanEngine engine = rig.Board.Scanner;
        int length = 0;
        try
        {
            for (int good = 0; good < Wanted; good++)
            {
                tester.Tell(Text.ScanTestCode, good.ToString() + "/" + Wanted.ToString());
                engine.Arm();
                if (!OneCode(rig, tester, engine, finding)) return;
                bool same = good == 0 || Same(engine, length);
                if (good == 0)
                {
                    length = engine.Length;
                    for (int i = 0; i < length; i++) first[i] = engine.Code[i];
                }
                engine.Disarm();
                if (same) continue;
                finding.Fail(Fault(11), "ANOTHER TEXT");
                return;
            }
            finding.Add(Wanted.ToString() + "/" + Wanted.ToString() + ", " + length.ToString() + " CHARACTERS");
            finding.Pass();
        }
        finally
        {
            engine.Disarm();
            for (int i = 0; i < first.Length; i++) first[i] = 0;
        }
    }

    private bool OneCode(Rig rig, ITester tester, ScanEngine engine, Finding finding)
    {
        long end = rig.Clock.Millis + CodeMs;
        while (true)
        {
            if (!tester.GoOn())
            {
                finding.Stop();
                return false;
            }
            bool done = engine.Poll();
            if (engine.Fault != ScanFault.None)
            {
                finding.Fail(Fault((int)engine.Fault), "ENGINE " + ((int)engine.Fault).ToString());
                return false;
            }
            if (done && engine.Verdict == ScanVerdict.Ok) return true;
            if (done)
            {
                finding.Fail(Fault(12), "VERDICT " + ((int)engine.Verdict).ToString());
                return false;
            }
            if (rig.Clock.Millis < end) continue;
            finding.Fail(Fault(10), "NO CODE");
            return false;
        }
    }

    private bool Same(ScanEngine engine, int length)
    {
        if (engine.Length != length) return false;
        for (int i = 0; i < length; i++)
            if (engine.Code[i] != first[i]) return false;
        return true;
    }
}
