using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Security;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>The device's DES against .NET's, for random keys and blocks.</summary>
[TestClass]
public class DesAgainstDotNetTests
{
    [TestMethod]
    [DataRow(8)]
    [DataRow(16)]
    public void SameResultAsDotNet(int keyLength)
    {
        var random = new Random(20260717 + keyLength);
        var cipher = new TripleDes();
        for (int run = 0; run < 500; run++)
        {
            byte[] key = new byte[keyLength], clear = new byte[8], got = new byte[8];
            random.NextBytes(key);
            random.NextBytes(clear);
            using SymmetricAlgorithm reference = keyLength == 8 ? DES.Create() : TripleDES.Create();
            reference.Key = keyLength == 8 ? key : [.. key, .. key[..8]];
            byte[] expected = reference.EncryptEcb(clear, PaddingMode.None);
            cipher.SetKey(key, 0, keyLength);
            cipher.Encrypt(clear, 0, got, 0);
            CollectionAssert.AreEqual(expected, got);
            cipher.Decrypt(got, 0, got, 0);
            CollectionAssert.AreEqual(clear, got);
        }
    }

    [TestMethod]
    public void NothingIsAllocatedPerMessage()
    {
        var mac = new Mac();
        mac.SetKey(new byte[16], 0, 16);
        byte[] message = new byte[200], field = new byte[8];
        mac.Compute(message, 0, 200, field, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) mac.Verify(message, 0, 200, field, 0);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
