using nanoFramework.TestFramework;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Unit.Emv;

/// <summary>Application parameters of the acquirer.</summary>
[TestClass]
public class AidTableTests
{
    private const string Debit = "9F0608A000000333010101 DF010100 9F09020030 DF1105D84000A800 DF1205D84004F800 DF13050010000000 9F1B0400002710 DF150400000100 DF160199 DF170150 DF14039F3704 DF180101 DF1906000000100000 DF2006000000200000 DF2106000000030000";

    private static bool Add(AidTable table, string hex)
    {
        byte[] data = Hex.Bytes(hex);
        return table.Add(data, 0, data.Length);
    }

    /// <summary>Every object lands where it belongs and survives the flash.</summary>
    [TestMethod]
    public void Keeps()
    {
        MemoryVolume volume = new MemoryVolume();
        AidTable table = new AidTable(volume);
        table.Begin();
        Assert.IsTrue(Add(table, Debit));
        Assert.IsTrue(Add(table, "9F0610A0000003330101020304050607080910 DF010101"));
        Assert.IsTrue(Add(table, Debit));
        Assert.AreEqual(2, table.Count);
        table.Save();
        AidTable again = new AidTable(volume);
        again.Load();
        Assert.IsTrue(again.IsDownloaded);
        Assert.AreEqual(2, again.Count);
        AidParameters p = again[0];
        Assert.AreEqual("A000000333010101", Hex.Text(p.Aid, 0, p.AidLength));
        Assert.IsTrue(p.PartialMatch);
        Assert.AreEqual("D84004F800", Hex.Text(p.TacOnline));
        Assert.AreEqual(10000L, p.FloorLimit);
        Assert.AreEqual(256L, p.Threshold);
        Assert.AreEqual(99, p.MaxTargetPercent);
        Assert.AreEqual(50, p.TargetPercent);
        Assert.AreEqual(100000L, p.ContactlessFloor);
        Assert.AreEqual(200000L, p.ContactlessLimit);
        Assert.AreEqual(30000L, p.ContactlessCvmLimit);
        Assert.IsFalse(again[1].PartialMatch);
        Assert.AreEqual(16, again[1].AidLength);
    }

    /// <summary>Partial and exact names; the longest entry wins.</summary>
    [TestMethod]
    public void Matches()
    {
        AidTable table = new AidTable(null);
        byte[] name = Hex.Bytes("A000000333010101FFFF");
        Assert.IsNotNull(table.Match(name, 0, name.Length));
        Assert.IsNull(table.Match(name, 0, 7));
        byte[] other = Hex.Bytes("A000000333010104");
        Assert.IsNull(table.Match(other, 0, other.Length));
        table.Begin();
        Assert.IsTrue(Add(table, "9F0605A000000333 DF010100"));
        Assert.IsTrue(Add(table, "9F0608A000000333010101 DF010101"));
        Assert.AreEqual(5, table.Match(name, 0, name.Length).AidLength);
        Assert.AreEqual(8, table.Match(name, 0, 8).AidLength);
    }

    /// <summary>What cannot be read is not taken; a DDOL without its length becomes the usual one.</summary>
    [TestMethod]
    public void Refuses()
    {
        AidTable table = new AidTable(null);
        table.Begin();
        Assert.IsFalse(Add(table, "DF010100"));
        Assert.IsFalse(Add(table, "9F0604A0000003"));
        Assert.IsFalse(Add(table, "9F0608A000000333010101 DF1104D84000A8"));
        Assert.IsFalse(Add(table, "9F0608A000000333010101 DF1105D840"));
        Assert.AreEqual(0, table.Count);
        Assert.IsTrue(Add(table, "9F0608A000000333010101 DF14029F37"));
        Assert.AreEqual("9F3704", Hex.Text(table[0].Ddol, 0, table[0].DdolLength));
    }
}
