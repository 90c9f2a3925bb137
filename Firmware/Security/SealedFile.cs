using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Security;

/// <summary>A secret of some length in a file of its own, sealed under the device's key: the private key of the client certificate.</summary>
public sealed class SealedFile
{
    private const byte SealPurpose = 3;
    private const int Longest = 4096;

    private readonly IVolume volume;
    private readonly string name;
    private readonly DeviceSeal seal;

    /// <summary>Uses a file of the volume.</summary>
    /// <param name="device">Number of the chip that seals it.</param>
    public SealedFile(IVolume volume, string name, byte[] device)
    {
        this.volume = volume;
        this.name = name;
        seal = new DeviceSeal(device, SealPurpose);
    }

    /// <summary>Writes the secret.</summary>
    public void Write(byte[] secret)
    {
        RecordBuffer plain = new RecordBuffer(secret.Length), closed = new RecordBuffer(DeviceSeal.SealedLength(secret.Length));
        plain.PutBytes(secret, 0, secret.Length);
        seal.Seal(plain, closed);
        plain.Wipe();
        volume.Write(name, closed.Bytes, 0, closed.Length);
    }

    /// <summary>Reads the secret.</summary>
    /// <returns>The secret, to be wiped; null when there is none or it does not open.</returns>
    public byte[] Read()
    {
        int length = volume.Length(name);
        if (length <= 0 || length > Longest) return null;
        RecordBuffer closed = new RecordBuffer(length), plain = new RecordBuffer(length);
        if (volume.Read(name, 0, closed.Bytes, 0, length) != length) return null;
        closed.Loaded(length);
        byte[] secret = null;
        if (seal.Open(closed, plain))
        {
            secret = new byte[plain.Length];
            plain.GetBytes(secret, 0, secret.Length);
        }
        plain.Wipe();
        return secret;
    }
}
