namespace PosFirmware.Security;

/// <summary>Cipher of the keys of a terminal. The acquirer decides; master key and working keys are of the same kind (acquirer-protocol.md 4.1).</summary>
public enum CipherKind
{
    /// <summary>DES with one or two keys.</summary>
    TripleDes = 0,
    /// <summary>SM4, GB/T 32907.</summary>
    Sm4 = 1,
}

/// <summary>A block cipher with its key, one block at a time (ECB).</summary>
public abstract class BlockCipher
{
    /// <summary>Bytes of the key; 0 when there is none.</summary>
    public int KeyLength { get; protected set; }

    /// <summary>Bytes of a block.</summary>
    public abstract int BlockSize { get; }

    /// <summary>Sets the key.</summary>
    /// <param name="key">Holds the key from <paramref name="offset"/>.</param>
    /// <param name="length">A length that the cipher has.</param>
    public abstract void SetKey(byte[] key, int offset, int length);

    /// <summary>Enciphers one block; input and output may be the same place.</summary>
    public abstract void Encrypt(byte[] input, int inputOffset, byte[] output, int outputOffset);

    /// <summary>Deciphers one block; input and output may be the same place.</summary>
    public abstract void Decrypt(byte[] input, int inputOffset, byte[] output, int outputOffset);

    /// <summary>Forgets the key.</summary>
    public abstract void Wipe();
}
