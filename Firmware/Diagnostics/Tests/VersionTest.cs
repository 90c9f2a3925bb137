using nanoFramework.Runtime.Native;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>23: versions; passes when fonts, to their last dot, and expanders are what the firmware wants.</summary>
public sealed class VersionTest : Diagnostic
{
    /// <summary>Makes the test.</summary>
    public VersionTest() : base(23, "version", Text.Version, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        finding.Add("FIRMWARE " + Version.Text);
        finding.Add(SystemInfo.TargetName + " " + SystemInfo.Version.ToString());
        if (!rig.Board.Expanders.IsPresent) finding.Fail(Fault(1), "EXPANDERS");
        else if (!rig.Board.Display.Fonts.Check()) finding.Fail(Fault(2), "FONTS");
        else finding.Pass();
    }
}
