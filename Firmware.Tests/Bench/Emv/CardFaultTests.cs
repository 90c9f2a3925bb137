using System;
using System.Collections.Generic;
using System.Linq;
using Bench.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Emv;

/// <summary>Faults that cards show on order.</summary>
[TestClass]
public class CardFaultTests
{
    [TestMethod]
    public void RecordsAreChangedAsOrdered()
    {
        Assert.IsNull(Record("bad-no-pan").Find(0x5A));
        Assert.AreEqual(2, Record("bad-twice").Children.Count(c => c.Tag == 0x5A));
        Assert.ThrowsException<FormatException>(() => Record("bad-lie"));
        Assert.ThrowsException<FormatException>(() => Record("bad-lie-template"));
    }

    [TestMethod]
    public void GarbageIsAsLongAsOrderedAndAlwaysTheSame()
    {
        byte[][] two = [.. ((string[])["bad-gpo-garbage", "bad-gpo-garbage"]).Select(id =>
        {
            CardReader reader = new(id);
            byte[] data = reader.Fill(reader.Select("A000000333010102").Find(0x9F38).Value);
            return reader.Ok("80A80000", [0x83, (byte)data.Length, .. data]);
        })];
        Assert.AreEqual(4096, two[0].Length);
        CollectionAssert.AreEqual(two[0], two[1]);
    }

    [TestMethod]
    public void StatusWordsWithoutEnd()
    {
        CardReader reader = new("bad-61-forever");
        for (int i = 0; i < 5; i++) Assert.AreEqual("6110", reader.Send("00C00000").Status);
    }

    [TestMethod]
    public void FaultsMayHappenOnce()
    {
        ChipCardEntry entry = CardReader.Cards.Card("cup-chip") with { Faults = [new FaultEntry { On = "select", Sw = "6F00", Times = 1 }] };
        CardReader reader = new(entry);
        Assert.AreEqual("6F00", reader.Send("00A40400", CardReader.Hex("A000000333010101")).Status);
        Assert.AreEqual("9000", reader.Send("00A40400", CardReader.Hex("A000000333010101")).Status);
    }

    public static IEnumerable<object[]> WrongCertificates =>
        from kind in (string[])["issuer", "card", "static", "dynamic"]
        from fault in Enum.GetValues<CertificateFault>()
        where fault != CertificateFault.None
        where kind is "issuer" or "card" || fault is CertificateFault.Length or CertificateFault.Header or CertificateFault.Trailer or CertificateFault.Format
            or CertificateFault.Hash or CertificateFault.Key || kind == "static" && fault == CertificateFault.Missing
        where fault != CertificateFault.UnknownCa || kind == "issuer"
        where fault is not (CertificateFault.HashAlgorithm or CertificateFault.KeyAlgorithm or CertificateFault.Expired) // looked at by the terminal's rules, not by arithmetic
        select new object[] { kind, fault.ToString() };

    /// <summary>Each wrong certificate is found by the walk that finds nothing wrong with the right ones.</summary>
    [TestMethod]
    [DynamicData(nameof(WrongCertificates))]
    public void WrongCertificatesAreWrong(string kind, string fault)
    {
        ChipCardEntry right = CardReader.Cards.Card(kind switch { "static" => "chip-sda", "issuer" => "chip-cda", _ => "chip-long-exponents" });
        ApplicationEntry application = right.Applications[0] with { Certificates = new Dictionary<string, CertificateFault> { [kind] = Enum.Parse<CertificateFault>(fault) } };
        CardReader reader = new(right with { Applications = [application] });
        reader.Start();
        CertificateWalk walk = new(reader);
        bool found = false;
        try
        {
            if (kind == "static") walk.CheckStatic();
            else walk.CheckDynamic();
        }
        catch (Exception e) when (e is UnitTestAssertException or InvalidOperationException or Org.BouncyCastle.Crypto.DataLengthException) { found = true; }
        Assert.IsTrue(found);
    }

    private static Tlv Record(string id)
    {
        CardReader reader = new(id);
        byte[] data = reader.Fill(reader.Select("A000000333010102").Find(0x9F38).Value);
        reader.Ok("80A80000", [0x83, (byte)data.Length, .. data]);
        return Tlv.Parse(reader.Ok("00B20114"))[0];
    }
}
