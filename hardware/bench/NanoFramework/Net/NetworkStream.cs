using System.IO;

namespace System.Net.Sockets;

/// <summary>A socket as a stream.</summary>
public class NetworkStream : Stream
{
    private readonly bool ownsSocket;

    /// <summary>True once the stream is closed.</summary>
    protected bool _disposed;

    internal Socket _socket;

    /// <summary>Uses a connected socket, and leaves it open at the end.</summary>
    /// <exception cref="IOException">The socket is not connected.</exception>
    public NetworkStream(Socket socket) : this(socket, false) { }

    /// <summary>Uses a connected socket.</summary>
    public NetworkStream(Socket socket, bool ownsSocket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (!socket.Connected) throw new IOException("not connected");
        _socket = socket;
        this.ownsSocket = ownsSocket;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;
    /// <inheritdoc/>
    public override bool CanSeek => false;
    /// <inheritdoc/>
    public override bool CanTimeout => true;
    /// <inheritdoc/>
    public override bool CanWrite => true;
    /// <inheritdoc/>
    public override int ReadTimeout { get => _socket.ReceiveTimeout; set => _socket.ReceiveTimeout = value; }
    /// <inheritdoc/>
    public override int WriteTimeout { get => _socket.SendTimeout; set => _socket.SendTimeout = value; }
    /// <summary>Bytes that can be read without waiting.</summary>
    public override long Length => Open()._socket.Available;
    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException("a connection has no position"); set => throw new NotSupportedException(); }
    /// <summary>True when something can be read without waiting.</summary>
    public virtual bool DataAvailable => Open()._socket.Available > 0;

    /// <inheritdoc/>
    public override void Flush() { }
    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("a connection has no position");
    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("a connection has no position");
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Open()._socket.Receive(buffer, offset, count, SocketFlags.None);
    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Open()._socket.Send(buffer, offset, count, SocketFlags.None);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_disposed) return;
        _disposed = true;
        if (disposing && ownsSocket) _socket.Close();
    }

    private protected NetworkStream Open()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return this;
    }
}
