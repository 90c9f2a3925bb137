using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Security;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>The device's SM4 against BouncyCastle's and OpenSSL's, and the long vector of the standard.</summary>
[TestClass]
public class Sm4AgainstOthersTests
{
    [TestMethod]
    public void SameResultAsBouncyCastle()
    {
        var random = new Random(32907);
        var cipher = new Sm4();
        byte[] key = new byte[16], clear = new byte[16], got = new byte[16];
        for (int run = 0; run < 1000; run++)
        {
            random.NextBytes(key);
            random.NextBytes(clear);
            cipher.SetKey(key, 0, 16);
            cipher.Encrypt(clear, 0, got, 0);
            CollectionAssert.AreEqual(Sm4Blocks.Encrypt(key, clear), got);
            cipher.Decrypt(got, 0, got, 0);
            CollectionAssert.AreEqual(clear, got);
        }
    }

    [TestMethod]
    public void SameResultAsOpenSsl()
    {
        byte[] clear = new byte[16 * 200];
        new Random(8998).NextBytes(clear);
        byte[] key = Convert.FromHexString("A5B1C2D3E4F5061728394A5B6C7D8E9F");
        byte[] expected = OpenSslTool.Run(["enc", "-sm4-ecb", "-nopad", "-K", Convert.ToHexString(key)], clear);
        if (expected is null) Assert.Inconclusive("no openssl with SM4 here");
        var cipher = new Sm4();
        cipher.SetKey(key, 0, 16);
        byte[] got = new byte[clear.Length];
        for (int at = 0; at < clear.Length; at += 16) cipher.Encrypt(clear, at, got, at);
        CollectionAssert.AreEqual(expected, got);
    }

    /// <summary>GB/T 32907, second example: one block enciphered a million times (a second on a PC, hours on the device: so not a portable test).</summary>
    [TestMethod]
    public void AMillionTimes()
    {
        byte[] key = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210"), block = (byte[])key.Clone();
        var cipher = new Sm4();
        cipher.SetKey(key, 0, 16);
        for (int i = 0; i < 1_000_000; i++) cipher.Encrypt(block, 0, block, 0);
        Assert.AreEqual("595298C7C6FD271F0402F804C33D3F66", Convert.ToHexString(block));
    }

    [TestMethod]
    public void NothingIsAllocatedPerMessage()
    {
        var mac = new Mac();
        mac.SetKey(new byte[16], 0, 16, CipherKind.Sm4);
        byte[] message = new byte[200], field = new byte[8];
        mac.Compute(message, 0, 200, field, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) mac.Verify(message, 0, 200, field, 0);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
