using nanoFramework.TestFramework;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Unit.Emv;

/// <summary>Data object lists (EMV 4.4 Book 3, 5.4) and the store that feeds them.</summary>
[TestClass]
public class DolTests
{
    private static DataStore Store()
    {
        DataStore store = new DataStore();
        store.PutDigits(Tag.Amount, 12850, 6);
        store.PutDigits(Tag.Country, 156, 2);
        byte[] pan = Hex.Bytes("6212345678901232");
        store.Put(Tag.Pan, pan, 0, pan.Length);
        byte[] name = Hex.Ascii("SHOP");
        store.Put(Tag.MerchantName, name, 0, name.Length);
        return store;
    }

    /// <summary>Numbers are cut and filled on the left, compressed ones and bytes on the right; what is unknown becomes zeros.</summary>
    [TestMethod]
    [DataRow("9F0206", "000000012850")]
    [DataRow("9F0203", "012850")]
    [DataRow("9F0208", "0000000000012850")]
    [DataRow("9F1A01", "56")]
    [DataRow("5A0A", "6212345678901232FFFF")]
    [DataRow("5A03", "621234")]
    [DataRow("9F4E06", "53484F500000")]
    [DataRow("9F4E02", "5348")]
    [DataRow("9F6602 9F1A02", "00000156")]
    [DataRow("7002 9F1A02", "00000156")]
    [DataRow("9F1A00", "")]
    [DataRow("", "")]
    public void Fill(string list, string expected)
    {
        byte[] dol = Hex.Bytes(list), into = new byte[Dol.MaxData];
        int count = Dol.Fill(Store(), dol, 0, dol.Length, into, 0);
        Assert.AreEqual(expected, Hex.Text(into, 0, count));
        Assert.IsTrue(Dol.IsGood(dol, 0, dol.Length));
    }

    /// <summary>A list that breaks off, or wants more than a command can carry.</summary>
    [TestMethod]
    [DataRow("9F37")]
    [DataRow("9F")]
    [DataRow("9F02069F")]
    [DataRow("9F02FF 9A01")]
    public void BadLists(string list)
    {
        byte[] dol = Hex.Bytes(list);
        Assert.AreEqual(-1, Dol.Fill(Store(), dol, 0, dol.Length, new byte[Dol.MaxData], 0));
        Assert.IsFalse(Dol.IsGood(dol, 0, dol.Length));
    }

    /// <summary>The store refuses what it has no room for, and goes on working.</summary>
    [TestMethod]
    public void StoreIsFinite()
    {
        DataStore store = new DataStore();
        byte[] big = new byte[DataStore.PoolSize];
        Assert.IsTrue(store.Put(0x9F01, big, 0, big.Length - 2));
        Assert.IsFalse(store.Put(0x9F02, big, 0, 3));
        Assert.IsTrue(store.Put(0x9F03, big, 0, 2));
        Assert.AreEqual(2, store.Length(0x9F03));
        store.Clear();
        for (int i = 0; i < DataStore.MaxObjects; i++) Assert.IsTrue(store.Put(i + 1, big, 0, 1));
        Assert.IsFalse(store.Put(DataStore.MaxObjects + 1, big, 0, 1));
        Assert.IsTrue(store.Put(1, big, 0, 5));
        Assert.AreEqual(5, store.Length(1));
        Assert.IsTrue(store.Put(1, big, 0, 0));
        Assert.IsFalse(store.Has(1));
    }
}
