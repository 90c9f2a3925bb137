using nanoFramework.TestFramework;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Unit.Emv;

/// <summary>BER-TLV as EMV 4.4 Book 3, annex B, has it, and what is none.</summary>
[TestClass]
public class BerReaderTests
{
    /// <summary>One- to three-byte tags, long lengths, padding between objects.</summary>
    [TestMethod]
    [DataRow("5A0412345678", 0x5A, 4, 2)]
    [DataRow("9F2608AABBCCDDEEFF0011", 0x9F26, 8, 3)]
    [DataRow("DF810601FF", 0xDF8106, 1, 4)]
    [DataRow("00005A02 1234", 0x5A, 2, 4)]
    [DataRow("90810255AA", 0x90, 2, 3)]
    [DataRow("9082000155", 0x90, 1, 4)]
    [DataRow("5A00", 0x5A, 0, 2)]
    public void FirstObject(string hex, int tag, int length, int start)
    {
        byte[] data = Hex.Bytes(hex);
        BerReader reader = new BerReader(data, 0, data.Length);
        Assert.IsTrue(reader.Next());
        Assert.AreEqual(tag, reader.Tag);
        Assert.AreEqual(length, reader.Length);
        Assert.AreEqual(start, reader.Start);
        Assert.IsFalse(reader.Next());
        Assert.IsFalse(reader.Broken);
    }

    /// <summary>Tags that do not end, lengths that lie, the indefinite length, lengths of three bytes.</summary>
    [TestMethod]
    [DataRow("5A")]
    [DataRow("9F")]
    [DataRow("9F26")]
    [DataRow("1F8181818101FF")]
    [DataRow("5A05123456")]
    [DataRow("70800000")]
    [DataRow("5A8300000100")]
    [DataRow("5A81")]
    [DataRow("5A8201")]
    [DataRow("5A82FFFF00")]
    [DataRow("5A01129F")]
    public void Broken(string hex)
    {
        byte[] data = Hex.Bytes(hex);
        BerReader reader = new BerReader(data, 0, data.Length);
        while (reader.Next()) { }
        Assert.IsTrue(reader.Broken);
        Assert.IsFalse(reader.Next());
    }

    /// <summary>A template and what is in it.</summary>
    [TestMethod]
    public void FindsInTemplates()
    {
        byte[] data = Hex.Bytes("6F10 8408A000000333010101 A504 50024142");
        BerReader outer = new BerReader(data, 0, data.Length);
        Assert.IsTrue(outer.Next());
        Assert.IsTrue(outer.Constructed);
        BerReader inner = new BerReader(data, outer.Start, outer.Length);
        Assert.IsTrue(inner.Find(Tag.FciProprietary));
        BerReader label = new BerReader(data, inner.Start, inner.Length);
        Assert.IsTrue(label.Find(Tag.Label));
        Assert.AreEqual("4142", Hex.Text(data, label.Start, label.Length));
        Assert.IsFalse(label.Find(Tag.Label));
    }
}
