namespace Bench.VirtualBoard.Contactless;

/// <summary>What a PN532 does with its commands (UM0701-02, 7): settings, search, exchange, and how long each takes on air at 106 kbit/s.</summary>
internal sealed class Pn532Radio(CardField field)
{
    private const long Microsecond = 1000, ByteNs = 86 * Microsecond; // nine bits at 106 kbit/s, rounded up
    private const long SettingNs = 300 * Microsecond, LookNs = 6_000 * Microsecond, SelectNs = 9_000 * Microsecond, FieldUpNs = 5_000 * Microsecond;
    private const long WaitingTimeNs = 300_000 * Microsecond, PresenceNs = 2_000 * Microsecond, ForEverNs = long.MaxValue / 4;
    private const byte Ok = 0x00, TimeOut = 0x01, CrcError = 0x02, NoField = 0x0A, WrongState = 0x27, More = 0x40;
    private const int BlockRepeats = 2, MaxAnswer = 262, Endless = 0xFF;

    private readonly List<FieldCard> targets = [];
    private readonly List<byte> command = [];
    private byte[] rest = [];
    private int looks = Endless;

    /// <summary>True while the antenna is fed.</summary>
    internal bool FieldOn { get; private set; }

    /// <summary>As after power-on: no field, and a search goes on until a card comes.</summary>
    internal void Reset()
    {
        looks = Endless;
        SwitchOff();
    }

    /// <summary>No power: cards forget.</summary>
    internal void SwitchOff()
    {
        FieldOn = false;
        Release();
    }

    /// <summary>Does a command.</summary>
    /// <returns>Data of the answer and how long it takes; null: the chip does not know the command or its data.</returns>
    internal (byte[]? Answer, long Ns) Do(byte code, byte[] data) => code switch
    {
        0x00 when data is [6] => ([Present ? Ok : TimeOut], PresenceNs),
        0x02 => ([0x32, 0x01, 0x06, 0x07], SettingNs),
        0x12 when data.Length == 1 => ([], SettingNs),
        0x14 when data.Length is 2 or 3 => ([], SettingNs),
        0x32 when data.Length >= 2 => Configure(data),
        0x40 when data.Length >= 1 => Exchange(data[0], data[1..]),
        0x4A when data.Length >= 2 => List(data[0], data[1]),
        0x52 when data.Length == 1 => ReleaseAll(),
        _ => (null, SettingNs),
    };

    private bool Present => targets.Count > 0 && targets.All(field.Cards.Contains);

    private (byte[], long) Configure(byte[] data)
    {
        if (data[0] == 1)
        {
            if ((data[1] & 1) == 0) SwitchOff();
            else FieldOn = true;
        }
        if (data[0] == 5 && data.Length == 4) looks = data[3]; // MaxRtyPassiveActivation
        return ([], SettingNs);
    }

    private (byte[], long) ReleaseAll()
    {
        Release();
        return ([Ok], SettingNs);
    }

    private void Release()
    {
        targets.Clear();
        command.Clear();
        rest = [];
    }

    private (byte[], long) List(int most, byte kind)
    {
        long ns = LookNs + (FieldOn ? 0 : FieldUpNs);
        FieldOn = true;
        Release();
        foreach (FieldCard card in field.Cards.Where(c => c.TypeB == (kind == 3)).Take(Math.Min(most, 2)))
        {
            targets.Add(card);
            card.Application?.Reset();
            ns += SelectNs;
        }
        if (targets.Count == 0) ns = looks == Endless ? ForEverNs : ns + looks * LookNs;
        List<byte> answer = [(byte)targets.Count];
        for (int i = 0; i < targets.Count; i++) answer.AddRange(Describe(i + 1, targets[i]));
        return ([.. answer], ns);
    }

    private static byte[] Describe(int number, FieldCard card) => card switch
    {
        // ATQB: 50, number, application data, protocol; then the answer to ATTRIB
        { TypeB: true } => [(byte)number, 0x50, 0x11, 0x22, 0x33, 0x44, 0, 0, 0, 0, 0x80, 0x81, 0x71, 0x01, 0x00],
        // SENS_RES, SEL_RES, number; a storage tag has no ATS
        { Application: null } => [(byte)number, 0x00, 0x04, 0x08, 0x04, 0xDE, 0xAD, 0xBE, 0xEF],
        _ => [(byte)number, 0x00, 0x04, 0x28, 0x04, 0x08, 0x5A, 0x11, (byte)number, 0x06, 0x78, 0x80, 0x70, 0x02, 0x00],
    };

    private (byte[], long) Exchange(byte number, byte[] data)
    {
        if (!FieldOn) return ([NoField], SettingNs);
        int index = (number & 0x3F) - 1;
        if (index < 0 || index >= targets.Count) return ([WrongState], SettingNs);
        FieldCard card = targets[index];
        long air = (data.Length + 5) * ByteNs;
        if (!field.Cards.Contains(card)) return ([TimeOut], air + WaitingTimeNs);
        if (rest.Length > 0) return data.Length == 0 ? Piece(card, air) : ([WrongState], SettingNs);
        command.AddRange(data);
        if ((number & More) != 0) return ([Ok], air);
        byte[] apdu = [.. command];
        command.Clear();
        card.Commands++;
        if (card.Application is not { } application) return ([TimeOut], air + WaitingTimeNs);
        if (card.Commands == card.TornAt)
        {
            field.Leave(card);
            return ([TimeOut], air + WaitingTimeNs);
        }
        if (card.Commands == card.SilentAt) return ([TimeOut], air + WaitingTimeNs);
        if (card.BadBlocks > 0)
        {
            int bad = Math.Min(card.BadBlocks, BlockRepeats + 1);
            card.BadBlocks -= bad;
            air += bad * air;
            if (bad > BlockRepeats) return ([CrcError], air);
        }
        rest = application.Process(apdu);
        bool cryptogram = apdu.Length > 1 && apdu[1] is 0xA8 or 0xAE;
        return Piece(card, air + (cryptogram ? card.CryptogramMicros : card.CommandMicros) * Microsecond);
    }

    /// <summary>As much of the answer as fits; the bit "more" when there is more.</summary>
    private (byte[], long) Piece(FieldCard card, long ns)
    {
        int count = Math.Min(rest.Length, card.PieceSize > 0 ? card.PieceSize : MaxAnswer);
        byte[] piece = rest[..count];
        rest = rest[count..];
        return ([rest.Length > 0 ? More : Ok, .. piece], ns + (count + 5) * ByteNs);
    }
}
