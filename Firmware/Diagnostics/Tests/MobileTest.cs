using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>16: the mobile network. This terminal has no such radio, and says so instead of leaving the number out.</summary>
public sealed class MobileTest : Diagnostic
{
    /// <summary>Makes the test.</summary>
    public MobileTest() : base(16, "mobile", Text.TestMobile, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        finding.Add("WI-FI ONLY");
        finding.NotFitted();
    }
}
