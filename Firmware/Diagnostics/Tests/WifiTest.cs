using System.Net.NetworkInformation;
using PosFirmware.Position;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>15: radio, address, and the networks in reach with their strength. Between transactions only: a scan disturbs a connection (operations.md 7.3).</summary>
public sealed class WifiTest : Diagnostic
{
    private const int Shown = 4;
    private const int WeakDbm = -80; // below this the link is not to be relied upon (operations.md 7.3)

    /// <summary>Makes the test.</summary>
    public WifiTest() : base(15, "wifi", Text.TestWifi, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestWifi, null);
        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        WifiScan scan = rig.S.Place.Scan;
        scan.Begin();
        while (scan.Poll() == ScanState.Running)
            if (!tester.GoOn())
            {
                finding.Stop();
                return;
            }
        if (scan.State == ScanState.NoRadio || interfaces.Length == 0)
        {
            finding.Fail(Fault(1), "NO RADIO");
            return;
        }
        if (scan.State == ScanState.Refused)
        {
            finding.Fail(Fault(2), "SCAN REFUSED");
            return;
        }
        if (scan.Count == 0)
        {
            finding.Fail(Fault(3), "NO NETWORK IN REACH");
            return;
        }
        for (int i = 0; i < Shown && i < scan.Count; i++) finding.Add(scan.Name(i) + " " + scan.Dbm(i).ToString() + " dBm");
        string address = interfaces[0].IPv4Address;
        finding.Add("IP " + address + " GW " + interfaces[0].IPv4GatewayAddress);
        if (address == null || address.Length == 0 || address == "0.0.0.0") finding.Fail(Fault(4), "NO ADDRESS");
        else if (scan.Dbm(0) < WeakDbm) finding.Fail(Fault(5), "WEAK");
        else finding.Pass();
    }
}
