namespace Bench.VirtualBoard.SmartCard;

/// <summary>The card's side of T=1 (ISO/IEC 7816-3, 11): blocks with LRC, chaining, repeats, waiting-time extension, resynchronisation.</summary>
internal sealed class T1Card(ContactCard card, CardWire wire) : CardProtocol(card, wire)
{
    private const double BlockGuardEtu = 22;
    private const int More = 0x20;

    private readonly List<byte> block = [], command = [];
    private byte[] answer = [], last = [];
    private int ours, theirs, given, size = 32;
    private bool spoilt;
    private long lastTheirsNs;
    private int turn;
    private Action? afterExtension;

    private double WaitNs => 11 * Wire.Etu + 960.0 * (1 << Transport.BlockWaiting) * Wire.Etu;

    private double CharacterEtu => 11 + (1 << Transport.CharacterWaiting);

    /// <inheritdoc/>
    public override void Take(byte data, bool good, long startNs)
    {
        double since = Etus(lastTheirsNs, startNs);
        if (block.Count == 0)
        {
            if (Etus(Wire.LastOwnNs, startNs) < BlockGuardEtu - 0.1) Complain($"T=1: block after {Etus(Wire.LastOwnNs, startNs):0.0} etu");
            spoilt = false;
        }
        else if (since < 11 - 0.1) Complain($"T=1: characters {since:0.0} etu apart");
        else if (Transport.Guard is 0 or 255 && since > CharacterEtu) Complain($"T=1: a gap of {since:0} etu within a block");
        lastTheirsNs = startNs;
        block.Add(data);
        spoilt |= !good;
        int mine = ++turn;
        if (block.Count >= 4 && block.Count == block[2] + 4) { Judge(); return; }
        Wire.After((CharacterEtu + 20) * Wire.Etu, () => { if (mine == turn) { spoilt = true; Judge(); } });
    }

    private void Judge()
    {
        byte[] came = [.. block];
        block.Clear();
        turn++;
        if (spoilt || came.Length < 4 || came.Aggregate(0, (sum, b) => sum ^ b) != 0) { Refuse(1); return; }
        int pcb = came[1];
        if ((pcb & 0x80) == 0) Information(pcb, came[3..^1]);
        else if ((pcb & 0x40) == 0) Receipt(pcb);
        else Supervision(pcb, came[3..^1]);
    }

    private void Refuse(int error) => Send(0x80 | theirs << 4 | error, [], remember: false);

    private void Information(int pcb, byte[] data)
    {
        if (data.Length > Transport.InformationSize) { Complain("T=1: block longer than IFSC"); Refuse(2); return; }
        if ((pcb >> 6 & 1) != theirs) { Refuse(2); return; }
        theirs ^= 1;
        command.AddRange(data);
        if ((pcb & More) != 0) { Send(0x80 | theirs << 4, []); return; }
        byte[] whole = [.. command];
        command.Clear();
        Work(Manners.WorkMs(whole) * 1e6, () =>
        {
            if (Answer(whole) is not { } said) return;
            answer = said;
            given = 0;
            Give();
        });
    }

    /// <summary>Time passes; before the terminal loses its patience the card asks for more.</summary>
    private void Work(double ns, Action then)
    {
        double rest = 0.8 * WaitNs;
        if (!Manners.EndlessExtension && ns <= rest) { Wire.After(ns, then); return; }
        Wire.After(Manners.EndlessExtension ? 50e6 : rest, () =>
        {
            afterExtension = () => Work(ns - rest, then);
            Send(0xC3, [1]);
        });
    }

    private void Give()
    {
        int piece = Math.Min(size, answer.Length - given);
        Send(ours << 6 | (given + piece < answer.Length ? More : 0), answer[given..(given + piece)]);
        given += piece;
        ours ^= 1;
    }

    private void Receipt(int pcb)
    {
        bool next = (pcb >> 4 & 1) == ours && (pcb & 3) == 0;
        if (next && given < answer.Length) Give();
        else if (last.Length > 0) Say(last, 26 * Wire.Etu);
        else Refuse(2);
    }

    private void Supervision(int pcb, byte[] data)
    {
        switch (pcb)
        {
            case 0xC0: // RESYNCH
                ours = theirs = given = 0;
                answer = [];
                command.Clear();
                afterExtension = null;
                Send(0xE0, []);
                break;
            case 0xC1 when data.Length == 1: // IFS
                size = data[0];
                Send(0xE1, data);
                break;
            case 0xE3 when afterExtension is { } then: // WTX granted
                afterExtension = null;
                then();
                break;
            default:
                Refuse(2);
                break;
        }
    }

    private void Send(int pcb, byte[] data, bool remember = true)
    {
        byte[] made = [0, (byte)pcb, (byte)data.Length, .. data, 0];
        made[^1] = made.Aggregate((byte)0, (sum, b) => (byte)(sum ^ b));
        if (remember) last = made;
        Wire.Pace = 11;
        Say(made, 26 * Wire.Etu);
    }
}
