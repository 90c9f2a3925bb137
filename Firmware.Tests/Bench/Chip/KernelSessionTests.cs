using System;
using System.IO;
using System.Text;
using Bench.Acquirer;
using Bench.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Bench.Chip;

/// <summary>
/// The firmware's kernel against every card of the bench and the bench's issuer, which were written apart from it: outcome, TVR,
/// TSI and CVM results to the bit, and whole dialogues as golden text.
/// </summary>
[TestClass]
public class KernelSessionTests
{
    private static readonly string Golden = Path.Combine(Repository.Root, "Firmware.Tests", "Bench", "Chip", "transcripts");

    /// <summary>What must come out, from emv.md 1.3 to 1.13 and the card's data.</summary>
    [TestMethod]
    [DataRow("cup-chip", EmvOutcome.Approved, "0000048000", "F800", "420300")]
    [DataRow("chip-signature", EmvOutcome.Approved, "0000008000", "F800", "1E0300")]
    [DataRow("chip-no-cvm", EmvOutcome.Approved, "0000008000", "F800", "1F0002")]
    [DataRow("chip-offline-pin", EmvOutcome.Approved, "0000008000", "F800", "410302")]
    [DataRow("chip-enciphered-pin", EmvOutcome.Approved, "0000008000", "F800", "440302")]
    [DataRow("chip-pin-signature", EmvOutcome.Approved, "0000008000", "F800", "430300")]
    [DataRow("chip-enciphered-pin-signature", EmvOutcome.Approved, "0000008000", "F800", "450300")]
    [DataRow("chip-pin-locked", EmvOutcome.Approved, "0000248000", "F800", "420300")]
    [DataRow("chip-cvm-fails", EmvOutcome.Declined, "0000808000", "E800", "000001")]
    [DataRow("chip-cvm-unknown", EmvOutcome.Approved, "0000408000", "F800", "1E0300")]
    [DataRow("chip-cvm-none", EmvOutcome.Approved, "2000008000", "B800", "3F0000")]
    [DataRow("chip-sda", EmvOutcome.Approved, "0000048000", "F800", "420300")]
    [DataRow("chip-cda", EmvOutcome.Approved, "0000048000", "F800", "420300")]
    [DataRow("chip-no-oda", EmvOutcome.Approved, "8000048000", "7800", "420300")]
    [DataRow("chip-static-tampered", EmvOutcome.Approved, "0800048000", "F800", "420300")]
    [DataRow("chip-cda-fails", EmvOutcome.Declined, "0400048000", "E800", "420300")]
    [DataRow("chip-sda-fails", EmvOutcome.Approved, "4000048000", "F800", "420300")]
    [DataRow("chip-certificate-missing", EmvOutcome.Approved, "2800048000", "F800", "420300")]
    [DataRow("chip-ca-unknown", EmvOutcome.Approved, "0800048000", "F800", "420300")]
    [DataRow("chip-declines", EmvOutcome.Declined, "0000008000", "E800", "1F0002")]
    [DataRow("chip-not-allowed", EmvOutcome.NotAccepted, "0000008000", "E800", "1F0002")]
    [DataRow("chip-declines-second", EmvOutcome.Declined, "0000008000", "F800", "1F0002")]
    [DataRow("chip-arpc-in-ac", EmvOutcome.Approved, "0000008000", "E800", "1F0002")]
    [DataRow("chip-expired", EmvOutcome.Approved, "0040008000", "F800", "1F0002")]
    [DataRow("chip-not-yet", EmvOutcome.Approved, "0020008000", "F800", "1F0002")]
    [DataRow("chip-no-service", EmvOutcome.Declined, "0010008000", "E800", "1F0002")]
    [DataRow("chip-new", EmvOutcome.Approved, "000800E000", "F800", "1F0002")]
    [DataRow("chip-velocity", EmvOutcome.Approved, "000000E000", "F800", "1F0002")]
    public void OutcomeAndBits(string card, EmvOutcome outcome, string tvr, string tsi, string cvm)
    {
        using ChipSession s = new(card);
        EmvOutcome got = s.Sell();
        Assert.AreEqual($"{outcome} {tvr} {tsi} {cvm}", $"{got} {s.Tvr} {s.Tsi} {s.Cvm}");
        CollectionAssert.AreEqual(Array.Empty<string>(), (System.Collections.ICollection)s.Host.Ledger.Audit());
    }

    /// <summary>Small amounts of a card and an application that allow it stay off-line, without a word to the acquirer.</summary>
    [TestMethod]
    [DataRow(5000L, EmvOutcome.Approved, 0)]
    [DataRow(10001L, EmvOutcome.Approved, 1)]
    [DataRow(20000L, EmvOutcome.Approved, 1)]
    public void OfflineUpToTheLimits(long amount, EmvOutcome outcome, int messages)
    {
        using ChipSession s = new("chip-offline");
        s.Transaction.Amount = amount;
        Assert.AreEqual(outcome, s.Sell());
        Assert.AreEqual(messages, s.Host.Ledger.Transactions().Count);
        if (messages > 0) return;
        Assert.AreEqual("5931", s.Value(0x8A));
        IsoMessage upload = s.Request(TradeKind.OfflineSale, ChipMessage.OfflineUpload);
        Assert.AreEqual("00", s.Host.Terminal.Send(upload, mac: true)[39]);
    }

    [TestMethod]
    [DataRow("chip-unable-approves", EmvOutcome.Approved)]
    [DataRow("cup-chip-credit", EmvOutcome.Declined)]
    public void WithoutLine(string card, EmvOutcome outcome)
    {
        using ChipSession s = new(card) { Line = false };
        Assert.AreEqual(outcome, s.Sell());
    }

    [TestMethod]
    public void WrongAnswerOfTheIssuerIsDeclinedByTheCard()
    {
        using ChipSession s = new("cup-chip-credit");
        s.Host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.WrongAnswer));
        Assert.AreEqual(EmvOutcome.Declined, s.Sell());
        Assert.AreEqual("00", s.Code);
        Assert.AreEqual("0000048040", s.Tvr);
    }

    [TestMethod]
    [DataRow("three", true, "0000048000", "FC00", "2000000001")]
    [DataRow("three", false, "0000048000", "FC00", "2000000001")]
    [DataRow("unknown", true, "0000048020", "FC00", "1200000001")]
    [DataRow("unknown", false, "0000048010", "FC00", "1200000001")]
    [DataRow("wrong-mac", false, "0000048010", "FC00", "1100000001")]
    public void Scripts(string script, bool before, string tvr, string tsi, string results)
    {
        using ChipSession s = new("cup-chip-credit");
        s.Host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.Script, script, before));
        Assert.AreEqual(EmvOutcome.Approved, s.Sell());
        Assert.AreEqual($"{tvr} {tsi} {results}", $"{s.Tvr} {s.Tsi} {s.Value(0xDF31)}");
    }

    [TestMethod]
    public void BlockedByScriptStaysBlocked()
    {
        using ChipSession s = new("cup-chip-credit");
        s.Host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.Script, "block-application"));
        Assert.AreEqual(EmvOutcome.Approved, s.Sell());
        s.Card.Reset();
        Assert.AreEqual(EmvOutcome.ApplicationBlocked, s.Kernel.Open(s, s.Transaction, s));
    }

    [TestMethod]
    public void WrongPinsOfTheCardAreCounted()
    {
        using ChipSession s = new("chip-offline-pin");
        s.Pins.Clear();
        foreach (string pin in (string[])["0000", "1111", "112233"]) s.Pins.Enqueue(pin);
        Assert.AreEqual(EmvOutcome.Approved, s.Sell());
        CollectionAssert.AreEqual((string[])["PIN for the card, tries 3", "PIN for the card, tries 2, again", "PIN for the card, tries 1, again"], s.Asked);
    }

    /// <summary>One line a card: all of them, good and bad.</summary>
    [TestMethod]
    public void EveryCardEndsAsRecorded()
    {
        StringBuilder all = new();
        foreach (ChipCardEntry card in ChipFile.Example().Cards)
        {
            using ChipSession s = new(card.Id);
            EmvOutcome outcome = s.Sell();
            all.Append($"{card.Id}: {outcome} {s.Kernel.Reason}, acquirer {(s.Code == "" ? "-" : s.Code)}, TVR {s.Tvr} TSI {s.Tsi} CVM {s.Cvm}, {s.Trace.Commands} commands\n");
        }
        Compare("all-cards", all.ToString());
    }

    [TestMethod]
    [DataRow("cup-chip")]
    [DataRow("chip-offline-pin")]
    [DataRow("chip-enciphered-pin")]
    [DataRow("chip-sda")]
    [DataRow("chip-cda")]
    [DataRow("chip-two-apps")]
    [DataRow("chip-partial")]
    [DataRow("chip-declines-second")]
    [DataRow("chip-cda-fails")]
    [DataRow("bad-twice")]
    public void Transcript(string card)
    {
        using ChipSession s = new(card);
        EmvOutcome outcome = s.Sell();
        string text = s.Transcript(outcome);
        Assert.IsFalse(text.Contains(s.Card.Entry.Pan), "card number");
        if (s.Card.Entry.Pin != "") Assert.IsFalse(text.Contains("26" + s.Card.Entry.Pin), "PIN");
        Compare(card, text);
    }

    private static void Compare(string name, string text)
    {
        string file = Path.Combine(Golden, name + ".txt");
        if (Environment.GetEnvironmentVariable("GOLDEN_RECORD") == "1")
        {
            Directory.CreateDirectory(Golden);
            File.WriteAllText(file, text);
        }
        Assert.AreEqual(File.ReadAllText(file).ReplaceLineEndings("\n"), text, "after an intended change: GOLDEN_RECORD=1 dotnet test --filter KernelSession");
    }
}
