namespace Bench.VirtualBoard.SmartCard;

/// <summary>Slowness and bad habits of a simulated contact card. All off: a good card.</summary>
public sealed class CardManners
{
    /// <summary>Clocks from RST to the first character; 400 to 40,000 are allowed.</summary>
    public int FirstCharacterClocks { get; set; } = 10_000;

    /// <summary>Time in milliseconds that a command takes; beyond the waiting time the card asks for more by itself (NULL, WTX).</summary>
    public Func<byte[], double> WorkMs { get; set; } = _ => 4;

    /// <summary>Pause between its own characters, in etu beyond the usual.</summary>
    public double GapEtu { get; set; }

    /// <summary>Never answers to reset.</summary>
    public bool Mute { get; set; }

    /// <summary>Answers no command after so many; -1: never.</summary>
    public int SilentAfter { get; set; } = -1;

    /// <summary>Voltages at which it works.</summary>
    public double[] Volts { get; set; } = [5, 3];

    /// <summary>Characters with wrong parity, by their number since reset, the first of the answer to reset being 0.</summary>
    public Func<long, bool>? BadParity { get; set; }

    /// <summary>
    /// Gets everything that the card is about to send after its answer to reset, with a number that counts up: a T=0 burst or a
    /// T=1 block. What it returns is sent instead; null: nothing.
    /// </summary>
    public Func<int, byte[], byte[]?>? Tamper { get; set; }

    /// <summary>Called with the number of characters that have passed since reset, both ways: for a card that is pulled in mid-word.</summary>
    public Action<long>? Passed { get; set; }

    /// <summary>T=0: takes and gives data one by one (procedure byte INS with all bits turned).</summary>
    public bool OneByOne { get; set; }

    /// <summary>T=0: so many NULL characters before each answer; -1: for ever.</summary>
    public int Nulls { get; set; }

    /// <summary>T=0: says 6C with this length again and again; -1: not.</summary>
    public int Endless6C { get; set; } = -1;

    /// <summary>T=0: says 61 with this length again and again and gives nothing; -1: not.</summary>
    public int Endless61 { get; set; } = -1;

    /// <summary>T=1: asks for more time again and again.</summary>
    public bool EndlessExtension { get; set; }

    /// <summary>T=0: instructions that bring data to the card; all others fetch.</summary>
    public HashSet<byte> Incoming { get; } = [0x04, 0x16, 0x18, 0x1E, 0x20, 0x24, 0x2C, 0x82, 0x86, 0x88, 0xA4, 0xA8, 0xAE, 0xD6, 0xDA, 0xDC, 0xE2];
}
