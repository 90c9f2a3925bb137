using Bench.Silicon;

namespace System.Net.NetworkInformation;

/// <summary>A network interface of the controller.</summary>
public class NetworkInterface
{
    private readonly Radio radio = Machine.Current.Radio;

    /// <summary>All interfaces: the radio's.</summary>
    public static NetworkInterface[] GetAllNetworkInterfaces() => [new NetworkInterface()];

    /// <summary>MAC address, 6 bytes: burnt into the chip by its maker.</summary>
    public byte[] PhysicalAddress { get; } = (byte[])Machine.Current.MacAddress.Clone();

    /// <summary>True while an interface has an address.</summary>
    public static bool GetIsNetworkAvailable() => Machine.CurrentOrNull is not { } machine || (!machine.NetworkDown && machine.Radio.Works);

    /// <summary>Address; "0.0.0.0" while there is none.</summary>
    public string IPv4Address => radio.Works ? radio.Address : "0.0.0.0";

    /// <summary>Gateway.</summary>
    public string IPv4GatewayAddress => radio.Works ? radio.Gateway : "0.0.0.0";
}
