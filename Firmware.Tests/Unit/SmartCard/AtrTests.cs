using nanoFramework.TestFramework;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Tests.Unit.SmartCard;

/// <summary>Answers to reset of cards in the field (from the public list of pcsc-tools), and everything that can be wrong with one.</summary>
[TestClass]
public class AtrTests
{
    private static readonly Atr atr = new Atr();

    private AtrStatus Parse(string text)
    {
        byte[] bytes = Hex.Bytes(text);
        return atr.Parse(bytes, bytes.Length);
    }

    /// <summary>A debit card with T=0: TA1, TB1, TC1 and eleven historical characters.</summary>
    [TestMethod]
    public void DebitCardWithT0()
    {
        Assert.AreEqual((int)AtrStatus.Ok, (int)Parse("3B7B11000031FE45436F6D624F532000"));
        Assert.IsTrue(atr.OffersT0 && !atr.OffersT1 && !atr.Specific);
        Assert.AreEqual(0, atr.FirstProtocol);
        Assert.AreEqual(372, atr.Rate);
        Assert.AreEqual(1, atr.Adjustment);
        Assert.AreEqual(10, atr.WaitingInteger);
        Assert.AreEqual(5, atr.HistoryStart);
        Assert.AreEqual(11, atr.HistoryLength);
    }

    /// <summary>A credit card with T=1: IFSC 254, BWI 4, CWI 5.</summary>
    [TestMethod]
    public void CreditCardWithT1()
    {
        Assert.AreEqual((int)AtrStatus.Ok, (int)Parse("3BBF11008131FE454D434100000100016971850000000077"));
        Assert.IsTrue(atr.OffersT1 && !atr.OffersT0);
        Assert.AreEqual(1, atr.FirstProtocol);
        Assert.AreEqual(254, atr.InformationSize);
        Assert.AreEqual(4, atr.BlockWaiting);
        Assert.AreEqual(5, atr.CharacterWaiting);
        Assert.IsFalse(atr.Crc);
        Assert.AreEqual(15, atr.HistoryLength);
    }

    /// <summary>TA1 96, no TB1; IFSC 64.</summary>
    [TestMethod]
    public void VisaCashWithT1()
    {
        Assert.AreEqual((int)AtrStatus.Ok, (int)Parse("3BAB00813140458031C0650806800000000084"));
        Assert.AreEqual(64, atr.InformationSize);
    }

    /// <summary>TA1 94 without TA2 is an offer that nobody has to take: 512/8.</summary>
    [TestMethod]
    public void FasterSpeedOnOffer()
    {
        Assert.AreEqual((int)AtrStatus.Ok, (int)Parse("3BB794008131FE5553504B32329000E0"));
        Assert.AreEqual(512, atr.Rate);
        Assert.AreEqual(8, atr.Adjustment);
        Assert.IsFalse(atr.Specific);
        Assert.AreEqual(5, atr.BlockWaiting);
    }

    /// <summary>The shortest, and the longest that there can be.</summary>
    [TestMethod]
    public void ShortestAndLongest()
    {
        Assert.AreEqual((int)AtrStatus.Ok, (int)Parse("3B00"));
        Assert.IsTrue(atr.OffersT0);
        Assert.AreEqual(0, atr.HistoryLength);
        byte[] longest = new byte[33];
        longest[0] = 0x3F;
        longest[1] = 0xFF;       // TA1 to TD1, 15 historical characters
        longest[2] = 0x11;
        longest[5] = 0xF0;       // T=0, TA2 to TD2
        longest[8] = 0x0A;       // TC2
        longest[9] = 0xF0;       // TA3 to TD3 of T=0
        longest[13] = 0x30;      // TA4, TB4: with 15 more that is 31
        Assert.AreEqual(31, Atr.Needed(longest, 14));
        Assert.AreEqual((int)AtrStatus.Ok, (int)atr.Parse(longest, 31));
        Assert.IsTrue(atr.Specific);
        longest[13] = 0xF0;      // up to TD4: 33
        Assert.AreEqual((int)AtrStatus.Ok, (int)atr.Parse(longest, 33));
        longest[17] = 0x10;      // and TA5: one too many
        Assert.AreEqual((int)AtrStatus.Long, (int)atr.Parse(longest, 33));
    }

    [TestMethod]
    [DataRow("", (int)AtrStatus.Short)]
    [DataRow("3B", (int)AtrStatus.Short)]
    [DataRow("3B7B11000031FE45436F6D624F5320", (int)AtrStatus.Short)]
    [DataRow("3B7B11000031FE45436F6D624F53200000", (int)AtrStatus.Long)]
    [DataRow("3B80", (int)AtrStatus.Short)]
    [DataRow("0000", (int)AtrStatus.Convention)]
    [DataRow("FFFF", (int)AtrStatus.Convention)]
    [DataRow("3BBF11008131FE454D434100000100016971850000000076", (int)AtrStatus.Check)]
    [DataRow("3B8000FF", (int)AtrStatus.Long)]
    [DataRow("3B80813100C0", (int)AtrStatus.Short)]
    [DataRow("3B808131FF458A", (int)AtrStatus.Reserved)]
    [DataRow("3B808131FEA56B", (int)AtrStatus.Reserved)]
    [DataRow("3B804000", (int)AtrStatus.Reserved)]
    public void WhatIsWrong(string text, int status) => Assert.AreEqual(status, (int)Parse(text));

    /// <summary>T=15 is no protocol, but asks for the check character.</summary>
    [TestMethod]
    public void GlobalParametersAreNoProtocol()
    {
        // TD1 = 80 (T=0), TD2 = 1F (T=15, TA3 = 03): 80 ^ 80 ^ 1F ^ 03 = 1C
        Assert.AreEqual((int)AtrStatus.Ok, (int)Parse("3B80801F031C"));
        Assert.IsTrue(atr.OffersT0 && !atr.OffersT1);
        Assert.AreEqual(0, atr.FirstProtocol);
        Assert.AreEqual(32, atr.InformationSize);
    }

    /// <summary>Nothing that a card can say does anything but give a status; Ok means exactly as long as it says.</summary>
    [TestMethod]
    public void AnyGarbageHasAStatus()
    {
        uint seed = 1;
        byte[] bytes = new byte[60];
        int ok = 0;
        for (int round = 0; round < 20000; round++)
        {
            int length = (int)(Next(ref seed) % 40);
            for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)Next(ref seed);
            if ((round & 3) != 0) bytes[0] = 0x3B;
            if ((round & 4) != 0) { bytes[1] &= 0x8F; bytes[2] &= 0xF1; bytes[3] &= 0x71; }
            if ((round & 8) != 0)
            {
                int needed = Atr.Needed(bytes, bytes.Length);
                if (needed <= Atr.Longest) length = needed;
                byte sum = 0;
                for (int i = 1; i < length - 1; i++) sum ^= bytes[i];
                if ((round & 16) != 0 && length > 1) bytes[length - 1] = sum;
            }
            AtrStatus status = atr.Parse(bytes, length);
            if (status != AtrStatus.Ok) continue;
            ok++;
            Assert.AreEqual(length, Atr.Needed(bytes, length));
            Assert.IsTrue(atr.HistoryStart + atr.HistoryLength <= length && atr.InformationSize >= 1 && atr.WaitingInteger >= 1 && atr.BlockWaiting <= 9);
        }
        Assert.IsTrue(ok > 1000, ok.ToString());
    }

    private static uint Next(ref uint seed)
    {
        seed = seed * 1664525 + 1013904223;
        return seed >> 16;
    }
}
