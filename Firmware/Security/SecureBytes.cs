using System;

namespace PosFirmware.Security;

/// <summary>Comparing and wiping of secrets.</summary>
public static class SecureBytes
{
    /// <summary>Compares in a time that does not depend on where the first difference is.</summary>
    public static bool AreEqual(byte[] a, int aOffset, byte[] b, int bOffset, int count)
    {
        int difference = 0;
        for (int i = 0; i < count; i++) difference |= a[aOffset + i] ^ b[bOffset + i];
        return difference == 0;
    }

    /// <summary>Overwrites a whole array with zeros.</summary>
    public static void Wipe(byte[] secret) => Array.Clear(secret, 0, secret.Length);
}
