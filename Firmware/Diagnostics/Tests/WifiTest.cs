using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>15: radio, address, and the networks in reach with their strength. Between transactions only: a scan disturbs a connection (operations.md 7.3).</summary>
public sealed class WifiTest : Diagnostic
{
    private const int ScanMs = 10000, Shown = 4;
    private const int WeakDbm = -80; // below this the link is not to be relied upon (operations.md 7.3)

    /// <summary>Makes the test.</summary>
    public WifiTest() : base(15, "wifi", Text.TestWifi, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestWifi, null);
        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
        if (adapters == null || adapters.Length == 0 || interfaces.Length == 0)
        {
            finding.Fail(Fault(1), "NO RADIO");
            return;
        }
        try
        {
            adapters[0].ScanAsync();
        }
        catch (InvalidOperationException)
        {
            finding.Fail(Fault(2), "SCAN REFUSED");
            return;
        }
        WifiAvailableNetwork[] networks = Wait(rig, tester, adapters[0]);
        if (networks == null)
        {
            finding.Fail(Fault(3), "NO NETWORK IN REACH");
            return;
        }
        int best = -1000;
        for (int i = 0; i < networks.Length; i++)
        {
            int dbm = (int)networks[i].NetworkRssiInDecibelMilliwatts;
            if (dbm > best) best = dbm;
            if (i < Shown) finding.Add(networks[i].Ssid + " " + dbm.ToString() + " dBm");
        }
        string address = interfaces[0].IPv4Address;
        finding.Add("IP " + address + " GW " + interfaces[0].IPv4GatewayAddress);
        if (address == null || address.Length == 0 || address == "0.0.0.0") finding.Fail(Fault(4), "NO ADDRESS");
        else if (best < WeakDbm) finding.Fail(Fault(5), "WEAK");
        else finding.Pass();
    }

    /// <summary>The report fills while the radio goes through its channels.</summary>
    private static WifiAvailableNetwork[] Wait(Rig rig, ITester tester, WifiAdapter adapter)
    {
        long end = rig.Clock.Millis + ScanMs;
        while (rig.Clock.Millis < end && tester.GoOn())
        {
            WifiNetworkReport report = adapter.NetworkReport;
            if (report != null && report.AvailableNetworks != null && report.AvailableNetworks.Length > 0) return report.AvailableNetworks;
        }
        return null;
    }
}
