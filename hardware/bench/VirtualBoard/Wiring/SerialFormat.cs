namespace Bench.VirtualBoard.Wiring;

/// <summary>Parity bit of a character.</summary>
public enum SerialParity { None, Odd, Even, One, Zero }

/// <summary>How characters look on a serial line.</summary>
/// <param name="BitNs">Time of one bit in nanoseconds.</param>
/// <param name="Parity">Parity bit.</param>
/// <param name="StopBits">Stop bits that a sender leaves before the next character; a receiver looks at the first only.</param>
/// <param name="DataBits">5 to 8, least significant first.</param>
public readonly record struct SerialFormat(double BitNs, SerialParity Parity = SerialParity.None, double StopBits = 1, int DataBits = 8)
{
    /// <summary>The format with so many bits a second.</summary>
    public static SerialFormat AtBaud(int baud, SerialParity parity = SerialParity.None, double stopBits = 1) => new(1e9 / baud, parity, stopBits);

    /// <summary>Bits after the start bit: data and parity.</summary>
    public int Bits => DataBits + (Parity == SerialParity.None ? 0 : 1);

    /// <summary>Time from start edge to start edge when characters follow each other at once.</summary>
    public long CharacterNs => (long)((1 + Bits + StopBits) * BitNs);

    /// <summary>Levels after the start bit, lowest bit first.</summary>
    public int Encode(byte data)
    {
        int value = data & ((1 << DataBits) - 1);
        return Parity == SerialParity.None ? value : value | (ParityOf(value) ? 1 << DataBits : 0);
    }

    /// <summary>The parity bit that belongs to a character.</summary>
    public bool ParityOf(int data) => Parity switch
    {
        SerialParity.Even => int.PopCount(data) % 2 == 1,
        SerialParity.Odd => int.PopCount(data) % 2 == 0,
        SerialParity.One => true,
        _ => false,
    };
}
