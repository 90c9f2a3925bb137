using System;
using nanoFramework.TestFramework;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>PIN block, track and MAC: worked examples B, C and D of the acquirer protocol.</summary>
[TestClass]
public class MessageSecurityTests
{
    private const string Pik = "1A2B3C4D5E6F70818293A4B5C6D7E8F9";
    private const string Tdk = "33445566778899AABBCCDDEEFF001122";
    private const string ShortMak = "0A1B2C3D4E5F6071";
    private const string LongMak = "0A1B2C3D4E5F60718192A3B4C5D6E7F8";
    private const string Message = "0200302004C020C09811000000000000000123000002";

    /// <summary>Example B, with and without card number.</summary>
    [TestMethod]
    [DataRow("6226090000000048", "061254C6FFFFFFFB", "5ECCD2826CA0DEFD")]
    [DataRow("", "06123456FFFFFFFF", "98F388D206D5F591")]
    public void PinBlockOfExampleB(string pan, string clear, string cipher)
    {
        byte[] block = new byte[8];
        PinBlock.Build(Hex.Ascii("123456"), 6, Hex.Ascii(pan), pan.Length, block, 0);
        Assert.AreEqual(clear, Hex.Text(block));
        TripleDes pik = new TripleDes();
        pik.SetKey(Hex.Bytes(Pik), 0, 16);
        pik.Encrypt(block, 0, block, 0);
        Assert.AreEqual(cipher, Hex.Text(block));
    }

    /// <summary>Shortest and longest PIN, long and short card number; worked by hand from ISO 9564.</summary>
    [TestMethod]
    [DataRow("1234", "6226090000000000048", "041234FFFFFFFFFB")]
    [DataRow("123456789012", "4000001234562", "0C127456788226A9")]
    public void PinLengths(string pin, string pan, string clear)
    {
        byte[] block = new byte[8];
        PinBlock.Build(Hex.Ascii(pin), pin.Length, Hex.Ascii(pan), pan.Length, block, 0);
        Assert.AreEqual(clear, Hex.Text(block));
    }

    /// <summary>A PIN of another length is a fault of ours.</summary>
    [TestMethod]
    public void OtherPinLengthsAreRefused()
    {
        byte[] digits = Hex.Ascii("1234567890123");
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => PinBlock.Build(digits, 3, digits, 0, new byte[8], 0));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => PinBlock.Build(digits, 13, digits, 0, new byte[8], 0));
    }

    /// <summary>Example C, odd and even length, there and back.</summary>
    [TestMethod]
    [DataRow("6226090000000048=30121200000012345678", "6226090000000048D301ED352D8881B0CB348")]
    [DataRow("6226090000000048=3012120000001234567", "6226090000000048D3DC24F9FC738A2BF167")]
    public void TrackOfExampleC(string clear, string cipher)
    {
        TripleDes tdk = new TripleDes();
        tdk.SetKey(Hex.Bytes(Tdk), 0, 16);
        TrackCipher tracks = new TrackCipher();
        byte[] track = Hex.Ascii(clear);
        Assert.AreEqual(clear.Length, tracks.Encipher(tdk, track, clear.Length));
        Assert.AreEqual(cipher, Text(track));
        tracks.Decipher(tdk, track, clear.Length);
        Assert.AreEqual(clear, Text(track).Substring(0, 16) + "=" + Text(track).Substring(17));
    }

    /// <summary>A short track is filled to seventeen characters, so that a block fits.</summary>
    [TestMethod]
    public void ShortTrackIsFilled()
    {
        TripleDes tdk = new TripleDes();
        tdk.SetKey(Hex.Bytes(Tdk), 0, 16);
        byte[] track = new byte[37];
        Array.Copy(Hex.Ascii("123=45"), track, 6);
        TrackCipher tracks = new TrackCipher();
        Assert.AreEqual(17, tracks.Encipher(tdk, track, 6));
        tracks.Decipher(tdk, track, 17);
        Assert.AreEqual("123D45FFFFFFFFFFF", Text(track).Substring(0, 17));
    }

    /// <summary>Example D: every algorithm, as text and raw.</summary>
    [TestMethod]
    [DataRow((int)MacAlgorithm.CupEcb, ShortMak, false, "3038364346464339")]
    [DataRow((int)MacAlgorithm.CupEcb, LongMak, false, "3743304337323746")]
    [DataRow((int)MacAlgorithm.CupEcb, ShortMak, true, "086CFFC994DB0299")]
    [DataRow((int)MacAlgorithm.CupEcb, LongMak, true, "7C0C727F646F4771")]
    [DataRow((int)MacAlgorithm.X99, ShortMak, true, "FF7062F5F5922452")]
    [DataRow((int)MacAlgorithm.X919, LongMak, true, "E49B0CE7994A3636")]
    [DataRow((int)MacAlgorithm.X919, LongMak, false, "4534394230434537")]
    public void MacOfExampleD(int algorithm, string key, bool raw, string field)
    {
        Mac mac = new Mac();
        mac.Algorithm = (MacAlgorithm)algorithm;
        mac.Raw = raw;
        byte[] keyBytes = Hex.Bytes(key);
        mac.SetKey(keyBytes, 0, keyBytes.Length);
        byte[] message = Hex.Bytes(Message), result = new byte[8];
        mac.Compute(message, 0, message.Length, result, 0);
        Assert.AreEqual(field, Hex.Text(result));
        Assert.IsTrue(mac.Verify(message, 0, message.Length, result, 0));
        for (int bit = 0; bit < 64; bit++)
        {
            result[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(mac.Verify(message, 0, message.Length, result, 0));
            result[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static string Text(byte[] ascii)
    {
        char[] text = new char[ascii.Length];
        for (int i = 0; i < text.Length; i++) text[i] = (char)ascii[i];
        return new string(text);
    }
}
