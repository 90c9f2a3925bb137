using System;
using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Security;

/// <summary>
/// Enciphers card numbers in the batch and in reversals, and payment codes, under a key that the terminal made for itself. The key lies on the same
/// flash, sealed under the device's key: it keeps numbers out of copies of the log (see README.md beside this file).
/// </summary>
public sealed class RecordCipher
{
    private const int KeyLength = 16, CipherLength = 16;

    private const byte SealPurpose = 2;

    private readonly SlotFile slot;
    private readonly DeviceSeal seal;
    // key, and 1 while the other slot may still hold an earlier form of it
    private readonly RecordBuffer plain = new RecordBuffer(KeyLength + 1);
    private readonly RecordBuffer buffer = new RecordBuffer(DeviceSeal.SealedLength(KeyLength + 1));
    private readonly TripleDes cipher = new TripleDes();
    private readonly byte[] block = new byte[CipherLength], stream = new byte[8];

    /// <summary>Uses the slots "record".</summary>
    /// <param name="device">Number of the chip that seals the key; null for a volume that lives in memory.</param>
    public RecordCipher(IVolume volume, byte[] device = null)
    {
        slot = new SlotFile(volume, "record", buffer.Bytes.Length);
        seal = new DeviceSeal(device, SealPurpose);
    }

    /// <summary>Loads the key; makes one when there is none, or none that opens: records of another device stay closed.</summary>
    public void Load()
    {
        byte[] key = new byte[KeyLength];
        bool found = slot.Load(buffer), old = found && buffer.Length == KeyLength, otherDue = old;
        if (old) Array.Copy(buffer.Bytes, key, KeyLength);
        else if (found && seal.Open(buffer, plain) && plain.Length == KeyLength + 1)
        {
            plain.GetBytes(key, 0, KeyLength);
            otherDue = plain.GetByte() != 0;
        }
        else
        {
            new Random().NextBytes(key);
            Save(key, 0);
        }
        if (old) Save(key, 1);
        if (otherDue) Save(key, 0);
        cipher.SetKey(key, 0, KeyLength);
        SecureBytes.Wipe(key);
        plain.Wipe();
        buffer.Wipe();
    }

    private void Save(byte[] key, int otherDue)
    {
        plain.Reset();
        plain.PutBytes(key, 0, KeyLength);
        plain.PutByte(otherDue);
        seal.Seal(plain, buffer);
        slot.Save(buffer);
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

    /// <summary>
    /// Enciphers a payment code, or deciphers it: the same twice is the code again (counter mode). An EMV-style code holds a card number;
    /// a transaction has one code, so no counter comes twice.
    /// </summary>
    /// <param name="code">Changed in place.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="stan">Trace number.</param>
    /// <param name="batch">Batch number.</param>
    public void Turn(byte[] code, int length, int stan, int batch)
    {
        for (int at = 0; at < length; at += stream.Length)
        {
            block[0] = 0xFF; // no card number begins so
            block[1] = (byte)(at / stream.Length);
            for (int i = 0; i < 3; i++)
            {
                block[2 + i] = (byte)(stan >> (16 - 8 * i));
                block[5 + i] = (byte)(batch >> (16 - 8 * i));
            }
            cipher.Encrypt(block, 0, stream, 0);
            for (int i = 0; i < stream.Length && at + i < length; i++) code[at + i] ^= stream[i];
        }
        Array.Clear(block, 0, CipherLength);
        Array.Clear(stream, 0, stream.Length);
    }

    private void Chain(int stan)
    {
        for (int i = 0; i < 4; i++) block[4 + i] ^= (byte)(stan >> (24 - 8 * i));
    }
}
