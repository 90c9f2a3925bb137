using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.SmartCard;

/// <summary>
/// A card with contacts: an application behind T=0 or T=1 on a wire, in virtual time. It is put into the slot with
/// <see cref="Handheld.InsertCard"/> and complains about a terminal that breaks the rules of the wire.
/// </summary>
public sealed class ContactCard
{
    private Board? board;
    private Tda8035? slot;
    private CardWire? wire;
    private CardProtocol? protocol;
    private double volts;
    private long clockHz;
    private bool warm;
    private readonly List<byte> request = [];

    /// <summary>A card.</summary>
    /// <param name="application">What is on it.</param>
    /// <param name="transport">How it talks; null: T=0.</param>
    /// <param name="manners">Slowness and faults; null: none.</param>
    public ContactCard(ICardApplication application, CardTransport? transport = null, CardManners? manners = null)
    {
        Application = application;
        Transport = transport ?? CardTransport.T0;
        Manners = manners ?? new CardManners();
    }

    /// <summary>What is on the card.</summary>
    public ICardApplication Application { get; }

    /// <summary>How it talks.</summary>
    public CardTransport Transport { get; }

    /// <summary>Slowness and faults.</summary>
    public CardManners Manners { get; }

    /// <summary>Commands that its application has answered since it was made.</summary>
    public int Commands { get; internal set; }

    /// <summary>Protocol of the session: 0, 1, or -1 while there is none.</summary>
    public int Protocol => protocol is null ? -1 : protocol is T1Card ? 1 : 0;

    /// <summary>Pulls the card out of its slot, within an event of the clock: for <see cref="CardManners.Passed"/>.</summary>
    public void Vanish() => slot?.Pull();

    internal void PowerOn(Board onto, SerialLine io, double supply, Tda8035 from)
    {
        if (board != onto || wire is null) wire = new CardWire(onto.Clock, io, Manners);
        board = onto;
        slot = from;
        volts = supply;
        warm = false;
    }

    internal void StartClock(long hz)
    {
        clockHz = hz;
        if (hz is < 1_000_000 or > 5_000_000) Complain($"card clock of {hz} Hz");
    }

    internal void Reset(bool high)
    {
        protocol = null;
        wire!.Stop();
        if (!high || !Manners.Volts.Contains(volts)) return;
        Application.Reset();
        if (Manners.Mute) return; // which the application may only just have found out
        double etu = 372e9 / clockHz;
        wire.Begin(etu, Transport.Inverse);
        wire.Received = Negotiate;
        request.Clear();
        byte[] answer = warm && Transport.WarmAnswer is { } other ? other : Transport.Answer();
        warm = true;
        wire.Send(answer, Manners.FirstCharacterClocks * 1e9 / clockHz);
        if (Transport.Speed is { } speed)
            wire.After(Manners.FirstCharacterClocks * 1e9 / clockHz + answer.Length * (12 + Manners.GapEtu) * etu, () => wire.ChangeSpeed(etu / 372 * Rate(speed)));
    }

    internal void PowerOff()
    {
        protocol = null;
        wire?.Stop();
    }

    internal void Complain(string what) => board!.Complaints.Add("card: " + what);

    /// <summary>F/D of TA1.</summary>
    private static double Rate(byte ta1)
    {
        int[] f = [372, 372, 558, 744, 1116, 1488, 1860, 0, 0, 512, 768, 1024, 1536, 2048], d = [0, 1, 2, 4, 8, 16, 32, 64, 12, 20];
        return (double)f[ta1 >> 4] / d[ta1 & 15];
    }

    /// <summary>The first characters of the terminal: a wish for a protocol, or the first command in the card's own.</summary>
    private void Negotiate(byte data, bool good, long startNs)
    {
        if (request.Count == 0 && data != 0xFF) { Start(Transport.Protocols[0]); protocol!.Take(data, good, startNs); return; }
        request.Add(data);
        int length = 3 + (request.Count > 1 ? int.PopCount(request[1] & 0x70) : 0);
        if (request.Count < length) return;
        int wanted = request[1] & 0x0F;
        if (request.Aggregate(0, (sum, b) => sum ^ b) != 0 || !Transport.Protocols.Contains(wanted)) return; // keeps silent, and must be reset
        byte[] agreed = [0xFF, (byte)wanted, (byte)(0xFF ^ wanted)];
        if (Manners.Tamper is not null && Manners.Tamper(-1, agreed) is not { } tampered) return;
        wire!.Send(Manners.Tamper?.Invoke(-1, agreed) ?? agreed, 40 * wire.Etu);
        Start(wanted);
    }

    private void Start(int number)
    {
        protocol = number == 1 ? new T1Card(this, wire!) : new T0Card(this, wire!);
        wire!.Received = protocol.Take;
    }
}
