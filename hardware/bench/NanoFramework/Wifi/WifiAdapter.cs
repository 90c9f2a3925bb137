using Bench.Silicon;

namespace System.Device.Wifi;

/// <summary>A network that a scan has found.</summary>
public class WifiAvailableNetwork
{
    internal WifiAvailableNetwork(AirNetwork network)
    {
        Bsid = network.Bssid;
        Ssid = network.Ssid;
        NetworkRssiInDecibelMilliwatts = network.Dbm;
    }

    /// <summary>Address of the access point.</summary>
    public string Bsid { get; }
    /// <summary>Name.</summary>
    public string Ssid { get; }
    /// <summary>Strength.</summary>
    public double NetworkRssiInDecibelMilliwatts { get; }
}

/// <summary>Result of a scan.</summary>
public class WifiNetworkReport
{
    internal WifiNetworkReport(WifiAvailableNetwork[] networks) => AvailableNetworks = networks;

    /// <summary>Networks in reach.</summary>
    public WifiAvailableNetwork[] AvailableNetworks { get; }
}

/// <summary>The radio.</summary>
public sealed class WifiAdapter : IDisposable
{
    private readonly Machine machine = Machine.Current;
    private bool disposed;

    private WifiAdapter() => machine.Radio.Adapters++;

    /// <summary>All radios: one, or none when it is broken. Each call makes new objects, which live until they are disposed of.</summary>
    public static WifiAdapter[] FindAllAdapters()
    {
        Machine machine = Machine.Current;
        machine.NativeCall(DeviceCall.WifiCall);
        return machine.Radio.Works ? [new WifiAdapter()] : [];
    }

    /// <summary>Starts a scan and comes back at once.</summary>
    /// <exception cref="InvalidOperationException">The radio does not begin one.</exception>
    /// <exception cref="Exception">Itself and no other: it is connecting (CLR_E_BUSY has no class).</exception>
    public void ScanAsync()
    {
        machine.NativeCall(DeviceCall.WifiCall);
        if (machine.Radio.RefusesScan) throw new InvalidOperationException();
        if (machine.Radio.Connecting) throw new Exception("busy");
        machine.Radio.ScanDoneNs = machine.Clock.NowNs + machine.Prices[DeviceCall.WifiScan];
    }

    /// <summary>Result of the last scan; empty while it goes on.</summary>
    public WifiNetworkReport NetworkReport
    {
        get
        {
            machine.NativeCall(DeviceCall.WifiCall);
            Radio radio = machine.Radio;
            bool done = radio.ScanDoneNs >= 0 && machine.Clock.NowNs >= radio.ScanDoneNs;
            return new WifiNetworkReport(done ? [.. radio.InReach.ConvertAll(n => new WifiAvailableNetwork(n))] : []);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        machine.Radio.Adapters--;
    }
}
