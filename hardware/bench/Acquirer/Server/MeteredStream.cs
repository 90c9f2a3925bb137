namespace Bench.Acquirer;

/// <summary>The TCP stream under TLS: counts bytes, and can swallow what is written (half a record, then silence).</summary>
internal sealed class MeteredStream(Stream inner, WireMeter meter) : Stream
{
    private enum Cut { None, HalfOfNext, Silent }

    private volatile int cut;

    /// <summary>Lets half of the next write through and nothing of the following ones.</summary>
    internal void CutNextWrite() => cut = (int)Cut.HalfOfNext;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        meter.AsksForMore();
        int count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count > 0) meter.Arrived(count);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cut == (int)Cut.Silent) return;
        if (cut == (int)Cut.HalfOfNext)
        {
            buffer = buffer[..(buffer.Length / 2)];
            cut = (int)Cut.Silent;
        }
        // Counted first: the other end may read the bytes before this call comes back.
        meter.Leaves(buffer.Length);
        await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
