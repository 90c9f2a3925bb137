using nanoFramework.TestFramework;
using PosFirmware.Codes;

namespace PosFirmware.Tests.Unit.Codes;

/// <summary>The QR encoder on the device. The symbol is the one that QRCoder 1.8.1 makes of the same text; the bench tests compare many more.</summary>
[TestClass]
public class QrSymbolTests
{
    private static readonly string[] Example =
    {
        "111111100011101111111", "100000101110001000001", "101110100110001011101", "101110100101101011101", "101110101101101011101",
        "100000100001001000001", "111111101010101111111", "000000000000000000000", "101010100010100010010", "110100001011010100010",
        "000110111011011101110", "110011010101110110010", "001001110111011100001", "000000001010001000010", "111111100000100010001",
        "100000100010001001011", "101110101110101011101", "101110100101010101110", "101110101101011100101", "100000100001110111000",
        "111111101001011100101",
    };

    /// <summary>Every module of "01234567" at level M with mask 0.</summary>
    [TestMethod]
    public void SameModulesAsQrCoder()
    {
        QrCode code = new QrCode();
        Assert.IsTrue(code.Encode("01234567", QrLevel.M, 0, 0));
        Assert.AreEqual(21, code.Size);
        for (int y = 0; y < 21; y++)
        {
            string row = "";
            for (int x = 0; x < 21; x++) row += code.IsDark(x, y) ? "1" : "0";
            Assert.AreEqual(Example[y], row);
        }
    }

    /// <summary>A symbol leaves nothing behind for the next.</summary>
    [TestMethod]
    public void SymbolsDoNotMix()
    {
        QrCode once = new QrCode(), often = new QrCode();
        Assert.IsTrue(often.Encode("a text that takes a larger symbol than the one after it, at another level", QrLevel.Q));
        Assert.IsTrue(often.Encode("ORDER 1", QrLevel.L));
        Assert.IsTrue(once.Encode("ORDER 1", QrLevel.L));
        Assert.AreEqual(once.Mask, often.Mask);
        for (int y = 0; y < once.Size; y++)
            for (int x = 0; x < once.Size; x++) Assert.AreEqual(once.IsDark(x, y), often.IsDark(x, y));
    }
}
