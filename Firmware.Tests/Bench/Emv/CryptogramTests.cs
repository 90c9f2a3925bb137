using System;
using System.Security.Cryptography;
using Bench.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Emv;

/// <summary>GENERATE AC, issuer authentication and scripts of the simulated cards.</summary>
[TestClass]
public class CryptogramTests
{
    private const int Tc = 0x40, Arqc = 0x80, Aac = 0x00;

    [TestMethod]
    public void CryptogramCoversWhatTheFormulaSays()
    {
        CardReader reader = Started("cup-chip-credit");
        Tlv answer = reader.GenerateAc(Arqc);
        Assert.AreEqual(0x80, answer.Find(0x9F27).Value[0]);
        byte[] iad = answer.Find(0x9F10).Value, atc = answer.Find(0x9F36).Value;
        Assert.AreEqual("07010103A0000001", Convert.ToHexString(iad));
        Assert.AreEqual(101, atc[0] << 8 | atc[1]);
        byte[] session = IndependentSums.SessionKey(IndependentSums.CardKey(Convert.FromHexString(CardReader.Keys.MasterAc), "6222520000000048", 1), atc);
        byte[] data = [.. reader.Fill(CardReader.Hex("9F02069F03069F1A0295055F2A029A039C019F3704")), .. reader.Aip, .. atc, .. iad.AsSpan(3, 4)];
        Assert.AreEqual(Convert.ToHexString(IndependentSums.RetailMac(session, data)), Convert.ToHexString(answer.Find(0x9F26).Value));
    }

    [TestMethod]
    public void RightAnswerOfTheIssuerGivesCertificate()
    {
        CardReader reader = Started("cup-chip-credit");
        Authenticate(reader, reader.GenerateAc(Arqc), "00", spoil: false, "9000");
        Tlv second = reader.GenerateAc(Tc, second: true);
        Assert.AreEqual(0x40, second.Find(0x9F27).Value[0]);
        Assert.AreEqual(101, reader.Card.Memory.LastOnlineAtc);
        Assert.AreEqual("6985", reader.Send("80AE4000", reader.Fill(reader.Value(0x8D))).Status, "two cryptograms a transaction");
    }

    [TestMethod]
    public void WrongAnswerOfTheIssuerIsDeclined()
    {
        CardReader reader = Started("cup-chip-credit");
        Authenticate(reader, reader.GenerateAc(Arqc), "00", spoil: true, "6300");
        Assert.AreEqual(0x00, reader.GenerateAc(Tc, second: true).Find(0x9F27).Value[0]);
    }

    [TestMethod]
    [DataRow("chip-offline", 0x40, "000000009999", 0x40)]
    [DataRow("chip-offline", 0x40, "000000010001", 0x80)]
    [DataRow("chip-offline", 0x80, "000000000100", 0x80)]
    [DataRow("chip-online-only", 0x40, "000000000100", 0x80)]
    [DataRow("chip-declines", 0x40, "000000000100", 0x00)]
    [DataRow("chip-not-allowed", 0x80, "000000000100", 0x01)]
    [DataRow("cup-chip-credit", 0x00, "000000000100", 0x00)]
    public void CardDecidesByItsData(string id, int asked, string amount, int cid)
    {
        CardReader reader = new(id);
        reader.Terminal[0x9F02] = CardReader.Hex(amount);
        reader.Start();
        Assert.AreEqual(cid, reader.GenerateAc(asked).Find(0x9F27).Value[0]);
    }

    [TestMethod]
    public void CardsThatSayNo()
    {
        Assert.AreEqual("6985", Started("chip-refuses").Send("80AE8000", new byte[Length("chip-refuses")]).Status);
        CardReader reader = Started("chip-declines-second");
        Authenticate(reader, reader.GenerateAc(Arqc), "00", spoil: false, "9000");
        Assert.AreEqual(Aac, reader.GenerateAc(Tc, second: true).Find(0x9F27).Value[0]);
        Assert.AreEqual("6700", Started("cup-chip").Send("80AE8000", new byte[7]).Status);

        CardReader unable = Started("chip-unable-approves");
        unable.GenerateAc(Arqc);
        unable.Terminal[0x8A] = "Y3"u8.ToArray();
        Assert.AreEqual(Tc, unable.GenerateAc(Tc, second: true).Find(0x9F27).Value[0]);
    }

    [TestMethod]
    public void AnswerInsideTheSecondCryptogramIsChecked()
    {
        foreach (bool spoil in (bool[])[false, true])
        {
            CardReader reader = Started("chip-arpc-in-ac");
            Tlv first = reader.GenerateAc(Arqc);
            byte[] answer = [.. reader.Card.Memory.Atc is var atc ? Secrets(reader).Response(atc, first.Find(0x9F26).Value, "00"u8) : [], .. "00"u8];
            if (spoil) answer[3] ^= 1;
            reader.Terminal[0x91] = answer;
            Assert.AreEqual(spoil ? Aac : Tc, reader.GenerateAc(Tc, second: true).Find(0x9F27).Value[0]);
        }
    }

    [TestMethod]
    public void CombinedSignatureCoversTheDialogue()
    {
        CardReader reader = Started("chip-cda");
        (byte[] modulus, byte[] exponent) = new CertificateWalk(reader).CardKey(0x9F46, 0x9F47, 0x9F48, [.. reader.SignedRecords, .. reader.Aip]);
        byte[] cdol1 = reader.Fill(reader.Value(0x8C));
        Tlv first = reader.GenerateAc(Arqc | 0x10);
        byte[] arqc = CheckSignature(first, modulus, exponent, [.. reader.OptionsData, .. cdol1], reader.Terminal[0x9F37]);
        Authenticate(reader, arqc, "00", spoil: false, "9000");
        byte[] cdol2 = reader.Fill(reader.Value(0x8D));
        Tlv second = reader.GenerateAc(Tc | 0x10, second: true);
        CheckSignature(second, modulus, exponent, [.. reader.OptionsData, .. cdol1, .. cdol2], reader.Terminal[0x9F37]);
        Assert.AreEqual(0x40, second.Find(0x9F27).Value[0]);
    }

    [TestMethod]
    [DataRow("841E000004", true)]
    [DataRow("8424000004", true)]
    [DataRow("841E000004", false)]
    public void ScriptsAreCarriedOutWithTheirMacOnly(string header, bool right)
    {
        CardReader reader = Started("chip-pin-locked");
        Tlv first = reader.GenerateAc(Arqc);
        byte[] mac = Secrets(reader).ScriptMac(reader.Card.Memory.Atc, first.Find(0x9F26).Value, CardReader.Hex(header), []);
        if (!right) mac[0] ^= 1;
        Assert.AreEqual(right ? "9000" : "6988", reader.Send(header[..8], mac, le: false).Status);
        Assert.AreEqual(header.StartsWith("8424") ? 3 : 0, reader.Card.Memory.PinTriesLeft);
        reader.Card.Reset();
        string select = reader.Send("00A40400", CardReader.Hex("A000000333010102")).Status;
        Assert.AreEqual(header.StartsWith("841E") && right ? "6283" : "9000", select);
    }

    [TestMethod]
    public void DataFromAScriptIsKept()
    {
        CardReader reader = Started("cup-chip-credit");
        Tlv first = reader.GenerateAc(Arqc);
        byte[] mac = Secrets(reader).ScriptMac(reader.Card.Memory.Atc, first.Find(0x9F26).Value, CardReader.Hex("04DA9F5805"), [7]);
        Assert.AreEqual("9000", reader.Send("04DA9F58", [7, .. mac], le: false).Status);
        Assert.AreEqual("9F580107", Convert.ToHexString(reader.Ok("80CA9F58")));
    }

    [TestMethod]
    public void FieldTransactionIsOneAnswer()
    {
        CardReader reader = new(CardReader.Cards.Card("cup-chip-credit"), contactless: true);
        Tlv directory = Tlv.Parse(reader.Ok("00A40400", "2PAY.SYS.DDF01"u8.ToArray()))[0];
        Tlv fci = reader.Select(Convert.ToHexString(directory.Find(0x4F).Value));
        byte[] data = reader.Fill(fci.Find(0x9F38).Value);
        Tlv answer = Tlv.Parse(reader.Ok("80A80000", [0x83, (byte)data.Length, .. data]))[0];
        byte[] atc = answer.Find(0x9F36).Value;
        byte[] session = IndependentSums.SessionKey(IndependentSums.CardKey(Convert.FromHexString(CardReader.Keys.MasterAc), "6222520000000048", 1), atc);
        byte[] covered = [.. reader.Fill(CardReader.Hex("9F02069F03069F1A0295055F2A029A039C019F3704")), .. answer.Find(0x82).Value, .. atc, .. answer.Find(0x9F10).Value.AsSpan(3, 4)];
        Assert.AreEqual(Convert.ToHexString(IndependentSums.RetailMac(session, covered)), Convert.ToHexString(answer.Find(0x9F26).Value));
        Assert.AreEqual("6A82", reader.Send("00A40400", "1PAY.SYS.DDF01"u8.ToArray()).Status, "no contact directory in the field");
    }

    private static CardReader Started(string id)
    {
        CardReader reader = new(id);
        reader.Start();
        return reader;
    }

    private static int Length(string id)
    {
        CardReader reader = Started(id);
        return reader.Fill(reader.Value(0x8C)).Length;
    }

    private static CardKeys Secrets(CardReader reader) => CardReader.Keys.KeysOf(reader.Card.Entry.Pan, reader.Card.Entry.Sequence);

    private static void Authenticate(CardReader reader, Tlv first, string code, bool spoil, string status) =>
        Authenticate(reader, first.Find(0x9F26).Value, code, spoil, status);

    private static void Authenticate(CardReader reader, byte[] arqc, string code, bool spoil, string status)
    {
        byte[] ascii = [(byte)code[0], (byte)code[1]];
        byte[] answer = [.. Secrets(reader).Response(reader.Card.Memory.Atc, arqc, ascii), .. ascii];
        if (spoil) answer[0] ^= 1;
        Assert.AreEqual(status, reader.Send("00820000", answer, le: false).Status);
    }

    private static byte[] CheckSignature(Tlv answer, byte[] modulus, byte[] exponent, byte[] said, byte[] number)
    {
        Assert.IsNull(answer.Find(0x9F26));
        byte[] r = CertificateWalk.Recovered(modulus, exponent, answer.Find(0x9F4B).Value, 0x05);
        CertificateWalk.CheckHash(r, number);
        Assert.AreEqual(38, r[3]);
        Assert.AreEqual(answer.Find(0x9F27).Value[0], r[13]);
        byte[] dialogue = [.. said, .. answer.Find(0x9F27).ToBytes(), .. answer.Find(0x9F36).ToBytes(), .. answer.Find(0x9F10).ToBytes()];
        Assert.AreEqual(Convert.ToHexString(SHA1.HashData(dialogue)), Convert.ToHexString(r.AsSpan(22, 20)));
        return r[14..22];
    }
}
