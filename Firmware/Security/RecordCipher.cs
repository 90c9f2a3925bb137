using System;
using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Security;

/// <summary>
/// Enciphers card numbers in the batch and in reversals, under a key that the terminal made for itself. The key lies on the same
/// flash: it keeps numbers out of copies of the log, not from someone who has the whole flash (see Security/README.md).
/// </summary>
public sealed class RecordCipher
{
    private const int KeyLength = 16, CipherLength = 16;

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(KeyLength);
    private readonly TripleDes cipher = new TripleDes();
    private readonly byte[] block = new byte[CipherLength];

    /// <summary>Uses the slots "record".</summary>
    public RecordCipher(IVolume volume)
    {
        slot = new SlotFile(volume, "record", KeyLength);
    }

    /// <summary>Loads the key; makes one when there is none.</summary>
    public void Load()
    {
        if (!slot.Load(buffer) || buffer.Length != KeyLength)
        {
            byte[] key = new byte[KeyLength];
            new Random().NextBytes(key);
            buffer.Reset();
            buffer.PutBytes(key, 0, KeyLength);
            slot.Save(buffer);
            Array.Clear(key, 0, KeyLength);
        }
        cipher.SetKey(buffer.Bytes, 0, KeyLength);
        buffer.Wipe();
    }

    /// <summary>Enciphers a PAN.</summary>
    /// <param name="pan">ASCII digits.</param>
    /// <param name="length">0 to 19 digits.</param>
    /// <param name="stan">Trace number: makes equal cards look different.</param>
    /// <param name="into">16 bytes.</param>
    public void Seal(byte[] pan, int length, int stan, byte[] into)
    {
        Array.Clear(block, 0, CipherLength);
        if (length == 0)
        {
            Array.Clear(into, 0, CipherLength);
            return;
        }
        for (int i = 0; i < 20; i++)
        {
            int digit = i < length ? pan[i] - '0' : 0xF;
            block[i >> 1] |= (byte)((i & 1) == 0 ? digit << 4 : digit);
        }
        Chain(stan);
        cipher.Encrypt(block, 0, into, 0);
        for (int i = 0; i < 8; i++) block[8 + i] ^= into[i];
        cipher.Encrypt(block, 8, into, 8);
        Array.Clear(block, 0, CipherLength);
    }

    /// <summary>Deciphers a PAN.</summary>
    /// <returns>Number of digits; 0 when there was no card.</returns>
    public int Open(byte[] from, int stan, byte[] pan)
    {
        bool any = false;
        for (int i = 0; i < CipherLength; i++) any |= from[i] != 0;
        if (!any) return 0;
        cipher.Decrypt(from, 0, block, 0);
        cipher.Decrypt(from, 8, block, 8);
        for (int i = 0; i < 8; i++) block[8 + i] ^= from[i];
        Chain(stan);
        int length = 0;
        while (length < 19)
        {
            int digit = (length & 1) == 0 ? block[length >> 1] >> 4 : block[length >> 1] & 15;
            if (digit > 9) break;
            pan[length++] = (byte)('0' + digit);
        }
        Array.Clear(block, 0, CipherLength);
        return length;
    }

    private void Chain(int stan)
    {
        for (int i = 0; i < 4; i++) block[4 + i] ^= (byte)(stan >> (24 - 8 * i));
    }
}
