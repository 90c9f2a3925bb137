using nanoFramework.TestFramework;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>Loading and keeping of keys: worked example A of the acquirer protocol.</summary>
[TestClass]
public class KeyStoreTests
{
    private const string Tmk = "0123456789ABCDEFFEDCBA9876543210";
    private const string Layout4 = "41B1F3D154C3079A5673ACFAB058D6A414902E4D0B4A115296A668D30000000000000000C55BF93CE2FB420AF2CB64BC320E3552926B7D1ED332BFCC";

    private static KeyStore Fresh(MemoryVolume volume)
    {
        KeyStore keys = new KeyStore(volume);
        keys.LoadMaster(Hex.Bytes(Tmk), 0, Hex.Bytes("08D7B4FB"));
        return keys;
    }

    private static string Mac(KeyStore keys)
    {
        byte[] message = Hex.Bytes("0200302004C020C09811000000000000000123000002"), field = new byte[8];
        keys.Mac.Compute(message, 0, message.Length, field, 0);
        return Hex.Text(field);
    }

    /// <summary>Sixty bytes: every key works as in the example, and the zero half of the MAC key makes it single length.</summary>
    [TestMethod]
    public void LayoutWithTrackKey()
    {
        KeyStore keys = Fresh(new MemoryVolume());
        Assert.IsFalse(keys.HasWorkingKeys);
        Assert.AreEqual((int)KeyLoad.Ok, (int)keys.LoadWorkingKeys(Hex.Bytes(Layout4), 0, 60, 4));
        Assert.IsTrue(keys.HasWorkingKeys);
        Assert.IsTrue(keys.HasTrackKey);
        byte[] block = Hex.Bytes("061254C6FFFFFFFB");
        keys.PinKey.Encrypt(block, 0, block, 0);
        Assert.AreEqual("5ECCD2826CA0DEFD", Hex.Text(block));
        block = Hex.Bytes("2120000001234567");
        keys.TrackKey.Encrypt(block, 0, block, 0);
        Assert.AreEqual("ED352D8881B0CB34", Hex.Text(block));
        Assert.AreEqual("3038364346464339", Mac(keys));
    }

    /// <summary>Forty bytes have no track key; a whole second half makes the MAC key double length.</summary>
    [TestMethod]
    public void DoubleLengthMacKey()
    {
        KeyStore keys = Fresh(new MemoryVolume());
        string block = Layout4.Substring(0, 40) + "0B4A115296A668D3FF42DE6476A95E24448B49D8";
        Assert.AreEqual((int)KeyLoad.Ok, (int)keys.LoadWorkingKeys(Hex.Bytes(block), 0, 40, 3));
        Assert.IsFalse(keys.HasTrackKey);
        Assert.AreEqual("3743304337323746", Mac(keys));
    }

    /// <summary>Any wrong bit in any key or check value leaves no key at all, not even the former ones.</summary>
    [TestMethod]
    public void OneWrongBitLeavesNoKey()
    {
        KeyStore keys = Fresh(new MemoryVolume());
        byte[] block = Hex.Bytes(Layout4);
        for (int at = 0; at < 60; at++)
        {
            Assert.AreEqual((int)KeyLoad.Ok, (int)keys.LoadWorkingKeys(block, 0, 60, 4));
            block[at] ^= 0x10;
            Assert.AreEqual((int)KeyLoad.KcvMismatch, (int)keys.LoadWorkingKeys(block, 0, 60, 4));
            block[at] ^= 0x10;
            Assert.IsFalse(keys.HasWorkingKeys || keys.HasTrackKey || keys.Mac.HasKey || keys.PinKey.KeyLength != 0);
        }
    }

    /// <summary>Length, layout and master key are looked at first.</summary>
    [TestMethod]
    public void WrongBlocksAreRefused()
    {
        KeyStore keys = Fresh(new MemoryVolume());
        byte[] block = Hex.Bytes(Layout4);
        Assert.AreEqual((int)KeyLoad.WrongLength, (int)keys.LoadWorkingKeys(block, 0, 59, 4));
        Assert.AreEqual((int)KeyLoad.WrongLength, (int)keys.LoadWorkingKeys(block, 0, 60, 3));
        Assert.AreEqual((int)KeyLoad.UnknownLayout, (int)keys.LoadWorkingKeys(block, 0, 60, 2));
        KeyStore empty = new KeyStore(new MemoryVolume());
        Assert.AreEqual((int)KeyLoad.NoMaster, (int)empty.LoadWorkingKeys(block, 0, 60, 4));
        Assert.IsFalse(empty.LoadMaster(Hex.Bytes(Tmk), 0, Hex.Bytes("08D7B4FC")));
        Assert.IsFalse(empty.HasMaster);
    }

    /// <summary>Keys survive a restart, and are gone after a wipe, also from the flash.</summary>
    [TestMethod]
    public void KeysAreKept()
    {
        MemoryVolume volume = new MemoryVolume();
        KeyStore keys = Fresh(volume);
        keys.LoadWorkingKeys(Hex.Bytes(Layout4), 0, 60, 4);
        keys.Save();
        KeyStore again = new KeyStore(volume);
        Assert.IsTrue(again.Load());
        Assert.IsTrue(again.HasMaster && again.HasWorkingKeys && again.HasTrackKey);
        Assert.AreEqual("3038364346464339", Mac(again));
        byte[] kcv = new byte[4];
        again.MasterCheckValue(kcv);
        Assert.AreEqual("08D7B4FB", Hex.Text(kcv));

        again.WipeAll();
        string[] names = volume.List();
        for (int n = 0; n < names.Length; n++)
            Assert.AreEqual(-1, Hex.Text(volume[names[n]]).IndexOf(Tmk), "the master key is still on the flash");
        KeyStore wiped = new KeyStore(volume);
        Assert.IsTrue(wiped.Load());
        Assert.IsFalse(wiped.HasMaster || wiped.HasWorkingKeys);
    }

    /// <summary>A record cut short by a power cut leaves the one before it.</summary>
    [TestMethod]
    public void HalfARecordIsNotBelieved()
    {
        MemoryVolume volume = new MemoryVolume();
        KeyStore keys = Fresh(volume);
        keys.Save();
        string[] before = volume.List();
        keys.LoadWorkingKeys(Hex.Bytes(Layout4), 0, 60, 4);
        keys.Save();
        string[] after = volume.List();
        string newest = after[0] == before[0] ? after[1] : after[0];
        byte[] whole = volume[newest];
        for (int length = 0; length < whole.Length; length++)
        {
            volume.Write(newest, whole, 0, length);
            KeyStore again = new KeyStore(volume);
            Assert.IsTrue(again.Load() && again.HasMaster && !again.HasWorkingKeys);
        }
    }
}
