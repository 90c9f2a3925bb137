using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.SmartCard;

/// <summary>The card's end of the I/O line: characters in its convention, one after the other, and its own echo left out.</summary>
internal sealed class CardWire
{
    private readonly VirtualClock clock;
    private readonly SerialLine line;
    private readonly CardManners manners;
    private readonly SerialReceiver receiver;
    private readonly Queue<(byte Data, double GapEtu)> waiting = new();
    private int session;
    private bool sending;
    private double etu;

    public CardWire(VirtualClock clock, SerialLine line, CardManners manners)
    {
        this.clock = clock;
        this.line = line;
        this.manners = manners;
        receiver = new SerialReceiver(clock, line, default, Take) { Enabled = false };
    }

    /// <summary>Gets every character of the terminal: data, whether its parity is right, when it began.</summary>
    public Action<byte, bool, long>? Received { get; set; }

    /// <summary>Etu from one character of the card to the next.</summary>
    public double Pace { get; set; } = 12;

    /// <summary>Start of the last character that the card sent.</summary>
    public long LastOwnNs { get; private set; }

    /// <summary>Characters since reset, both ways.</summary>
    public long Passed { get; private set; }

    /// <summary>Elementary time unit in nanoseconds.</summary>
    public double Etu => etu;

    private bool inverse;
    private long sent;

    /// <summary>RST has risen: everything starts anew.</summary>
    public void Begin(double etuNs, bool isInverse)
    {
        Stop();
        etu = etuNs;
        inverse = isInverse;
        sent = Passed = 0;
        Pace = 12;
        receiver.Format = Format(false);
        receiver.Enabled = true;
    }

    /// <summary>Another speed from now on.</summary>
    public void ChangeSpeed(double etuNs)
    {
        etu = etuNs;
        receiver.Format = Format(false);
    }

    /// <summary>No clock, no power, or in reset: deaf and dumb.</summary>
    public void Stop()
    {
        session++;
        Received = null;
        waiting.Clear();
        sending = false;
        receiver.Enabled = false;
    }

    /// <summary>Sends characters.</summary>
    /// <param name="characters">Characters.</param>
    /// <param name="delayNs">Rest before the first.</param>
    public void Send(byte[] characters, double delayNs)
    {
        for (int i = 0; i < characters.Length; i++) waiting.Enqueue((characters[i], i == 0 ? delayNs / etu : manners.GapEtu));
        if (!sending) Next();
    }

    /// <summary>Does something later, unless the card is reset or loses its power before.</summary>
    public void After(double ns, Action action)
    {
        int mine = session;
        clock.After((long)ns, () => { if (mine == session) action(); });
    }

    /// <summary>T=0: the last character was damaged, say it again.</summary>
    public void SignalError() => After(0.1 * etu, () => line.PullLow(clock.NowNs, (long)etu));

    private SerialFormat Format(bool wrongParity) => new(etu, inverse != wrongParity ? SerialParity.Odd : SerialParity.Even, 2);

    private void Next()
    {
        if (!waiting.TryDequeue(out var next)) { sending = false; return; }
        sending = true;
        After(Math.Max(next.GapEtu * etu, 0), () => Put(next.Data));
    }

    private void Put(byte data)
    {
        receiver.Enabled = false; // it would hear itself
        SerialFormat format = Format(manners.BadParity?.Invoke(sent) == true);
        sent++;
        LastOwnNs = clock.NowNs;
        line.Send(clock.NowNs, etu, format.Encode(inverse ? Turned(data) : data), format.Bits);
        After(11 * etu - 1, () => { receiver.Enabled = true; Count(); });
        After(Pace * etu, Next);
    }

    private void Take(SerialCharacter character)
    {
        int mine = session;
        Count();
        if (mine == session) Received?.Invoke(inverse ? Turned(character.Data) : character.Data, character.Good, character.StartNs);
    }

    private void Count()
    {
        Passed++;
        manners.Passed?.Invoke(Passed);
    }

    private static byte Turned(byte value)
    {
        int turned = 0;
        for (int bit = 0; bit < 8; bit++)
            if ((value >> bit & 1) == 0) turned |= 0x80 >> bit;
        return (byte)turned;
    }
}
