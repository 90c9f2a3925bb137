using nanoFramework.TestFramework;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>SHA-1 against the examples of FIPS 180.</summary>
[TestClass]
public class Sha1Tests
{
    /// <summary>Examples of FIPS 180-2, appendix A, and the empty message.</summary>
    [TestMethod]
    [DataRow("", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709")]
    [DataRow("abc", "A9993E364706816ABA3E25717850C26C9CD0D89D")]
    [DataRow("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983E441C3BD26EBAAE4AA1F95129E5E54670F1")]
    public void PublishedExamples(string message, string digest)
    {
        Sha1 sha = new Sha1();
        byte[] data = Hex.Ascii(message), result = new byte[20];
        sha.Update(data, 0, data.Length);
        sha.Finish(result, 0);
        Assert.AreEqual(digest, Hex.Text(result));
        // and in single bytes, with the object used again
        for (int i = 0; i < data.Length; i++) sha.Update(data, i, 1);
        sha.Finish(result, 0);
        Assert.AreEqual(digest, Hex.Text(result));
    }
}
