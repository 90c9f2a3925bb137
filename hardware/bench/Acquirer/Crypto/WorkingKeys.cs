namespace Bench.Acquirer;

/// <summary>Working keys of a terminal, clear. Test keys only: the bench keeps them in its ledger.</summary>
/// <param name="Pik">PIN key, 8 or 16 bytes.</param>
/// <param name="Mak">MAC key, 8 or 16 bytes.</param>
/// <param name="Tdk">Track key, 16 bytes; empty when the layout has none.</param>
/// <param name="Sm4">True: keys for SM4, layout 006; false: for DES and 3DES.</param>
public sealed record WorkingKeys(byte[] Pik, byte[] Mak, byte[] Tdk, bool Sm4 = false)
{
    /// <summary>Management code (60.3) of a sign-on for SM4.</summary>
    public const string Sm4Layout = "006";

    /// <summary>True when a sign-on of this management code is supported.</summary>
    /// <param name="managementCode">001, 003, 004, or for a terminal with SM4 006.</param>
    /// <param name="sm4">The terminal's cipher.</param>
    public static bool Supports(string managementCode, bool sm4) => sm4 ? managementCode == Sm4Layout : managementCode is "001" or "003" or "004";

    /// <summary>Draws keys with odd parity from <paramref name="random"/>.</summary>
    /// <param name="managementCode">60.3 of the sign-on.</param>
    /// <param name="longMak">True: a MAK of 16 bytes in the layouts that have room for it.</param>
    /// <param name="random">Source of bytes.</param>
    public static WorkingKeys Draw(string managementCode, bool longMak, Random random)
    {
        if (managementCode == Sm4Layout) return new WorkingKeys(Draw(16, random), Draw(16, random), Draw(16, random), true);
        bool single = managementCode == "001";
        return new WorkingKeys(
            Draw(single ? 8 : 16, random),
            Draw(single || !longMak ? 8 : 16, random),
            managementCode == "004" ? Draw(16, random) : []);
    }

    /// <summary>These keys cut to what a layout carries: example A's set serves 001 and 003 too.</summary>
    public WorkingKeys For(string managementCode) => managementCode switch
    {
        "001" => new(Pik[..8], Mak[..8], []),
        "003" => new(Pik, Mak, []),
        _ => this,
    };

    /// <summary>Field 62 of the sign-on answer (acquirer-protocol.md 3.7): each key under the TMK with its check value.</summary>
    public byte[] UnderTmk(string managementCode, byte[] tmk)
    {
        if (Sm4) return [.. Sm4Blocks.Encrypt(tmk, Pik), .. Sm4Blocks.Kcv(Pik), .. Sm4Blocks.Encrypt(tmk, Mak), .. Sm4Blocks.Kcv(Mak), .. Sm4Blocks.Encrypt(tmk, Tdk), .. Sm4Blocks.Kcv(Tdk)];
        byte[] mak = DesBlocks.Encrypt(tmk, Mak);
        // A short MAK in a 16-byte place: eight clear zero bytes follow it.
        byte[] filler = managementCode != "001" && Mak.Length == 8 ? new byte[8] : [];
        byte[] field = [.. DesBlocks.Encrypt(tmk, Pik), .. DesBlocks.Kcv(Pik), .. mak, .. filler, .. DesBlocks.Kcv(Mak)];
        return Tdk.Length == 0 ? field : [.. field, .. DesBlocks.Encrypt(tmk, Tdk), .. DesBlocks.Kcv(Tdk)];
    }

    private static byte[] Draw(int length, Random random)
    {
        byte[] key = new byte[length];
        do
        {
            random.NextBytes(key);
            for (int i = 0; i < length; i++)
                if (int.IsEvenInteger(System.Numerics.BitOperations.PopCount(key[i]))) key[i] ^= 1;
        }
        while (DesBlocks.IsWeak(key));
        return key;
    }
}
