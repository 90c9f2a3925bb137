using System.Security.Cryptography;
using System.Text.Json;

namespace Bench.Emv;

/// <summary>An RSA key in the file.</summary>
public sealed record RsaEntry
{
    /// <summary>Name by which cards refer to it.</summary>
    public required string Id { get; init; }
    /// <summary>Of a CA key: its index, tag 8F and 9F22, two hex digits.</summary>
    public string Index { get; init; } = "";
    /// <summary>Hex digits.</summary>
    public required string Modulus { get; init; }
    /// <summary>03 or 010001.</summary>
    public required string Exponent { get; init; }
    /// <summary>Hex digits. A test key, so it may be seen.</summary>
    public required string PrivateExponent { get; init; }

    /// <summary>The key.</summary>
    public RsaKey ToKey() => new(Modulus, Exponent, PrivateExponent);
}

/// <summary>
/// The bench's keys: a CA, issuers and cards (RSA), and the issuers' secret keys (3DES). All of them test keys, made by
/// <c>chip-keys --new</c>; nothing outside the bench knows them.
/// </summary>
public sealed record KeyFile
{
    /// <summary>RID of the CA keys, 10 hex digits.</summary>
    public string Rid { get; init; } = "A000000333";
    /// <summary>Last day of the CA keys, YYYYMMDD.</summary>
    public string CaExpiry { get; init; } = "20401231";
    /// <summary>Issuer master key of cryptograms, 32 hex digits.</summary>
    public required string MasterAc { get; init; }
    /// <summary>Issuer master key of script MACs, 32 hex digits.</summary>
    public required string MasterMac { get; init; }
    /// <summary>CA keys.</summary>
    public required IReadOnlyList<RsaEntry> Cas { get; init; }
    /// <summary>Issuers' keys.</summary>
    public required IReadOnlyList<RsaEntry> Issuers { get; init; }
    /// <summary>Cards' keys.</summary>
    public required IReadOnlyList<RsaEntry> Cards { get; init; }

    /// <summary>The keys that come with the bench, chip-keys.json.</summary>
    public static KeyFile Example() => ChipJson.Parse<KeyFile>(ChipJson.Resource("chip-keys.json"));

    /// <summary>Reads the text of a file.</summary>
    public static KeyFile Parse(string json) => ChipJson.Parse<KeyFile>(json);

    /// <summary>A key by its name.</summary>
    /// <exception cref="ChipFileException">There is none.</exception>
    public static RsaEntry Find(IReadOnlyList<RsaEntry> keys, string id) =>
        keys.FirstOrDefault(k => k.Id == id) ?? throw new ChipFileException($"there is no RSA key \"{id}\"; there are: {string.Join(", ", keys.Select(k => k.Id))}");

    /// <summary>A card's secret keys.</summary>
    public CardKeys KeysOf(string pan, int sequence) => CardKeys.Derive(Convert.FromHexString(MasterAc), Convert.FromHexString(MasterMac), pan, sequence);

    /// <summary>Check value of a CA key: SHA-1 over RID, index, modulus and exponent (tag DF03).</summary>
    public byte[] CheckValue(RsaEntry ca) => SHA1.HashData((byte[])[.. Convert.FromHexString(Rid), .. Convert.FromHexString(ca.Index), .. Convert.FromHexString(ca.Modulus), .. Convert.FromHexString(ca.Exponent)]);

    /// <summary>Draws a whole new set with the lengths and exponents that the cards of the bench use.</summary>
    public static KeyFile Draw() => new()
    {
        MasterAc = Secret(),
        MasterMac = Secret(),
        Cas = [Ca("ca-1152", "F1", 1152, 3), Ca("ca-1408", "F2", 1408, 3), Ca("ca-1984", "F3", 1984, 3), Ca("ca-1408-long", "F4", 1408, 65537)],
        Issuers = [Key("issuer-1152", 1152, 3), Key("issuer-1408", 1408, 3), Key("issuer-1024-long", 1024, 65537)],
        Cards = [Key("card-1024", 1024, 3), Key("card-1152", 1152, 3), Key("card-896-long", 896, 65537), Key("pin-768", 768, 3)],
    };

    /// <summary>The text of a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ChipJson.Options) + "\n";

    /// <summary>Checks that every RSA key is whole: what the private half signs, the public one recovers. Returns the faults.</summary>
    public IReadOnlyList<string> Verify() =>
    [
        .. Cas.Concat(Issuers).Concat(Cards).Where(e =>
        {
            RsaKey key = e.ToKey();
            byte[] block = new byte[key.Length];
            block[0] = 0x6A;
            block[^1] = 0xBC;
            return key.Modulus[0] < 0x80 || !key.Recover(key.Sign(block)).AsSpan().SequenceEqual(block);
        }).Select(e => $"{e.Id}: the halves do not fit"),
        .. Cas.Where(c => c.Index.Length != 2).Select(c => $"{c.Id}: a CA key needs an index"),
    ];

    private static RsaEntry Ca(string id, string index, int bits, int exponent) => Key(id, bits, exponent) with { Index = index };

    private static RsaEntry Key(string id, int bits, int exponent)
    {
        RsaKey key = RsaKey.Draw(bits, exponent);
        return new RsaEntry { Id = id, Modulus = Convert.ToHexString(key.Modulus), Exponent = Convert.ToHexString(key.Exponent), PrivateExponent = Convert.ToHexString(key.PrivateExponent) };
    }

    private static string Secret()
    {
        byte[] key;
        do
        {
            key = RandomNumberGenerator.GetBytes(16);
            for (int i = 0; i < key.Length; i++)
                if (int.IsEvenInteger(System.Numerics.BitOperations.PopCount(key[i]))) key[i] ^= 1;
        }
        while (DES.IsWeakKey(key[..8]) || DES.IsWeakKey(key[8..]) || DES.IsSemiWeakKey(key[..8]) || DES.IsSemiWeakKey(key[8..]));
        return Convert.ToHexString(key);
    }
}
