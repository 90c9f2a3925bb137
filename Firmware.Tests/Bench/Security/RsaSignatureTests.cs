using System;
using System.IO;
using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Security;
using Tools.Provision;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>SHA-256 and the signature check of the device against .NET and OpenSSL.</summary>
[TestClass]
public class RsaSignatureTests
{
    [TestMethod]
    public void DigestsOfAllLengths()
    {
        var random = new Random(180);
        var sha = new Sha256();
        byte[] got = new byte[32];
        for (int length = 0; length < 300; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            int cut = random.Next(length + 1); // in two pieces
            sha.Update(data, 0, cut);
            sha.Update(data, cut, length - cut);
            sha.Finish(got, 0);
            CollectionAssert.AreEqual(SHA256.HashData(data), got, $"{length} bytes");
        }
    }

    [TestMethod]
    public void OnlyTheRightSignatureFits()
    {
        using RSA key = RSA.Create(2048), other = RSA.Create(2048);
        byte[] data = new byte[1000];
        new Random(8017).NextBytes(data);
        byte[] signature = key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var check = new RsaSignature();
        Assert.IsTrue(check.SetKey(PackageContent.PublicKey(key), 0));
        Assert.IsTrue(check.Verify(data, data.Length, signature, 0));
        for (int bit = 0; bit < 2048; bit += 61)
        {
            signature[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.IsFalse(check.Verify(data, data.Length, signature, 0));
            signature[bit / 8] ^= (byte)(1 << bit % 8);
        }
        Assert.IsFalse(check.Verify(data, data.Length - 1, signature, 0));
        Assert.IsFalse(check.Verify(data, data.Length, key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss), 0));
        Assert.IsFalse(check.Verify(data, data.Length, key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1), 0));
        Assert.IsFalse(check.Verify(data, data.Length, new byte[256], 0));
        Assert.IsTrue(check.SetKey(PackageContent.PublicKey(other), 0));
        Assert.IsFalse(check.Verify(data, data.Length, signature, 0));
    }

    [TestMethod]
    public void SignatureOfOpenSsl()
    {
        using RSA key = RSA.Create(2048);
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
            byte[] data = new byte[777];
            byte[] signature = OpenSslTool.Run(["dgst", "-sha256", "-sign", file], data);
            if (signature is null) Assert.Inconclusive("no openssl here");
            var check = new RsaSignature();
            check.SetKey(PackageContent.PublicKey(key), 0);
            Assert.IsTrue(check.Verify(data, data.Length, signature, 0));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
