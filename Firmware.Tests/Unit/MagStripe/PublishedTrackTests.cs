using nanoFramework.TestFramework;
using PosFirmware.Drivers.MagStripe;

namespace PosFirmware.Tests.Unit.MagStripe;

/// <summary>Bit streams that others have published, decoded by the whole driver.</summary>
[TestClass]
public class PublishedTrackTests
{
    // "Bit Inspector test bitstream" of ossguy's bit-inspector: %TEST? and ;12345?. It has zeros where the LRC belongs.
    private const string Inspector1 = "00000001010001001011010100101100111001011011111000000000";
    private const string Inspector2 = "000001101010000010001100100100101011111100000";

    // The same with the LRC worked out by hand: 0x0C and 5.
    private const string InspectorTrack1 = "0000000101000100101101010010110011100101101111100" + "0011001" + "0000000";
    private const string InspectorTrack2 = "0000011010100000100011001001001010111111" + "10101" + "00000";

    // ESP-RFID-Tool, Magstripe notes, argument of its decoder: the ten digits, a separator, LRC 8.
    private const string Digits = "1101000001100000100011001001001010101101111000001010011101101111100010";

    private static FakeStripeAsic asic;
    private static MagStripeReader reader;

    /// <summary>An armed reader that wants nothing in particular.</summary>
    private void Ready()
    {
        FakeClock clock = new FakeClock();
        asic = new FakeStripeAsic(704);
        reader = new MagStripeReader(asic, asic, null, clock, 704, MagRearm.Watchdog, MagStripeReader.Want2);
        reader.Arm();
        clock.Sleep(700);
        reader.Poll();
        Assert.IsTrue(reader.IsArmed);
    }

    [TestMethod]
    public void ForwardSwipe()
    {
        Ready();
        asic.Swipe(InspectorTrack1, InspectorTrack2, Digits);
        Assert.IsTrue(reader.Poll());
        Assert.AreEqual((int)MagVerdict.Ok, (int)reader.Swipe.Verdict);
        Assert.IsFalse(reader.Swipe.Backward);
        Same("TEST", reader.Swipe.Track1);
        Same("12345", reader.Swipe.Track2);
        Same("0123456789=", reader.Swipe.Track3);
    }

    [TestMethod]
    public void BackwardSwipeWithTheZerosOfTheLrcMissing()
    {
        Ready();
        asic.Swipe(Mirror(InspectorTrack1), Mirror(InspectorTrack2), Mirror(Digits));
        Assert.IsTrue(reader.Poll());
        Assert.AreEqual((int)MagVerdict.Ok, (int)reader.Swipe.Verdict);
        Assert.IsTrue(reader.Swipe.Backward);
        Same("TEST", reader.Swipe.Track1);
        Same("12345", reader.Swipe.Track2);
        Same("0123456789=", reader.Swipe.Track3);
    }

    [TestMethod]
    public void PublishedStreamWithoutLrcIsRefused()
    {
        Ready();
        asic.Swipe(Inspector1, Inspector2, null);
        Assert.IsTrue(reader.Poll());
        Assert.AreEqual((int)TrackStatus.Lrc, (int)reader.Swipe.Track1.Status);
        Assert.AreEqual((int)TrackStatus.Lrc, (int)reader.Swipe.Track2.Status);
        Assert.AreNotEqual((int)MagVerdict.Ok, (int)reader.Swipe.Verdict);
    }

    [TestMethod]
    public void ScratchBeforeTheStartSentinel()
    {
        Ready();
        asic.Swipe("1000000100" + InspectorTrack1, "1000" + InspectorTrack2, null);
        Assert.IsTrue(reader.Poll());
        Same("TEST", reader.Swipe.Track1);
        Same("12345", reader.Swipe.Track2);
        Assert.AreEqual((int)TrackStatus.Empty, (int)reader.Swipe.Track3.Status);
    }

    [TestMethod]
    public void EachFaultOfATrackHasItsStatus()
    {
        Ready();
        Status(TrackStatus.Lrc, 0, Inspector2.Substring(0, 40) + "00001");
        Status(TrackStatus.Parity, 2, "11010" + "10000" + "01100" + "11001" + "11111" + "00010");
        Status(TrackStatus.NoEnd, 0, "11010" + "10000" + "01000" + "11001");
        Status(TrackStatus.NoStart, 0, "10000" + "01000" + "11001" + "10000" + "01000" + "11001");
        Status(TrackStatus.Empty, 0, "000000000000000000000000000000000000000");
        string digits = "";
        for (int i = 0; i < 45; i++) digits += "10000";
        Status(TrackStatus.Overrun, 0, "11010" + digits + "11111" + "00100");
    }

    private void Status(TrackStatus expected, int index, string track2)
    {
        FakeClock clock = new FakeClock();
        reader = new MagStripeReader(asic, asic, null, clock, 704, MagRearm.Watchdog, MagStripeReader.Want2);
        reader.Arm();
        clock.Sleep(700);
        reader.Poll();
        asic.Swipe(null, track2, null);
        Assert.IsTrue(reader.Poll());
        Assert.AreEqual((int)expected, (int)reader.Swipe.Track2.Status);
        Assert.AreEqual(expected == TrackStatus.Parity ? index : -1, reader.Swipe.Track2.ErrorIndex);
        Assert.AreEqual(0, reader.Swipe.Track2.Length);
        Assert.AreEqual(0, (int)reader.Swipe.Track2.Data[0]);
        Assert.AreNotEqual((int)MagVerdict.Ok, (int)reader.Swipe.Verdict);
    }

    [TestMethod]
    public void UnknownPreambleIsAFaultAndNothingIsTaken()
    {
        Ready();
        asic.Preamble = 0x0103;
        asic.Swipe(InspectorTrack1, InspectorTrack2, Digits);
        Assert.IsTrue(reader.Poll());
        Assert.AreEqual((int)MagVerdict.Lost, (int)reader.Swipe.Verdict);
        Assert.AreEqual((int)MagFault.Preamble, (int)reader.Fault);
        Assert.AreEqual(0, reader.Swipe.Track2.Length);
    }

    [TestMethod]
    public void DisarmForgetsTheCard()
    {
        Ready();
        asic.Swipe(InspectorTrack1, InspectorTrack2, Digits);
        reader.Poll();
        byte[] data = reader.Swipe.Track2.Data;
        Assert.AreEqual((int)(byte)'1', (int)data[0]);
        reader.Disarm();
        for (int i = 0; i < data.Length; i++) Assert.AreEqual(0, (int)data[i]);
        Assert.AreEqual(0, reader.Swipe.Track2.Length);
        Assert.AreEqual((int)MagVerdict.None, (int)reader.Swipe.Verdict);
    }

    private static void Same(string expected, MagTrack track)
    {
        Assert.AreEqual((int)TrackStatus.Ok, (int)track.Status);
        Assert.AreEqual(expected.Length, track.Length);
        for (int i = 0; i < expected.Length; i++) Assert.AreEqual((int)expected[i], (int)track.Data[i]);
    }

    private static string Mirror(string bits)
    {
        char[] mirrored = new char[bits.Length];
        for (int i = 0; i < bits.Length; i++) mirrored[i] = bits[bits.Length - 1 - i];
        return new string(mirrored);
    }
}
