extern alias net;
using System.Threading.Tasks;
using Bench.Silicon;
using NetFlags = net::System.Net.Sockets.SocketFlags;
using NetSocket = net::System.Net.Sockets.Socket;
using NetSocketException = net::System.Net.Sockets.SocketException;

namespace System.Net.Sockets;

/// <summary>
/// A TCP connection below TLS. A reader on the side takes in what arrives and counts it, so that a bench in lockstep knows what is
/// still under way: bytes are counted as sent before they go, and as received once the firmware can see them.
/// </summary>
internal sealed class Wire
{
    private readonly NetSocket socket;
    private readonly Machine? machine;
    private readonly object gate = new();
    private readonly Queue<byte> arrived = new();
    private TaskCompletionSource? waiting;
    private readonly int port;
    private bool ended;

    public Wire(NetSocket socket, Machine? machine)
    {
        this.socket = socket;
        this.machine = machine;
        port = ((net::System.Net.IPEndPoint)socket.LocalEndPoint!).Port;
        if (machine is not null)
        {
            machine.OpenLink(port);
            machine.OpenSockets++;
            machine.PowerLost += Close;
        }
        _ = Task.Run(TakeIn);
    }

    /// <summary>Bytes that have arrived and were not taken.</summary>
    public int Available { get { lock (gate) return arrived.Count; } }

    /// <summary>True when the other side has closed, or the connection broke.</summary>
    public bool Ended { get { lock (gate) return ended; } }

    public bool Closed { get; private set; }

    /// <summary>Takes what has arrived.</summary>
    public int Take(Span<byte> into)
    {
        lock (gate)
        {
            int count = Math.Min(into.Length, arrived.Count);
            for (int i = 0; i < count; i++) into[i] = arrived.Dequeue();
            return count;
        }
    }

    /// <summary>Completes when something has arrived or nothing more will.</summary>
    public Task Arrival()
    {
        lock (gate)
        {
            if (arrived.Count > 0 || ended) return Task.CompletedTask;
            return (waiting ??= new TaskCompletionSource()).Task;
        }
    }

    /// <summary>Sends all bytes.</summary>
    /// <exception cref="SocketException">The connection broke.</exception>
    public void Send(ReadOnlySpan<byte> data)
    {
        if (machine is { NetworkDown: true }) Close();
        if (Closed) throw new SocketException(SocketError.ConnectionReset);
        machine?.CountLink(port, data.Length, 0);
        try { while (data.Length > 0) data = data[socket.Send(data, NetFlags.None)..]; }
        catch (NetSocketException e) { throw new SocketException((SocketError)(int)e.SocketErrorCode); }
        catch (ObjectDisposedException) { throw new SocketException(SocketError.ConnectionReset); }
    }

    public void Close()
    {
        lock (gate)
        {
            if (Closed) return;
            Closed = true;
        }
        if (machine is not null)
        {
            machine.OpenSockets--;
            machine.PowerLost -= Close;
        }
        socket.Dispose();
    }

    private async Task TakeIn()
    {
        byte[] buffer = new byte[16384];
        while (true)
        {
            int count;
            try { count = await socket.ReceiveAsync(buffer, NetFlags.None); }
            catch (Exception e) when (e is NetSocketException or ObjectDisposedException) { count = 0; }
            TaskCompletionSource? waiter;
            lock (gate)
            {
                for (int i = 0; i < count; i++) arrived.Enqueue(buffer[i]);
                if (count == 0) ended = true;
                waiter = waiting;
                waiting = null;
            }
            waiter?.SetResult(); // what waits for it runs here and now, before the bytes count as received
            if (count == 0) return;
            machine?.CountLink(port, 0, count);
        }
    }
}
