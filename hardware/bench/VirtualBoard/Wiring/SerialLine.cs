namespace Bench.VirtualBoard.Wiring;

/// <summary>
/// One serial wire, high when idle, seen as a wave: who hears samples it with his own bit time, so a wrong speed or parity gives
/// garbage, and senders who talk together spoil each other (low wins: open drain). Parts attach with <see cref="SerialTransmitter"/>
/// and <see cref="SerialReceiver"/>; a plain part with one wire each way takes a <see cref="SerialPeer"/>.
/// </summary>
/// <remarks>Everything here runs on the firmware's thread; from elsewhere go through <see cref="Bench.Silicon.VirtualClock.At"/>.</remarks>
/// <param name="name">For complaints.</param>
public sealed class SerialLine(string name)
{
    private readonly record struct Pulse(long StartNs, double BitNs, int Bits, int Count)
    {
        public long EndNs => StartNs + (long)((1 + Count) * BitNs);

        public bool LevelAt(long ns)
        {
            if (ns < StartNs) return true;
            int bit = (int)((ns - StartNs) / BitNs) - 1;
            return bit >= Count || bit >= 0 && (Bits >> bit & 1) != 0;
        }

        public long EdgeNs(int bit) => StartNs + (long)Math.Ceiling((1 + bit) * BitNs);
    }

    private const int Remembered = 8;
    private readonly List<Pulse> pulses = [];

    /// <summary>Name.</summary>
    public string Name { get; } = name;

    /// <summary>Characters that have been put on the wire.</summary>
    public long Characters { get; private set; }

    /// <summary>Raised when somebody begins to send; the wire may have fallen.</summary>
    public event Action? Sending;

    /// <summary>Puts one character on the wire, beginning now: start bit, levels, then high.</summary>
    /// <param name="nowNs">Now.</param>
    /// <param name="bitNs">Time of a bit.</param>
    /// <param name="bits">Levels after the start bit, lowest bit first.</param>
    /// <param name="count">How many.</param>
    public void Send(long nowNs, double bitNs, int bits, int count)
    {
        if (pulses.Count == Remembered) pulses.RemoveAt(0);
        pulses.Add(new Pulse(nowNs, bitNs, bits, count));
        Characters++;
        Sending?.Invoke();
    }

    /// <summary>Holds the wire low, beginning now.</summary>
    public void PullLow(long nowNs, long forNs) => Send(nowNs, forNs, 0, 0);

    /// <summary>Level at a moment of the recent past or, as far as it is decided, of the future.</summary>
    public bool LevelAt(long ns)
    {
        foreach (Pulse p in pulses)
            if (!p.LevelAt(ns)) return false;
        return true;
    }

    /// <summary>First moment not before <paramref name="fromNs"/> at which the wire falls, as far as it is decided; -1: none.</summary>
    public long NextFall(long fromNs)
    {
        long first = -1;
        foreach (Pulse p in pulses)
        {
            if (p.EndNs < fromNs) continue;
            Try(p.StartNs);
            for (int bit = 0; bit < p.Count; bit++)
                if ((p.Bits >> bit & 1) == 0) Try(p.EdgeNs(bit));
        }
        return first;

        void Try(long at)
        {
            if (at >= fromNs && (first < 0 || at < first) && !LevelAt(at) && LevelAt(at - 1)) first = at;
        }
    }
}
