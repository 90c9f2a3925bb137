using System;
using nanoFramework.TestFramework;
using PosFirmware.Acquirer;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Acquirer;

/// <summary>Requests byte for byte, and which fields each kind of message has.</summary>
[TestClass]
public class RequestBuilderTests
{
    private static readonly TerminalSettings settings = new TerminalSettings();
    private static readonly byte[] frame = new byte[Frame.MaxLength];
    private static readonly HostRequest request = new HostRequest();
    private static KeyStore keys;
    private static RequestBuilder builder;

    /// <summary>Settings and keys of the worked examples.</summary>
    [Setup]
    public void Prepare()
    {
        settings.TerminalId = "12345678";
        settings.MerchantId = "898310000000001";
        settings.ReadCapability = 5;
        settings.DeviceNumber = "3136AB123456";
        keys = new KeyStore(new MemoryVolume());
        keys.LoadMaster(Hex.Bytes(WorkedFrames.Tmk), 0, null);
        keys.LoadWorkingKeys(Hex.Bytes(WorkedFrames.KeyBlock), 0, 60, 4);
        builder = new RequestBuilder(settings, keys);
    }

    /// <summary>Example E.</summary>
    [TestMethod]
    public void SignOn() => Expect(WorkedFrames.SignOn, builder.SignOn(1, 12, 1, frame));

    /// <summary>Example G.</summary>
    [TestMethod]
    public void Sale()
    {
        MakeSale();
        Expect(WorkedFrames.Sale, builder.Financial(request, frame));
        Assert.AreEqual("123456", Text(request.Pin, 6), "the builder must not spoil the request");
        Assert.AreEqual("6226090000000048=30121200000012345678", Text(request.Track2, 37));
    }

    /// <summary>Example I: no PIN and no track are known any more, only that there was a PIN.</summary>
    [TestMethod]
    public void ReversalOfSale()
    {
        MakeSale();
        request.Wipe();
        request.Reversal = true;
        request.ReversalReason = "98";
        Expect(WorkedFrames.Reversal, builder.Financial(request, frame));
    }

    /// <summary>Example L.</summary>
    [TestMethod]
    public void Settlement() => Expect(WorkedFrames.Settlement,
        builder.Settle(5, 12, 1, "00000000036900300000000012300100000000000000000000000000000000", frame));

    /// <summary>Fields of every other kind, by the tables 2.1 and 2.3 of the protocol: type, 3, 25, 60, 61, and the bitmap as field numbers.
    /// "" is an absent field: the metadata processor cannot write a null into a data row.</summary>
    [TestMethod]
    [DataRow((int)TransactionKind.SaleVoid, 200, 200000, 0, "23000012000500", "000011000007", "3 4 11 22 25 26 35 37 38 41 42 49 52 53 60 61 64")]
    [DataRow((int)TransactionKind.Refund, 220, 200000, 0, "25000012000500", "0000000000000716", "3 4 11 22 25 26 35 37 41 42 49 52 53 60 61 63 64")]
    [DataRow((int)TransactionKind.Balance, 200, 310000, 0, "01000012000500", "", "3 11 22 25 26 35 41 42 49 52 53 60 64")]
    [DataRow((int)TransactionKind.PreAuth, 100, 30000, 6, "10000012000500", "", "3 4 11 22 25 26 35 41 42 49 52 53 60 64")]
    [DataRow((int)TransactionKind.PreAuthVoid, 100, 200000, 6, "11000012000500", "0000110000070716", "3 4 11 22 25 26 35 38 41 42 49 52 53 60 61 64")]
    [DataRow((int)TransactionKind.Completion, 200, 0, 6, "20000012000500", "0000110000070716", "3 4 11 22 25 26 35 38 41 42 49 52 53 60 61 64")]
    [DataRow((int)TransactionKind.CompletionVoid, 200, 200000, 6, "21000012000500", "0000110000070716", "3 4 11 22 25 26 35 37 38 41 42 49 52 53 60 61 64")]
    [DataRow((int)TransactionKind.CompletionAdvice, 220, 0, 6, "2400001200050", "0000110000070716", "3 4 11 22 25 26 35 38 41 42 49 52 53 60 61 64")]
    public void OtherKinds(int kind, int mti, int code, int condition, string field60, string field61, string fields)
    {
        MakeSale();
        request.Kind = (TransactionKind)kind;
        FillOriginal();
        IsoMessage m = Build();
        Assert.AreEqual(mti, m.Mti);
        Assert.AreEqual((long)code, m.Number(3));
        Assert.AreEqual((long)condition, m.Number(25));
        Assert.AreEqual(field60, m.Text(60));
        Assert.AreEqual(field61, m.Text(61) ?? "");
        Assert.AreEqual(fields, Fields(m));
    }

    /// <summary>A sale that the chip approved off-line: as it is sent, and as a detail of the batch upload (2.1, 3.1, 3.9). It has no reversal.</summary>
    [TestMethod]
    public void OfflineSale()
    {
        MakeSale();
        request.Kind = TransactionKind.OfflineSale;
        request.EntryMode = 5;
        request.Track2Length = 0;
        request.PinLength = 0;
        request.PinEntered = false;
        request.Expiry = 0;
        request.CardSequence = 1;
        request.ChipData[0] = 0x82;
        request.ChipData[1] = 0x00;
        request.ChipLength = 2;
        IsoMessage m = Build();
        Assert.AreEqual(200, m.Mti);
        Assert.AreEqual("052", m.Text(22));
        Assert.AreEqual("3600001200050", m.Text(60));
        Assert.AreEqual("2 3 4 11 22 23 25 41 42 49 55 60 64", Fields(m));
        m = Read(builder.UploadOne(request, frame));
        Assert.AreEqual(320, m.Mti);
        Assert.AreEqual("36000012000", m.Text(60));
        Assert.AreEqual("2 3 4 11 22 23 25 41 42 49 55 60 63", Fields(m));
        request.Reversal = true;
        Assert.ThrowsException(typeof(ArgumentException), () => builder.Financial(request, frame));
    }

    /// <summary>Reversals of what is not a sale: field 61 names the message that is reversed (3.2), with the date of an answer if there was one.</summary>
    [TestMethod]
    [DataRow((int)TransactionKind.SaleVoid, 0, "000012000002")]
    [DataRow((int)TransactionKind.PreAuth, 0, "")]
    [DataRow((int)TransactionKind.PreAuthVoid, 0, "0000120000020000")]
    [DataRow((int)TransactionKind.Completion, 717, "0000120000020717")]
    [DataRow((int)TransactionKind.CompletionVoid, 0, "0000120000020000")]
    public void ReversalsOfOtherKinds(int kind, int answerDate, string field61)
    {
        MakeSale();
        request.Kind = (TransactionKind)kind;
        FillOriginal();
        request.Reversal = true;
        request.ReversalReason = "06";
        request.AnswerDate = answerDate;
        IsoMessage m = Build();
        Assert.AreEqual(400, m.Mti);
        Assert.AreEqual("06", m.Text(39));
        Assert.AreEqual(field61, m.Text(61) ?? "");
        Assert.IsFalse(m.Has(26) || m.Has(35) || m.Has(37) || m.Has(52) || m.Has(53) || m.Has(2));
        Assert.IsTrue(m.Has(38) && m.Has(64));
    }

    /// <summary>A request without a reversal cannot be reversed.</summary>
    [TestMethod]
    public void RefundHasNoReversal()
    {
        MakeSale();
        request.Kind = TransactionKind.Refund;
        request.Reversal = true;
        Assert.ThrowsException(typeof(ArgumentException), () => builder.Financial(request, frame));
    }

    /// <summary>Without a PIN: 22 ends in 2, no 26 and 52, and 53 tells of the enciphered track alone.</summary>
    [TestMethod]
    public void SaleWithoutPin()
    {
        MakeSale();
        request.PinLength = 0;
        request.PinEntered = false;
        IsoMessage m = Build();
        Assert.AreEqual("022", m.Text(22));
        Assert.AreEqual("0610000000000000", m.Text(53));
        Assert.AreEqual("3 4 11 22 25 35 41 42 49 53 60 64", Fields(m));
    }

    /// <summary>A keyed card goes in fields 2 and 14; a refund without card has neither, and entry mode 00.</summary>
    [TestMethod]
    public void CardWithoutTrack()
    {
        MakeSale();
        request.Track2Length = 0;
        request.PinLength = 0;
        request.PinEntered = false;
        request.EntryMode = 1;
        request.Expiry = 3012;
        IsoMessage m = Build();
        Assert.AreEqual("6226090000000048", m.Text(2));
        Assert.AreEqual("2 3 4 11 14 22 25 41 42 49 60 64", Fields(m));
        request.Kind = TransactionKind.Refund;
        FillOriginal();
        request.EntryMode = 0;
        request.PanLength = 0;
        m = Build();
        Assert.AreEqual("002", m.Text(22));
        Assert.AreEqual("3 4 11 22 25 37 41 42 49 60 61 63 64", Fields(m));
    }

    /// <summary>Sign-off, echo and batch upload.</summary>
    [TestMethod]
    public void Management()
    {
        IsoMessage m = Read(builder.SignOff(3, 12, 1, frame));
        Assert.AreEqual(820, m.Mti);
        Assert.AreEqual("00000012002", m.Text(60));
        m = Read(builder.Echo(4, 12, frame));
        Assert.AreEqual("00000012301", m.Text(60));
        Assert.AreEqual("11 41 42 60", Fields(m));
        m = Read(builder.BatchUpload(5, 12, 207, "0004", frame));
        Assert.AreEqual(320, m.Mti);
        Assert.AreEqual("0004", m.Text(48));
        Assert.AreEqual("11 41 42 48 60", Fields(m));
    }

    /// <summary>Batch upload: details with their digits; a refund alone, with the trace of the original message and without PIN, track and MAC.</summary>
    [TestMethod]
    public void BatchUpload()
    {
        byte[] digits = Hex.Bytes("3031" + "3030303030303037" + "3030303036323236303930303030303030303438" + "303030303030303030313233");
        IsoMessage m = Read(builder.UploadDetails(5, 12, digits, digits.Length, frame));
        Assert.AreEqual(320, m.Mti);
        Assert.AreEqual("01" + "00" + "000007" + "00006226090000000048" + "000000000123", m.Text(48));
        Assert.AreEqual("00000012201", m.Text(60));
        Assert.AreEqual("11 41 42 48 60", Fields(m));
        MakeSale();
        request.Kind = TransactionKind.Refund;
        FillOriginal();
        m = Read(builder.UploadOne(request, frame));
        Assert.AreEqual(320, m.Mti);
        Assert.AreEqual("6226090000000048", m.Text(2));
        Assert.AreEqual(200000L, m.Number(3));
        Assert.AreEqual("25000012000", m.Text(60));
        Assert.AreEqual("0000000000000716", m.Text(61));
        Assert.IsFalse(m.Has(35) || m.Has(52) || m.Has(64));
        Assert.AreEqual(request.Stan, (int)m.Number(11));
    }

    /// <summary>After the wipe nothing of the message is left in the builder.</summary>
    [TestMethod]
    public void WipeForgetsTheMessage()
    {
        MakeSale();
        builder.Financial(request, frame);
        builder.Wipe();
        Assert.AreEqual("", Fields(builder.Message));
    }

    /// <summary>Example K: field 59 with terminal information and the customer's code.</summary>
    [TestMethod]
    public void QrSale()
    {
        MakeQrSale();
        Expect(WorkedFrames.QrSale, builder.Financial(request, frame));
    }

    /// <summary>The reversal of a QR sale carries its field 59 once more (acquirer-protocol.md 3.12, 11).</summary>
    [TestMethod]
    public void ReversalOfQrSale()
    {
        MakeQrSale();
        request.Reversal = true;
        request.ReversalReason = "98";
        IsoMessage m = Build();
        Assert.AreEqual(400, m.Mti);
        Assert.AreEqual("3 4 11 22 25 39 41 42 49 59 60 64", Fields(m));
        Assert.AreEqual(102, m.Length(59));
    }

    /// <summary>What void, refund, order, close and questions carry.</summary>
    [TestMethod]
    [DataRow((int)TransactionKind.QrVoid, "3 4 11 22 25 37 41 42 49 59 60 61 64", "A402020260717000000000001")]
    [DataRow((int)TransactionKind.QrRefund, "3 4 11 22 25 37 41 42 49 59 60 61 63 64", "A402020260717000000000001")]
    [DataRow((int)TransactionKind.QrQuery, "3 11 22 25 41 42 49 59 60 64", "A402020260717000000000001")]
    [DataRow((int)TransactionKind.QrClose, "3 11 22 25 41 42 49 60 61 64", "")]
    [DataRow((int)TransactionKind.QrOrder, "3 4 11 22 25 41 42 49 59 60 64", "")]
    public void QrFields(int kind, string fields, string detail)
    {
        request.Clear();
        FillOriginal();
        request.AuthCode = null;
        request.Kind = (TransactionKind)kind;
        request.Amount = 123;
        request.Stan = 4;
        request.Batch = 12;
        request.EntryMode = 3;
        request.Voucher = "20260717000000000001";
        IsoMessage m = Build();
        Assert.AreEqual(fields, Fields(m));
        Assert.AreEqual(32, (int)m.Number(22));
        if (detail.Length > 0) Assert.AreEqual(detail, m.Text(59));
    }

    /// <summary>The place in field 59: the acquirer's own words where the radio is silent, else nested with what it sees; in card sales too, not in reversals.</summary>
    [TestMethod]
    public void PlaceInDetail()
    {
        MakeSale();
        settings.Place = "31.2304N121.4737E";
        Assert.IsFalse(Build().Has(59));
        settings.PlacePolicy = 1;
        Assert.AreEqual("A501731.2304N121.4737E", Build().Text(59));
        builder.Detail.Radio = new GivenPlace();
        Assert.AreEqual("A5072" + "0101731.2304N121.4737E" + "02031020000000001-52,020000000002-71" + "030011" + "04003999", Build().Text(59));
        settings.Place = "";
        Assert.AreEqual("A5050" + "02031020000000001-52,020000000002-71" + "030011" + "04003999", Build().Text(59));
        request.Reversal = true;
        request.ReversalReason = "98";
        Assert.IsFalse(Build().Has(59));
        settings.PlacePolicy = 0;
        builder.Detail.Radio = null;
    }

    private sealed class GivenPlace : IPlaceReport
    {
        public string Networks => "020000000001-52,020000000002-71";
        public int Judgement => 1;
        public int AgeMinutes => 4000;
    }

    private void MakeQrSale()
    {
        settings.DeviceType = 4;
        settings.SerialNumber = "000002021234567890ABCDEF";
        settings.ReadCapability = 6;
        builder.Detail.Cipher = new GivenCipher();
        builder.Detail.Software = "V1.00";
        request.Clear();
        request.Kind = TransactionKind.QrSale;
        request.Amount = 123;
        request.Stan = 4;
        request.Batch = 12;
        request.EntryMode = 3;
        request.QrCodeLength = Put("6212345678912345678", request.QrCode);
    }

    private sealed class GivenCipher : ISerialCipher
    {
        public string Of(string serial, string factor) => serial == "000002021234567890ABCDEF" && factor == "345678" ? "A1B2C3D4" : "wrong";
    }

    private void MakeSale()
    {
        settings.ReadCapability = 5;
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

    private void FillOriginal()
    {
        request.OriginalRrn = "071700000002";
        request.AuthCode = "A12345";
        request.OriginalBatch = 11;
        request.OriginalStan = 7;
        request.OriginalDate = 716;
    }

    private IsoMessage Build() => Read(builder.Financial(request, frame));

    private IsoMessage Read(int total)
    {
        IsoMessage m = new IsoMessage(2000);
        Assert.AreEqual((int)IsoError.None, (int)IsoReader.Read(m, frame, Frame.HeadLength, total - Frame.HeadLength));
        if (m.Has(64))
        {
            byte[] mac = new byte[8];
            m.CopyTo(64, mac, 0);
            Assert.IsTrue(keys.Mac.Verify(frame, Frame.HeadLength, total - Frame.HeadLength - 8, mac, 0));
        }
        return m;
    }

    private void Expect(string expected, int total) => Assert.AreEqual(expected, Hex.Text(frame, 0, total));

    private static int Put(string text, byte[] into)
    {
        for (int i = 0; i < text.Length; i++) into[i] = (byte)text[i];
        return text.Length;
    }

    private static string Text(byte[] ascii, int count)
    {
        char[] text = new char[count];
        for (int i = 0; i < count; i++) text[i] = (char)ascii[i];
        return new string(text);
    }

    private static string Fields(IsoMessage m)
    {
        string all = "";
        for (int i = 2; i <= 64; i++)
            if (m.Has(i)) all += (all.Length == 0 ? "" : " ") + i.ToString();
        return all;
    }
}
