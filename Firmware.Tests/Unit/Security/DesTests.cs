using nanoFramework.TestFramework;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>DES and triple DES against published vectors.</summary>
[TestClass]
public class DesTests
{
    /// <summary>Vectors of NBS 500-20 / NIST SP 800-17 and of the usual textbook example.</summary>
    [TestMethod]
    [DataRow("133457799BBCDFF1", "0123456789ABCDEF", "85E813540F0AB405")]
    [DataRow("0101010101010101", "8000000000000000", "95F8A5E5DD31D900")]
    [DataRow("0101010101010101", "0000000000000001", "166B40B44ABA4BD6")]
    [DataRow("8001010101010101", "0000000000000000", "95A8D72813DAA94D")]
    [DataRow("7CA110454A1A6E57", "01A1D6D039776742", "690F5B0D9A26939B")]
    [DataRow("0131D9619DC1376E", "5CD54CA83DEF57DA", "7A389D10354BD271")]
    [DataRow("07A1133E4A0B2686", "0248D43806F67172", "868EBB51CAB4599A")]
    public void PublishedVectors(string key, string clear, string cipher)
    {
        Des des = new Des();
        des.SetKey(Hex.Bytes(key), 0);
        byte[] block = Hex.Bytes(clear);
        des.Encrypt(block, 0, block, 0);
        Assert.AreEqual(cipher, Hex.Text(block));
        des.Decrypt(block, 0, block, 0);
        Assert.AreEqual(clear, Hex.Text(block));
    }

    /// <summary>Triple DES with two equal halves is single DES.</summary>
    [TestMethod]
    public void EqualHalvesAreSingleDes()
    {
        TripleDes twice = new TripleDes(), once = new TripleDes();
        twice.SetKey(Hex.Bytes("0A1B2C3D4E5F60710A1B2C3D4E5F6071"), 0, 16);
        once.SetKey(Hex.Bytes("0A1B2C3D4E5F6071"), 0, 8);
        byte[] a = Hex.Bytes("3941313031333230"), b = Hex.Bytes("3941313031333230");
        twice.Encrypt(a, 0, a, 0);
        once.Encrypt(b, 0, b, 0);
        Assert.AreEqual(Hex.Text(b), Hex.Text(a));
        Assert.AreEqual("04D1ED5272FF8C1A", Hex.Text(a));
    }

    /// <summary>A wiped cipher has no key: its result no longer depends on the old one.</summary>
    [TestMethod]
    public void WipeForgetsTheKey()
    {
        Des des = new Des(), never = new Des();
        des.SetKey(Hex.Bytes("133457799BBCDFF1"), 0);
        des.Wipe();
        byte[] a = Hex.Bytes("0123456789ABCDEF"), b = Hex.Bytes("0123456789ABCDEF");
        des.Encrypt(a, 0, a, 0);
        never.Encrypt(b, 0, b, 0);
        Assert.AreEqual(Hex.Text(b), Hex.Text(a));
    }
}
