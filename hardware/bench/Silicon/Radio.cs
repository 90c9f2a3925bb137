namespace Bench.Silicon;

/// <summary>A Wi-Fi network in reach of the simulated radio.</summary>
/// <param name="Ssid">Name.</param>
/// <param name="Bssid">Address of the access point.</param>
/// <param name="Dbm">Strength at the terminal.</param>
public sealed record AirNetwork(string Ssid, string Bssid, double Dbm);

/// <summary>The radio of the controller.</summary>
public sealed class Radio
{
    /// <summary>False: the radio does not answer.</summary>
    public bool Works { get; set; } = true;

    /// <summary>Adapter objects that the firmware holds.</summary>
    public int Adapters { get; set; }

    /// <summary>Fault: it begins no scan.</summary>
    public bool RefusesScan { get; set; }

    /// <summary>It is connecting just now, as after the loss of its access point, and begins no scan meanwhile.</summary>
    public bool Connecting { get; set; }

    /// <summary>Networks in reach.</summary>
    public List<AirNetwork> InReach { get; } = [.. AtHome];

    /// <summary>What is in reach in the shop.</summary>
    public static IReadOnlyList<AirNetwork> AtHome { get; } = [new("bench-wifi", "02:00:00:00:00:01", -52), new("shop-next-door", "02:00:00:00:00:02", -71)];

    /// <summary>What is in reach in another quarter.</summary>
    public static IReadOnlyList<AirNetwork> Away { get; } = [new("night-market", "02:00:00:00:00:A1", -60), new("tea-house", "02:00:00:00:00:A2", -74), new("bench-wifi", "02:00:00:00:00:A3", -79)];

    /// <summary>Address that the network has given the terminal.</summary>
    public string Address { get; set; } = "192.168.1.23";

    /// <summary>Its gateway.</summary>
    public string Gateway { get; set; } = "192.168.1.1";

    /// <summary>When the last scan is complete; -1: none was started.</summary>
    public long ScanDoneNs { get; set; } = -1;
}
