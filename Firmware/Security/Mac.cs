using System;

namespace PosFirmware.Security;

/// <summary>MAC algorithm of field 64 (acquirer-protocol.md 4.5).</summary>
public enum MacAlgorithm
{
    /// <summary>UnionPay's "ECB": exclusive-or of all blocks, written as hex text, enciphered in two steps. Single or triple DES by the key length.</summary>
    CupEcb = 0,
    /// <summary>ANSI X9.9: CBC with the first half of the key.</summary>
    X99 = 1,
    /// <summary>ANSI X9.19: CBC with the first half of a double-length key, the last block finished with the second half.</summary>
    X919 = 2,
    /// <summary>CBC with the key's own cipher and block: SM4-CBC-MAC with an SM4 key; with a DES key every step is single or triple DES by the key length.</summary>
    Cbc = 3,
}

/// <summary>
/// Computes and checks field 64. Holds its key and its work space; nothing is allocated per message. An SM4 key has
/// two forms, both with blocks of sixteen bytes: CBC, or for every other choice UnionPay's.
/// </summary>
public sealed class Mac
{
    /// <summary>Bytes of field 64.</summary>
    public const int Length = 8;

    private readonly TripleDes cipher = new TripleDes();
    private readonly Sm4 sm4 = new Sm4();
    private readonly byte[] block = new byte[Sm4.Size];
    private readonly byte[] hex = new byte[2 * Sm4.Size];
    private readonly byte[] expected = new byte[8];

    /// <summary>Algorithm; a parameter of the acquirer.</summary>
    public MacAlgorithm Algorithm { get; set; }

    /// <summary>True: field 64 is the 8 bytes of the result. False: the first 4 bytes as 8 hex characters.</summary>
    public bool Raw { get; set; }

    /// <summary>True when a key is set.</summary>
    public bool HasKey => cipher.KeyLength != 0 || sm4.KeyLength != 0;

    /// <summary>Sets the MAC key.</summary>
    /// <param name="length">8 or 16; for SM4 16.</param>
    /// <param name="kind">Cipher that the key is for.</param>
    public void SetKey(byte[] key, int offset, int length, CipherKind kind = CipherKind.TripleDes)
    {
        Wipe();
        if (kind == CipherKind.Sm4) sm4.SetKey(key, offset, length);
        else cipher.SetKey(key, offset, length);
    }

    /// <summary>Forgets the key.</summary>
    public void Wipe()
    {
        cipher.Wipe();
        sm4.Wipe();
        SecureBytes.Wipe(block);
        SecureBytes.Wipe(hex);
        SecureBytes.Wipe(expected);
    }

    /// <summary>Computes field 64 over packed bytes: from the first byte of the MTI to the last byte before field 64.</summary>
    /// <param name="data">Message.</param>
    /// <param name="start">First covered byte.</param>
    /// <param name="count">Covered bytes; filled with zeros to whole blocks.</param>
    /// <param name="field">Receives 8 bytes; may be the message's own buffer.</param>
    /// <param name="offset">Where in <paramref name="field"/>.</param>
    public void Compute(byte[] data, int start, int count, byte[] field, int offset)
    {
        if (!HasKey) throw new InvalidOperationException();
        BlockCipher whole = sm4.KeyLength != 0 ? sm4 : (BlockCipher)cipher;
        if (Algorithm == MacAlgorithm.Cbc) Cbc(whole, false, data, start, count);
        else if (Algorithm == MacAlgorithm.CupEcb || whole == sm4) CupEcb(whole, data, start, count);
        else
        {
            Cbc(cipher, true, data, start, count);
            if (Algorithm == MacAlgorithm.X919 && cipher.KeyLength == 16)
            {
                cipher.Right.Decrypt(block, 0, block, 0);
                cipher.Left.Encrypt(block, 0, block, 0);
            }
        }
        if (Raw)
        {
            Array.Copy(block, 0, field, offset, Length);
            return;
        }
        Hex(block, 4);
        Array.Copy(hex, 0, field, offset, Length);
    }

    /// <summary>True when field 64 fits the message. The time does not depend on where it differs.</summary>
    public bool Verify(byte[] data, int start, int count, byte[] field, int offset)
    {
        Compute(data, start, count, expected, 0);
        return SecureBytes.AreEqual(expected, 0, field, offset, Length);
    }

    private void CupEcb(BlockCipher cipher, byte[] data, int start, int count)
    {
        int size = cipher.BlockSize, last = size - 1;
        Array.Clear(block, 0, size);
        for (int i = 0; i < count; i++) block[i & last] ^= data[start + i];
        Hex(block, size);
        cipher.Encrypt(hex, 0, block, 0);
        for (int i = 0; i < size; i++) block[i] ^= hex[size + i];
        cipher.Encrypt(block, 0, block, 0);
    }

    private void Cbc(BlockCipher whole, bool firstHalf, byte[] data, int start, int count)
    {
        int last = whole.BlockSize - 1;
        Array.Clear(block, 0, block.Length);
        for (int i = 0; i < count; i++)
        {
            block[i & last] ^= data[start + i];
            if ((i & last) != last && i != count - 1) continue;
            if (firstHalf) cipher.Left.Encrypt(block, 0, block, 0);
            else whole.Encrypt(block, 0, block, 0);
        }
    }

    private void Hex(byte[] value, int count)
    {
        for (int i = 0; i < count; i++)
        {
            hex[2 * i] = Digit(value[i] >> 4);
            hex[2 * i + 1] = Digit(value[i] & 15);
        }
    }

    private static byte Digit(int nibble) => (byte)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
}
