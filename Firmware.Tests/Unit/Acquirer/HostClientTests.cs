using System;
using nanoFramework.TestFramework;
using PosFirmware.Acquirer;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Acquirer;

/// <summary>Exchanges over a scripted link: connection, progress, time limit, and every check of the protocol's section 2.5.</summary>
[TestClass]
public class HostClientTests
{
    private static readonly TerminalSettings settings = new TerminalSettings();
    private static readonly HostAnswer answer = new HostAnswer();
    private static readonly HostRequest request = new HostRequest();
    private static MemoryVolume volume;
    private static KeyStore keys;
    private static ScriptedLink link;
    private static TestClock clock;
    private static TestProgress progress;
    private static HostClient host;

    private void Fresh()
    {
        settings.TerminalId = "12345678";
        settings.MerchantId = "898310000000001";
        settings.ReadCapability = 5;
        settings.DeviceNumber = "3136AB123456";
        volume = new MemoryVolume();
        keys = new KeyStore(volume);
        keys.LoadMaster(Hex.Bytes(WorkedFrames.Tmk), 0, null);
        keys.LoadWorkingKeys(Hex.Bytes(WorkedFrames.KeyBlock), 0, 60, 4);
        link = new ScriptedLink();
        clock = new TestClock();
        progress = new TestProgress();
        host = new HostClient(settings, keys, link, clock);
        request.Clear();
        request.Kind = TransactionKind.Sale;
        request.Amount = 123;
        request.Stan = 2;
        request.Batch = 12;
        request.EntryMode = 2;
        request.PanLength = Put("6226090000000048", request.Pan);
        request.Track2Length = Put("6226090000000048=30121200000012345678", request.Track2);
        request.PinLength = Put("123456", request.Pin);
        request.PinEntered = true;
    }

    private void Sell(byte[] reply)
    {
        link.Answer = reply;
        host.Exchange(request, answer, progress);
    }

    private AnswerForge Approval() => new AnswerForge(WorkedFrames.Approval, keys);

    private void Expect(HostVerdict verdict, string failedCheck)
    {
        Assert.AreEqual((int)verdict, (int)answer.Verdict);
        Assert.AreEqual(failedCheck, answer.FailedCheck);
        Assert.AreEqual(verdict == HostVerdict.Answered, link.IsOpen, "only a good answer leaves the connection open");
    }

    /// <summary>Examples G and H, the answer in one piece and byte by byte.</summary>
    [TestMethod]
    [DataRow(4096)]
    [DataRow(1)]
    public void ApprovedSale(int chunk)
    {
        Fresh();
        link.Chunk = chunk;
        Sell(Hex.Bytes(WorkedFrames.Approval));
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual(WorkedFrames.Sale, Hex.Text(link.Sent));
        Assert.AreEqual("csSBW", progress.Trail);
        Assert.AreEqual("00", answer.ResponseCode);
        Assert.AreEqual(123L, answer.Amount);
        Assert.AreEqual(93105, answer.HostTime);
        Assert.AreEqual(717, answer.HostDate);
        Assert.AreEqual(3012, answer.Expiry);
        Assert.AreEqual(717, answer.SettlementDate);
        Assert.AreEqual("00010000", answer.AcquirerId);
        Assert.AreEqual("071700000002", answer.Rrn);
        Assert.IsNull(answer.AuthCode);
        Assert.AreEqual("03080000", answer.IssuerInstitution);
        Assert.AreEqual("00010000", answer.AcquirerInstitution);
        Assert.AreEqual(12, answer.Batch);
        Assert.AreEqual("CUP", answer.CardOrganisation);
        Assert.IsNull(answer.SlipText);
        Assert.IsFalse(answer.HasBalance);
        Assert.AreEqual(0, answer.ProcessingRequest);
    }

    /// <summary>Text for slip and screen, balance, authorisation code and the host's request come out of their fields.</summary>
    [TestMethod]
    public void RichAnswer()
    {
        Fresh();
        AnswerForge forge = Approval().Without(64);
        forge.Fields.SetText(38, "A12345");
        forge.Fields.SetText(54, "1001156C000000000100" + "1002156D000000012345");
        forge.Fields.SetText(63, "CUP" + "ISSUER".PadRight(20, ' ') + "UNIONPAY".PadRight(20, ' ') + "ACQUIRER".PadRight(20, ' ') + "CALL US");
        forge.Fields.SetBytes(64, new byte[8], 0, 8);
        byte[] frame = forge.Bytes(0);
        frame[9] = 0x03;
        Sell(frame);
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual("A12345", answer.AuthCode);
        Assert.IsTrue(answer.HasBalance);
        Assert.AreEqual(-12345L, answer.Balance);
        Assert.StartsWith("ISSUER", answer.SlipText);
        Assert.EndsWith("ACQUIRER", answer.SlipText);
        Assert.AreEqual("CALL US", answer.DisplayText);
        Assert.AreEqual(3, answer.ProcessingRequest);
    }

    /// <summary>2.5, step 2: message type, 3, 11, 41, and 42 on approval.</summary>
    [TestMethod]
    [DataRow(3, "200000")]
    [DataRow(11, "000003")]
    [DataRow(41, "12345679")]
    [DataRow(42, "898310000000002")]
    public void AnswerToAnotherRequest(int field, string content)
    {
        Fresh();
        AnswerForge forge = Approval();
        forge.Fields.SetText(field, content);
        Sell(forge.Bytes(0));
        Expect(HostVerdict.Mismatch, field.ToString());
        Fresh();
        Sell(Approval().Without(field).Bytes(0));
        Expect(HostVerdict.Mismatch, field.ToString());
    }

    /// <summary>2.5, step 2: the message type.</summary>
    [TestMethod]
    public void AnswerOfAnotherType()
    {
        Fresh();
        AnswerForge forge = Approval();
        forge.Fields.Mti = 410;
        Sell(forge.Bytes(0));
        Expect(HostVerdict.Mismatch, "MTI");
    }

    /// <summary>A decline may come from another merchant number, and without amount, MAC and references.</summary>
    [TestMethod]
    public void BareDecline()
    {
        Fresh();
        AnswerForge forge = Approval().Without(64).Without(42).Without(4).Without(32).Without(37);
        forge.Fields.SetText(39, "51");
        Sell(forge.Bytes(0));
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual("51", answer.ResponseCode);
        Assert.AreEqual(-1L, answer.Amount);
    }

    /// <summary>2.5, step 3: the amount, except for a partial approval.</summary>
    [TestMethod]
    public void Amount()
    {
        Fresh();
        AnswerForge forge = Approval();
        forge.Fields.SetNumber(4, 124, 12);
        Sell(forge.Bytes(0));
        Expect(HostVerdict.Mismatch, "4");
        Fresh();
        Sell(Approval().Without(4).Bytes(0));
        Expect(HostVerdict.Mismatch, "4");
        Fresh();
        forge = Approval();
        forge.Fields.SetNumber(4, 100, 12);
        forge.Fields.SetText(39, "10");
        Sell(forge.Bytes(0));
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual(100L, answer.Amount);
        Assert.IsFalse(ResponseCodes.IsApproved(answer.ResponseCode));
        Assert.AreEqual((int)ResponseAction.Reverse, (int)ResponseCodes.Of("10").Action);
    }

    /// <summary>2.5, step 4: an approval names acquirer and reference.</summary>
    [TestMethod]
    public void References()
    {
        Fresh();
        Sell(Approval().Without(32).Bytes(0));
        Expect(HostVerdict.Mismatch, "32");
        Fresh();
        AnswerForge forge = Approval();
        forge.Fields.SetText(37, "");
        Sell(forge.Bytes(0));
        Expect(HostVerdict.Mismatch, "37");
    }

    /// <summary>2.5, step 5: a wrong MAC, or none on an approval.</summary>
    [TestMethod]
    [DataRow("00")]
    [DataRow("11")]
    [DataRow("51")]
    public void Macs(string code)
    {
        Fresh();
        AnswerForge forge = Approval();
        forge.Fields.SetText(39, code);
        Sell(forge.Bytes(1));
        Expect(HostVerdict.BadMac, "MAC");
        Assert.IsNull(answer.ResponseCode);
        Assert.AreEqual(717, answer.HostDate);
        Fresh();
        forge = Approval().Without(64);
        forge.Fields.SetText(39, code);
        Sell(forge.Bytes(0));
        Expect(code == "51" ? HostVerdict.Answered : HostVerdict.BadMac, code == "51" ? null : "MAC");
    }

    /// <summary>2.5, step 6: a transaction without response code says nothing.</summary>
    [TestMethod]
    public void NoResponseCode()
    {
        Fresh();
        Sell(Approval().Without(39).Bytes(0));
        Expect(HostVerdict.Mismatch, "39");
    }

    /// <summary>2.5, step 1: what is no message, and lengths that cannot be.</summary>
    [TestMethod]
    [DataRow("0002 6000", "length")]
    [DataRow("FFFF 6000000003", "length")]
    [DataRow("0015 6000000003 603100310000 0210 8000000000000000", "parse")]
    [DataRow("0015 6000000003 603100310000 0210 0000000000000000 00", "length")]
    public void NotAMessage(string frame, string failedCheck)
    {
        Fresh();
        Sell(Hex.Bytes(frame));
        Expect(HostVerdict.Mismatch, failedCheck);
    }

    /// <summary>Half a frame and then silence is no answer; so is half a frame and a closed connection.</summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void HalfAFrame(bool closes)
    {
        Fresh();
        link.ClosesAfter = closes;
        byte[] half = new byte[70];
        Array.Copy(Hex.Bytes(WorkedFrames.Approval), half, half.Length);
        Sell(half);
        Expect(HostVerdict.NoAnswer, null);
        Assert.AreEqual((int)(closes ? LinkFault.Broken : LinkFault.None), (int)answer.Fault);
        Assert.AreEqual(closes ? 0L : 45000L, clock.Millis);
        Assert.AreEqual(1, link.Sends);
    }

    /// <summary>Silence ends at the time limit, with progress ten times a second.</summary>
    [TestMethod]
    public void Silence()
    {
        Fresh();
        Sell(null);
        Expect(HostVerdict.NoAnswer, null);
        Assert.AreEqual(45000L, clock.Millis);
        Assert.AreEqual(450, progress.Waits);
        Assert.AreEqual(45, progress.FirstSeconds);
    }

    /// <summary>What fails before the first byte leaves is "not sent", and BeforeSend is not called.</summary>
    [TestMethod]
    [DataRow((int)LinkFault.NameNotFound, true, "c")]
    [DataRow((int)LinkFault.NotReachable, true, "c")]
    [DataRow((int)LinkFault.NoCertificate, true, "c")]
    [DataRow((int)LinkFault.TlsRefused, false, "cs")]
    public void NotSent(int fault, bool inConnect, string trail)
    {
        Fresh();
        if (inConnect) link.ConnectResult = (LinkFault)fault;
        else link.SecureResult = (LinkFault)fault;
        Sell(null);
        Expect(HostVerdict.NotSent, null);
        Assert.AreEqual(fault, (int)answer.Fault);
        Assert.AreEqual(trail, progress.Trail);
        Assert.AreEqual(0, link.Sends);
    }

    /// <summary>The first host cannot be reached: nothing has been sent, so the other one is tried at once; it stays in use while it answers.</summary>
    [TestMethod]
    [DataRow((int)LinkFault.NameNotFound)]
    [DataRow((int)LinkFault.NotReachable)]
    public void BackupHost(int fault)
    {
        Fresh();
        link.HasOther = true;
        link.ConnectResult = (LinkFault)fault;
        Sell(Hex.Bytes(WorkedFrames.Approval));
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual("csSBW", progress.Trail); // the other host is the same stage again
        Assert.AreEqual(2, link.Connects);
        Assert.AreEqual(1, link.Sends);
    }

    /// <summary>Neither can be reached: not sent, and each was tried once.</summary>
    [TestMethod]
    public void NoHostAtAll()
    {
        Fresh();
        link.HasOther = true;
        link.ConnectResult = LinkFault.NotReachable;
        link.OtherResult = LinkFault.NameNotFound;
        Sell(null);
        Expect(HostVerdict.NotSent, null);
        Assert.AreEqual((int)LinkFault.NameNotFound, (int)answer.Fault);
        Assert.AreEqual(2, link.Connects);
        Assert.AreEqual(0, link.Sends);
    }

    /// <summary>A server that refuses TLS is not unreachable: its twin would refuse too, and a wrong certificate must be told.</summary>
    [TestMethod]
    public void RefusedTlsStaysRefused()
    {
        Fresh();
        link.HasOther = true;
        link.SecureResult = LinkFault.TlsRefused;
        Sell(null);
        Expect(HostVerdict.NotSent, null);
        Assert.AreEqual(1, link.Connects);
    }

    /// <summary>The operator gives up at each stage before sending; while waiting it is not listened to.</summary>
    [TestMethod]
    [DataRow((int)HostStage.Connecting, "c")]
    [DataRow((int)HostStage.Securing, "cs")]
    [DataRow((int)HostStage.Sending, "csS")]
    [DataRow((int)HostStage.Waiting, "csSBW")]
    public void GivingUp(int stage, string trail)
    {
        Fresh();
        progress.GiveUpAt = stage;
        Sell(Hex.Bytes(WorkedFrames.Approval));
        Assert.AreEqual(trail, progress.Trail);
        bool sent = stage == (int)HostStage.Waiting;
        Assert.AreEqual((int)(sent ? HostVerdict.Answered : HostVerdict.NotSent), (int)answer.Verdict);
        Assert.AreEqual((int)LinkFault.None, (int)answer.Fault);
        Assert.AreEqual(sent ? 1 : 0, link.Sends);
    }

    /// <summary>If the reversal cannot be made durable, nothing is sent.</summary>
    [TestMethod]
    public void BeforeSendThrows()
    {
        Fresh();
        progress.BeforeSendThrows = true;
        Assert.ThrowsException(typeof(InvalidOperationException), () => Sell(Hex.Bytes(WorkedFrames.Approval)));
        Assert.AreEqual(0, link.Sends);
        Assert.AreEqual((int)HostVerdict.NotSent, (int)answer.Verdict);
    }

    /// <summary>When sending breaks, bytes may have gone: it counts as sent, and is not sent again.</summary>
    [TestMethod]
    public void SendBreaks()
    {
        Fresh();
        link.SendWorks = false;
        Sell(Hex.Bytes(WorkedFrames.Approval));
        Expect(HostVerdict.NoAnswer, null);
        Assert.AreEqual((int)LinkFault.Broken, (int)answer.Fault);
        Assert.AreEqual(1, link.Sends);
    }

    /// <summary>One connection serves several messages; one that died meanwhile is replaced before BeforeSend.</summary>
    [TestMethod]
    public void KeptConnection()
    {
        Fresh();
        Sell(Hex.Bytes(WorkedFrames.Approval));
        Sell(Hex.Bytes(WorkedFrames.Approval));
        Assert.AreEqual(1, link.Connects);
        link.Alive = false;
        progress = new TestProgress();
        Sell(Hex.Bytes(WorkedFrames.Approval));
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual(2, link.Connects);
        Assert.AreEqual("csSBW", progress.Trail);
        host.Disconnect();
        Assert.IsFalse(link.IsOpen);
    }

    /// <summary>Without keys nothing goes out.</summary>
    [TestMethod]
    public void WithoutKeys()
    {
        Fresh();
        keys.WipeWorkingKeys();
        Sell(Hex.Bytes(WorkedFrames.Approval));
        Expect(HostVerdict.NotSent, null);
        Assert.AreEqual((int)LinkFault.NoKeys, (int)answer.Fault);
        Assert.AreEqual(0, link.Connects);
        keys.WipeAll();
        host.SignOn(1, 12, 1, answer, progress);
        Assert.AreEqual((int)LinkFault.NoKeys, (int)answer.Fault);
    }

    /// <summary>Examples E and F: the keys are there afterwards, and after a restart.</summary>
    [TestMethod]
    public void SignOn()
    {
        Fresh();
        keys.WipeWorkingKeys();
        link.Answer = Hex.Bytes(WorkedFrames.SignOnAnswer);
        host.SignOn(1, 12, 1, answer, progress);
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual(WorkedFrames.SignOn, Hex.Text(link.Sent));
        Assert.AreEqual(12, answer.Batch);
        Assert.IsTrue(keys.HasWorkingKeys && keys.HasTrackKey);
        KeyStore again = new KeyStore(volume);
        Assert.IsTrue(again.Load() && again.HasWorkingKeys);
    }

    /// <summary>A sign-on whose keys are wrong, short or absent leaves none; a refused one leaves the old ones.</summary>
    [TestMethod]
    public void SignOnWithBadKeys()
    {
        Fresh();
        AnswerForge forge = new AnswerForge(WorkedFrames.SignOnAnswer, keys);
        byte[] block = Hex.Bytes(WorkedFrames.KeyBlock);
        block[20] ^= 1;
        forge.Fields.SetBytes(62, block, 0, 60);
        link.Answer = forge.Bytes(0);
        host.SignOn(1, 12, 1, answer, progress);
        Expect(HostVerdict.Mismatch, "62");
        Assert.IsFalse(keys.HasWorkingKeys);
        for (int length = 0; length <= 999; length += 111)
        {
            forge.Fields.SetBytes(62, new byte[length], 0, length);
            link.Answer = forge.Bytes(0);
            host.SignOn(1, 12, 1, answer, progress);
            Expect(HostVerdict.Mismatch, "62");
        }
        link.Answer = forge.Without(62).Bytes(0);
        host.SignOn(1, 12, 1, answer, progress);
        Expect(HostVerdict.Mismatch, "62");

        Fresh();
        forge = new AnswerForge(WorkedFrames.SignOnAnswer, keys).Without(62);
        forge.Fields.SetText(39, "97");
        link.Answer = forge.Bytes(0);
        host.SignOn(1, 12, 1, answer, progress);
        Expect(HostVerdict.Answered, null);
        Assert.IsTrue(keys.HasWorkingKeys);
    }

    /// <summary>Settlement: field 39 may be absent; its totals come back.</summary>
    [TestMethod]
    public void Settlement()
    {
        Fresh();
        string totals = "00000000036900300000000012300100000000000000000000000000000000";
        AnswerForge forge = new AnswerForge(WorkedFrames.Settlement, keys).Without(63);
        forge.Fields.Mti = 510;
        link.Answer = forge.Bytes(0);
        host.Settle(5, 12, 1, totals, answer, progress);
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual(WorkedFrames.Settlement, Hex.Text(link.Sent));
        Assert.AreEqual(totals, answer.Field48);
        Assert.IsNull(answer.ResponseCode);
    }

    /// <summary>A reversal's answer needs no references; 25, original unknown, is a success.</summary>
    [TestMethod]
    public void Reversal()
    {
        Fresh();
        request.Wipe();
        request.Reversal = true;
        request.ReversalReason = "98";
        AnswerForge forge = new AnswerForge(WorkedFrames.Reversal, keys).Without(25);
        forge.Fields.Mti = 410;
        forge.Fields.SetText(39, "25");
        Sell(forge.Bytes(0));
        Expect(HostVerdict.Answered, null);
        Assert.AreEqual(WorkedFrames.Reversal, Hex.Text(link.Sent));
        Assert.IsTrue(ResponseCodes.IsReversed(answer.ResponseCode));
    }

    private static int Put(string text, byte[] into)
    {
        for (int i = 0; i < text.Length; i++) into[i] = (byte)text[i];
        return text.Length;
    }
}
