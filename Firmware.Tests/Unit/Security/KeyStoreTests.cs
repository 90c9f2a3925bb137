using nanoFramework.TestFramework;
using PosFirmware.Security;
using PosFirmware.Storage;

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
        string newest = string.Equals(after[0], before[0]) ? after[1] : after[0];
        byte[] whole = volume[newest];
        for (int length = 0; length < whole.Length; length++)
        {
            volume.Write(newest, whole, 0, length);
            KeyStore again = new KeyStore(volume);
            Assert.IsTrue(again.Load() && again.HasMaster && !again.HasWorkingKeys);
        }
    }

    /// <summary>No key, clear, is on the flash, and another device or one changed byte makes the record worthless: it is told, and kept until new keys come.</summary>
    [TestMethod]
    public void SealedForThisDeviceOnly()
    {
        MemoryVolume volume = new MemoryVolume();
        byte[] chip = { 1, 2, 3, 4, 5, 6 }, other = { 1, 2, 3, 4, 5, 7 };
        KeyStore keys = new KeyStore(volume, chip);
        keys.LoadMaster(Hex.Bytes(Tmk), 0, null);
        keys.LoadWorkingKeys(Hex.Bytes(Layout4), 0, 60, 4);
        keys.SaveBoth();
        string[] names = volume.List();
        Assert.AreEqual(2, names.Length);
        for (int n = 0; n < names.Length; n++)
        {
            string content = Hex.Text(volume[names[n]]);
            Assert.AreEqual(-1, content.IndexOf(Tmk));
            Assert.AreEqual(-1, content.IndexOf("1A2B3C4D5E6F7081"));
            Assert.AreEqual(-1, content.IndexOf("0A1B2C3D4E5F6071"));
        }
        KeyStore foreign = new KeyStore(volume, other);
        Assert.IsFalse(foreign.Load());
        Assert.IsTrue(foreign.IsDamaged);
        Assert.IsFalse(foreign.HasMaster || foreign.HasWorkingKeys);
        KeyStore again = new KeyStore(volume, chip);
        Assert.IsTrue(again.Load() && again.HasWorkingKeys && !again.IsDamaged);
        foreign.LoadMaster(Hex.Bytes(Tmk), 0, null);
        foreign.Save();
        Assert.IsFalse(foreign.IsDamaged);
    }

    /// <summary>A clear record of the first version is taken over, and afterwards neither slot holds a clear key; also after a power cut between the two writes.</summary>
    [TestMethod]
    public void ClearRecordIsMigrated()
    {
        byte[] chip = { 1, 2, 3, 4, 5, 6 };
        for (int cut = 0; cut < 2; cut++)
        {
            MemoryVolume volume = new MemoryVolume();
            RecordBuffer old = new RecordBuffer(67);
            old.PutByte(1);
            old.PutByte(1);
            old.PutByte(0);
            old.PutBytes(Hex.Bytes(Tmk), 0, 16);
            for (int i = 0; i < 48; i++) old.PutByte(0);
            SlotFile slot = new SlotFile(volume, "keys", 67);
            slot.Save(old);
            slot.Save(old);
            byte[] clear = volume["keys.a"];
            KeyStore keys = new KeyStore(volume, chip);
            Assert.IsTrue(keys.Load() && keys.HasMaster);
            byte[] kcv = new byte[4];
            keys.MasterCheckValue(kcv);
            Assert.AreEqual("08D7B4FB", Hex.Text(kcv));
            Assert.AreEqual(-1, (Hex.Text(volume["keys.a"]) + Hex.Text(volume["keys.b"])).IndexOf(Tmk));
            if (cut == 0) continue;
            // the power went after the first of the two writes: a still is what it was, b says that a is due
            volume["keys.a"] = clear;
            volume["keys.b"] = null;
            volume.Delete("keys.b");
            KeyStore first = new KeyStore(volume, chip);
            first.Load();
            volume["keys.a"] = clear;
            KeyStore second = new KeyStore(volume, chip);
            Assert.IsTrue(second.Load() && second.HasMaster);
            Assert.AreEqual(-1, (Hex.Text(volume["keys.a"]) + Hex.Text(volume["keys.b"])).IndexOf(Tmk));
        }
    }

    /// <summary>Check values of all keys; a key that is not there has none.</summary>
    [TestMethod]
    public void CheckValues()
    {
        KeyStore keys = new KeyStore(new MemoryVolume());
        byte[] kcv = new byte[4];
        for (int name = 0; name < 4; name++) Assert.IsFalse(keys.CheckValue((KeyName)name, kcv));
        keys.LoadMaster(Hex.Bytes(Tmk), 0, null);
        keys.LoadWorkingKeys(Hex.Bytes(Layout4), 0, 60, 4);
        string[] expected = { "08D7B4FB", "14902E4D", "C55BF93C", "D332BFCC" };
        for (int name = 0; name < 4; name++)
        {
            Assert.IsTrue(keys.CheckValue((KeyName)name, kcv));
            Assert.AreEqual(expected[name], Hex.Text(kcv));
        }
    }
}
