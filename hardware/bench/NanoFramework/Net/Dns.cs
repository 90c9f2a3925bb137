extern alias net;
using System.Net.Sockets;
using Bench.Silicon;
using NetAddress = net::System.Net.IPAddress;
using NetDns = net::System.Net.Dns;
using NetFamily = net::System.Net.Sockets.AddressFamily;
using NetSocketException = net::System.Net.Sockets.SocketException;

namespace System.Net;

/// <summary>Answer of a name lookup.</summary>
public class IPHostEntry
{
    /// <summary>Name.</summary>
    public string HostName { get; internal set; } = "";
    /// <summary>Addresses.</summary>
    public IPAddress[] AddressList { get; internal set; } = [];
}

/// <summary>Name lookup.</summary>
public static class Dns
{
    /// <summary>Addresses of a host name; an address as text is its own answer, without a lookup.</summary>
    /// <exception cref="SocketException">The name is not known, or the network is down.</exception>
    public static IPHostEntry GetHostEntry(string hostNameOrAddress)
    {
        Machine? machine = Machine.CurrentOrNull;
        using var call = new NativeScope(machine);
        if (NetAddress.TryParse(hostNameOrAddress, out NetAddress? literal))
        {
            call.Cost(DeviceCall.DnsLiteral);
            return new IPHostEntry { HostName = hostNameOrAddress, AddressList = [new IPAddress(literal)] };
        }
        call.Cost(DeviceCall.DnsGetHostEntry);
        if (machine is { NetworkDown: true }) throw new SocketException(SocketError.TryAgain);
        try
        {
            var lookup = NetDns.GetHostAddressesAsync(hostNameOrAddress, NetFamily.InterNetwork);
            if (!lookup.Wait(machine?.NetworkGuardMs ?? 15_000)) throw new SocketException(SocketError.TimedOut);
            if (lookup.Result.Length == 0) throw new SocketException(SocketError.NoData);
            return new IPHostEntry { HostName = hostNameOrAddress, AddressList = Array.ConvertAll(lookup.Result, a => new IPAddress(a)) };
        }
        catch (AggregateException e) when (e.InnerException is NetSocketException or ArgumentException)
        {
            throw new SocketException(SocketError.HostNotFound);
        }
    }
}
