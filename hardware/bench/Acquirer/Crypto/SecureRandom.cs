using System.Security.Cryptography;

namespace Bench.Acquirer;

/// <summary>The operating system's random bytes behind the interface of <see cref="Random"/>.</summary>
internal sealed class SecureRandom : Random
{
    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer) => RandomNumberGenerator.Fill(buffer);
}
