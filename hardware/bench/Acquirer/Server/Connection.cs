using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;

namespace Bench.Acquirer;

/// <summary>One terminal's connection: a reader that takes frames off the wire and a worker that has them answered in order.</summary>
internal sealed class Connection(BenchAcquirer host, TcpClient client, int number) : IDisposable
{
    // handshake_failure, fatal (RFC 5246, 7.2)
    private static readonly byte[] Alert = [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28];

    private readonly Channel<byte[]> frames = Channel.CreateUnbounded<byte[]>();
    private readonly SemaphoreSlim writing = new(1, 1);
    private MeteredStream wire = null!;
    private SslStream? tls;
    private volatile bool closing;

    internal WireMeter Meter { get; } = new();

    internal int Number { get; } = number;

    /// <summary>Serves the connection until either side ends it.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        client.NoDelay = true;
        wire = new MeteredStream(client.GetStream(), Meter);
        try
        {
            switch (host.Faults.TakeForConnection()?.Fault)
            {
                case Fault.CloseAfterConnect:
                    client.Client.Shutdown(SocketShutdown.Send);
                    break;
                case Fault.SilentAfterConnect:
                    break;
                case Fault.RefuseTls:
                    byte[] hello = new byte[4096];
                    if (await wire.ReadAsync(hello, stop) > 0) await wire.WriteAsync(Alert, stop);
                    client.Client.Shutdown(SocketShutdown.Send);
                    break;
                default:
                    await ServeAsync(stop);
                    break;
            }
            await DrainAsync(stop);
        }
        catch (Exception e) when (e is IOException or AuthenticationException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other end went away or was refused: the life of a server. The message that was under way is booked or not, never half.
            host.Note(Number, e.GetType().Name);
        }
        finally
        {
            Meter.Finish();
        }
    }

    /// <summary>Writes frames; a failure means that the terminal has gone, which is its business.</summary>
    internal async Task SendAsync(IEnumerable<byte[]> parts, bool halfRecord)
    {
        if (closing || tls is null) return;
        await writing.WaitAsync();
        try
        {
            if (halfRecord) wire.CutNextWrite();
            foreach (byte[] part in parts) await tls.WriteAsync(part);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            host.Note(Number, "the terminal has gone");
        }
        finally { writing.Release(); }
    }

    /// <summary>Closes our side in order: close_notify, FIN.</summary>
    internal async Task CloseAsync()
    {
        if (closing) return;
        closing = true;
        await writing.WaitAsync();
        try
        {
            if (tls is not null) await tls.ShutdownAsync();
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            host.Note(Number, "already closed");
        }
        finally { writing.Release(); }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        closing = true;
        tls?.Dispose();
        client.Dispose();
        // 'writing' stays: an answer that was delayed may still ask for it, and finds out then that the terminal has gone
    }

    private async Task ServeAsync(CancellationToken stop)
    {
        tls = new SslStream(wire, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsServerAsync(host.TlsOptions(), stop);
        Task worker = WorkAsync();
        try
        {
            while (!closing && await ReadFrameAsync(tls, stop) is { } frame)
            {
                // Work is on the account before the reader asks for more.
                Meter.Begin();
                frames.Writer.TryWrite(frame);
            }
        }
        finally
        {
            frames.Writer.Complete();
            await worker;
        }
        await CloseAsync();
    }

    private async Task WorkAsync()
    {
        await foreach (byte[] frame in frames.Reader.ReadAllAsync())
        {
            try
            {
                if (!closing) await host.HandleAsync(this, frame);
            }
            catch (Exception e)
            {
                host.Fail(e);
                await CloseAsync();
            }
            finally { Meter.End(); }
        }
    }

    /// <summary>Reads a frame; null at the end of the connection or when the length makes no sense.</summary>
    private async Task<byte[]?> ReadFrameAsync(SslStream stream, CancellationToken stop)
    {
        byte[] head = new byte[2];
        if (await stream.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, stop) < 2) return null;
        int length = head[0] << 8 | head[1];
        if (length < Frame.MinimumLength)
        {
            host.Note(Number, $"length prefix {length}: no frame");
            return null;
        }
        byte[] frame = new byte[length];
        return await stream.ReadAtLeastAsync(frame, length, throwOnEndOfStream: false, stop) < length ? null : frame;
    }

    /// <summary>Takes in what the terminal still sends until it closes, so that no byte is left unaccounted for.</summary>
    private async Task DrainAsync(CancellationToken stop)
    {
        byte[] rest = new byte[4096];
        while (await wire.ReadAsync(rest, stop) > 0) { }
    }
}
