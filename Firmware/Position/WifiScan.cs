using System;
using System.Device.Wifi;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Position;

/// <summary>How a scan is getting on.</summary>
public enum ScanState
{
    /// <summary>None was begun.</summary>
    Idle = 0,
    /// <summary>The radio goes through its channels.</summary>
    Running = 1,
    /// <summary>It is over; there may be nothing in reach.</summary>
    Done = 2,
    /// <summary>There is no radio.</summary>
    NoRadio = 3,
    /// <summary>The radio would not begin.</summary>
    Refused = 4,
}

/// <summary>
/// Looks for access points: begun, and asked now and then how it is getting on, so nobody waits for it. Only between transactions: the
/// radio leaves its channel meanwhile (operations.md 7.3).
/// </summary>
public sealed class WifiScan
{
    /// <summary>Access points that are kept, the strongest.</summary>
    public const int Most = 16;
    /// <summary>Hex digits of an access point's address.</summary>
    public const int AddressDigits = 12;

    private const int LimitMs = 10000; // thirteen channels take two to three seconds

    private readonly IClock clock;
    private readonly string[] address = new string[Most], name = new string[Most];
    private readonly int[] dbm = new int[Most];
    private WifiAdapter adapter;
    private long end;

    /// <summary>Uses the first radio that there is.</summary>
    public WifiScan(IClock clock)
    {
        this.clock = clock;
    }

    /// <summary>How it is getting on.</summary>
    public ScanState State { get; private set; }

    /// <summary>Access points that the last scan has found.</summary>
    public int Count { get; private set; }

    /// <summary>Address (BSSID) of an access point: 12 hex digits. For the host only: it tells where the terminal stands.</summary>
    public string Address(int index) => address[index];

    /// <summary>Name of its network.</summary>
    public string Name(int index) => name[index];

    /// <summary>Its strength; 0 is the strongest of all.</summary>
    public int Dbm(int index) => dbm[index];

    /// <summary>Begins a scan; what the last one has found is forgotten.</summary>
    public void Begin()
    {
        Count = 0;
        Free();
        WifiAdapter[] all = WifiAdapter.FindAllAdapters();
        if (all == null || all.Length == 0)
        {
            State = ScanState.NoRadio;
            return;
        }
        adapter = all[0];
        Exception fault = null;
        try
        {
            adapter.ScanAsync();
            end = clock.Millis + LimitMs;
            State = ScanState.Running;
        }
        catch (Exception e)
        {
            fault = e;
        }
        if (fault == null) return;
        if (!IsRefusal(fault)) throw fault;
        State = ScanState.Refused;
        Free();
    }

    /// <summary>Not started, too slow; "busy", as while it connects, and "failed" have no class of their own in nanoFramework and come as plain exceptions.</summary>
    private static bool IsRefusal(Exception e) => e is InvalidOperationException || e is TimeoutException || e.GetType() == typeof(Exception);

    /// <summary>Looks whether it is over. The report is empty until then; when it stays so, there is nothing in reach.</summary>
    public ScanState Poll()
    {
        if (State != ScanState.Running) return State;
        WifiNetworkReport report = adapter.NetworkReport;
        WifiAvailableNetwork[] networks = report == null ? null : report.AvailableNetworks;
        if (networks != null && networks.Length > 0)
        {
            for (int i = 0; i < networks.Length; i++) Take(networks[i]);
            State = ScanState.Done;
        }
        else if (clock.Millis >= end) State = ScanState.Done;
        if (State == ScanState.Done) Free();
        return State;
    }

    /// <summary>nanoFramework makes a new object at every search for adapters, and keeps it for its events until it is disposed of.</summary>
    private void Free()
    {
        if (adapter != null) adapter.Dispose();
        adapter = null;
    }

    /// <summary>Keeps an access point at its place by strength; the weakest falls off the end.</summary>
    private void Take(WifiAvailableNetwork network)
    {
        string digits = Digits(network.Bsid);
        if (digits == null) return;
        int strength = (int)network.NetworkRssiInDecibelMilliwatts, at = Count;
        if (at == Most && strength <= dbm[Most - 1]) return;
        if (at == Most) at--;
        else Count++;
        for (; at > 0 && dbm[at - 1] < strength; at--)
        {
            address[at] = address[at - 1];
            name[at] = name[at - 1];
            dbm[at] = dbm[at - 1];
        }
        address[at] = digits;
        name[at] = network.Ssid;
        dbm[at] = strength;
    }

    /// <summary>The hex digits of an address, whatever stands between them; null when there are not twelve.</summary>
    private static string Digits(string text)
    {
        if (text == null) return null;
        char[] digits = new char[AddressDigits];
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c >= 'a' && c <= 'f') c = (char)(c - 'a' + 'A');
            if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'F')) continue;
            if (count == AddressDigits) return null;
            digits[count++] = c;
        }
        return count == AddressDigits ? new string(digits) : null;
    }
}
