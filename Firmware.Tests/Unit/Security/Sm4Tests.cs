using System;
using nanoFramework.TestFramework;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>SM4: vectors of GB/T 32907, and the SM4 lines of worked examples A to D of the acquirer protocol.</summary>
[TestClass]
public class Sm4Tests
{
    private const string Tmk = "0123456789ABCDEFFEDCBA9876543210";
    private const string Pik = "1A2B3C4D5E6F70818293A4B5C6D7E8F9";
    private const string Mak = "0A1B2C3D4E5F60718192A3B4C5D6E7F8";
    private const string Tdk = "33445566778899AABBCCDDEEFF001122";
    private const string Layout6 = "32338C99862817803180313A790AF4E77FB47FC6F9A1317F245FEF014B62CC5E2AE19960625091D92B8463B7B095DADF8969044456B8155DFFFB4DA7";

    /// <summary>Example 1 of the standard, and one with another key published in draft-ribose-cfrg-sm4.</summary>
    [TestMethod]
    [DataRow("0123456789ABCDEFFEDCBA9876543210", "0123456789ABCDEFFEDCBA9876543210", "681EDF34D206965E86B3E94F536E4246")]
    [DataRow("FEDCBA98765432100123456789ABCDEF", "000102030405060708090A0B0C0D0E0F", "F766678F13F01ADEAC1B3EA955ADB594")]
    public void PublishedVectors(string key, string clear, string cipher)
    {
        Sm4 sm4 = new Sm4();
        sm4.SetKey(Hex.Bytes(key), 0, 16);
        byte[] block = Hex.Bytes(clear);
        sm4.Encrypt(block, 0, block, 0);
        Assert.AreEqual(cipher, Hex.Text(block));
        sm4.Decrypt(block, 0, block, 0);
        Assert.AreEqual(clear, Hex.Text(block));
    }

    /// <summary>Example B: PIN block of sixteen bytes.</summary>
    [TestMethod]
    public void PinBlockOfExampleB()
    {
        byte[] block = new byte[16];
        PinBlock.Build(Hex.Ascii("123456"), 6, Hex.Ascii("6226090000000048"), 16, block, 0, PinBlock.LongLength);
        Assert.AreEqual("06123456FFFFFFFFFFFF9F6FFFFFFFFB", Hex.Text(block));
        Sm4 pik = new Sm4();
        pik.SetKey(Hex.Bytes(Pik), 0, 16);
        pik.Encrypt(block, 0, block, 0);
        Assert.AreEqual("918E18C86FD65A3C385BC2AFB02D98FB", Hex.Text(block));
    }

    /// <summary>Example C: thirty-two characters of the track in one block; a short track is filled.</summary>
    [TestMethod]
    public void TrackOfExampleC()
    {
        Sm4 tdk = new Sm4();
        tdk.SetKey(Hex.Bytes(Tdk), 0, 16);
        TrackCipher tracks = new TrackCipher();
        byte[] track = Hex.Ascii("6226090000000048=30121200000012345678");
        Assert.AreEqual(37, tracks.Encipher(tdk, track, 37));
        Assert.AreEqual("6226F6F0FEFD47969D8E185240B729F55A5D8", Text(track, 37));
        tracks.Decipher(tdk, track, 37);
        Assert.AreEqual("6226090000000048D30121200000012345678", Text(track, 37));

        byte[] shortTrack = new byte[37];
        Array.Copy(Hex.Ascii("123=45"), shortTrack, 6);
        Assert.AreEqual(33, tracks.Encipher(tdk, shortTrack, 6));
        tracks.Decipher(tdk, shortTrack, 33);
        Assert.AreEqual("123D45FFFFFFFFFFFFFFFFFFFFFFFFFFF", Text(shortTrack, 33));
    }

    /// <summary>Example D: the MAC, as text and raw. X9.9 and X9.19 are for DES keys: with SM4 they mean UnionPay's form.</summary>
    [TestMethod]
    [DataRow((int)MacAlgorithm.CupEcb, false, "4237444441333937")]
    [DataRow((int)MacAlgorithm.X919, false, "4237444441333937")]
    [DataRow((int)MacAlgorithm.CupEcb, true, "B7DDA397CE05DC58")]
    public void MacOfExampleD(int algorithm, bool raw, string field)
    {
        Mac mac = new Mac();
        mac.Algorithm = (MacAlgorithm)algorithm;
        mac.Raw = raw;
        mac.SetKey(Hex.Bytes(Mak), 0, 16, CipherKind.Sm4);
        byte[] message = Hex.Bytes("0200302004C020C09811000000000000000123000002"), result = new byte[8];
        mac.Compute(message, 0, message.Length, result, 0);
        Assert.AreEqual(field, Hex.Text(result));
        Assert.IsTrue(mac.Verify(message, 0, message.Length, result, 0));
        result[7] ^= 1;
        Assert.IsFalse(mac.Verify(message, 0, message.Length, result, 0));
    }

    /// <summary>Example A: working keys of layout 006 under an SM4 master key, kept over a restart.</summary>
    [TestMethod]
    public void WorkingKeysOfExampleA()
    {
        MemoryVolume volume = new MemoryVolume();
        KeyStore keys = new KeyStore(volume);
        Assert.IsFalse(keys.LoadMaster(Hex.Bytes(Tmk), 0, Hex.Bytes("08D7B4FB"), CipherKind.Sm4), "the check value of the DES key");
        Assert.IsTrue(keys.LoadMaster(Hex.Bytes(Tmk), 0, Hex.Bytes("2677F46B"), CipherKind.Sm4));
        Assert.AreEqual((int)KeyLoad.WrongCipher, (int)keys.LoadWorkingKeys(Hex.Bytes(Layout6), 0, 60, 4));
        Assert.AreEqual((int)KeyLoad.Ok, (int)keys.LoadWorkingKeys(Hex.Bytes(Layout6), 0, 60, 6));
        keys.Save();
        KeyStore again = new KeyStore(volume);
        Assert.IsTrue(again.Load());
        Assert.AreEqual((int)CipherKind.Sm4, (int)again.Cipher);
        Assert.IsTrue(again.HasMaster && again.HasWorkingKeys && again.HasTrackKey);
        byte[] kcv = new byte[4], block = Hex.Bytes("06123456FFFFFFFFFFFF9F6FFFFFFFFB"), field = new byte[8];
        again.MasterCheckValue(kcv);
        Assert.AreEqual("2677F46B", Hex.Text(kcv));
        again.PinKey.Encrypt(block, 0, block, 0);
        Assert.AreEqual("918E18C86FD65A3C385BC2AFB02D98FB", Hex.Text(block));
        byte[] message = Hex.Bytes("0200302004C020C09811000000000000000123000002");
        again.Mac.Compute(message, 0, message.Length, field, 0);
        Assert.AreEqual("4237444441333937", Hex.Text(field));

        // back to DES: no SM4 key is left in use
        Assert.IsTrue(again.LoadMaster(Hex.Bytes(Tmk), 0, Hex.Bytes("08D7B4FB")));
        Assert.IsFalse(again.HasWorkingKeys || again.HasTrackKey || again.Mac.HasKey);
        Assert.AreEqual((int)KeyLoad.WrongCipher, (int)again.LoadWorkingKeys(Hex.Bytes(Layout6), 0, 60, 6));
    }

    private static string Text(byte[] ascii, int length)
    {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) text[i] = (char)ascii[i];
        return new string(text);
    }
}
