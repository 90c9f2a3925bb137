using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>Whole sessions: online, offline, declined, without an answer, with scripts; TVR, TSI and field 55 to the bit.</summary>
[TestClass]
public class SessionTests
{
    private const string Arpc = "910A1122334455667788" + "3030";

    [TestMethod]
    public void OnlineApprovedWithDda()
    {
        TestCard card = new TestCard { Pdol = "9F1A029F7A019F02065F2A02" }.Issue();
        TestTerminal t = new() { Profile = { ForceOnline = true } };
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card));
        Assert.AreEqual("0000048800", t.Tvr); // online PIN, floor limit, forced online
        Assert.AreEqual("E800", t.Tsi);
        Assert.AreEqual("420300", t.CvmResults);
        Assert.AreEqual("0102030405060708", t.Hex(Tag.DynamicNumber));
        Assert.IsTrue(t.Session.OnlinePinEntered);
        string options = card.Commands.Single(c => c.StartsWith("80A8"));
        Assert.AreEqual("80A800000D830B0156000000000128500156" + "00", options);

        byte[] field = t.Field55(ChipMessage.Request);
        var sent = Tlv.Read(field);
        CollectionAssert.AreEqual(new[] { 0x9F26, 0x9F27, 0x9F10, 0x9F37, 0x9F36, 0x95, 0x9A, 0x9C, 0x9F02, 0x5F2A, 0x82, 0x9F1A, 0x9F03, 0x9F33, 0x9F34, 0x9F35, 0x9F1E, 0x84, 0x9F09, 0x9F41 }, sent.Select(o => o.Tag).ToArray());
        Assert.AreEqual(Convert.ToHexString(card.LastCryptogram), Convert.ToHexString(sent[0].Value));
        Assert.AreEqual("80", Convert.ToHexString(sent[1].Value));
        Assert.AreEqual("261122", Convert.ToHexString(sent.Single(o => o.Tag == 0x9A).Value));
        Assert.AreEqual("000000012850", Convert.ToHexString(sent.Single(o => o.Tag == 0x9F02).Value));
        Assert.AreEqual("A000000333010101", Convert.ToHexString(sent.Single(o => o.Tag == 0x84).Value));

        Assert.AreEqual(EmvOutcome.Approved, t.Complete(HostResult.Approved, "00", Arpc));
        Assert.AreEqual("F800", t.Tsi);
        Assert.AreEqual("00", t.Arc);
        Assert.AreEqual("11223344556677883030", Convert.ToHexString(card.IssuerData));
        var upload = Tlv.Read(t.Field55(ChipMessage.Upload));
        Assert.AreEqual("40", Convert.ToHexString(upload[1].Value));
        Assert.AreEqual(Convert.ToHexString(card.LastCryptogram), Convert.ToHexString(upload[0].Value));
        byte[] pan = new byte[19], track = new byte[37];
        Assert.AreEqual(TestCard.Pan, System.Text.Encoding.ASCII.GetString(pan, 0, t.Session.CopyPan(pan)));
        Assert.AreEqual(TestCard.Pan + "=3012220123456789", System.Text.Encoding.ASCII.GetString(track, 0, t.Session.CopyTrack2(track)));
        Assert.AreEqual(3012, t.Session.Expiry);
        Assert.AreEqual(1, t.Session.PanSequence);
        t.Session.Close();
        Assert.AreEqual(0, t.Session.Data.Count);
    }

    /// <summary>Response formats 1 and 2, the PSE and the list, give the same transaction.</summary>
    [TestMethod]
    [DataRow(false, false, false)]
    [DataRow(true, false, true)]
    [DataRow(false, true, false)]
    [DataRow(true, true, true)]
    public void AllFormats(bool format2, bool options2, bool directory)
    {
        TestCard card = new TestCard { Format2 = format2, Format2Options = options2, HasDirectory = directory }.Issue();
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card));
        Assert.AreEqual("0000048000", t.Tvr);
        Assert.AreEqual(EmvOutcome.Approved, t.Complete(HostResult.Approved, "00"));
        Assert.AreEqual("E800", t.Tsi);
    }

    [TestMethod]
    public void OfflineApproved()
    {
        TestCard card = new TestCard { CvmList = "00000000000000001F00" }.Issue();
        TestTerminal t = new(TestTerminal.Floor());
        Assert.AreEqual(EmvOutcome.Approved, t.Run(card));
        Assert.AreEqual("0000000000", t.Tvr);
        Assert.AreEqual("1F0002", t.CvmResults);
        Assert.AreEqual("Y1", t.Arc);
        var upload = Tlv.Read(t.Field55(ChipMessage.OfflineUpload));
        Assert.AreEqual("5931", Convert.ToHexString(upload.Single(o => o.Tag == 0x8A).Value));
        Assert.AreEqual("40", Convert.ToHexString(upload[1].Value));
    }

    [TestMethod]
    public void RandomSelectionSendsItOnline()
    {
        TestTerminal t = new(TestTerminal.Floor(target: "99")) { Random = 0x5A };
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(new TestCard { CvmList = "00000000000000001F00" }.Issue()));
        Assert.AreEqual("0000001000", t.Tvr);
    }

    /// <summary>What an issuer or the acquirer forbids offline ends with an AAC that the terminal asks for.</summary>
    [TestMethod]
    public void TerminalDeclines()
    {
        TestCard card = new TestCard { Usage = "0000" }.Issue();
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.Declined, t.Run(card));
        Assert.AreEqual(EmvReason.TerminalSaidNo, t.Session.Reason);
        Assert.IsTrue(card.Commands[^1].StartsWith("80AE00"));
        Assert.AreEqual("Z1", t.Arc);
        Assert.AreEqual("0010048000", t.Tvr);
    }

    [TestMethod]
    [DataRow(0, EmvOutcome.Declined)]
    [DataRow(1, EmvOutcome.NotAccepted)]
    public void CardDeclines(int reason, EmvOutcome expected)
    {
        TestTerminal t = new();
        Assert.AreEqual(expected, t.Run(new TestCard { First = _ => 0, CidFlags = (byte)reason }.Issue()));
        Assert.AreEqual(EmvReason.CardSaidNo, t.Session.Reason);
    }

    /// <summary>A cryptogram better than what was asked for, or of the reserved kind, is a broken card.</summary>
    [TestMethod]
    [DataRow(0x40)]
    [DataRow(0xC0)]
    public void ImpossibleCryptogram(int kind)
    {
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.Terminated, t.Run(new TestCard { First = _ => kind }.Issue()));
        Assert.AreEqual(EmvReason.BadCryptogram, t.Session.Reason);
    }

    [TestMethod]
    public void CardWantsOnlineThoughAskedForTc()
    {
        TestCard card = new TestCard { CvmList = "00000000000000001F00", First = _ => 0x80 }.Issue();
        TestTerminal t = new(TestTerminal.Floor());
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card));
        Assert.IsTrue(card.Commands[^1].StartsWith("80AE40"));
    }

    [TestMethod]
    public void HostDeclines()
    {
        TestCard card = new TestCard().Issue();
        TestTerminal t = new();
        t.Run(card);
        Assert.AreEqual(EmvOutcome.Declined, t.Complete(HostResult.Declined, "51", Arpc));
        Assert.AreEqual(EmvReason.HostSaidNo, t.Session.Reason);
        Assert.IsTrue(card.Commands[^1].StartsWith("80AE00"));
        Assert.AreEqual("51", System.Text.Encoding.ASCII.GetString(TestCard.ValueOf(TestCard.DefaultCdol2, Convert.FromHexString(card.Commands[^1])[5..], 0x8A)));
    }

    [TestMethod]
    public void CardDeclinesAfterHostApproved()
    {
        TestTerminal t = new();
        t.Run(new TestCard { Second = _ => 0 }.Issue());
        Assert.AreEqual(EmvOutcome.Declined, t.Complete(HostResult.Approved, "00"));
        Assert.AreEqual(EmvReason.CardSaidNo, t.Session.Reason);
        CollectionAssert.AreEqual(new[] { 0x95, 0x9F1E, 0x9F10, 0x9F36 }, Tlv.Read(t.Field55(ChipMessage.Reversal)).Select(o => o.Tag).ToArray());
    }

    [TestMethod]
    public void SecondAnswerMayNotBeAnArqc()
    {
        TestTerminal t = new();
        t.Run(new TestCard { Second = _ => 0x80 }.Issue());
        Assert.AreEqual(EmvOutcome.Terminated, t.Complete(HostResult.Approved, "00"));
    }

    /// <summary>No answer: the default action codes decide; with a floor limit reached UnionPay's say no.</summary>
    [TestMethod]
    [DataRow("00000000", EmvOutcome.Declined, "Z3")]
    [DataRow("000186A0", EmvOutcome.Approved, "Y3")]
    public void NoAnswer(string floor, EmvOutcome expected, string arc)
    {
        TestCard card = new TestCard { CvmList = "00000000000000001F00", First = _ => 0x80 }.Issue();
        TestTerminal t = new(TestTerminal.Floor(floor));
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card));
        Assert.AreEqual(expected, t.Complete(HostResult.NoAnswer, null));
        Assert.AreEqual(arc, t.Arc);
        Assert.IsNull(card.IssuerData);
    }

    [TestMethod]
    public void OnlineOnlyTerminalWithoutAnswer()
    {
        TestTerminal t = new(TestTerminal.Floor()) { Profile = { Type = 0x21 } };
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(new TestCard { CvmList = "00000000000000001F00" }.Issue()));
        Assert.AreEqual(EmvOutcome.Declined, t.Complete(HostResult.NoAnswer, null));
        Assert.AreEqual("Z3", t.Arc);
    }

    /// <summary>Without issuer authentication in the AIP tag 91 goes to the card only through CDOL2.</summary>
    [TestMethod]
    public void AuthenticationDataThroughCdol2()
    {
        TestCard card = new TestCard { Aip = "7800", Cdol2 = "910A" + TestCard.DefaultCdol2 }.Issue();
        TestTerminal t = new();
        t.Run(card);
        Assert.AreEqual(EmvOutcome.Approved, t.Complete(HostResult.Approved, "00", Arpc));
        Assert.IsNull(card.IssuerData);
        Assert.AreEqual("E800", t.Tsi);
        Assert.AreEqual("112233445566778830303030", card.Commands[^1].Substring(10, 24));
    }

    [TestMethod]
    public void IssuerAuthenticationFails()
    {
        TestTerminal t = new();
        t.Run(new TestCard { RefuseIssuer = true }.Issue());
        Assert.AreEqual(EmvOutcome.Approved, t.Complete(HostResult.Approved, "00", Arpc));
        Assert.AreEqual("0000048040", t.Tvr);
        Assert.AreEqual("F800", t.Tsi);
    }

    [TestMethod]
    public void ScriptsBeforeAndAfter()
    {
        TestCard card = new TestCard().Issue();
        card.Intercept = a => a[0] == 0x84 && a[1] == 0x1E ? [0x69, 0x85] : null;
        TestTerminal t = new();
        t.Run(card);
        string before = "71119F180411111111860584240000008604841800" + "00"[..0], after = "72149F18042222222286058418000000860484160000";
        before = Convert.ToHexString(Tlv.Make(0x71, Tlv.Hex(0x9F18, "11111111"), Tlv.Hex(0x86, "8424000000"), Tlv.Hex(0x86, "84180000")));
        after = Convert.ToHexString(Tlv.Make(0x72, Tlv.Hex(0x9F18, "22222222"), Tlv.Hex(0x86, "8418000000"), Tlv.Hex(0x86, "841E0000"), Tlv.Hex(0x86, "84160000")));
        Assert.AreEqual(EmvOutcome.Approved, t.Complete(HostResult.Approved, "00", Arpc + before + after));
        CollectionAssert.AreEqual(new[] { "8424000000", "84180000", "8418000000" }, card.Scripts.Select(Convert.ToHexString).ToArray());
        int second = card.Commands.FindLastIndex(c => c.StartsWith("80AE"));
        Assert.IsTrue(card.Commands.IndexOf("84180000") < second && card.Commands.IndexOf("8418000000") > second);
        Assert.AreEqual("2011111111" + "1222222222", t.Hex(Tag.ScriptResults));
        Assert.AreEqual("0000048010", t.Tvr);
        Assert.AreEqual("FC00", t.Tsi);
        Assert.IsTrue(t.Session.HasScriptResults);
        CollectionAssert.AreEqual(new[] { 0x9F33, 0x95, 0x9F37, 0x9F1E, 0x9F10, 0x9F26, 0x9F36, 0x82, 0xDF31, 0x9F1A, 0x9A }, Tlv.Read(t.Field55(ChipMessage.ScriptNotice)).Select(o => o.Tag).ToArray());
        Assert.AreEqual("0000048000", Convert.ToHexString(Tlv.Read(t.Field55(ChipMessage.Upload)).Single(o => o.Tag == 0x95).Value));
    }

    [TestMethod]
    public void ScriptThatCannotBeRead()
    {
        TestTerminal t = new();
        TestCard card = new TestCard().Issue();
        t.Run(card);
        Assert.AreEqual(EmvOutcome.Approved, t.Complete(HostResult.Approved, "00", "7106" + "9F1804333333" + "72029F18"));
        Assert.AreEqual(0, card.Scripts.Count);
        Assert.AreEqual("0000048030", t.Tvr);
    }

    /// <summary>Field 55 of the answer is rubbish: the host's decision stands, nothing is sent to the card.</summary>
    [TestMethod]
    [DataRow("FFFFFF")]
    [DataRow("910411223344")]
    [DataRow("9180")]
    public void AnswerWithRubbish(string answer)
    {
        TestTerminal t = new();
        TestCard card = new TestCard().Issue();
        t.Run(card);
        Assert.AreEqual(EmvOutcome.Approved, t.Complete(HostResult.Approved, "00", answer));
        Assert.IsNull(card.IssuerData);
        Assert.AreEqual("E800", t.Tsi);
    }

    /// <summary>TC hash over a card's TDOL or the default one.</summary>
    [TestMethod]
    [DataRow("", "0000048080", "9F02065F2A029A039C0195059F3704")]
    [DataRow("9F02069A03", "0000048000", "9F02069A03")]
    public void TcHash(string tdol, string tvr, string hashed)
    {
        TestCard card = new TestCard { Cdol1 = TestCard.DefaultCdol1 + "9814", Extra = tdol.Length > 0 ? Tlv.Hex(0x97, tdol) : [] }.Issue();
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(card));
        Assert.AreEqual(tvr, t.Tvr);
        byte[] sent = Convert.FromHexString(card.Commands[^1])[5..];
        byte[] into = new byte[255];
        int count = Dol.Fill(t.Session.Data, Convert.FromHexString(hashed), 0, hashed.Length / 2, into, 0);
        Assert.AreEqual(Convert.ToHexString(System.Security.Cryptography.SHA1.HashData(into[..count])), Convert.ToHexString(TestCard.ValueOf(card.Cdol1, sent, 0x98)));
    }

    /// <summary>Velocity: GET DATA of both counters (EMV 4.4 Book 3, 10.6.3).</summary>
    [TestMethod]
    [DataRow(0x21, "0000048000")]
    [DataRow(0x19, "000004C000")]
    [DataRow(0x10, "000004E000")]
    [DataRow(0x00, "000804E000")]
    [DataRow(0x7F, "000004E000")]
    public void Velocity(int lastOnline, string tvr)
    {
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(new TestCard { LastOnline = lastOnline, Extra = [.. Tlv.Hex(0x9F14, "05"), .. Tlv.Hex(0x9F23, "0F")] }.Issue()));
        Assert.AreEqual(tvr, t.Tvr);
    }

    /// <summary>Processing restrictions.</summary>
    [TestMethod]
    [DataRow("FF00", "0020", "301231", "200101", "0156", "0080048000")]
    [DataRow("FF00", "0030", "261122", "261122", "0156", "0000048000")]
    [DataRow("FF00", "0030", "261121", "200101", "0156", "0040048000")]
    [DataRow("FF00", "0030", "301231", "261123", "0156", "0020048000")]
    [DataRow("2900", "0030", "301231", "200101", "0156", "0000048000")]
    [DataRow("1500", "0030", "301231", "200101", "0840", "0000048000")]
    public void RestrictionBits(string usage, string version, string expiry, string effective, string country, string tvr)
    {
        TestTerminal t = new();
        Assert.AreEqual(EmvOutcome.GoOnline, t.Run(new TestCard { Usage = usage, Version = version, Expiry = expiry, Effective = effective, IssuerCountry = country, CertificateExpiry = "1230" }.Issue()));
        Assert.AreEqual(tvr, t.Tvr);
    }

    /// <summary>A card that is taken out, falls silent or answers an error at any command: a defined end, no exception.</summary>
    [TestMethod]
    public void CardLeavesAtEveryCommand()
    {
        TestCard whole = new TestCard { CvmList = "0000000000000000410342030000" }.Issue();
        TestTerminal first = new();
        first.Run(whole);
        first.Complete(HostResult.Approved, "00", Arpc);
        int commands = whole.Commands.Count;
        Assert.IsTrue(commands > 12);
        for (int at = 0; at < commands; at++)
            foreach ((CardReply reply, byte[] answer) in new[] { (CardReply.Removed, Array.Empty<byte>()), (CardReply.Silent, []), (CardReply.Garbled, []), (CardReply.Answered, [0x6F, 0x00]), (CardReply.Answered, [0x00]), (CardReply.Answered, [0x90, 0x00]) })
            {
                TestCard card = new TestCard { CvmList = whole.CvmList, WhenMute = reply }.Issue();
                card.Intercept = a => card.Commands.Count == at + 1 ? answer : null;
                TestTerminal t = new();
                EmvOutcome outcome = t.Run(card);
                if (outcome == EmvOutcome.GoOnline) outcome = t.Complete(HostResult.Approved, "00", Arpc);
                if (reply == CardReply.Removed) Assert.AreEqual(EmvOutcome.Removed, outcome, $"command {at}");
                else if (reply == CardReply.Silent) Assert.IsTrue(outcome is EmvOutcome.Unreadable or EmvOutcome.Terminated, $"command {at}: {outcome}");
            }
    }

    /// <summary>Nothing is allocated once the kernel stands, but for the names that the cardholder reads.</summary>
    [TestMethod]
    public void AllocatesLittle()
    {
        TestTerminal t = new();
        Canned card = new(new TestCard().Issue());
        long most = 0;
        for (int i = 0; i < 3; i++)
        {
            card.Rewind();
            long before = GC.GetAllocatedBytesForCurrentThread();
            EmvOutcome outcome = t.Run(card);
            long after = GC.GetAllocatedBytesForCurrentThread();
            most = after - before;
            Assert.AreEqual(EmvOutcome.GoOnline, outcome);
            t.Session.Close();
        }
        Assert.IsTrue(most < 4096, $"{most} bytes");
    }

    /// <summary>Records a dialogue once and plays it without allocating.</summary>
    private sealed class Canned(TestCard card) : ICardChannel
    {
        private readonly System.Collections.Generic.List<byte[]> answers = [];
        private int at;

        public bool Contactless => false;

        public void Rewind() => at = 0;

        public CardReply Exchange(byte[] command, int commandLength, byte[] response, out int responseLength)
        {
            if (at == answers.Count)
            {
                card.Exchange(command, commandLength, response, out responseLength);
                answers.Add(response[..responseLength]);
            }
            byte[] answer = answers[at++];
            answer.CopyTo(response, 0);
            responseLength = answer.Length;
            return CardReply.Answered;
        }
    }
}
