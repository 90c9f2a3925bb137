using System.Text;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// A scan engine of the GM65 class: settings in zones, trigger by pin or continuous, codes with a tail. What a hand holds in front of
/// it is read when it scans.
/// </summary>
public sealed class Gm65 : Chip
{
    private const int ModeZone = 0x0000, TailZone = 0x0060, BaudZone = 0x002A;
    private const long BootNs = 400_000_000, DecodeNs = 120_000_000, LookNs = 5_000_000_000, AnswerNs = 8_000_000;

    private readonly Net power, trigger;
    private readonly SerialPeer line;
    private readonly List<byte> command = [];
    private readonly Dictionary<int, byte> saved = new() { [ModeZone] = 0xD4, [TailZone] = 0x01, [BaudZone] = 0x39, [BaudZone + 1] = 0x01 };
    private Dictionary<int, byte> zones = [];
    private byte[]? held;
    private bool running, scanning;
    private int life, look;

    /// <summary>Solders it.</summary>
    public Gm65(Board board, Net power, Net trigger, Sc16is752Port port) : base(board, "GM65")
    {
        this.power = power;
        this.trigger = trigger;
        line = new SerialPeer(board.Clock, port.Tx, port.Rx, SerialFormat.AtBaud(9600)) { Listening = false };
        line.Heard = Hear;
        power.Changed += OnPower;
        trigger.Changed += OnTrigger;
    }

    /// <summary>True: the connector is not plugged in.</summary>
    public bool Absent { get; set; }

    /// <summary>Rest between the characters of a code.</summary>
    public long GapNs { get; set; }

    /// <summary>Sent before a code: sparks on the line.</summary>
    public byte[] Noise { get; set; } = [];

    /// <summary>True while it looks for a code: its light is on.</summary>
    public bool Scanning => scanning;

    /// <summary>Codes read so far.</summary>
    public int Reads { get; private set; }

    /// <summary>Changes a stored setting, as a settings code on paper does.</summary>
    public void Set(int zone, byte value) => zones[zone] = saved[zone] = value;

    /// <summary>A setting as it is now.</summary>
    public byte Get(int zone) => zones.TryGetValue(zone, out byte now) ? now : saved.GetValueOrDefault(zone);

    /// <summary>Holds a code in front of it for a time; it is read as often as the engine looks meanwhile.</summary>
    public void Hold(byte[] code, long forNs)
    {
        held = code;
        Clock.After(forNs, () => { if (held == code) held = null; });
        if (scanning) Read();
    }

    /// <summary>Holds a text in front of it.</summary>
    public void Hold(string code, long forNs) => Hold(Encoding.Latin1.GetBytes(code), forNs);

    private void OnPower(bool on)
    {
        int mine = ++life;
        running = scanning = line.Listening = false;
        line.Silence();
        command.Clear();
        if (!on || Absent) return;
        Clock.After(BootNs, () =>
        {
            if (mine != life) return;
            zones = new(saved);
            running = line.Listening = true;
            UseSpeed();
            if (Continuous) Look();
        });
    }

    private bool Continuous => (zones[ModeZone] & 3) == 2;

    private void UseSpeed()
    {
        int divisor = zones[BaudZone] | zones[BaudZone + 1] << 8;
        line.Format = SerialFormat.AtBaud(divisor == 0x001A ? 115_200 : 3_000_000 / divisor);
    }

    private void OnTrigger(bool high)
    {
        if (!running || (zones[ModeZone] & 3) != 0) return;
        if (high) scanning = false;
        else Look();
    }

    private void Look()
    {
        scanning = true;
        int mine = ++look;
        Clock.After(LookNs, () => { if (mine == look && running && !Continuous) scanning = false; });
        Read();
    }

    private void Read()
    {
        if (held is not { } code) return;
        int mine = look, alive = life;
        Clock.After(DecodeNs, () =>
        {
            if (!scanning || mine != look || alive != life || held != code) return;
            Reads++;
            scanning = false;
            if (Noise.Length > 0) line.Send(Noise);
            foreach (byte c in code) line.Send([c], GapNs);
            byte tail = zones[TailZone];
            if ((tail & 1) != 0) line.Send((tail & 0x60) switch { 0x20 => "\r\n"u8, 0x40 => "\t"u8, _ => "\r"u8 });
            if (Continuous) Clock.After(LookNs / 5, () => { if (alive == life) Look(); });
        });
    }

    private void Hear(SerialCharacter character)
    {
        if (!running || !character.Good) return;
        if (command.Count == 0 && character.Data != 0x7E) return;
        command.Add(character.Data);
        if (command.Count < 4 || command.Count < 8 + (command[2] == 8 ? command[3] : 1)) return;
        byte[] whole = [.. command];
        command.Clear();
        if (whole[1] != 0) return;
        int check = whole[^2] << 8 | whole[^1];
        if (check != 0xABCD && check != Check(whole.AsSpan(2, whole.Length - 4))) return;
        int zone = whole[4] << 8 | whole[5];
        switch (whole[2])
        {
            case 7:
                Answer([.. Enumerable.Range(zone, whole[6]).Select(z => zones.GetValueOrDefault(z))]);
                break;
            case 8:
                for (int i = 0; i < whole[3]; i++) zones[zone + i] = whole[6 + i];
                Answer([0]);
                if (zone == BaudZone) Clock.After(AnswerNs + 20 * line.Format.CharacterNs, UseSpeed);
                break;
            case 9:
                foreach (var (z, v) in zones) saved[z] = v;
                Answer([0]);
                break;
            default: throw Breach($"command {whole[2]} is not of this family");
        }
    }

    private void Answer(byte[] data)
    {
        byte[] body = [0, (byte)data.Length, .. data];
        ushort check = Check(body);
        line.Send([2, 0, .. body, (byte)(check >> 8), (byte)check], AnswerNs);
    }

    /// <summary>CRC-16, polynomial 0x1021, from 0.</summary>
    private static ushort Check(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (byte b in bytes)
        {
            crc ^= (ushort)(b << 8);
            for (int i = 0; i < 8; i++) crc = (ushort)((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1);
        }
        return crc;
    }
}
