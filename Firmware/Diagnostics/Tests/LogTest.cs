using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>24: what is still owed to the acquirer, and the last entries of the audit log.</summary>
public sealed class LogTest : Diagnostic
{
    private const int Shown = 4;

    private readonly AuditEntry entry = new AuditEntry();

    /// <summary>Makes the test.</summary>
    public LogTest() : base(24, "log", Text.TestLog, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        finding.Add("REVERSAL " + (rig.S.Reversal.Exists ? "1" : "0") + ", UNKNOWN " + (rig.S.Unknown.Exists ? "1" : "0") + ", SUSPENSE " + rig.S.Suspense.Count.ToString());
        for (int i = 0; i < Shown && i < rig.S.Audit.Count; i++)
            if (rig.S.Audit.Read(i, entry)) finding.Add(entry.At.ToString("MM/dd HH:mm") + " " + AuditTexts.Of(entry.Kind, true));
        if (rig.S.Suspense.Count > 0) finding.Fail(Fault(1), "SUSPENSE");
        else finding.Pass();
    }
}
