using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>Offline data authentication: every method, and every step of every certificate failing.</summary>
[TestClass]
public class OdaTests
{
    [TestMethod]
    [DataRow("5C00", "0000048000", "DAC0")] // SDA
    [DataRow("7C00", "0000048000", "")]     // DDA
    [DataRow("1C00", "8000048000", "")]     // none
    public void Methods(string aip, string tvr, string code)
    {
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(new TestCard { Aip = aip }.Issue()));
        Assert.AreEqual(tvr, t.Tvr);
        Assert.AreEqual(aip == "1C00" ? "6800" : "E800", t.Tsi);
        Assert.AreEqual(code, t.Hex(Tag.DataAuthenticationCode));
    }

    [TestMethod]
    public void SdaMayBeMarked()
    {
        TestTerminal t = new() { Profile = { MarkSda = true } };
        t.Run(new TestCard { Aip = "5C00" }.Issue());
        Assert.AreEqual("0200048000", t.Tvr);
    }

    /// <summary>What the terminal cannot, is not done.</summary>
    [TestMethod]
    [DataRow(0xC0, "DDA")]
    [DataRow(0x80, "SDA")]
    [DataRow(0x00, "none")]
    public void TerminalChooses(int capabilities, string method)
    {
        TestTerminal t = new() { Profile = { MarkSda = true } };
        t.Profile.Capabilities[2] = (byte)capabilities;
        TestCard card = new TestCard { Aip = "7D00" }.Issue();
        t.Run(card);
        Assert.AreEqual(method == "DDA", card.Commands.Any(c => c.StartsWith("0088")));
        Assert.AreEqual(method == "none", (t.Value(Tag.Tvr)[0] & 0x80) != 0);
        Assert.AreEqual(method == "SDA", (t.Value(Tag.Tvr)[0] & 0x02) != 0);
    }

    /// <summary>Each of these makes the chosen method fail; the transaction goes on to the acquirer.</summary>
    [TestMethod]
    [DataRow("key unknown")]
    [DataRow("key expired")]
    [DataRow("issuer differs")]
    [DataRow("certificate expired")]
    [DataRow("algorithm")]
    [DataRow("card number differs")]
    [DataRow("signed record changed")]
    [DataRow("issuer certificate changed")]
    [DataRow("card certificate changed")]
    [DataRow("remainder changed")]
    [DataRow("signature")]
    [DataRow("tag list")]
    public void Failures(string what)
    {
        foreach (string aip in new[] { "5C00", "7C00", "7D00" })
        {
            bool sda = aip == "5C00";
            if (sda && what is "card number differs" or "card certificate changed" or "signature") continue;
            TestCard card = new() { Aip = aip };
            TestTerminal t = new(withKey: what != "key unknown" && what != "key expired");
            switch (what)
            {
                case "key expired":
                    byte[] record = TestScheme.Shared.Value.CaRecord("20261121");
                    Assert.AreEqual(CaKeyResult.Ok, t.Keys.Add(record, 0, record.Length));
                    break;
                case "issuer differs": card.IssuerPrefix = "621235FF"; break;
                case "certificate expired": card.CertificateExpiry = "1026"; break;
                case "algorithm": card.CertificateAlgorithm = 4; break;
                case "card number differs": card.CardCertificatePan = "6212345678901233"; break;
                case "signature": card.BadDynamic = true; card.BadCombined = true; break;
                case "tag list": card.LeaveOut.Add(0x9F4A); card.Extra = Tlv.Hex(0x9F4A, "8295"); break;
            }
            card.Issue();
            switch (what)
            {
                case "signed record changed": card.Tamper(2, 1, -1); break;
                case "issuer certificate changed": card.Tamper(3, 1, 40); break;
                case "card certificate changed": card.Tamper(3, 3, 40); break;
                case "remainder changed": card.Tamper(3, 2, 6); break;
            }
            EmvOutcome outcome = t.Run(card);
            int bit = sda ? 0x40 : aip == "7C00" ? 0x08 : 0x04;
            if (what == "signature" && aip == "7D00") Assert.AreEqual(EmvOutcome.Declined, outcome);
            else Assert.AreEqual(EmvOutcome.GoOnline, outcome, $"{what} {aip} {t.Session.Reason}");
            Assert.AreEqual(bit, t.Value(Tag.Tvr)[0], $"{what} {aip}");
            Assert.AreEqual(0x80, t.Value(Tag.Tsi)[0] & 0x80);
            Assert.AreEqual(what == "signature" && aip == "7D00", card.Commands.Any(c => c.StartsWith("80AE90")));
        }
    }

    /// <summary>Promised by the AIP and not there: "ICC data missing" as well.</summary>
    [TestMethod]
    [DataRow("5C00", 0x93, 0x60)]
    [DataRow("5C00", 0x8F, 0x60)]
    [DataRow("7C00", 0x9F46, 0x28)]
    [DataRow("7C00", 0x9F32, 0x28)]
    [DataRow("7D00", 0x90, 0x24)]
    public void DataMissing(string aip, int tag, int bits)
    {
        TestTerminal t = new();
        TestCard card = new() { Aip = aip };
        card.LeaveOut.Add(tag);
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card.Issue()));
        Assert.AreEqual(bits, t.Value(Tag.Tvr)[0]);
    }

    [TestMethod]
    public void DefaultDdol()
    {
        TestCard card = new();
        card.LeaveOut.Add(0x9F49);
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card.Issue()));
        Assert.AreEqual("0000048000", t.Tvr);
        Assert.IsTrue(card.Commands.Any(c => c.StartsWith("00880000045A5A5A5A00")));
    }

    [TestMethod]
    public void CombinedOnline()
    {
        TestCard card = new TestCard { Aip = "7D00", Pdol = "9F1A029F3704" }.Issue();
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card));
        Assert.AreEqual("0000048000", t.Tvr);
        Assert.AreEqual("E800", t.Tsi);
        Assert.AreEqual(Convert.ToHexString(card.LastCryptogram), t.Hex(Tag.Cryptogram));
        Assert.IsTrue(card.Commands[^1].StartsWith("80AE90"));
        Assert.AreEqual(EmvOutcome.Approved, t.Complete(HostResult.Approved, "00"));
        Assert.IsTrue(card.Commands[^1].StartsWith("80AE50"));
        Assert.AreEqual(Convert.ToHexString(card.LastCryptogram), t.Hex(Tag.Cryptogram));
    }

    [TestMethod]
    public void CombinedOffline()
    {
        TestCard card = new TestCard { Aip = "7D00", CvmList = "00000000000000001F00" }.Issue();
        TestTerminal t = new(TestTerminal.Floor());
        Assert.AreEqual(EmvOutcome.Approved, t.Run(card));
        Assert.AreEqual("0000000000", t.Tvr);
    }

    /// <summary>A wrong signature on a TC declines; on an ARQC the card is told at once and the acquirer is not asked; on the second TC it declines too.</summary>
    [TestMethod]
    public void CombinedSignatureWrong()
    {
        TestTerminal offline = new(TestTerminal.Floor());
        TestCard card = new TestCard { Aip = "7D00", CvmList = "00000000000000001F00", BadCombined = true }.Issue();
        Assert.AreEqual(EmvOutcome.Declined, offline.Run(card));
        Assert.AreEqual("Z1", offline.Arc);
        Assert.AreEqual(1, card.Generated);

        TestTerminal online = new();
        card = new TestCard { Aip = "7D00", BadCombined = true }.Issue();
        Assert.AreEqual(EmvOutcome.Declined, online.Run(card));
        Assert.AreEqual(EmvReason.CdaFailed, online.Session.Reason);
        Assert.AreEqual(2, card.Generated);
        Assert.IsTrue(card.Commands[^1].StartsWith("80AE00"));

        TestTerminal second = new();
        card = new TestCard { Aip = "7D00" }.Issue();
        Assert.AreEqual(EmvOutcome.GoOnline, second.Run(card));
        card.BadCombined = true;
        Assert.AreEqual(EmvOutcome.Declined, second.Complete(HostResult.Approved, "00"));
        Assert.AreEqual(0x04, second.Value(Tag.Tvr)[0]);
    }

    /// <summary>A refusal carries no signature, and that is no failure.</summary>
    [TestMethod]
    public void CombinedRefusal()
    {
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.Declined, t.Run(new TestCard { Aip = "7D00", First = _ => 0 }.Issue()));
        Assert.AreEqual("0000048000", t.Tvr);
    }
}
