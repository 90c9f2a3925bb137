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

    /// <summary>SM4-CBC-MAC: the last block of CBC by OpenSSL and by BouncyCastle, of messages of all lengths, as eight bytes and as text.</summary>
    [TestMethod]
    public void CbcMacOfOthers()
    {
        byte[] key = Convert.FromHexString("0A1B2C3D4E5F60718192A3B4C5D6E7F8"), field = new byte[8];
        var random = new Random(4543);
        var mac = new Mac { Algorithm = PosFirmware.Security.MacAlgorithm.Cbc, Raw = true };
        mac.SetKey(key, 0, 16, CipherKind.Sm4);
        bool openSsl = false;
        foreach (int length in new[] { 1, 15, 16, 17, 22, 31, 32, 33, 200, 301 })
        {
            byte[] message = new byte[length], padded = new byte[(length + 15) / 16 * 16];
            random.NextBytes(message);
            message.CopyTo(padded, 0);
            var bouncy = new Org.BouncyCastle.Crypto.Macs.CbcBlockCipherMac(new Org.BouncyCastle.Crypto.Engines.SM4Engine(), 128);
            bouncy.Init(new Org.BouncyCastle.Crypto.Parameters.KeyParameter(key));
            bouncy.BlockUpdate(padded, 0, padded.Length);
            byte[] whole = new byte[16];
            bouncy.DoFinal(whole, 0);
            mac.Raw = true;
            mac.Compute(message, 0, length, field, 0);
            Assert.AreEqual(Convert.ToHexString(whole, 0, 8), Convert.ToHexString(field), $"{length} bytes");
            mac.Raw = false;
            mac.Compute(message, 0, length, field, 0);
            Assert.AreEqual(Convert.ToHexString(whole, 0, 4), System.Text.Encoding.ASCII.GetString(field), $"{length} bytes as text");
            if (OpenSslTool.Run(["enc", "-sm4-cbc", "-nopad", "-K", Convert.ToHexString(key), "-iv", new string('0', 32)], padded) is not { } chained) continue;
            openSsl = true;
            CollectionAssert.AreEqual(chained[^16..], whole, $"{length} bytes by OpenSSL");
        }
        if (!openSsl) Assert.Inconclusive("no openssl with SM4 here; BouncyCastle agrees");
    }

    /// <summary>CBC with DES keys by OpenSSL: single DES is X9.9, and with sixteen bytes every step is triple DES.</summary>
    [TestMethod]
    [DataRow("0A1B2C3D4E5F6071", "-des-ede3-cbc")]
    [DataRow("0A1B2C3D4E5F60718192A3B4C5D6E7F8", "-des-ede3-cbc")]
    public void CbcMacWithDes(string key, string cipher)
    {
        byte[] message = new byte[45], field = new byte[8], bytes = Convert.FromHexString(key);
        new Random(919).NextBytes(message);
        string three = bytes.Length == 8 ? key + key + key : key + key[..16];
        byte[] chained = OpenSslTool.Run(["enc", cipher, "-nopad", "-K", three, "-iv", new string('0', 16)], [.. message, 0, 0, 0]);
        if (chained is null) Assert.Inconclusive("no openssl here");
        var mac = new Mac { Algorithm = PosFirmware.Security.MacAlgorithm.Cbc, Raw = true };
        mac.SetKey(bytes, 0, bytes.Length);
        mac.Compute(message, 0, message.Length, field, 0);
        CollectionAssert.AreEqual(chained[^8..], field);
        if (bytes.Length != 8) return;
        mac.Algorithm = PosFirmware.Security.MacAlgorithm.X99;
        Assert.IsTrue(mac.Verify(message, 0, message.Length, field, 0));
    }

    /// <summary>PIN blocks without card number (example B), with DES and with SM4: OpenSSL opens them.</summary>
    [TestMethod]
    [DataRow(8, "06123456FFFFFFFF", "-des-ede3")]
    [DataRow(16, "06123456FFFFFFFFFFFFFFFFFFFFFFFF", "-sm4-ecb")]
    public void PinBlockWithoutCardNumber(int size, string clear, string cipher)
    {
        const string Pik = "1A2B3C4D5E6F70818293A4B5C6D7E8F9";
        byte[] block = new byte[size], key = Convert.FromHexString(Pik);
        PosFirmware.Security.PinBlock.Build("123456"u8.ToArray(), 6, "6226090000000048"u8.ToArray(), 0, block, 0, size);
        Assert.AreEqual(clear, Convert.ToHexString(block));
        BlockCipher pik = size == 16 ? new Sm4() : new TripleDes();
        pik.SetKey(key, 0, 16);
        pik.Encrypt(block, 0, block, 0);
        if (size == 8) Assert.AreEqual("98F388D206D5F591", Convert.ToHexString(block), "example B");
        string full = size == 16 ? Pik : Pik + Pik[..16];
        byte[] opened = OpenSslTool.Run(["enc", "-d", cipher, "-nopad", "-K", full], block);
        if (opened is null) Assert.Inconclusive("no openssl with this cipher here");
        Assert.AreEqual(clear, Convert.ToHexString(opened));
    }

    /// <summary>Track by OpenSSL: the thirty-two characters that end a packed byte before the end, for tracks of all lengths; short ones are filled.</summary>
    [TestMethod]
    public void TracksOfAllLengths()
    {
        const string Tdk = "33445566778899AABBCCDDEEFF001122", Digits = "6226090000000048D30121200000012345678";
        var tdk = new Sm4();
        tdk.SetKey(Convert.FromHexString(Tdk), 0, 16);
        var cipher = new PosFirmware.Security.TrackCipher();
        for (int length = 20; length <= 37; length++)
        {
            string clear = Digits[..length].PadRight(33, 'F');
            int start = ((clear.Length + 1) / 2 - 17) * 2;
            byte[] block = OpenSslTool.Run(["enc", "-sm4-ecb", "-nopad", "-K", Tdk], Convert.FromHexString(clear.Substring(start, 32)));
            if (block is null) Assert.Inconclusive("no openssl with SM4 here");
            byte[] track = new byte[37];
            System.Text.Encoding.ASCII.GetBytes(Digits, 0, length, track, 0);
            int got = cipher.Encipher(tdk, track, length);
            Assert.AreEqual(clear[..start] + Convert.ToHexString(block) + clear[(start + 32)..], System.Text.Encoding.ASCII.GetString(track, 0, got), $"{length} characters");
            Assert.AreEqual(Digits[..length], global::Bench.Acquirer.TrackCipher.Decrypt(Convert.FromHexString(Tdk), System.Text.Encoding.ASCII.GetString(track, 0, got), sm4: true));
        }
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
