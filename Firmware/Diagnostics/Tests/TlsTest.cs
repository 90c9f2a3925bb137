using System;
using PosFirmware.Acquirer;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>19: the CA certificate is there and valid for another month, and the acquirer's certificate stands up to it.</summary>
public sealed class TlsTest : Diagnostic
{
    private const int DaysLeft = 30;

    /// <summary>Makes the test.</summary>
    public TlsTest() : base(19, "tls", Text.TestTls, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestTls, rig.S.Settings.TlsName);
        DateTime until;
        if (!LinkProbe.Authority(rig.S.Settings, rig.Board.Volume, out until))
        {
            finding.Fail(Fault(90), "NO CA CERTIFICATE");
            return;
        }
        int days = (int)((until - rig.Clock.UtcNow).Ticks / TimeSpan.TicksPerDay);
        finding.Add("CA UNTIL " + until.ToString("yyyy/MM/dd") + ", " + days.ToString() + " DAYS");
        rig.S.Host.Disconnect();
        TlsLink link = new TlsLink(rig.S.Settings, rig.Board.Volume);
        LinkFault fault = link.Connect();
        long start = rig.Clock.Millis;
        if (fault == LinkFault.None) fault = link.Secure();
        long took = rig.Clock.Millis - start;
        link.Close();
        if (fault != LinkFault.None)
        {
            finding.Fail(Fault((int)fault), rig.S.Time.IsUnset ? "CLOCK NOT SET" : days < 0 ? "EXPIRED, OR THE CLOCK IS WRONG" : "LINK " + ((int)fault).ToString());
            return;
        }
        finding.Add("TLS " + took.ToString() + " ms, NAME " + rig.S.Settings.TlsName);
        if (days < DaysLeft) finding.Fail(Fault(91), "RENEW THE CA CERTIFICATE");
        else finding.Pass();
    }
}
