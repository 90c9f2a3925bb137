using nanoFramework.TestFramework;
using PosFirmware.Receipts;

namespace PosFirmware.Tests.Unit.Receipts;

/// <summary>The code on a slip, made and read again.</summary>
[TestClass]
public class SlipCodeTests
{
    /// <summary>What was put in comes out.</summary>
    [TestMethod]
    [DataRow("99900001", 17, 123, "196514302765", 714, "")]
    [DataRow("99900001", 999999, 999999, "", 1231, "20250714193805990000000125")]
    [DataRow("A1B2C3D4", 1, 1, "000000000001", 101, "pay/2025:Ab-9")]
    public void ThereAndBack(string terminal, int batch, int stan, string rrn, int date, string order)
    {
        string text = SlipCode.Build(terminal, batch, stan, rrn, date, order);
        SlipCode code = new SlipCode();
        Assert.AreEqual((int)SlipCodeState.Ok, (int)code.Parse(Ascii(text), text.Length));
        Assert.AreEqual(terminal, code.TerminalId);
        Assert.AreEqual(batch, code.Batch);
        Assert.AreEqual(stan, code.Stan);
        Assert.AreEqual(rrn, code.Rrn);
        Assert.AreEqual(date, code.Date);
        Assert.AreEqual(order, code.Order);
        Assert.IsTrue(text.Length <= SlipCode.MaxLength);
    }

    /// <summary>Every character matters.</summary>
    [TestMethod]
    public void AChangedCharacterIsNoticed()
    {
        string text = SlipCode.Build("99900001", 17, 123, "196514302765", 714, "20250714193805990000000125");
        SlipCode code = new SlipCode();
        for (int i = 0; i < text.Length; i++)
        {
            byte[] bytes = Ascii(text);
            bytes[i] = (byte)(bytes[i] == '7' ? '8' : '7');
            Assert.AreEqual((int)(i < 4 ? SlipCodeState.Foreign : SlipCodeState.Damaged), (int)code.Parse(bytes, bytes.Length));
            Assert.AreEqual((int)(i < 4 ? SlipCodeState.Foreign : SlipCodeState.Damaged), (int)code.Parse(Ascii(text), i));
        }
    }

    /// <summary>Payment codes are none of ours.</summary>
    [TestMethod]
    [DataRow("6221234567890123456")]
    [DataRow("134567890123456789")]
    [DataRow("")]
    [DataRow("PF2/99900001/000017")]
    [DataRow("https://pay.example/q/1")]
    public void OthersAreForeign(string text) => Assert.AreEqual((int)SlipCodeState.Foreign, (int)new SlipCode().Parse(Ascii(text), text.Length));

    private static byte[] Ascii(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++) bytes[i] = (byte)text[i];
        return bytes;
    }
}
