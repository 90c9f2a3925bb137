using System;
using System.Security.Cryptography;
using PosFirmware.Storage;

namespace PosFirmware.Security;

/// <summary>
/// Seals small secrets for the flash under a key of this device: SM4 in CBC, and HMAC-SHA-256 over everything (encrypt, then MAC).
/// Both keys are derived from the number that the chip was born with and a salt that is new at every sealing.
/// </summary>
/// <remarks>
/// The chip's number is its MAC address, the only unique thing that nanoFramework gives to managed code, and no secret: it is sent
/// with every Wi-Fi frame. So a sealed record is worth nothing in another device or after a change of one bit, but whoever has the
/// flash, this source and the MAC address can open it. Only the flash encryption of the ESP32-S3 closes that (README.md beside this file).
/// </remarks>
public sealed class DeviceSeal
{
    private const int SaltLength = 16, TagLength = 16, LengthBytes = 2;

    private readonly byte[] device;
    private readonly byte purpose;
    private readonly Sm4 cipher = new Sm4();
    private readonly byte[] block = new byte[Sm4.Size];

    /// <summary>A seal of this device.</summary>
    /// <param name="device">Number of the chip; null: none, for memory that nothing outlives.</param>
    /// <param name="purpose">What is sealed: a record sealed for one purpose does not open for another.</param>
    public DeviceSeal(byte[] device, byte purpose)
    {
        this.device = device ?? new byte[6];
        this.purpose = purpose;
    }

    /// <summary>Length of a sealed record.</summary>
    /// <param name="plain">Length of what is sealed.</param>
    public static int SealedLength(int plain) => SaltLength + (plain + LengthBytes + Sm4.Size - 1) / Sm4.Size * Sm4.Size + TagLength;

    /// <summary>Seals a record.</summary>
    /// <param name="plain">Record; the caller wipes it.</param>
    /// <param name="into">Receives the sealed record.</param>
    public void Seal(RecordBuffer plain, RecordBuffer into)
    {
        byte[] salt = new byte[SaltLength];
        new Random().NextBytes(salt);
        into.Reset();
        into.PutBytes(salt, 0, SaltLength);
        into.PutByte(plain.Length >> 8);
        into.PutByte(plain.Length);
        into.PutBytes(plain.Bytes, 0, plain.Length);
        while ((into.Length - SaltLength) % Sm4.Size != 0) into.PutByte(0);
        SetCipher(into.Bytes);
        int end = into.Length;
        SecureBytes.Wipe(block);
        for (int at = SaltLength; at < end; at += Sm4.Size)
        {
            for (int i = 0; i < Sm4.Size; i++) block[i] ^= into.Bytes[at + i];
            cipher.Encrypt(block, 0, block, 0);
            Array.Copy(block, 0, into.Bytes, at, Sm4.Size);
        }
        cipher.Wipe();
        into.PutBytes(Tag(into.Bytes, end), 0, TagLength);
    }

    /// <summary>Opens a sealed record.</summary>
    /// <param name="from">Sealed record.</param>
    /// <param name="plain">Receives the record, to be read from its start; wipe it. Empty when the answer is no.</param>
    /// <returns>False: changed, cut short, or sealed by another device.</returns>
    public bool Open(RecordBuffer from, RecordBuffer plain)
    {
        plain.Reset();
        int end = from.Length - TagLength;
        if (end < SaltLength + Sm4.Size || (end - SaltLength) % Sm4.Size != 0) return false;
        if (!SecureBytes.AreEqual(Tag(from.Bytes, end), 0, from.Bytes, end, TagLength)) return false;
        SetCipher(from.Bytes);
        int length = 0, wanted = 0;
        for (int at = SaltLength; at < end; at += Sm4.Size)
        {
            cipher.Decrypt(from.Bytes, at, block, 0);
            if (at > SaltLength)
                for (int i = 0; i < Sm4.Size; i++) block[i] ^= from.Bytes[at - Sm4.Size + i];
            int first = 0;
            if (at == SaltLength)
            {
                wanted = (block[0] << 8) | block[1];
                first = LengthBytes;
            }
            for (int i = first; i < Sm4.Size && length < wanted && length < plain.Bytes.Length; i++) plain.Bytes[length++] = block[i];
        }
        cipher.Wipe();
        SecureBytes.Wipe(block);
        plain.Loaded(length);
        return length == wanted;
    }

    private void SetCipher(byte[] salted)
    {
        byte[] key = Derive(1, salted);
        cipher.SetKey(key, 0, Sm4.Size);
        SecureBytes.Wipe(key);
    }

    private byte[] Tag(byte[] data, int length)
    {
        byte[] key = Derive(2, data), covered = new byte[length];
        Array.Copy(data, covered, length);
        byte[] tag = HMACSHA256.HashData(key, covered);
        SecureBytes.Wipe(key);
        return tag;
    }

    private byte[] Derive(int which, byte[] salted)
    {
        byte[] input = new byte[2 + SaltLength];
        input[0] = purpose;
        input[1] = (byte)which;
        Array.Copy(salted, 0, input, 2, SaltLength);
        // not an instance: nanoFramework's keeps the caller's array as its key, and wipes it when it is disposed of
        return HMACSHA256.HashData(device, input);
    }
}
