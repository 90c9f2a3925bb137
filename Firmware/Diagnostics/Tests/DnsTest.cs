using PosFirmware.Acquirer;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>17: the acquirer's name resolves within five seconds.</summary>
public sealed class DnsTest : Diagnostic
{
    private const int LimitMs = 5000;

    /// <summary>Makes the test.</summary>
    public DnsTest() : base(17, "dns", Text.TestDns, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestDns, rig.S.Settings.Host);
        long start = rig.Clock.Millis;
        string address = LinkProbe.Resolve(rig.S.Settings.Host);
        long took = rig.Clock.Millis - start;
        finding.Add((address ?? "-") + " " + took.ToString() + " ms");
        if (address == null) finding.Fail(Fault(1), "NOT FOUND");
        else if (took > LimitMs) finding.Fail(Fault(2), "SLOW");
        else finding.Pass();
    }
}
