using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Emv;
using PosFirmware.Tests.Bench.Security;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>What a card must not be able to do, whatever it answers: change what was authenticated, be approved as a copy, stay in memory.</summary>
[TestClass]
public class RestraintTests
{
    private const string NoCvm = "00000000000000001F00", Ac = "9F270180" + "9F36020023" + "9F26081122334455667788" + "9F100807010103A0B00000";

    /// <summary>EMV 4.4 Book 3, 10.2 and 6.5.5.4: the answer brings the cryptogram and its companions, and nothing that was there before.</summary>
    [TestMethod]
    [DataRow("9F0D050000000000")]
    [DataRow("9F0E050000000000")]
    [DataRow("8C039F3704")]
    [DataRow("8D039F3704")]
    [DataRow("82027D00")]
    [DataRow("5A086212345678901232")]
    [DataRow("8E0A00000000000000001F00")]
    [DataRow("9F270140")]
    [DataRow("9F26081122334455667799")]
    public void AnAnswerChangesNothing(string extra)
    {
        TestTerminal t = new(TestTerminal.Floor("00000000"));
        Assert.AreEqual(EmvOutcome.Terminated, t.Run(Answering(extra)));
        Assert.AreEqual(EmvReason.Duplicate, t.Session.Reason);
    }

    /// <summary>What is new may come along: PBOC's cards add objects of their own.</summary>
    [TestMethod]
    public void AnAnswerMayAdd()
    {
        TestTerminal t = new(TestTerminal.Floor("00000000"));
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(Answering("DF620101")));
    }

    private static TestCard Answering(string extra)
    {
        byte[] answer = Convert.FromHexString(Ac + extra);
        TestCard card = new() { CvmList = NoCvm };
        card.Intercept = a => a[0] == 0x80 && a[1] == 0xAE ? [.. Tlv.Make(0x77, answer), 0x90, 0x00] : null;
        return card.Issue();
    }

    /// <summary>Book 1, 12.4: the application that answers must be the one that was asked for, or a longer name of it.</summary>
    [TestMethod]
    [DataRow("A000000333010101", true)]
    [DataRow("A00000033301010101", true)]
    [DataRow("A000000333010102", false)]
    [DataRow("A0000003330101", false)]
    public void AnotherNameDropsOut(string name, bool good)
    {
        byte[] fci = Tlv.Make(0x6F, Tlv.Make(0x84, Convert.FromHexString(name)), Tlv.Make(0xA5, Tlv.Make(0x50, Encoding.ASCII.GetBytes("DEBIT"))));
        TestCard card = new();
        card.Intercept = a => a[1] == 0xA4 && a[4] == 8 ? [.. fci, 0x90, 0x00] : null;
        TestTerminal t = new();
        Assert.AreEqual(!good, t.Run(card.Issue()) == EmvOutcome.NoApplication);
    }

    /// <summary>
    /// No certificate of a card that has not proved itself: static data can be copied, and UnionPay's action codes do not know the bit of a
    /// failed combined signature. The acquirer is asked; without it the end is no.
    /// </summary>
    [TestMethod]
    [DataRow("5C00", "6212345678901232", "0000000000")] // SDA only
    [DataRow("1C00", "6212345678901232", "8000000000")] // nothing
    [DataRow("7D00", "6212345678901233", "0400000000")] // CDA with a certificate of another card
    [DataRow("7C00", "6212345678901233", "0800000000")] // DDA with a certificate of another card
    public void NoApprovalOfWhatMayBeACopy(string aip, string certified, string tvr)
    {
        TestCard card = new() { CvmList = NoCvm, Aip = aip, CardCertificatePan = certified, IacDefault = "0000000000", IacOnline = "0000000000" };
        TestTerminal t = new(TestTerminal.Floor());
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card.Issue()));
        Assert.AreEqual(tvr, t.Tvr);
        Assert.AreEqual(EmvOutcome.Declined, t.Complete(HostResult.NoAnswer, null));
        Assert.AreEqual("Z3", t.Arc);
    }

    /// <summary>
    /// Each method of data authentication that 9F33 advertises keeps a card from being approved off-line when it fails, under UnionPay's own
    /// action codes and a card that has none: a capability is advertised only where something follows from its failure.
    /// </summary>
    [TestMethod]
    public void EveryAdvertisedMethodIsCovered()
    {
        byte advertised = new TerminalProfile().Capabilities[2];
        (int Bit, string Aip)[] methods = [(0x80, "5C00"), (0x40, "7C00"), (0x08, "7D00")];
        foreach ((int bit, string aip) in methods.Where(m => (advertised & m.Bit) != 0))
        {
            TestCard card = new() { CvmList = NoCvm, Aip = aip, IssuerPrefix = "999999FF", IacDefault = "0000000000", IacOnline = "0000000000", IacDenial = "0000000000" };
            Assert.AreEqual(EmvOutcome.GoOnline, new TestTerminal(TestTerminal.Floor()).Run(card.Issue()), $"9F33 byte 3 bit {bit:X2}");
        }
        Assert.AreEqual(0, advertised & ~methods.Sum(m => m.Bit), "a method of its own needs a row here");
    }

    /// <summary>After Close nothing of the card or its holder is left in any array that the kernel reaches.</summary>
    [TestMethod]
    [DataRow("41031F00", true)]
    [DataRow("44031F00", true)]
    [DataRow("42031F00", false)]
    public void NothingIsLeftBehind(string method, bool offline)
    {
        string cdol = "5A08" + TestCard.DefaultCdol1; // a card may ask for its own number
        TestCard card = new() { Pin = "4930", CvmList = "0000000000000000" + method, Cdol1 = cdol, Cdol2 = "5A0857139F1A02" + TestCard.DefaultCdol2 };
        TestTerminal t = new() { Pins = new(["4930"]) };
        t.Run(card.Issue());
        t.Complete(HostResult.Approved, "00");
        byte[] pan = Convert.FromHexString(TestCard.Pan);
        Assert.AreNotEqual(0, MemoryWalk.Find(t.Session, pan).Length, "the walk finds the number while it is there");
        t.Session.Close();
        foreach (byte[] secret in new[] { pan, Encoding.ASCII.GetBytes(TestCard.Pan), "4930"u8.ToArray(), Convert.FromHexString("244930FF"), card.LastCryptogram })
            Assert.AreEqual("", string.Join(", ", MemoryWalk.Find(t.Session, secret)), Convert.ToHexString(secret));
        Assert.IsTrue(!offline || t.Asked.Any(a => a.StartsWith("offline")));
    }
}
