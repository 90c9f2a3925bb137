namespace PosFirmware.Security;

/// <summary>
/// Checks a signature RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.2). The expected block is made and compared as a whole: nothing
/// is parsed, so nothing can be smuggled into the padding.
/// </summary>
public sealed class RsaSignature
{
    // DigestInfo of SHA-256 up to the digest (RFC 8017, 9.2, note 1)
    private static readonly byte[] Prefix = { 0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20 };

    private readonly RsaPublic rsa = new RsaPublic();
    private readonly Sha256 sha = new Sha256();
    private readonly byte[] found = new byte[RsaPublic.MaxLength], wanted = new byte[RsaPublic.MaxLength];

    /// <summary>Sets the signer's key.</summary>
    /// <param name="modulus">Holds 256 bytes from <paramref name="offset"/>, then the exponent of 4 bytes.</param>
    /// <returns>False for a key that cannot be used.</returns>
    public bool SetKey(byte[] modulus, int offset) => rsa.SetKey(modulus, offset, RsaPublic.MaxLength, modulus, offset + RsaPublic.MaxLength, RsaPublic.MaxExponent);

    /// <summary>True when a signature fits.</summary>
    /// <param name="data">What was signed, from its start.</param>
    /// <param name="count">Bytes that were signed.</param>
    /// <param name="signature">Holds 256 bytes from <paramref name="at"/>.</param>
    public bool Verify(byte[] data, int count, byte[] signature, int at)
    {
        if (rsa.Length != RsaPublic.MaxLength || !rsa.Apply(signature, at, found, 0)) return false;
        int digestAt = RsaPublic.MaxLength - Sha256.Length, prefixAt = digestAt - Prefix.Length;
        wanted[0] = 0;
        wanted[1] = 1;
        for (int i = 2; i < prefixAt - 1; i++) wanted[i] = 0xFF;
        wanted[prefixAt - 1] = 0;
        System.Array.Copy(Prefix, 0, wanted, prefixAt, Prefix.Length);
        sha.Reset();
        sha.Update(data, 0, count);
        sha.Finish(wanted, digestAt);
        return SecureBytes.AreEqual(found, 0, wanted, 0, RsaPublic.MaxLength);
    }
}
