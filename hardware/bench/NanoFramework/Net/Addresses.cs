extern alias net;
using System.Net.Sockets;
using NetAddress = net::System.Net.IPAddress;

namespace System.Net;

/// <summary>An address that a socket can connect to.</summary>
public abstract class EndPoint
{
    /// <summary>As bytes.</summary>
    public abstract SocketAddress Serialize();
    /// <summary>From bytes.</summary>
    public abstract EndPoint Create(SocketAddress socketAddress);
}

/// <summary>An end point as bytes: family, port, address.</summary>
public class SocketAddress
{
    private readonly byte[] bytes;

    /// <summary>Room for an address.</summary>
    public SocketAddress(AddressFamily family, int size)
    {
        bytes = new byte[size];
        bytes[0] = (byte)family;
        bytes[1] = (byte)((int)family >> 8);
    }

    /// <summary>Kind of address.</summary>
    public AddressFamily Family => (AddressFamily)(bytes[0] | bytes[1] << 8);
    /// <summary>Number of bytes.</summary>
    public int Size => bytes.Length;
    /// <summary>One byte.</summary>
    public byte this[int offset] { get => bytes[offset]; set => bytes[offset] = value; }
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SocketAddress other && bytes.AsSpan().SequenceEqual(other.bytes);
    /// <inheritdoc/>
    public override int GetHashCode() => bytes.Length == 0 ? 0 : bytes[^1];
}

/// <summary>An IPv4 address; the bench has no IPv6, as the terminal's network has none.</summary>
public class IPAddress
{
    private readonly NetAddress inner;

    /// <summary>All interfaces.</summary>
    public static readonly IPAddress Any = new(NetAddress.Any);
    /// <summary>This machine.</summary>
    public static readonly IPAddress Loopback = new(NetAddress.Loopback);

    internal IPAddress(NetAddress inner) => this.inner = inner;

    /// <summary>Address in network order, first byte lowest.</summary>
    public IPAddress(long newAddress) : this(new NetAddress(newAddress)) { }

    /// <summary>Address from four bytes.</summary>
    public IPAddress(byte[] address) : this(new NetAddress(address)) { }

    /// <summary>Kind of address.</summary>
    public AddressFamily AddressFamily => AddressFamily.InterNetwork;
    /// <summary>The four bytes.</summary>
    public byte[] GetAddressBytes() => inner.GetAddressBytes();
    /// <summary>From text.</summary>
    public static IPAddress Parse(string ipString) => new(NetAddress.Parse(ipString));
    /// <inheritdoc/>
    public override string ToString() => inner.ToString();
    /// <inheritdoc/>
    public override bool Equals(object? other) => other is IPAddress a && a.inner.Equals(inner);
    /// <inheritdoc/>
    public override int GetHashCode() => inner.GetHashCode();

    internal NetAddress Inner => inner;
}

/// <summary>Address and port.</summary>
public class IPEndPoint : EndPoint
{
    /// <summary>Lowest port.</summary>
    public const int MinPort = 0;
    /// <summary>Highest port.</summary>
    public const int MaxPort = 65535;

    /// <summary>Address and port.</summary>
    public IPEndPoint(IPAddress address, int port)
    {
        if (port is < MinPort or > MaxPort) throw new ArgumentOutOfRangeException(nameof(port));
        Address = address;
        Port = port;
    }

    /// <summary>Address and port.</summary>
    public IPEndPoint(long address, int port) : this(new IPAddress(address), port) { }

    /// <summary>Address.</summary>
    public IPAddress Address { get; }
    /// <summary>Kind of address.</summary>
    public AddressFamily AddressFamily => Address.AddressFamily;
    /// <summary>Port.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public override SocketAddress Serialize()
    {
        var result = new SocketAddress(AddressFamily.InterNetwork, 16);
        result[2] = (byte)(Port >> 8);
        result[3] = (byte)Port;
        byte[] address = Address.GetAddressBytes();
        for (int i = 0; i < 4; i++) result[4 + i] = address[i];
        return result;
    }

    /// <inheritdoc/>
    public override EndPoint Create(SocketAddress socketAddress) =>
        new IPEndPoint(new IPAddress([socketAddress[4], socketAddress[5], socketAddress[6], socketAddress[7]]), socketAddress[2] << 8 | socketAddress[3]);

    /// <inheritdoc/>
    public override string ToString() => Address + ":" + Port;
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IPEndPoint e && e.Address.Equals(Address) && e.Port == Port;
    /// <inheritdoc/>
    public override int GetHashCode() => Address.GetHashCode() ^ Port;
}
