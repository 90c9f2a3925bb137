using System;

namespace PosFirmware.Emv;

/// <summary>Unpredictable numbers of the system's generator; on the ESP32 that is the hardware's.</summary>
public sealed class SystemRandom : IUnpredictable
{
    private readonly Random random = new Random();

    /// <inheritdoc/>
    public void Fill(byte[] into, int count)
    {
        for (int i = 0; i < count; i++) into[i] = (byte)random.Next(256);
    }
}
