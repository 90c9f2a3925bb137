using nanoFramework.TestFramework;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Unit.Emv;

/// <summary>Keys of certification authorities: a public test key of UnionPay with its published check value.</summary>
[TestClass]
public class CaKeyStoreTests
{
    // UnionPay test key 0A, 1024 bits
    private const string Modulus = "B2AB1B6E9AC55A75ADFD5BBC34490E53C4C3381F34E60E7FAC21CC2B26DD34462B64A6FAE2495ED1DD383B8138BEA100FF9B7A111817E7B9869A9742B19E5C9DAC56F8B8827F11B05A08ECCF9E8D5E85B0F7CFA644EFF3E9B796688F38E006DEB21E101C01028903A06023AC5AAB8635F8E307A53AC742BDCE6A283F585F48EF";
    private const string Check = "C88BE6B2417C4F941C9371EA35A377158767E4E3";

    private static string Record(string expiry, string modulus, string check) =>
        "9F0605A000000333 9F22010A" + expiry + "DF060101 DF070101 DF028180" + modulus + "DF040103 DF0314" + check;

    private static CaKeyResult Add(CaKeyStore store, string hex)
    {
        byte[] data = Hex.Bytes(hex);
        return store.Add(data, 0, data.Length);
    }

    /// <summary>Stored, found, gone after its last day; the date may be text or digits.</summary>
    [TestMethod]
    [DataRow("DF05083230333031323331")]
    [DataRow("DF050420301231")]
    public void StoresAndFinds(string expiry)
    {
        MemoryVolume volume = new MemoryVolume();
        CaKeyStore store = new CaKeyStore(volume);
        Assert.AreEqual((int)CaKeyResult.Ok, (int)Add(store, Record(expiry, Modulus, Check)));
        RsaKey key = new RsaKey();
        byte[] rid = Hex.Bytes("A000000333010101");
        CaKeyStore again = new CaKeyStore(volume);
        Assert.AreEqual(1, again.Count);
        Assert.AreEqual((int)CaKeyResult.Ok, (int)again.Load(rid, 0, 0x0A, 20301231, key));
        Assert.AreEqual(Modulus, Hex.Text(key.Modulus, 0, key.Length));
        Assert.AreEqual("03", Hex.Text(key.Exponent, 0, key.ExponentLength));
        Assert.AreEqual((int)CaKeyResult.Expired, (int)again.Load(rid, 0, 0x0A, 20310101, key));
        Assert.AreEqual((int)CaKeyResult.Absent, (int)again.Load(rid, 0, 0x0B, 20261122, key));
        again.Clear();
        Assert.AreEqual((int)CaKeyResult.Absent, (int)again.Load(rid, 0, 0x0A, 20261122, key));
    }

    /// <summary>A wrong check value, a national algorithm, missing or broken objects: not stored.</summary>
    [TestMethod]
    public void RefusesWhatDoesNotFit()
    {
        CaKeyStore store = new CaKeyStore(new MemoryVolume());
        string date = "DF050420301231";
        Assert.AreEqual((int)CaKeyResult.CheckFailed, (int)Add(store, Record(date, Modulus, "00" + Check.Substring(2))));
        Assert.AreEqual((int)CaKeyResult.CheckFailed, (int)Add(store, Record(date, "C2" + Modulus.Substring(2), Check)));
        Assert.AreEqual((int)CaKeyResult.UnknownAlgorithm, (int)Add(store, "DF070104" + Record(date, Modulus, Check)));
        Assert.AreEqual((int)CaKeyResult.Malformed, (int)Add(store, "9F0605A000000333 9F22010A"));
        Assert.AreEqual((int)CaKeyResult.Malformed, (int)Add(store, Record("DF0503203012", Modulus, Check)));
        Assert.AreEqual(0, store.Count);
    }

    /// <summary>A file that the power cut short is no key.</summary>
    [TestMethod]
    public void TornFileIsNoKey()
    {
        MemoryVolume volume = new MemoryVolume();
        CaKeyStore store = new CaKeyStore(volume);
        Add(store, Record("DF050420301231", Modulus, Check));
        string name = volume.List()[0];
        byte[] image = new byte[volume.Length(name)];
        volume.Read(name, 0, image, 0, image.Length);
        RsaKey key = new RsaKey();
        byte[] rid = Hex.Bytes("A000000333");
        for (int cut = 0; cut < image.Length; cut += 7)
        {
            volume.Write(name, image, 0, cut);
            Assert.AreEqual((int)CaKeyResult.Absent, (int)store.Load(rid, 0, 0x0A, 20261122, key));
        }
        volume.Write(name, image, 0, image.Length);
        Assert.AreEqual((int)CaKeyResult.Ok, (int)store.Load(rid, 0, 0x0A, 20261122, key));
    }
}
