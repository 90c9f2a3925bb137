using Bench.Silicon;

namespace Bench.VirtualBoard.Wiring;

/// <summary>
/// A part that talks over two wires, such as a scan engine. A channel of the simulated SC16IS752 has the wires <c>Tx</c> and
/// <c>Rx</c>: a peer hears the first and speaks on the second.
/// <code>
/// var engine = new SerialPeer(clock, uart.B.Tx, uart.B.Rx, SerialFormat.AtBaud(9600));
/// engine.Heard = character => ...;     // every character from the UART, at the middle of its stop bit
/// engine.Send(bytes, 2_000_000);       // 2 ms from now, then back to back; the UART's FIFO overruns if nobody reads
/// engine.Send(more);                   // after those
/// </code>
/// All of it happens in virtual time on the firmware's thread; from another thread (a person at the web page) go through
/// <see cref="VirtualClock.At"/>.
/// </summary>
public sealed class SerialPeer
{
    private readonly SerialTransmitter transmitter;
    private readonly SerialReceiver receiver;

    /// <summary>Solders the peer.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="hears">Wire that the other side drives.</param>
    /// <param name="speaks">Wire that this side drives.</param>
    /// <param name="format">Speed and frame of both directions.</param>
    public SerialPeer(VirtualClock clock, SerialLine hears, SerialLine speaks, SerialFormat format)
    {
        transmitter = new SerialTransmitter(clock, speaks, format);
        receiver = new SerialReceiver(clock, hears, format, character => Heard?.Invoke(character));
    }

    /// <summary>Gets every character that arrives, good or not.</summary>
    public Action<SerialCharacter>? Heard { get; set; }

    /// <summary>Speed and frame of both directions.</summary>
    public SerialFormat Format
    {
        get => receiver.Format;
        set { receiver.Format = value; transmitter.Format = value; }
    }

    /// <summary>False: hears nothing (no supply).</summary>
    public bool Listening { get => receiver.Enabled; set => receiver.Enabled = value; }

    /// <summary>True while something is being sent or waits to be.</summary>
    public bool Sending => transmitter.Busy;

    /// <summary>Queues characters.</summary>
    /// <param name="data">Characters.</param>
    /// <param name="delayNs">Rest before the first one.</param>
    public void Send(ReadOnlySpan<byte> data, long delayNs = 0)
    {
        for (int i = 0; i < data.Length; i++) transmitter.Send(data[i], i == 0 ? delayNs : 0);
    }

    /// <summary>Stops in mid-word (supply gone): what waits is dropped.</summary>
    public void Silence() => transmitter.Clear();
}
