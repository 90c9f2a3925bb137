using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>22: the case loop is closed and was not open since power-on.</summary>
public sealed class TamperTest : Diagnostic
{
    /// <summary>Makes the test.</summary>
    public TamperTest() : base(22, "tamper", Text.TestTamper, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        if (!rig.Board.Map.HasTamperLoop) finding.NotFitted();
        else if (rig.Board.TamperLoop.IsTripped) finding.Fail(Fault(1), "LOOP OPEN");
        else finding.Pass();
    }
}
