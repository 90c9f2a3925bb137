namespace Bench.Silicon;

/// <summary>
/// A serial line of the controller, seen from both ends: the device API reads what <see cref="Send"/> has put on it, and whoever
/// holds the other end (a test, a TCP connection) takes what the firmware has written. Each end may sit on a thread of its own.
/// </summary>
public sealed class SerialWire
{
    /// <summary>Bytes that wait for the firmware before more are lost: nanoFramework's ReadBufferSize when nobody sets it.</summary>
    public const int ReadBuffer = 256;

    private readonly Queue<byte> toFirmware = new(), fromFirmware = new();
    private readonly object gate = new();

    /// <summary>Bits per second that the firmware has set; 0: it has not opened the port.</summary>
    public int BaudRate { get; set; }

    /// <summary>Hears what the firmware writes, whoever takes it.</summary>
    public event Action<byte[]>? Written;

    /// <summary>Bytes that wait for the firmware.</summary>
    public int Waiting { get { lock (gate) return toFirmware.Count; } }

    /// <summary>Bytes that found the buffer full.</summary>
    public long Overruns { get; private set; }

    /// <summary>The outside sends bytes to the firmware. What comes while the port is closed or its buffer full is lost, as on a real line.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (BaudRate == 0) return;
            foreach (byte b in bytes)
                if (toFirmware.Count < ReadBuffer) toFirmware.Enqueue(b);
                else Overruns++;
        }
    }

    /// <summary>The outside takes everything that the firmware has written.</summary>
    public byte[] Take()
    {
        lock (gate)
        {
            byte[] all = [.. fromFirmware];
            fromFirmware.Clear();
            return all;
        }
    }

    /// <summary>The firmware reads what is there.</summary>
    /// <returns>Number of bytes.</returns>
    public int Read(Span<byte> into)
    {
        lock (gate)
        {
            int count = Math.Min(into.Length, toFirmware.Count);
            for (int i = 0; i < count; i++) into[i] = toFirmware.Dequeue();
            return count;
        }
    }

    /// <summary>The firmware writes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
            foreach (byte b in bytes) fromFirmware.Enqueue(b);
        Written?.Invoke(bytes.ToArray());
    }

    /// <summary>The port is closed: nothing waits any more.</summary>
    public void Close()
    {
        lock (gate)
        {
            BaudRate = 0;
            toFirmware.Clear();
        }
    }
}
