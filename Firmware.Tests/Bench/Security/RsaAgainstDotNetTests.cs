using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Numerics;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Security;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>The device's RSA and SHA-1 against .NET's arithmetic and OpenSSL.</summary>
[TestClass]
public class RsaAgainstDotNetTests
{
    private static byte[] Padded(BigInteger value, int length)
    {
        byte[] bytes = value.ToByteArray(true, true), whole = new byte[length];
        bytes.CopyTo(whole, length - bytes.Length);
        return whole;
    }

    private static void Same(RsaPublic rsa, byte[] n, byte[] e, byte[] x)
    {
        byte[] expected = Padded(BigInteger.ModPow(new BigInteger(x, true, true), new BigInteger(e, true, true), new BigInteger(n, true, true)), n.Length);
        byte[] result = new byte[n.Length];
        Assert.IsTrue(rsa.SetKey(n, 0, n.Length, e, 0, e.Length));
        Assert.IsTrue(rsa.Apply(x, 0, result, 0));
        Assert.AreEqual(Convert.ToHexString(expected), Convert.ToHexString(result), $"n {Convert.ToHexString(n)} e {Convert.ToHexString(e)} x {Convert.ToHexString(x)}");
    }

    /// <summary>Moduli of every length, also with low top bytes, patterns of ones and zeros that make Knuth's correction steps run.</summary>
    [TestMethod]
    public void AgreesWithBigInteger()
    {
        Random random = new(20261122);
        RsaPublic rsa = new();
        byte[][] exponents = [[3], [1, 0, 1], [2], [1], [0x11], [0xFF, 0xFF, 0xFF, 0xFF]];
        for (int i = 0; i < 300; i++)
        {
            int length = random.Next(16, 257);
            byte[] n = new byte[length], x = new byte[length];
            random.NextBytes(n);
            random.NextBytes(x);
            if (i % 3 == 0) Pattern(random, n);
            if (i % 5 == 0) Pattern(random, x);
            if (n[0] == 0) n[0] = 1;
            x = Padded(new BigInteger(x, true, true) % new BigInteger(n, true, true), length);
            byte[] e = exponents[i % exponents.Length];
            if (length > 64 && e.Length == 4) e = [3];
            Same(rsa, n, e, x);
        }
    }

    private static void Pattern(Random random, byte[] data)
    {
        for (int i = 0; i < data.Length; i += 4) Array.Fill(data, random.Next(3) switch { 0 => (byte)0, 1 => (byte)0xFF, _ => (byte)random.Next(256) }, i, Math.Min(4, data.Length - i));
    }

    [TestMethod]
    public void RefusesWhatIsNoKeyOrNoBlock()
    {
        RsaPublic rsa = new();
        byte[] n = [.. Enumerable.Repeat((byte)0x81, 128)], result = new byte[128];
        Assert.IsFalse(rsa.SetKey(n, 0, 15, [3], 0, 1));
        Assert.IsFalse(rsa.SetKey(n, 0, 128, [0], 0, 1));
        Assert.IsFalse(rsa.SetKey(n, 0, 128, [3], 0, 0));
        Assert.IsFalse(rsa.SetKey([0, .. n[1..]], 0, 128, [3], 0, 1));
        Assert.IsTrue(rsa.SetKey(n, 0, 128, [3], 0, 1));
        Assert.IsFalse(rsa.Apply(n, 0, result, 0));
        byte[] above = [.. n];
        above[127]++;
        Assert.IsFalse(rsa.Apply(above, 0, result, 0));
        above[127] -= 2;
        Assert.IsTrue(rsa.Apply(above, 0, result, 0)); // -1 to the third is -1
        Assert.AreEqual(Convert.ToHexString(above), Convert.ToHexString(result));
    }

    /// <summary>A signature of OpenSSL's is undone to what was signed.</summary>
    [TestMethod]
    public void UndoesWhatOpenSslSigned()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            if (!OpenSsl(folder, "genrsa -out key.pem -3 1984") || !OpenSsl(folder, "rsa -in key.pem -noout -modulus -out modulus.txt")) Assert.Inconclusive("no openssl");
            byte[] block = new byte[248];
            new Random(7).NextBytes(block);
            block[0] = 0x6A;
            block[247] = 0xBC;
            File.WriteAllBytes(Path.Combine(folder, "block"), block);
            Assert.IsTrue(OpenSsl(folder, "rsautl -sign -raw -inkey key.pem -in block -out signature") || OpenSsl(folder, "pkeyutl -sign -inkey key.pem -pkeyopt rsa_padding_mode:none -in block -out signature"));
            byte[] n = Convert.FromHexString(File.ReadAllText(Path.Combine(folder, "modulus.txt")).Trim().Split('=')[1]), signature = File.ReadAllBytes(Path.Combine(folder, "signature"));
            RsaPublic rsa = new();
            Assert.IsTrue(rsa.SetKey(n, 0, n.Length, [3], 0, 1));
            Assert.IsTrue(rsa.Apply(signature, 0, signature, 0));
            Assert.AreEqual(Convert.ToHexString(block), Convert.ToHexString(signature));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static bool OpenSsl(string folder, string arguments)
    {
        try
        {
            using Process p = Process.Start(new ProcessStartInfo("openssl", arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
            p.StandardError.ReadToEnd();
            return p.WaitForExit(20000) && p.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Steps by the formula: exponent 3 takes a square and a product, each reduced (emv.md 5); nothing is allocated.</summary>
    [TestMethod]
    [DataRow(1984, 3, 13671)]
    [DataRow(1984, 65537, 101556)]
    [DataRow(1024, 3, 3696)]
    public void CostsWhatItShould(int bits, int exponent, int steps)
    {
        byte[] n = [.. Enumerable.Repeat((byte)0xF1, bits / 8)], x = [.. Enumerable.Repeat((byte)0x21, bits / 8)], e = exponent == 3 ? [3] : [1, 0, 1];
        RsaPublic rsa = new();
        Assert.IsTrue(rsa.SetKey(n, 0, n.Length, e, 0, e.Length));
        rsa.Apply(x, 0, x, 0);
        long before = rsa.Steps, allocated = GC.GetAllocatedBytesForCurrentThread();
        rsa.Apply(x, 0, x, 0);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.AreEqual(0, allocated);
        Assert.AreEqual(steps, rsa.Steps - before, 70);
    }

    [TestMethod]
    public void Sha1AgreesInAnyPieces()
    {
        Random random = new(11);
        Sha1 sha = new();
        byte[] digest = new byte[20];
        for (int i = 0; i < 200; i++)
        {
            byte[] data = new byte[random.Next(600)];
            random.NextBytes(data);
            for (int at = 0; at < data.Length;)
            {
                int part = Math.Min(random.Next(130), data.Length - at);
                sha.Update(data, at, part);
                at += part;
            }
            sha.Finish(digest, 0);
            Assert.AreEqual(Convert.ToHexString(System.Security.Cryptography.SHA1.HashData(data)), Convert.ToHexString(digest));
        }
    }
}
