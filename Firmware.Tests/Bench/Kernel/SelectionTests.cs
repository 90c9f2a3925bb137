using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>Application selection, GET PROCESSING OPTIONS and records: what ends the session, and how.</summary>
[TestClass]
public class SelectionTests
{
    private static TestCard Two(bool directory) => new() { Aids = ["A000000333010102", "A000000333010101"], Labels = ["Credit", "Debit"], Priorities = [2, 1], HasDirectory = directory };

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void CardholderChooses(bool directory)
    {
        TestTerminal t = new() { Choice = 1 };
        Assert.AreEqual(EmvOutcome.Ok, t.Session.Open(Two(directory).Issue(), t.Transaction, t));
        Assert.AreEqual("choose Debit|Credit", t.Asked.Single());
        Assert.AreEqual("A000000333010102", t.Hex(Tag.DfName));
    }

    [TestMethod]
    [DataRow(-1, EmvOutcome.Cancelled)]
    [DataRow(-2, EmvOutcome.TimedOut)]
    public void CardholderDoesNotChoose(int choice, EmvOutcome expected)
    {
        TestTerminal t = new() { Choice = choice };
        Assert.AreEqual(expected, t.Session.Open(Two(true).Issue(), t.Transaction, t));
    }

    [TestMethod]
    public void OneMustBeConfirmed()
    {
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.Ok, t.Session.Open(new TestCard { Priorities = [0x81] }.Issue(), t.Transaction, t));
        Assert.AreEqual("confirm UnionPay Debit", t.Asked.Single());
        t.Choice = -1;
        Assert.AreEqual(EmvOutcome.Cancelled, t.Session.Open(new TestCard { Priorities = [0x81] }.Issue(), t.Transaction, t));
    }

    /// <summary>An application that refuses to start drops out, and the choice is made again with a clean TVR.</summary>
    [TestMethod]
    public void UnwillingApplicationDropsOut()
    {
        TestCard card = Two(true);
        card.Unwilling.Add("A000000333010101");
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.Ok, t.Session.Open(card.Issue(), t.Transaction, t));
        Assert.AreEqual("A000000333010102", t.Hex(Tag.DfName));
        card = new TestCard();
        card.Unwilling.Add("A000000333010101");
        Assert.AreEqual(EmvOutcome.NoApplication, t.Session.Open(card.Issue(), t.Transaction, t));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void BlockedApplication(bool directory)
    {
        TestCard card = new() { HasDirectory = directory };
        card.Blocked.Add("A000000333010101");
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.ApplicationBlocked, t.Session.Open(card.Issue(), t.Transaction, t));
        TestCard two = Two(directory);
        two.Blocked.Add("A000000333010101");
        Assert.AreEqual(EmvOutcome.Ok, t.Session.Open(two.Issue(), t.Transaction, t));
        Assert.AreEqual("A000000333010102", t.Hex(Tag.DfName));
    }

    /// <summary>A longer name is found by its beginning, and its neighbours by SELECT next.</summary>
    [TestMethod]
    public void PartialNames()
    {
        TestCard card = new() { Aids = ["A00000033301010101", "A00000033301010102"], Labels = ["One", "Two"], HasDirectory = false };
        TestTerminal t = new() { Choice = 1 };
        Assert.AreEqual(EmvOutcome.Ok, t.Session.Open(card.Issue(), t.Transaction, t));
        Assert.AreEqual("choose One|Two", t.Asked.Single());
        TestTerminal exact = new("9F0608A000000333010101 DF010101");
        Assert.AreEqual(EmvOutcome.NoApplication, exact.Session.Open(card.Issue(), t.Transaction, exact));
    }

    [TestMethod]
    public void NothingInCommon()
    {
        TestTerminal t = new();
        TestCard card = new TestCard { Aids = ["A0000000031010"] }.Issue();
        Assert.AreEqual(EmvOutcome.NoApplication, t.Session.Open(card, t.Transaction, t));
        Assert.IsTrue(card.Commands.Count(c => c.StartsWith("00A4")) == 4);
    }

    /// <summary>What the card answers to the first SELECT decides how to go on.</summary>
    [TestMethod]
    [DataRow("6A81", EmvOutcome.CardBlocked)]
    [DataRow("6A82", EmvOutcome.Ok)]
    [DataRow("6283", EmvOutcome.Ok)]
    [DataRow("6D00", EmvOutcome.Ok)]
    [DataRow("9000", EmvOutcome.Ok)]
    [DataRow("6F04840150A59000", EmvOutcome.Ok)]
    [DataRow("6F08840150A50388010B9000", EmvOutcome.Ok)]
    public void Directory(string answer, EmvOutcome expected)
    {
        TestCard card = new TestCard().Issue();
        card.Intercept = a => card.Commands.Count == 1 ? Convert.FromHexString(answer) : null;
        TestTerminal t = new();
        Assert.AreEqual(expected, t.Session.Open(card, t.Transaction, t));
    }

    [TestMethod]
    [DataRow("00A4", "6A81", EmvOutcome.CardBlocked)]   // SELECT in the list
    [DataRow("80A8", "6985", EmvOutcome.NoApplication)]
    [DataRow("80A8", "6A80", EmvOutcome.Terminated)]
    [DataRow("80A8", "8006 7C00 08010100 9000", EmvOutcome.Terminated)] // a record that is not there
    [DataRow("80A8", "8002 7C00 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "8005 7C00 080101 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "8006 7C00 00010100 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "8006 7C00 09010100 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "8006 7C00 10020100 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "8006 7C00 10000100 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "8006 7C00 10010102 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "8006 7C00 F8010100 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "7704 8202 7C00 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "770A 82027C00 940410010101 00 9000", EmvOutcome.Terminated)]
    [DataRow("80A8", "9000", EmvOutcome.Terminated)]
    public void Refusals(string command, string answer, EmvOutcome expected)
    {
        TestCard card = new TestCard { HasDirectory = false }.Issue();
        card.Intercept = a => Convert.ToHexString(a).StartsWith(command) && (command != "00A4" || card.Commands.Count == 2) ? Convert.FromHexString(answer.Replace(" ", "")) : null;
        TestTerminal t = new();
        Assert.AreEqual(expected, t.Session.Open(card, t.Transaction, t));
    }

    /// <summary>Records: missing, twice, wrong, of the wrong form.</summary>
    [TestMethod]
    [DataRow(0x5A, EmvReason.Missing)]
    [DataRow(0x5F24, EmvReason.Missing)]
    [DataRow(0x8C, EmvReason.Missing)]
    [DataRow(0x8D, EmvReason.Missing)]
    [DataRow(0x57, EmvReason.None)]
    [DataRow(0x5F34, EmvReason.None)]
    public void Mandatory(int tag, EmvReason reason)
    {
        TestCard card = new();
        card.LeaveOut.Add(tag);
        TestTerminal t = new();
        Assert.AreEqual(reason == EmvReason.None ? EmvOutcome.Ok : EmvOutcome.Terminated, t.Session.Open(card.Issue(), t.Transaction, t));
        Assert.AreEqual(reason, t.Session.Reason);
    }

    [TestMethod]
    [DataRow("70065F3403010203", EmvReason.Format)]
    [DataRow("70045F340101", EmvReason.Duplicate)]
    [DataRow("70058401A0", EmvReason.Format)]
    [DataRow("70039F0701", EmvReason.Format)]
    [DataRow("71015A", EmvReason.Format)]
    [DataRow("7004DF5501FF", EmvReason.None)]
    [DataRow("7005DF81060155", EmvReason.None)]
    [DataRow("70059505FFFFFFFFFF", EmvReason.Format)]
    [DataRow("70079505FFFFFFFFFF", EmvReason.None)]        // the terminal's own object: not listened to
    [DataRow("700000", EmvReason.Format)]
    [DataRow("70020000", EmvReason.None)]
    [DataRow("700A00005F200041000000DF01", EmvReason.Format)]
    public void StrangeRecords(string record, EmvReason reason)
    {
        TestCard card = new();
        card.MoreRecords.Add((4, 1, Convert.FromHexString(record)));
        TestTerminal t = new();
        Assert.AreEqual(reason == EmvReason.None ? EmvOutcome.Ok : EmvOutcome.Terminated, t.Session.Open(card.Issue(), t.Transaction, t));
        Assert.AreEqual(reason, t.Session.Reason);
        Assert.IsFalse(t.Hex(Tag.Tvr).Contains("FF"));
    }

    [TestMethod]
    [DataRow("301331", "42031F00", EmvReason.Format)]
    [DataRow("3A1231", "42031F00", EmvReason.Format)]
    [DataRow("301231", "42031F", EmvReason.Format)]
    public void Implausible(string expiry, string rules, EmvReason reason)
    {
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.Terminated, t.Session.Open(new TestCard { Expiry = expiry, CvmList = "0000000000000000" + rules }.Issue(), t.Transaction, t));
        Assert.AreEqual(reason, t.Session.Reason);
    }

    [TestMethod]
    public void Track2OfAnotherCard()
    {
        TestCard card = new TestCard().Issue();
        card.Tamper(1, 1, 7);
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.Terminated, t.Session.Open(card, t.Transaction, t));
        Assert.AreEqual(EmvReason.PanDiffers, t.Session.Reason);
    }

    /// <summary>The short form of void and refund reads and stops: no cryptogram is ever asked for.</summary>
    [TestMethod]
    public void ShortForm()
    {
        TestCard card = new TestCard().Issue();
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.Ok, t.Session.Open(card, t.Transaction, t));
        t.Session.Close();
        Assert.IsFalse(card.Commands.Any(c => c.StartsWith("80AE")));
        Assert.ThrowsException<InvalidOperationException>(() => t.Session.Authorise());
        Assert.ThrowsException<InvalidOperationException>(() => t.Complete(HostResult.Approved, "00"));
    }
}
