using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>25: how much the parts have been used; more than a tenth of bad swipes wants the head cleaned.</summary>
public sealed class UsageTest : Diagnostic
{
    private const int DirtyPercent = 10;

    /// <summary>Makes the test.</summary>
    public UsageTest() : base(25, "usage", Text.TestUsage, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        Usage usage = rig.S.Usage;
        finding.Add("BOOTS " + usage.Boots.ToString());
        finding.Add("SLIPS " + usage.Slips.ToString() + ", BAD " + usage.BadSlips.ToString());
        finding.Add("SWIPES " + usage.Swipes.ToString() + ", BAD " + usage.BadSwipes.ToString());
        if (usage.BadSwipePercent > DirtyPercent) finding.Fail(Fault(1), "CLEAN THE STRIPE HEAD");
        else finding.Pass();
    }
}
