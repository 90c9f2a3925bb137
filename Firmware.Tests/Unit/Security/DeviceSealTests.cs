using nanoFramework.TestFramework;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>Sealing of secrets under the device's key.</summary>
[TestClass]
public class DeviceSealTests
{
    private static readonly byte[] Chip = { 2, 0x50, 0x4F, 0x53, 0, 1 };
    private static readonly byte[] OtherChip = { 2, 0x50, 0x4F, 0x53, 0, 2 };

    private static RecordBuffer Record(int length)
    {
        RecordBuffer record = new RecordBuffer(100);
        for (int i = 0; i < length; i++) record.PutByte(i * 7 + 1);
        return record;
    }

    /// <summary>Every length comes back as it was, and nothing of it is to be seen in between.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(14)]
    [DataRow(15)]
    [DataRow(67)]
    [DataRow(100)]
    public void ThereAndBack(int length)
    {
        DeviceSeal seal = new DeviceSeal(Chip, 1);
        RecordBuffer plain = Record(length), closed = new RecordBuffer(DeviceSeal.SealedLength(length)), again = new RecordBuffer(100);
        seal.Seal(plain, closed);
        Assert.AreEqual(DeviceSeal.SealedLength(length), closed.Length);
        if (length >= 8) Assert.AreEqual(-1, Hex.Text(closed.Bytes).IndexOf("01080F161D242B32"));
        Assert.IsTrue(seal.Open(closed, again));
        Assert.AreEqual(length, again.Length);
        for (int i = 0; i < length; i++) Assert.AreEqual((int)plain.Bytes[i], (int)again.Bytes[i]);
    }

    /// <summary>Sealing and opening leave the chip's number as it is: what is sealed after the first time opens after a power cut too.</summary>
    [TestMethod]
    public void TheChipsNumberIsKept()
    {
        byte[] number = { 1, 2, 3, 4, 5, 6 };
        DeviceSeal used = new DeviceSeal(number, 1);
        RecordBuffer closed = new RecordBuffer(DeviceSeal.SealedLength(20)), again = new RecordBuffer(100);
        used.Seal(Record(20), closed);
        used.Seal(Record(20), closed);
        Assert.AreEqual("010203040506", Hex.Text(number));
        Assert.IsTrue(new DeviceSeal(new byte[] { 1, 2, 3, 4, 5, 6 }, 1).Open(closed, again));
    }

    /// <summary>One changed bit anywhere, another chip, another purpose or a byte too few: it stays closed.</summary>
    [TestMethod]
    public void StaysClosed()
    {
        DeviceSeal seal = new DeviceSeal(Chip, 1);
        RecordBuffer closed = new RecordBuffer(DeviceSeal.SealedLength(67)), again = new RecordBuffer(100);
        seal.Seal(Record(67), closed);
        for (int at = 0; at < closed.Length; at++)
        {
            closed.Bytes[at] ^= 0x04;
            Assert.IsFalse(seal.Open(closed, again));
            Assert.AreEqual(0, again.Length);
            closed.Bytes[at] ^= 0x04;
        }
        Assert.IsFalse(new DeviceSeal(OtherChip, 1).Open(closed, again));
        Assert.IsFalse(new DeviceSeal(Chip, 2).Open(closed, again));
        closed.Loaded(closed.Length - 1);
        Assert.IsFalse(seal.Open(closed, again));
        closed.Loaded(15);
        Assert.IsFalse(seal.Open(closed, again));
    }

    /// <summary>The same record is sealed differently each time.</summary>
    [TestMethod]
    public void NeverTheSameTwice()
    {
        DeviceSeal seal = new DeviceSeal(Chip, 1);
        RecordBuffer one = new RecordBuffer(DeviceSeal.SealedLength(67)), two = new RecordBuffer(DeviceSeal.SealedLength(67));
        seal.Seal(Record(67), one);
        seal.Seal(Record(67), two);
        Assert.IsFalse(SecureBytes.AreEqual(one.Bytes, 16, two.Bytes, 16, 80));
    }
}
