using System;
using Bench.Decode;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Program;

[TestClass]
public class DecodeTests
{
    [TestMethod]
    public void TlvTreeIsPrintedWithNamesAndMasks()
    {
        // an FCI as EMV 4.4 Book 1 section 11.3.4 lays it out, and field 55 objects
        string text = TlvPrinter.Print(Convert.FromHexString("6F1A840E315041592E5359532E4444463031A5088801015F2D027A68" + "5A086226090000000048" + "57136226090000000048D30121200000012345678F" + "9F02060000000128505F20075A48414E472F53"));
        StringAssert.Contains(text, "  84      14  Dedicated File (DF) Name: 315041592E5359532E4444463031  \"1PAY.SYS.DDF01\"");
        StringAssert.Contains(text, "    5F2D     2  Language Preference: 7A68");
        StringAssert.Contains(text, "Application PAN: 622609******0048");
        StringAssert.Contains(text, "Track 2 Equivalent Data: 622609******0048=3012120*************");
        StringAssert.Contains(text, "Cardholder Name: (7 bytes, not shown)");
        Assert.IsFalse(text.Contains("6226090000000048", StringComparison.Ordinal));
        Assert.IsFalse(text.Contains("ZHANG", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("5A0862", "says 8 bytes")]
    [DataRow("9F", "tag is cut off")]
    [DataRow("82", "length is missing")]
    [DataRow("8280", "length byte 80")]
    [DataRow("8284010000", "length byte 84")]
    [DataRow("9FFFFF01", "more than three bytes")]
    public void BrokenTlvIsNamed(string hex, string says) =>
        StringAssert.Contains(Assert.ThrowsException<FormatException>(() => TlvPrinter.Print(Convert.FromHexString(hex))).Message, says);

    [TestMethod]
    public void NestingHasALimit()
    {
        byte[] data = new byte[60];
        for (int i = 0; i < data.Length; i += 2) (data[i], data[i + 1]) = (0x6F, (byte)(data.Length - i - 2));
        StringAssert.Contains(Assert.ThrowsException<FormatException>(() => TlvPrinter.Print(data)).Message, "nested");
    }

    [TestMethod]
    [DataRow("6226090000000048=30121200000012345678")]
    [DataRow(";6226090000000048=30121200000012345678?1")]
    [DataRow("6226090000000048D30121200000012345678F")]
    [DataRow("363232363039303030303030303034383D3330313231323030303030303132333435363738")]
    public void Track2IsExplainedAndMasked(string track)
    {
        string text = Track2Printer.Print(track);
        StringAssert.Contains(text, "622609******0048=3012120*************");
        StringAssert.Contains(text, "Luhn right");
        StringAssert.Contains(text, "2030-12");
        StringAssert.Contains(text, "by the issuer");
        Assert.IsFalse(text.Contains("12345678", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("6226090000000048", "separator")]
    [DataRow("62260900A0000048=3012", "digits")]
    [DataRow("6226=3012", "8 to 19")]
    [DataRow("6226090000000048=30X2", "only digits")]
    public void BrokenTrack2IsNamed(string track, string says) =>
        StringAssert.Contains(Assert.ThrowsException<FormatException>(() => Track2Printer.Print(track)).Message, says);

    [TestMethod]
    public void WrongLuhnIsTold() => StringAssert.Contains(Track2Printer.Print("6226090000000049=3012120"), "Luhn WRONG");
}
