using System;
using System.Collections.Generic;
using System.Linq;
using Bench.Acquirer;
using Bench.Emv;
using Bench.VirtualBoard.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Emv;

/// <summary>What the simulated cards say, walked through with a reader that knows nothing of them.</summary>
[TestClass]
public class CardDialogueTests
{
    public static IEnumerable<object[]> SoundCards =>
        CardReader.Cards.Cards.Where(c => c.Faults.Count == 0 && !c.Blocked && c.Applications.All(a => !a.Blocked && !a.Risk.RefuseOptions && a.Certificates.Count == 0)).Select(c => new object[] { c.Id });

    [TestMethod]
    public void EveryCardHasAnAccount()
    {
        BenchFile book = BenchFile.Example();
        foreach (ChipCardEntry chip in CardReader.Cards.Cards)
        {
            global::Bench.Acquirer.CardEntry account = book.Cards.Single(c => c.Pan == chip.Pan);
            Assert.AreEqual((account.Expiry, account.Track2, account.Pin), (chip.Expiry, chip.Track2, chip.Pin), chip.Id);
        }
    }

    [TestMethod]
    [DynamicData(nameof(SoundCards))]
    public void RecordsAreWholeAndSigned(string id)
    {
        CardReader reader = new(id);
        reader.Start();
        foreach (int tag in (int[])[0x57, 0x5A, 0x5F24, 0x8C, 0x8D]) Assert.IsTrue(reader.Value(tag).Length > 0, $"{tag:X}");
        Assert.IsTrue(Convert.ToHexString(reader.Value(0x57)).StartsWith(Convert.ToHexString(reader.Value(0x5A)).TrimEnd('F') + "D"));
        CertificateWalk walk = new(reader);
        switch (reader.Card.Entry.Applications[0].Oda)
        {
            case "none": Assert.AreEqual(0, reader.Value(0x90).Length); break;
            case "sda": walk.CheckStatic(); break;
            default: walk.CheckDynamic(); break;
        }
    }

    [TestMethod]
    public void DirectoryNamesTheApplications()
    {
        CardReader reader = new("chip-two-apps");
        Assert.AreEqual(1, Tlv.Parse(reader.Ok("00A40400", "1PAY.SYS.DDF01"u8.ToArray()))[0].Find(0x88).Value[0]);
        Tlv record = Tlv.Parse(reader.Ok("00B2010C"))[0];
        CollectionAssert.AreEqual((string[])["A000000333010101", "A000000333010102"], record.Children.Select(c => Convert.ToHexString(c.Find(0x4F).Value)).ToArray());
        Assert.AreEqual("6A83", reader.Send("00B2020C").Status);
        Assert.AreEqual("6A82", new CardReader("chip-no-pse").Send("00A40400", "1PAY.SYS.DDF01"u8.ToArray()).Status);
        Assert.AreEqual("6A81", new CardReader("chip-card-blocked").Send("00A40400", "1PAY.SYS.DDF01"u8.ToArray()).Status);
        Assert.AreEqual("6283", new CardReader("chip-app-blocked").Send("00A40400", CardReader.Hex("A000000333010101")).Status);
    }

    [TestMethod]
    public void PartialNamesComeOneAfterTheOther()
    {
        CardReader reader = new("chip-partial");
        byte[] name = CardReader.Hex("A000000333010101");
        Assert.AreEqual("A00000033301010101", Convert.ToHexString(Tlv.Parse(reader.Ok("00A40400", name))[0].Find(0x84).Value));
        Assert.AreEqual("A00000033301010102", Convert.ToHexString(Tlv.Parse(reader.Ok("00A40402", name))[0].Find(0x84).Value));
        Assert.AreEqual("6A82", reader.Send("00A40402", name).Status);
    }

    [TestMethod]
    public void PinIsCountedAndKept()
    {
        CardReader reader = new("chip-offline-pin");
        reader.Start();
        Assert.AreEqual("63C2", reader.Send("00200080", CardReader.Hex("26123456FFFFFFFF"), false).Status);
        Assert.AreEqual("9000", reader.Send("00200080", CardReader.Hex("26112233FFFFFFFF"), false).Status);
        Assert.AreEqual("9F170103", Convert.ToHexString(reader.Ok("80CA9F17")));
        for (int left = 2; left >= 0; left--) Assert.AreEqual($"63C{left}", reader.Send("00200080", CardReader.Hex("26123456FFFFFFFF"), false).Status);
        reader.Card.Reset();
        reader.Start();
        Assert.AreEqual("6983", reader.Send("00200080", CardReader.Hex("26112233FFFFFFFF"), false).Status, "a reset gives no tries back");
    }

    [TestMethod]
    [DataRow("chip-enciphered-pin")]
    [DataRow("chip-enciphered-pin-signature")]
    public void EncipheredPinIsDeciphered(string id)
    {
        CardReader reader = new(id);
        reader.Start();
        (byte[] modulus, byte[] exponent) = new CertificateWalk(reader).PinKey();
        byte[] Block(string digits)
        {
            byte[] challenge = reader.Ok("00840000");
            byte[] clear = [0x7F, .. CardReader.Hex($"26{digits}FFFFFFFF"), .. challenge, .. new byte[modulus.Length - 17]];
            return IndependentSums.Recover(modulus, exponent, clear);
        }
        Assert.AreEqual("63C2", reader.Send("00200088", Block("123456"), false).Status);
        byte[] right = Block("112233");
        Assert.AreEqual("9000", reader.Send("00200088", right, false).Status);
        Assert.AreEqual("6985", reader.Send("00200088", right, false).Status, "a challenge is good for one try");
    }
}
