namespace Bench.VirtualBoard.Emv;

/// <summary>A command APDU taken apart (ISO/IEC 7816-4, short lengths).</summary>
/// <param name="Class">CLA.</param>
/// <param name="Instruction">INS.</param>
/// <param name="P1">P1.</param>
/// <param name="P2">P2.</param>
/// <param name="Data">Data field.</param>
internal sealed record CardCommand(byte Class, byte Instruction, byte P1, byte P2, byte[] Data)
{
    /// <summary>CLA to P2 and Lc, which script MACs cover.</summary>
    internal byte[] Header => [Class, Instruction, P1, P2, (byte)Data.Length];

    /// <summary>P1 and P2 as one number.</summary>
    internal int Parameters => P1 << 8 | P2;

    /// <summary>The command, or null when its lengths do not fit.</summary>
    internal static CardCommand? Read(byte[] apdu)
    {
        if (apdu.Length < 4) return null;
        byte[] data = [];
        if (apdu.Length > 5)
        {
            int length = apdu[4];
            if (length == 0 || apdu.Length != 5 + length && apdu.Length != 6 + length) return null;
            data = apdu[5..(5 + length)];
        }
        return new CardCommand(apdu[0], apdu[1], apdu[2], apdu[3], data);
    }
}
