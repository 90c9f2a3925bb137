namespace Bench.VirtualBoard.Pcsc;

/// <summary>PC/SC is not there, or refuses.</summary>
/// <param name="what">What was wanted.</param>
/// <param name="code">Result code of the PC/SC library; 0: the library itself is missing.</param>
public sealed class PcscException(string what, uint code) : Exception(code == 0 ? what : $"{what}: PC/SC says {code:X8} ({Meaning(code)})")
{
    /// <summary>Result code of the PC/SC library.</summary>
    public uint Code { get; } = code;

    private static string Meaning(uint code) => code switch
    {
        0x8010001D => "no service: is pcscd running?",
        0x8010001E => "the service stopped",
        0x8010002E => "no reader",
        0x80100009 => "unknown reader",
        0x8010000C => "no card in the reader",
        0x8010000B => "somebody else uses the card",
        0x80100069 => "the card was removed",
        0x80100068 => "the card was reset",
        0x80100066 => "the card does not respond",
        0x80100067 => "the card has no power",
        0x8010006A => "refused: access rights",
        _ => "error",
    };
}
