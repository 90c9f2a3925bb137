using PosFirmware.Acquirer;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>18: a connection to the acquirer's port within three seconds.</summary>
public sealed class TcpTest : Diagnostic
{
    private const int LimitMs = 3000;

    /// <summary>Makes the test.</summary>
    public TcpTest() : base(18, "tcp", Text.TestTcp, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestTcp, rig.S.Settings.Host + ":" + rig.S.Settings.Port.ToString());
        rig.S.Host.Disconnect();
        TlsLink link = new TlsLink(rig.S.Settings, rig.Board.Volume);
        long start = rig.Clock.Millis;
        LinkFault fault = link.Connect();
        long took = rig.Clock.Millis - start;
        link.Close();
        finding.Add(took.ToString() + " ms");
        if (fault != LinkFault.None) finding.Fail(Fault((int)fault), "LINK " + ((int)fault).ToString());
        else if (took > LimitMs) finding.Fail(Fault(90), "SLOW");
        else finding.Pass();
    }
}
