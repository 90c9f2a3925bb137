namespace Bench.VirtualBoard.SmartCard;

/// <summary>The card's side of T=0 (ISO/IEC 7816-3, 10): header, procedure bytes, data, and responses that wait for GET RESPONSE.</summary>
internal sealed class T0Card(ContactCard card, CardWire wire) : CardProtocol(card, wire)
{
    private const byte Null = 0x60, GetResponse = 0xC0;
    private const double TurnaroundEtu = 16;

    private readonly List<byte> command = [];
    private byte[] held = []; // data and status that wait for GET RESPONSE, or for the right length
    private byte[]? asked;    // header (without P3) of the command whose answer is held for another try
    private long lastTheirsNs;
    private bool busy;

    private double WaitNs => 960.0 * Transport.WaitingInteger * Wire.Etu;

    /// <inheritdoc/>
    public override void Take(byte data, bool good, long startNs)
    {
        if (Etus(lastTheirsNs, startNs) < 12 + Transport.Guard % 255 - 0.1) Complain($"T=0: characters {Etus(lastTheirsNs, startNs):0.0} etu apart");
        if (Etus(Wire.LastOwnNs, startNs) < TurnaroundEtu - 0.1) Complain($"T=0: answered after {Etus(Wire.LastOwnNs, startNs):0.0} etu");
        lastTheirsNs = startNs;
        if (!good) { Wire.SignalError(); return; }
        if (busy) { Complain("T=0: the terminal talks while the card is at work"); return; }
        command.Add(data);
        if (command.Count < 5) return;
        bool incoming = Manners.Incoming.Contains(command[1]) && command[4] > 0;
        int whole = 5 + (incoming ? command[4] : 0);
        if (command.Count == whole) Execute();
        else if (command.Count == 5) Ask(0);
        else if (Manners.OneByOne) Ask(0);
    }

    private void Ask(double delayNs) => Say([(byte)(Manners.OneByOne ? command[1] ^ 0xFF : command[1])], Math.Max(delayNs, 20 * Wire.Etu));

    private void Execute()
    {
        busy = true;
        byte[] whole = [.. command];
        double ns = Manners.WorkMs(whole) * 1e6;
        Work(whole, ns, Manners.Nulls);
    }

    /// <summary>Time passes, with a NULL before the terminal loses its patience.</summary>
    private void Work(byte[] whole, double ns, int nulls)
    {
        double rest = 0.8 * WaitNs;
        if (nulls != 0)
        {
            Wire.After(20e6, () => { Say([Null], 0); Work(whole, ns, nulls > 0 ? nulls - 1 : nulls); });
            return;
        }
        if (ns > rest)
        {
            Wire.After(rest, () => { Say([Null], 0); Work(whole, ns - rest, 0); });
            return;
        }
        Wire.After(Math.Max(ns, 20 * Wire.Etu), () => Reply(whole));
    }

    private void Reply(byte[] whole)
    {
        busy = false;
        command.Clear();
        byte ins = whole[1];
        if (Manners.Endless6C >= 0) { Say([0x6C, (byte)Manners.Endless6C], 0); return; }
        if (Manners.Endless61 >= 0) { Say([0x61, (byte)Manners.Endless61], 0); return; }
        if (ins == GetResponse) { Fetch(whole, true); return; }
        bool incoming = Manners.Incoming.Contains(ins);
        if (!incoming && asked is not null && asked.AsSpan().SequenceEqual(whole.AsSpan(0, 4))) { asked = null; Fetch(whole, false); return; }
        asked = null;
        if (Answer(whole) is not { } answer) return;
        held = answer;
        if (held.Length == 2) { Say(held, 0); return; }
        if (incoming) { Say([0x61, (byte)(held.Length - 2)], 0); return; }
        if (!Fetch(whole, false)) asked = whole[..4];
    }

    /// <summary>Gives what is held when the length is right.</summary>
    private bool Fetch(byte[] header, bool part)
    {
        int available = held.Length - 2, wanted = header[4] == 0 ? 256 : header[4];
        if (available <= 0) { Say([0x69, 0x85], 0); return true; }
        if (wanted > available || wanted < available && !part) { Say([0x6C, (byte)available], 0); return false; }
        byte[] data = held[..wanted];
        byte[] status = held[^2..];
        if (wanted < available)
        {
            held = held[wanted..];
            status = [0x61, (byte)(held.Length - 2)];
        }
        else held = [];
        if (!Manners.OneByOne) Say([header[1], .. data, .. status], 0);
        else Say([.. data.SelectMany(b => new[] { (byte)(header[1] ^ 0xFF), b }), .. status], 0);
        return true;
    }
}
