using System;
using System.Linq;
using System.Text;
using Bench.Acquirer;
using Bench.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Emv;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>The issuer's side of chip cards: cryptogram, answer, scripts, notices, settlement, downloads; with the simulated cards, without the firmware.</summary>
[TestClass]
public class ChipHostTests
{
    private const string Id = "cup-chip-credit";

    private TestHost host;
    private TestTerminal terminal;
    private CardReader reader;
    private long opening;

    [TestInitialize]
    public void SignOn()
    {
        host = new TestHost();
        terminal = host.Terminal;
        Assert.AreEqual("00", terminal.SignOn()[39]);
        reader = new CardReader(Id);
        opening = host.Balance(Id);
    }

    [TestCleanup]
    public void Close()
    {
        CollectionAssert.AreEqual(Array.Empty<string>(), (System.Collections.ICollection)host.Ledger.Audit());
        host.Dispose();
    }

    [TestMethod]
    public void CardAndIssuerAgree()
    {
        IsoMessage answer = Pay(out _);
        Assert.AreEqual("00", answer[39]);
        Assert.AreEqual(opening - 12345, host.Balance(Id));
        Assert.AreEqual("9000", Authenticate(answer));
        Assert.AreEqual(0x40, reader.GenerateAc(0x40, second: true).Find(0x9F27).Value[0]);
        ChipRecord kept = host.Ledger.Chips().Single();
        Assert.AreEqual(("cryptogram right", "ARPC", 101), (kept.Verdict, kept.Sent, kept.Atc));
        Assert.IsFalse(kept.MaskedPan.Contains("2000000"));
    }

    [TestMethod]
    public void DeclineHasAnAnswerForTheCardToo()
    {
        IsoMessage request = Request(2_000_001_00);
        IsoMessage answer = terminal.Send(request, mac: true);
        Assert.AreEqual("51", answer[39]);
        Assert.AreEqual("9000", Authenticate(answer));
        Assert.AreEqual("51", Encoding.ASCII.GetString(Field55(answer, 0x91), 8, 2));
    }

    [TestMethod]
    [DataRow(0x9F26, "05")]
    [DataRow(0x9F37, "05")]
    [DataRow(0x95, "05")]
    [DataRow(0x9F10, "05")]
    [DataRow(0x9F36, "05")]
    [DataRow(0x9F02, "13")]
    [DataRow(0x5F2A, "12")]
    [DataRow(0x9F27, "30")]
    public void ChangedObjectsAreRefused(int tag, string code)
    {
        IsoMessage request = Request(12345);
        var objects = Tlv.Parse(request.Bytes(55));
        objects.Single(o => o.Tag == tag).Value[^(tag == 0x9F10 ? 2 : 1)] ^= (byte)(tag == 0x9F27 ? 0xC0 : 0x01);
        request.SetBytes(55, [.. objects.SelectMany(o => o.ToBytes())]);
        IsoMessage answer = terminal.Send(request, mac: true);
        Assert.AreEqual(code, answer[39]);
        Assert.IsFalse(answer.Has(55), "no answer to a cryptogram that is not the card's");
        Assert.AreEqual(opening, host.Balance(Id));
    }

    [TestMethod]
    [DataRow(0x9F26)]
    [DataRow(0x9F10)]
    [DataRow(0x9F33)]
    [DataRow(0x82)]
    public void MandatoryObjectsAreMandatory(int tag)
    {
        IsoMessage request = Request(12345);
        request.SetBytes(55, [.. Tlv.Parse(request.Bytes(55)).Where(o => o.Tag != tag).SelectMany(o => o.ToBytes())]);
        Assert.AreEqual("30", terminal.Send(request, mac: true)[39]);
        IsoMessage without = Request(12345);
        without[55] = null;
        Assert.AreEqual("30", terminal.Send(without, mac: true)[39]);
    }

    [TestMethod]
    public void CryptogramIsGoodOnce()
    {
        IsoMessage first = Request(12345);
        Assert.AreEqual("00", terminal.Send(first, mac: true)[39]);
        IsoMessage again = Request(12345, first.Bytes(55));
        Assert.AreEqual("05", terminal.Send(again, mac: true)[39]);
        Assert.AreEqual("counter used before", host.Ledger.Chips()[1].Verdict);
        // a declined one is used up, too, and the next transaction of the card is well
        Assert.AreEqual("00", Pay(out _)[39]);
    }

    [TestMethod]
    public void OtherSequenceNumberHasOtherKeys()
    {
        IsoMessage request = Request(12345);
        request[23] = "002";
        Assert.AreEqual("05", terminal.Send(request, mac: true)[39]);
    }

    [TestMethod]
    public void IssuerMayBeOrderedToAnswerWrongly()
    {
        host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.WrongAnswer));
        Assert.AreEqual("6300", Authenticate(Pay(out _)));
        Assert.AreEqual(0, reader.GenerateAc(0x40, second: true).Find(0x9F27).Value[0]);
        host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.NoAnswer));
        Assert.IsFalse(Pay(out _).Has(55));
        Assert.AreEqual("9000", Authenticate(Pay(out _)), "an order counts once");
        Assert.ThrowsException<ArgumentException>(() => host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.Script, "no-such-script")));
    }

    [TestMethod]
    [DataRow("unblock-pin", "9000")]
    [DataRow("block-application", "9000")]
    [DataRow("put-data", "9000")]
    [DataRow("three", "9000 9000 9000")]
    [DataRow("unknown", "9000 6D00 9000")]
    [DataRow("wrong-mac", "6988")]
    public void ScriptsReachTheCard(string script, string statuses)
    {
        host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.Script, script, Before: true));
        IsoMessage answer = Pay(out _);
        Tlv template = Tlv.Parse(answer.Bytes(55)).Single(o => o.Tag == 0x71);
        Assert.AreEqual("00000001", Convert.ToHexString(template.Find(0x9F18).Value));
        string[] got = [.. template.Children.Where(c => c.Tag == 0x86).Select(c => Convert.ToHexString(reader.Card.Process(c.Value)))];
        Assert.AreEqual(statuses, string.Join(" ", got));
    }

    [TestMethod]
    public void NoticeOfScriptsIsKept()
    {
        host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.Script, "unblock-pin"));
        IsoMessage answer = Pay(out IsoMessage request);
        IsoMessage notice = Notice(request, answer, "2000000001");
        Assert.AreEqual("00", terminal.Send(notice, mac: true)[39]);
        Assert.AreEqual("2000000001", host.Ledger.Chips().Single().ScriptResult);
        IsoMessage stranger = Notice(request, answer, "2000000001");
        stranger[61] = "0000010099990717";
        Assert.AreEqual("25", terminal.Send(stranger, mac: true)[39]);
        Assert.AreEqual("30", terminal.Send(Notice(request, answer, "20"), mac: true)[39]);
    }

    [TestMethod]
    public void CertificateComesAtSettlement()
    {
        IsoMessage answer = Pay(out IsoMessage request);
        Authenticate(answer);
        Tlv second = reader.GenerateAc(0x40, second: true);
        IsoMessage upload = Upload(request, second, "203");
        Assert.AreEqual("00", terminal.Send(upload, mac: false)[39]);
        Assert.AreEqual("94", terminal.Send(upload, mac: false)[39]);
        Assert.AreEqual($"TC {Convert.ToHexString(second.Find(0x9F26).Value)}", host.Ledger.Chips().Single().FinalCryptogram);
        Assert.IsTrue(host.Ledger.Uploads(terminal.Id, terminal.Batch).Single().Matched);
        Assert.IsFalse(host.Ledger.Chips().Single().IsFinalWrong);
    }

    /// <summary>The certificate of another transaction of the same card is no proof of this one.</summary>
    [TestMethod]
    public void ForeignCertificateAtSettlementIsSeen()
    {
        IsoMessage answer = Pay(out IsoMessage request);
        Authenticate(answer);
        reader.GenerateAc(0x40, second: true);
        Authenticate(Pay(out IsoMessage other));
        Assert.AreEqual("00", terminal.Send(Upload(request, reader.GenerateAc(0x40, second: true), "203"), mac: false)[39]);
        Assert.IsTrue(host.Ledger.Chip(host.Ledger.Find(terminal.Id, terminal.Batch, request.Stan).Id).IsFinalWrong);
        Assert.IsFalse(host.Ledger.Uploads(terminal.Id, terminal.Batch).Single().Matched);
    }

    [TestMethod]
    public void OfflineSaleIsBookedByItsCertificate()
    {
        reader = new CardReader("chip-offline");
        IsoMessage request = Request(5000, null, TradeKind.OfflineSale, 0x40);
        Assert.AreEqual("00", terminal.Send(request, mac: true)[39]);
        Assert.AreEqual("94", terminal.Send(request, mac: true)[39], "sent again, booked once");
        Assert.AreEqual(opening - 5000, host.Balance(Id));
        Assert.AreEqual((5000, 1), (host.Ledger.Totals(terminal.Id, terminal.Batch).Domestic.DebitAmount, host.Ledger.Totals(terminal.Id, terminal.Batch).Domestic.DebitCount));
        IsoMessage twice = Request(5000, request.Bytes(55), TradeKind.OfflineSale);
        Assert.AreEqual("05", terminal.Send(twice, mac: true)[39], "the same certificate under another trace pays nothing");
        Assert.AreEqual(opening - 5000, host.Balance(Id));
        IsoMessage arqc = Request(5000, null, TradeKind.OfflineSale, 0x80);
        Assert.AreEqual("30", terminal.Send(arqc, mac: true)[39]);
    }

    [TestMethod]
    public void KeysAndApplicationsAreDownloaded()
    {
        KeyFile keys = KeyFile.Example();
        byte[] first = Download("0820", "372", "100"u8.ToArray()), second = Download("0820", "372", "103"u8.ToArray());
        Assert.AreEqual(((byte)'2', (byte)'1'), (first[0], second[0]));
        string[] indexes = [.. Tlv.Parse(first.AsSpan(1)).Concat(Tlv.Parse(second.AsSpan(1))).Where(o => o.Tag == 0x9F22).Select(o => Convert.ToHexString(o.Value))];
        CollectionAssert.AreEqual(keys.Cas.Select(c => c.Index).ToArray(), indexes);
        byte[] key = Download("0800", "370", [.. Tlv.Hex(0x9F06, keys.Rid).ToBytes(), .. Tlv.Hex(0x9F22, "F3").ToBytes()]);
        Assert.AreEqual((byte)'1', key[0]);
        var parts = Tlv.Parse(key.AsSpan(1)).ToDictionary(o => o.Tag, o => o.Value);
        byte[] covered = [.. parts[0x9F06], .. parts[0x9F22], .. parts[0xDF02], .. parts[0xDF04]];
        CollectionAssert.AreEqual(System.Security.Cryptography.SHA1.HashData(covered), parts[0xDF03]);
        Assert.AreEqual("20401231", Encoding.ASCII.GetString(parts[0xDF05]));
        Assert.AreEqual((byte)'0', Download("0800", "370", [.. Tlv.Hex(0x9F06, keys.Rid).ToBytes(), .. Tlv.Hex(0x9F22, "EE").ToBytes()])[0]);

        byte[] list = Download("0820", "382", "100"u8.ToArray());
        Assert.AreEqual((byte)'1', list[0]);
        Assert.AreEqual(3, Tlv.Parse(list.AsSpan(1)).Count);
        byte[] application = Download("0800", "380", Tlv.Hex(0x9F06, "A000000333010103").ToBytes());
        Assert.AreEqual("00004E20", Convert.ToHexString(Tlv.Parse(application.AsSpan(1)).Single(o => o.Tag == 0x9F1B).Value));

        host.Ledger.RequestProcessing(terminal.Id, 4);
        Assert.AreEqual("00", terminal.Send(terminal.Message("0800", "371"), mac: false)[39]);
        Assert.AreEqual(0, host.Ledger.Terminal(terminal.Id).ProcessingRequest);
    }

    private byte[] Download(string mti, string code, byte[] asked)
    {
        IsoMessage m = terminal.Message(mti, code);
        m.SetBytes(62, asked);
        IsoMessage answer = terminal.Send(m, mac: false);
        Assert.AreEqual("00", answer[39]);
        return answer.Bytes(62);
    }

    private IsoMessage Pay(out IsoMessage request)
    {
        request = Request(12345);
        return terminal.Send(request, mac: true);
    }

    private IsoMessage Request(long amount, byte[] field = null, TradeKind kind = TradeKind.Sale, int asked = 0x80)
    {
        CardEntry card = host.Card(Id);
        if (field is null)
        {
            reader.Card.Reset();
            reader.Records.Clear();
            reader.SignedRecords = [];
            reader.Terminal[0x9F02] = Convert.FromHexString($"{amount:D12}");
            reader.Start();
            Tlv answer = reader.GenerateAc(asked);
            reader.Terminal[0x82] = reader.Aip;
            reader.Terminal[0x9F33] = [0xE0, 0xF8, 0xC8];
            field =
            [
                .. answer.Children.SelectMany(c => c.ToBytes()),
                .. ((int[])[0x9F37, 0x95, 0x9A, 0x9C, 0x9F02, 0x5F2A, 0x82, 0x9F1A, 0x9F03, 0x9F33]).SelectMany(t => Tlv.Of(t, reader.Terminal[t]).ToBytes()),
            ];
        }
        IsoMessage m = terminal.Request(kind, card, amount);
        m[22] = "052";
        m[23] = $"{reader.Card.Entry.Sequence:D3}";
        m.SetBytes(55, field);
        return m;
    }

    private static byte[] Field55(IsoMessage answer, int tag) => Tlv.Parse(answer.Bytes(55)).Single(o => o.Tag == tag).Value;

    private string Authenticate(IsoMessage answer) => reader.Send("00820000", Field55(answer, 0x91), le: false).Status;

    private IsoMessage Notice(IsoMessage request, IsoMessage answer, string result)
    {
        IsoMessage m = terminal.Message("0620", "951");
        m.Echo(request, 3, 4, 22, 23, 49);
        m[61] = $"{answer.Batch:D6}{answer[11]}{answer[13]}";
        m.SetBytes(55, [.. request.Bytes(55), .. Tlv.Hex(0xDF31, result).ToBytes()]);
        return m;
    }

    private IsoMessage Upload(IsoMessage request, Tlv last, string code)
    {
        IsoMessage m = terminal.Message("0320", code);
        m.Echo(request, 4, 11, 22, 23);
        m[2] = reader.Card.Entry.Pan;
        var objects = Tlv.Parse(request.Bytes(55));
        foreach (Tlv o in objects)
            if (last.Find(o.Tag) is { } fresh) o.Value = fresh.Value;
        m.SetBytes(55, [.. objects.SelectMany(o => o.ToBytes())]);
        return m;
    }
}
