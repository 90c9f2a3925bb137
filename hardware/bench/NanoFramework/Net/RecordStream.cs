using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace System.Net.Security;

/// <summary>
/// What .NET's TLS reads from. It hands out one TLS record at a time, as mbedTLS takes them, so that a record stays in the socket
/// until the firmware asks for it.
/// </summary>
internal sealed class RecordStream(Wire wire) : Stream
{
    private const int HeaderLength = 5;

    private readonly byte[] header = new byte[HeaderLength];
    private int inHeader, left;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0) return 0;
        await wire.Arrival().WaitAsync(cancellationToken).ConfigureAwait(false);
        int limit = inHeader < HeaderLength ? HeaderLength - inHeader : left;
        int count = wire.Take(buffer.Span[..Math.Min(buffer.Length, limit)]);
        if (inHeader < HeaderLength)
        {
            buffer.Span[..count].CopyTo(header.AsSpan(inHeader));
            inHeader += count;
            if (inHeader == HeaderLength) left = header[3] << 8 | header[4];
        }
        else left -= count;
        if (inHeader == HeaderLength && left == 0) inHeader = 0;
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try { wire.Send(buffer); }
        catch (SocketException e) { throw new IOException("the connection broke", e); }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    public override void Flush() { }
    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException("a connection has no length");
    public override long Position { get => throw new NotSupportedException("a connection has no position"); set => throw new NotSupportedException("a connection has no position"); }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("a connection cannot seek");
    public override void SetLength(long value) => throw new NotSupportedException("a connection has no length");
}
