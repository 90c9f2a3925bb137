using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>Cardholder verification: every method, condition and end, with 9F34 and TVR byte 3 to the bit (EMV 4.4 Book 4, table 2).</summary>
[TestClass]
public class CvmTests
{
    private const string NoLimits = "0000000000000000";

    [TestMethod]
    // rules, 9F34, TVR, what the cardholder is asked
    [DataRow("42031E031F00", "420300", "0000048000", "online")]
    [DataRow("5E031F00", "5E0300", "0000008000", "")]
    [DataRow("1F00", "1F0002", "0000008000", "")]
    [DataRow("4103", "410302", "0000008000", "offline 3")]
    [DataRow("4303", "430300", "0000008000", "offline 3")]
    [DataRow("4403", "440302", "0000008000", "offline 3")]
    [DataRow("4503", "450300", "0000008000", "offline 3")]
    [DataRow("0000", "000001", "0000808000", "")]
    [DataRow("40001F00", "400001", "0000808000", "")]
    [DataRow("5F01", "3F0001", "0000808000", "")]          // unattended cash: never here
    [DataRow("42041F02", "1F0202", "0000008000", "")]      // cash
    [DataRow("42051F00", "1F0002", "0000008000", "")]      // cashback
    [DataRow("42FF1F00", "1F0002", "0000008000", "")]      // a condition nobody knows
    [DataRow("46001F00", "1F0002", "000040 8000", "")]     // a method nobody knows, next
    [DataRow("06001F00", "3F0001", "0000C08000", "")]      // and stop
    [DataRow("60031F00", "1F0002", "0000008000", "")]      // identity document, if supported: it is not
    [DataRow("60001F00", "1F0002", "0000008000", "")]
    [DataRow("20001F00", "3F0001", "0000808000", "")]
    public void Rules(string rules, string results, string tvr, string asked)
    {
        foreach (bool ownKey in new[] { false, true })
        {
            TestTerminal t = new();
            EmvOutcome outcome = t.Run(new TestCard { CvmList = NoLimits + rules, OwnPinKey = ownKey }.Issue());
            Assert.AreEqual(EmvOutcome.GoOnline, outcome);
            Assert.AreEqual(results, t.CvmResults);
            Assert.AreEqual(tvr.Replace(" ", ""), t.Tvr);
            Assert.AreEqual("E800", t.Tsi);
            Assert.AreEqual(asked, string.Join(";", t.Asked));
            Assert.AreEqual(results is "5E0300" or "430300" or "450300", t.Session.NeedsSignature);
            CvmResult expected = results switch
            {
                "5E0300" or "430300" or "450300" => CvmResult.Signature,
                "420300" => CvmResult.OnlinePin,
                "410302" or "440302" => CvmResult.CardPin,
                "1F0002" or "1F0202" => CvmResult.NoCvm,
                _ => CvmResult.None,
            };
            Assert.AreEqual(expected, t.Session.Verified, results);
        }
    }

    /// <summary>Amounts X and Y in the card's currency: under and over, and the same is neither.</summary>
    [TestMethod]
    [DataRow("06", 12851, 0, true)]
    [DataRow("06", 12850, 0, false)]
    [DataRow("07", 12849, 0, true)]
    [DataRow("07", 12850, 0, false)]
    [DataRow("08", 0, 12851, true)]
    [DataRow("08", 12851, 12850, false)]
    [DataRow("09", 0, 12849, true)]
    [DataRow("09", 0, 12850, false)]
    public void Limits(string condition, int x, int y, bool holds)
    {
        TestTerminal t = new();
        t.Run(new TestCard { CvmList = $"{x:X8}{y:X8}5E{condition}1F00" }.Issue());
        Assert.AreEqual(holds ? $"5E{condition}00" : "1F0002", t.CvmResults);
        TestTerminal foreign = new() { Profile = { Currency = 840 } };
        foreign.Run(new TestCard { CvmList = $"{x:X8}{y:X8}5E{condition}1F00" }.Issue());
        Assert.AreEqual("1F0002", foreign.CvmResults);
    }

    [TestMethod]
    [DataRow("6C00", "000000000000000042031F00", "0000008000", "A800")] // the card does not want it
    [DataRow("7C00", "", "2000008000", "A800")]
    [DataRow("7C00", "0000000000000000", "2000008000", "A800")]
    public void NoVerification(string aip, string list, string tvr, string tsi)
    {
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(new TestCard { Aip = aip, CvmList = list }.Issue()));
        Assert.AreEqual("3F0000", t.CvmResults);
        Assert.AreEqual(tvr, t.Tvr);
        Assert.AreEqual(tsi, t.Tsi);
    }

    [TestMethod]
    public void CashAndCashback()
    {
        TestTerminal cash = new() { Transaction = { Type = EmvTransaction.Cash } };
        cash.Run(new TestCard { CvmList = NoLimits + "5E041F00" }.Issue());
        Assert.AreEqual("5E0400", cash.CvmResults);
        TestTerminal cashback = new() { Transaction = { Type = EmvTransaction.Cashback, OtherAmount = 100 } };
        cashback.Run(new TestCard { CvmList = NoLimits + "42025E051F00" }.Issue());
        Assert.AreEqual("5E0500", cashback.CvmResults);
    }

    /// <summary>Wrong PINs: the counter falls, the last try is known, and the list goes on or stops.</summary>
    [TestMethod]
    [DataRow("4103", "1111,2222,1234", "offline 3;offline 2 again;offline 1 again", "410302", "0000008000")]
    [DataRow("41031F00", "1111,2222,3333", "offline 3;offline 2 again;offline 1 again", "1F0002", "0000208000")]
    [DataRow("01031F00", "1111,2222,3333", "offline 3;offline 2 again;offline 1 again", "010301", "0000A08000")]
    [DataRow("44031F00", "1111,1234", "offline 3;offline 2 again", "440302", "0000008000")]
    public void WrongPins(string rules, string pins, string asked, string results, string tvr)
    {
        TestTerminal t = new() { Pins = new Queue<string>(pins.Split(',')) };
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(new TestCard { CvmList = NoLimits + rules }.Issue()));
        Assert.AreEqual(asked, string.Join(";", t.Asked));
        Assert.AreEqual(results, t.CvmResults);
        Assert.AreEqual(tvr, t.Tvr);
    }

    [TestMethod]
    public void NoTriesLeft()
    {
        TestTerminal t = new();
        t.Run(new TestCard { CvmList = NoLimits + "01031F00", Tries = 0 }.Issue());
        Assert.AreEqual(0, t.Asked.Count);
        Assert.AreEqual("010301", t.CvmResults);
        Assert.AreEqual("0000A08000", t.Tvr);
    }

    /// <summary>A card that does not tell its counter: it may still be asked.</summary>
    [TestMethod]
    public void CounterUnknown()
    {
        TestTerminal t = new();
        TestCard card = new TestCard { CvmList = NoLimits + "4103" }.Issue();
        card.Intercept = a => a[1] == 0xCA ? [0x6A, 0x88] : null;
        t.Run(card);
        Assert.AreEqual("offline -1", t.Asked.Single());
        Assert.AreEqual("410302", t.CvmResults);
    }

    /// <summary>Whoever confirms without a PIN is not asked for another one.</summary>
    [TestMethod]
    [DataRow("42031E03", PinReply.Bypassed, "online", "1E0300", "0000088000")]
    [DataRow("410344034203", PinReply.Bypassed, "offline 3", "420301", "0000888000")]
    [DataRow("02031E03", PinReply.Bypassed, "online", "020301", "0000888000")]
    [DataRow("42031E03", PinReply.NoPad, "online", "1E0300", "0000108000")]
    public void Bypass(string rules, PinReply reply, string asked, string results, string tvr)
    {
        TestTerminal t = new() { PinReply = reply };
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(new TestCard { CvmList = NoLimits + rules, IacDenial = "0000000000" }.Issue()));
        Assert.AreEqual(asked, string.Join(";", t.Asked));
        Assert.AreEqual(results, t.CvmResults);
        Assert.AreEqual(tvr, t.Tvr);
    }

    [TestMethod]
    [DataRow("4203", PinReply.Cancelled, EmvOutcome.Cancelled)]
    [DataRow("4103", PinReply.Cancelled, EmvOutcome.Cancelled)]
    [DataRow("4203", PinReply.TimedOut, EmvOutcome.TimedOut)]
    [DataRow("4403", PinReply.TimedOut, EmvOutcome.TimedOut)]
    public void GivingUp(string rules, PinReply reply, EmvOutcome expected)
    {
        TestTerminal t = new() { PinReply = reply };
        TestCard card = new TestCard { CvmList = NoLimits + rules }.Issue();
        Assert.AreEqual(expected, t.Run(card));
        Assert.AreEqual(0, card.Generated);
    }

    [TestMethod]
    public void BypassMayBeForbidden()
    {
        TestTerminal t = new() { PinReply = PinReply.Bypassed, Profile = { PinBypass = false } };
        Assert.AreEqual(EmvOutcome.Cancelled, t.Run(new TestCard().Issue()));
    }

    /// <summary>Without a PIN pad for offline PINs, or without the acquirer's leave for online ones.</summary>
    [TestMethod]
    [DataRow(0x68, "41031F00", "1F0002", "0000008000")] // "if supported": passed over
    [DataRow(0x68, "41001F00", "1F0002", "0000108000")]
    [DataRow(0x90, "42001F00", "3F0001", "0000908000")]
    [DataRow(0x80, "44001F00", "3F0001", "0000808000")]
    [DataRow(0x40, "5E001F00", "3F0001", "0000808000")]
    public void Unsupported(int capabilities, string rules, string results, string tvr)
    {
        TestTerminal t = new();
        t.Profile.Capabilities[1] = (byte)capabilities;
        t.Run(new TestCard { CvmList = NoLimits + rules }.Issue());
        Assert.AreEqual(results, t.CvmResults);
        Assert.AreEqual(tvr, t.Tvr);
    }

    /// <summary>An enciphered PIN needs keys and a challenge; without them the method has failed.</summary>
    [TestMethod]
    public void EncipheredWithoutKeyOrChallenge()
    {
        TestTerminal t = new(withKey: false);
        t.Run(new TestCard { CvmList = NoLimits + "44031F00" }.Issue());
        Assert.AreEqual("1F0002", t.CvmResults);
        Assert.AreEqual(0, t.Asked.Count);
        TestCard card = new TestCard { CvmList = NoLimits + "44031F00" }.Issue();
        card.Intercept = a => a[1] == 0x84 ? [1, 2, 3, 4, 0x90, 0x00] : null;
        t = new();
        t.Run(card);
        Assert.AreEqual("1F0002", t.CvmResults);
        Assert.IsFalse(card.Commands.Any(c => c.StartsWith("0020")));
    }

    /// <summary>The plain PIN block as Book 3, table 24 has it; no trace ever shows it.</summary>
    [TestMethod]
    public void PinNeverInTheTrace()
    {
        TestCard card = new TestCard { CvmList = NoLimits + "410344034203" , Pin = "987654" }.Issue();
        TestTerminal t = new() { Pins = new Queue<string>(["987654"]) };
        t.Session.Trace = t;
        t.Run(card);
        Assert.IsTrue(card.Commands.Contains("0020008008269876" + "54FFFFFFFF"));
        string trace = string.Join("\n", t.Traced);
        Assert.IsTrue(trace.Contains("0020008008FFFFFFFFFFFFFFFF"));
        Assert.IsFalse(trace.Contains("987654"));
        Assert.IsFalse(trace.Contains(TestCard.Pan));
        Assert.IsFalse(trace.Contains(TestCard.Pan[..8]));
        Assert.IsFalse(trace.Contains("20204745535420"));
        Assert.IsTrue(trace.Contains("5A08621234FFFFFFFFFF"));
    }
}
