using nanoFramework.TestFramework;
using PosFirmware.Acquirer;

namespace PosFirmware.Tests.Unit.Acquirer;

/// <summary>Taking messages apart: the worked frames, and everything that can be wrong with one.</summary>
[TestClass]
public class IsoReaderTests
{
    private static readonly IsoMessage message = new IsoMessage(2 * Frame.MaxLength);
    private static readonly byte[] packed = new byte[2 * Frame.MaxLength];

    /// <summary>Every worked frame, taken apart and packed again, is the same bytes.</summary>
    [TestMethod]
    [DataRow(WorkedFrames.SignOn)]
    [DataRow(WorkedFrames.SignOnAnswer)]
    [DataRow(WorkedFrames.Sale)]
    [DataRow(WorkedFrames.Approval)]
    [DataRow(WorkedFrames.Reversal)]
    [DataRow(WorkedFrames.QrSale)]
    [DataRow(WorkedFrames.Settlement)]
    public void WorkedFramesThereAndBack(string text)
    {
        byte[] frame = Hex.Bytes(text);
        Assert.AreEqual(frame.Length, Frame.AnnouncedLength(frame));
        Assert.IsTrue(Frame.IsPossible(frame.Length));
        Assert.AreEqual((int)IsoError.None, (int)IsoReader.Read(message, frame, Frame.HeadLength, frame.Length - Frame.HeadLength));
        int length = message.Pack(packed, 0);
        Assert.AreEqual(Hex.Text(frame, Frame.HeadLength, frame.Length - Frame.HeadLength), Hex.Text(packed, 0, length));
    }

    /// <summary>Fields of example H.</summary>
    [TestMethod]
    public void ApprovalFields()
    {
        byte[] frame = Hex.Bytes(WorkedFrames.Approval);
        IsoReader.Read(message, frame, Frame.HeadLength, frame.Length - Frame.HeadLength);
        Assert.AreEqual(210, message.Mti);
        Assert.AreEqual("6226090000000048", message.Text(2));
        Assert.AreEqual(123L, message.Number(4));
        Assert.AreEqual(93105L, message.Number(12));
        Assert.AreEqual("00010000", message.Text(32));
        Assert.AreEqual("071700000002", message.Text(37));
        Assert.AreEqual("03080000   00010000   ", message.Text(44));
        Assert.AreEqual("CUP", message.Text(63));
        Assert.AreEqual(12L, message.Number(60, 2, 6));
        Assert.AreEqual(-1L, message.Number(60, 12, 6));
        Assert.IsNull(message.Text(38));
        Assert.AreEqual(0, message.Length(38));
    }

    /// <summary>One malformed message of each sort. In front: type and bitmap.</summary>
    [TestMethod]
    [DataRow("", (int)IsoError.TooShort)]
    [DataRow("02100000000000000000", (int)IsoError.None)]
    [DataRow("021000000000000000", (int)IsoError.TooShort)]
    [DataRow("0A100000000000000000", (int)IsoError.BadType)]
    [DataRow("02108000000000000000", (int)IsoError.BadBitmap)]
    [DataRow("02100000001000000000", (int)IsoError.BadBitmap)]
    [DataRow("02102000000000000000 000000", (int)IsoError.None)]
    [DataRow("02102000000000000000 0000", (int)IsoError.TooShort)]
    [DataRow("02102000000000000000 00000A", (int)IsoError.BadDigit)]
    [DataRow("02102000000000000000 00000000", (int)IsoError.TrailingBytes)]
    [DataRow("02104000000000000000 20 00000000000000000000", (int)IsoError.BadLength)]
    [DataRow("02104000000000000000 1A 62260900000000480000", (int)IsoError.BadLength)]
    [DataRow("02104000000000000000 16 62260900000000", (int)IsoError.TooShort)]
    [DataRow("02104000000000000000", (int)IsoError.TooShort)]
    [DataRow("02100000000000000002 1003 435550", (int)IsoError.BadLength)]
    [DataRow("02100000000000000002 0003 4355", (int)IsoError.TooShort)]
    [DataRow("02100000000000000002 00", (int)IsoError.TooShort)]
    [DataRow("02100000000000000002 0003 C4E3 50", (int)IsoError.None)]
    [DataRow("02100000000000000002 0000", (int)IsoError.None)]
    public void MalformedMessages(string text, int expected)
    {
        byte[] data = Hex.Bytes(text);
        Assert.AreEqual(expected, (int)IsoReader.Read(message, data, 0, data.Length));
    }

    /// <summary>Some hosts fill the empty nibble with F.</summary>
    [TestMethod]
    public void PadNibbleIsNotLookedAt()
    {
        byte[] data = Hex.Bytes("0210 4000000100000000 03 123F 05 12345F");
        Assert.AreEqual((int)IsoError.None, (int)IsoReader.Read(message, data, 0, data.Length));
        Assert.AreEqual("123", message.Text(2));
        Assert.AreEqual("12345", message.Text(32));
    }

    /// <summary>More content than the message object can hold is an error, not an exception.</summary>
    [TestMethod]
    public void TooLong()
    {
        IsoMessage small = new IsoMessage(10);
        byte[] data = Hex.Bytes("02100000000000000002 0011 4142434445464748494A4B");
        Assert.AreEqual((int)IsoError.TooLong, (int)IsoReader.Read(small, data, 0, data.Length));
        Assert.IsFalse(small.Has(63));
    }

    /// <summary>Chinese text comes as GBK, which the device cannot decode: a question mark for each character.</summary>
    [TestMethod]
    public void ChineseBecomesQuestionMarks()
    {
        byte[] data = Hex.Bytes("02100000000000000002 0010 43555020 D2F8C1AA 4F 81");
        Assert.AreEqual((int)IsoError.None, (int)IsoReader.Read(message, data, 0, data.Length));
        Assert.AreEqual("CUP ??O?", message.Text(63));
    }
}
