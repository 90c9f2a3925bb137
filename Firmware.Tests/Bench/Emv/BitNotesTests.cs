using System;
using Bench.Decode;
using Bench.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Emv;

/// <summary>Bits in words, against the tables of emv.md 1.13 and 1.14.</summary>
[TestClass]
public class BitNotesTests
{
    [TestMethod]
    [DataRow(0x95, "0000000000", "none")]
    [DataRow(0x95, "8020040840", "ODA not performed, not yet effective, on-line PIN entered, forced on-line, issuer authentication failed")]
    [DataRow(0x95, "0404804010", "CDA failed, B2b3, CVM not successful, lower off-line limit, script failed after 2nd AC")]
    [DataRow(0x9B, "FC00", "ODA performed, CVM performed, card risk management performed, issuer authentication performed, terminal risk management performed, scripts processed")]
    [DataRow(0x9F27, "80", "ARQC")]
    [DataRow(0x9F27, "01", "AAC, service not allowed")]
    [DataRow(0x9F34, "420300", "on-line PIN, condition 03, unknown")]
    [DataRow(0x9F34, "3F0001", "none performed, condition 00, failed")]
    [DataRow(0x9F33, "E0F8C8", "manual entry, stripe, chip, plain PIN, on-line PIN, signature, enciphered PIN, no CVM, SDA, DDA, CDA")]
    [DataRow(0x9F66, "26800080", "qPBOC, on-line PIN, signature, on-line cryptogram required, fDDA 01")]
    [DataRow(0x9F02, "000000000100", "")]
    public void BitsInWords(int tag, string value, string words) => Assert.AreEqual(words, BitNotes.Explain(tag, Convert.FromHexString(value)));

    [TestMethod]
    public void DecodeSaysThem() => StringAssert.Contains(TlvPrinter.Print(Convert.FromHexString("95050000040000")), "on-line PIN entered");
}
