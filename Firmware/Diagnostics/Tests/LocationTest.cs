using PosFirmware.Position;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>
/// 26: access points in reach, how many of them are registered, and what follows from it. It shows no address: those are for the host.
/// </summary>
public sealed class LocationTest : Diagnostic
{
    /// <summary>Makes the test.</summary>
    public LocationTest() : base(26, "location", Text.TestLocation, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestLocation, null);
        PlaceWatch place = rig.S.Place;
        place.Scan.Begin();
        while (place.Scan.Poll() == ScanState.Running)
            if (!tester.GoOn())
            {
                finding.Stop();
                return;
            }
        if (place.Scan.State != ScanState.Done)
        {
            finding.Fail(Fault(1), "NO RADIO");
            return;
        }
        int policy = rig.S.Settings.PlacePolicy;
        finding.Add("SEEN " + place.Scan.Count.ToString() + ", KNOWN " + place.Known.ToString() + " OF " + place.Registered.ToString());
        if (place.Scan.Count > 0) finding.Add("STRONGEST " + place.Scan.Dbm(0).ToString() + " dBm");
        finding.Add("POLICY " + policy.ToString());
        if (place.Scan.Count == 0) finding.Fail(Fault(2), "NOTHING IN REACH");
        else if (policy != PlaceWatch.Off && !place.IsRegistered) finding.Fail(Fault(3), "NOT REGISTERED");
        else if (place.Judge() == Whereabouts.Elsewhere) finding.Fail(Fault(4), "ELSEWHERE");
        else finding.Pass();
    }
}
