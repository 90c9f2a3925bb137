extern alias net;
using Bench.Silicon;
using NetEndPoint = net::System.Net.IPEndPoint;
using NetFamily = net::System.Net.Sockets.AddressFamily;
using NetProtocol = net::System.Net.Sockets.ProtocolType;
using NetSocket = net::System.Net.Sockets.Socket;
using NetSocketException = net::System.Net.Sockets.SocketException;
using NetType = net::System.Net.Sockets.SocketType;

namespace System.Net.Sockets;

/// <summary>A socket operation failed.</summary>
public class SocketException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SocketException(SocketError errorCode) => ErrorCode = (int)errorCode;

    /// <summary>A <see cref="SocketError"/>, or the native layer's own number.</summary>
    public int ErrorCode { get; }

    /// <inheritdoc/>
    public override string Message => "socket error " + ErrorCode;
}

/// <summary>
/// nanoFramework's socket, over .NET's: TCP clients over IPv4, which is all that the firmware opens. Time spent in it is virtual,
/// except that a connect blocks everything until it is done, at most <see cref="Machine.NetworkGuardMs"/> of real time.
/// </summary>
/// <remarks>A network that goes down (<see cref="Machine.NetworkDown"/>) breaks open connections and refuses new ones.</remarks>
public class Socket : IDisposable
{
    private readonly Machine? machine = Machine.CurrentOrNull;
    private readonly Func<bool> readable;
    private bool noDelay;
    private Wire? wire;

    /// <summary>Makes a socket.</summary>
    /// <exception cref="SocketException">Not a TCP socket over IPv4.</exception>
    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        if (addressFamily != AddressFamily.InterNetwork || socketType != SocketType.Stream || protocolType != ProtocolType.Tcp)
            throw new SocketException(SocketError.ProtocolNotSupported);
        readable = IsReadable;
    }

    /// <summary>Bytes that have arrived and can be read without waiting.</summary>
    public int Available => Wire.Available;

    /// <summary>True from a successful connect to the close.</summary>
    public bool Connected => wire is { Closed: false };

    /// <summary>Time limit of a read in milliseconds; -1 none.</summary>
    public int ReceiveTimeout { get; set; } = -1;

    /// <summary>Time limit of a write in milliseconds; -1 none.</summary>
    public int SendTimeout { get; set; } = -1;

    /// <summary>Kind of socket.</summary>
    public SocketType SocketType => SocketType.Stream;

    /// <summary>The other side.</summary>
    public EndPoint? RemoteEndPoint { get; private set; }

    internal Machine? Machine => machine;

    /// <summary>Longest time in real milliseconds that a blocking call may take; on the device it is lwIP's own limit, or none.</summary>
    internal int GuardMs => machine?.NetworkGuardMs ?? 15_000;

    internal Wire Wire => wire ?? throw new SocketException(SocketError.NotConnected);

    /// <summary>More that makes a socket readable: what TLS has begun to take in.</summary>
    internal Func<bool>? AlsoReadable { get; set; }

    /// <summary>Connects; blocks.</summary>
    /// <exception cref="SocketException">Refused, not reachable, or no answer in time.</exception>
    public void Connect(EndPoint remoteEP)
    {
        using var call = new NativeScope(machine);
        call.Cost(DeviceCall.SocketConnect);
        if (machine is { NetworkDown: true }) throw new SocketException(SocketError.NetworkUnreachable);
        var target = (IPEndPoint)remoteEP;
        var raw = new NetSocket(NetFamily.InterNetwork, NetType.Stream, NetProtocol.Tcp) { SendTimeout = GuardMs, NoDelay = noDelay };
        try
        {
            var connect = raw.ConnectAsync(new NetEndPoint(target.Address.Inner, target.Port));
            if (!connect.Wait(GuardMs))
            {
                call.Cost(GuardMs * 1_000_000L);
                throw new SocketException(SocketError.TimedOut);
            }
        }
        catch (AggregateException e) when (e.InnerException is NetSocketException inner)
        {
            raw.Dispose();
            throw new SocketException((SocketError)(int)inner.SocketErrorCode);
        }
        catch (SocketException)
        {
            raw.Dispose();
            throw;
        }
        RemoteEndPoint = target;
        wire = new Wire(raw, machine);
    }

    /// <summary>Sends bytes.</summary>
    /// <exception cref="SocketException">The connection broke.</exception>
    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        using var call = new NativeScope(machine);
        call.Cost(DeviceCall.SocketSend);
        Wire.Send(buffer.AsSpan(offset, size));
        return size;
    }

    /// <summary>Takes what has arrived; waits for the first byte.</summary>
    /// <returns>Number of bytes; 0 when the other side has closed.</returns>
    /// <exception cref="SocketException">Nothing came within <see cref="ReceiveTimeout"/>, or the connection broke.</exception>
    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        using var call = new NativeScope(machine);
        call.Cost(DeviceCall.SocketReceive);
        if (!WaitUntil(readable, ReceiveTimeout)) throw new SocketException(SocketError.TimedOut);
        return Wire.Take(buffer.AsSpan(offset, size));
    }

    /// <summary>Waits until the socket can be read or written.</summary>
    /// <param name="microSeconds">Time limit; negative: none.</param>
    public bool Poll(int microSeconds, SelectMode mode)
    {
        using var call = new NativeScope(machine);
        call.Cost(DeviceCall.SocketPoll);
        Break();
        return mode switch
        {
            SelectMode.SelectRead => WaitUntil(readable, microSeconds < 0 ? -1 : microSeconds / 1000),
            SelectMode.SelectWrite => Connected,
            _ => wire is { Ended: true },
        };
    }

    /// <summary>Sets an option; only NoDelay has an effect on the bench.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, int optionValue)
    {
        if (optionLevel == SocketOptionLevel.Tcp && optionName == SocketOptionName.NoDelay) noDelay = optionValue != 0;
    }

    /// <summary>Sets an option.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue) =>
        SetSocketOption(optionLevel, optionName, optionValue ? 1 : 0);

    /// <summary>Closes the connection.</summary>
    public void Close() => wire?.Close();

    void IDisposable.Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Readable: data, the end, or an error to be told.</summary>
    private bool IsReadable() => Wire.Available > 0 || Wire.Ended || Wire.Closed || AlsoReadable?.Invoke() == true;

    /// <summary>A network that is down takes its connections with it.</summary>
    internal void Break()
    {
        if (machine is { NetworkDown: true }) wire?.Close();
    }

    /// <summary>Waits in virtual time, or in real time when there is no machine. Without a limit it gives up after <see cref="GuardMs"/>.</summary>
    internal bool WaitUntil(Func<bool> condition, int limitMs)
    {
        if (limitMs < 0) limitMs = GuardMs;
        long start = machine?.Clock.NowNs / 1_000_000 ?? Environment.TickCount64;
        while (!condition())
        {
            long now = machine?.Clock.NowNs / 1_000_000 ?? Environment.TickCount64;
            if (now - start >= limitMs) return false;
            if (machine is not null) machine.Sleep(10);
            else net::System.Threading.Thread.Sleep(1);
            Break();
        }
        return true;
    }
}
