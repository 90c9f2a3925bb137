using Bench.Silicon;

namespace Bench.VirtualBoard.Wiring;

/// <summary>Sends characters onto a wire, one after the other.</summary>
/// <param name="clock">Time.</param>
/// <param name="line">Wire.</param>
/// <param name="format">How characters look.</param>
public sealed class SerialTransmitter(VirtualClock clock, SerialLine line, SerialFormat format)
{
    private readonly Queue<(byte Data, long GapNs)> waiting = new();

    /// <summary>How characters look; holds from the next one on.</summary>
    public SerialFormat Format { get; set; } = format;

    /// <summary>True while a character, with its stop bits, is under way.</summary>
    public bool Busy { get; private set; }

    /// <summary>Characters that wait.</summary>
    public int Waiting => waiting.Count;

    /// <summary>Called when a character with its stop bits is out and none waits.</summary>
    public Action? Idle { get; set; }

    /// <summary>Queues a character.</summary>
    /// <param name="data">Character.</param>
    /// <param name="gapNs">Rest before its start bit, beyond the stop bits of the one before it.</param>
    public void Send(byte data, long gapNs = 0)
    {
        waiting.Enqueue((data, gapNs));
        if (!Busy) Next();
    }

    /// <summary>Drops what waits; the character on the wire goes on.</summary>
    public void Clear() => waiting.Clear();

    private void Next()
    {
        if (!waiting.TryDequeue(out var next)) { Busy = false; Idle?.Invoke(); return; }
        Busy = true;
        if (next.GapNs <= 0) Put(next.Data); else clock.After(next.GapNs, () => Put(next.Data));
    }

    private void Put(byte data)
    {
        line.Send(clock.NowNs, Format.BitNs, Format.Encode(data), Format.Bits);
        clock.After(Format.CharacterNs, Next);
    }
}
