using System;

namespace PosFirmware.Security;

/// <summary>
/// Two-key triple DES (encrypt, decrypt, encrypt; ANSI X9.52) on blocks of 8 bytes, ECB. With a key of 8 bytes it is single DES:
/// the acquirer decides the length of each working key (acquirer-protocol.md 3.7).
/// </summary>
public sealed class TripleDes : BlockCipher
{
    private readonly Des left = new Des();
    private readonly Des right = new Des();

    /// <inheritdoc/>
    public override int BlockSize => Des.BlockSize;

    /// <summary>The first half of the key, or the whole single-length key.</summary>
    internal Des Left => left;

    /// <summary>The second half of a double-length key.</summary>
    internal Des Right => right;

    /// <summary>Sets the key.</summary>
    /// <param name="key">Holds the key from <paramref name="offset"/>.</param>
    /// <param name="length">8 or 16.</param>
    public override void SetKey(byte[] key, int offset, int length)
    {
        if (length != 8 && length != 16) throw new ArgumentException();
        left.SetKey(key, offset);
        if (length == 16) right.SetKey(key, offset + 8);
        KeyLength = length;
    }

    /// <summary>Enciphers one block; input and output may be the same place.</summary>
    public override void Encrypt(byte[] input, int inputOffset, byte[] output, int outputOffset)
    {
        left.Encrypt(input, inputOffset, output, outputOffset);
        if (KeyLength != 16) return;
        right.Decrypt(output, outputOffset, output, outputOffset);
        left.Encrypt(output, outputOffset, output, outputOffset);
    }

    /// <summary>Deciphers one block; input and output may be the same place.</summary>
    public override void Decrypt(byte[] input, int inputOffset, byte[] output, int outputOffset)
    {
        left.Decrypt(input, inputOffset, output, outputOffset);
        if (KeyLength != 16) return;
        right.Encrypt(output, outputOffset, output, outputOffset);
        left.Decrypt(output, outputOffset, output, outputOffset);
    }

    /// <summary>Forgets the key.</summary>
    public override void Wipe()
    {
        left.Wipe();
        right.Wipe();
        KeyLength = 0;
    }
}
