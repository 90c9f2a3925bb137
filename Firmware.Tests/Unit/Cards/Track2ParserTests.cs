using nanoFramework.TestFramework;
using PosFirmware.Cards;

namespace PosFirmware.Tests.Unit.Cards;

/// <summary>Track 2 to PAN, expiry and service code.</summary>
[TestClass]
public class Track2ParserTests
{
    // acquirer-protocol.md, worked example C
    private const string Example = "6226090000000048=30121200000012345678";

    private static readonly CardData card = new CardData();

    [TestMethod]
    public void WorkedExample()
    {
        Check(CardCheck.Ok, Example);
        Assert.AreEqual(16, card.PanLength);
        Assert.AreEqual((int)(byte)'8', (int)card.Pan[15]);
        Assert.AreEqual(3012, card.Expiry);
        Assert.AreEqual(120, card.ServiceCode);
        Assert.AreEqual(37, card.Track2Length);
        for (int i = 0; i < 37; i++) Assert.AreEqual((int)Example[i], (int)card.Track2[i]);
        Assert.AreEqual((int)CardEntry.Stripe, (int)card.Entry);
        Assert.AreEqual("CUP", card.Brand.Code);
        Assert.IsFalse(card.IsChipCard);
    }

    [TestMethod]
    public void LongestAndShortest()
    {
        Check(CardCheck.Ok, "6222020000000000000=3012220" + "0000000000");
        Assert.AreEqual(19, card.PanLength);
        Assert.IsTrue(card.IsChipCard);
        Check(CardCheck.Ok, "4222222222222=3012101");
        Assert.AreEqual(13, card.PanLength);
        Check(CardCheck.Ok, "4222222222222===");
        Assert.AreEqual(0, card.Expiry);
        Assert.AreEqual(-1, card.ServiceCode);
        Assert.IsFalse(card.IsChipCard);
        Check(CardCheck.Ok, "4222222222222=0000101");
        Assert.AreEqual(0, card.Expiry);
    }

    [TestMethod]
    public void EachFaultIsNamedAndLeavesNothing()
    {
        Check(CardCheck.BadLength, Example + "9");
        Check(CardCheck.BadLength, "6226090000000048=301");
        Check(CardCheck.BadLength, "6226090000000048=301212");
        Check(CardCheck.BadLength, "6226090000000048=");
        Check(CardCheck.NoSeparator, "");
        Check(CardCheck.NoSeparator, "6226090000000048");
        Check(CardCheck.NoSeparator, "62260900000000481234=3012120");
        Check(CardCheck.BadPan, "622609000048=3012120");
        Check(CardCheck.BadPan, "62260900000:0048=3012120");
        Check(CardCheck.BadPan, "=6226090000000048=3012120");
        Check(CardCheck.BadExpiry, "6226090000000048=3013120");
        Check(CardCheck.BadExpiry, "6226090000000048=3000120");
        Check(CardCheck.BadExpiry, "6226090000000048=30:2120");
        Check(CardCheck.BadServiceCode, "6226090000000048=30121>0");
        Check(CardCheck.BadData, "6226090000000048=301212000<0");
        Check(CardCheck.LuhnFailed, "6226090000000049=30121200000012345678");
    }

    private void Check(CardCheck expected, string text)
    {
        // What an earlier card left must not show through.
        card.PanLength = 19;
        card.Pan[18] = (byte)'7';
        card.ServiceCode = 201;
        byte[] track = new byte[40];
        for (int i = 0; i < text.Length; i++) track[i] = (byte)text[i];
        Assert.AreEqual((int)expected, (int)Track2Parser.Parse(track, text.Length, card));
        if (expected == CardCheck.Ok) return;
        Assert.IsFalse(card.IsPresent);
        Assert.AreEqual(0, card.Track2Length);
        Assert.AreEqual(-1, card.ServiceCode);
        for (int i = 0; i < card.Pan.Length; i++) Assert.AreEqual(0, (int)card.Pan[i]);
        for (int i = 0; i < card.Track2.Length; i++) Assert.AreEqual(0, (int)card.Track2[i]);
    }
}
