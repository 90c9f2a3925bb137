using PosFirmware.Signature;
using nanoFramework.TestFramework;

namespace PosFirmware.Tests.Unit.Signature;

/// <summary>The QM coder against the test sequence of ITU-T T.82, 7.1.</summary>
[TestClass]
public class QmEncoderTests
{
    private static readonly int[] Pixels =
    {
        0x05E0, 0x0000, 0x8B00, 0x01C4, 0x1700, 0x0034, 0x7FFF, 0x1A3F, 0x951B, 0x05D8, 0x1D17, 0xE770, 0x0000, 0x0000, 0x0656, 0x0E6A,
    };

    private static readonly int[] Contexts =
    {
        0x0FE0, 0x0000, 0x0F00, 0x00F0, 0xFF00, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    };

    // 7.1's coded data, with the 0x00 behind every 0xFF and the end of the stripe
    private const string Coded = "6989995C32EAFAA0D5FF00527FFF00FF00FF00C00000003FFF002D208291FF02";

    [TestMethod]
    public void TestSequenceOfTheStandard()
    {
        byte[] result = new byte[64];
        QmEncoder coder = new QmEncoder(2);
        coder.Attach(result, 0, result.Length);
        coder.Begin();
        for (int i = 0; i < 256; i++) coder.Encode(Contexts[i / 16] >> (15 - i % 16) & 1, Pixels[i / 16] >> (15 - i % 16) & 1);
        coder.End();
        coder.Raw(0xFF);
        coder.Raw(0x02);
        Assert.AreEqual(Coded, Hex.Text(result, 0, coder.Length));
        Assert.IsFalse(coder.Overflow);
    }

    [TestMethod]
    public void ABufferThatIsTooSmallIsToldAndNotOverrun()
    {
        byte[] result = new byte[16];
        QmEncoder coder = new QmEncoder(2);
        coder.Attach(result, 0, 8);
        coder.Begin();
        for (int i = 0; i < 256; i++) coder.Encode(0, Pixels[i / 16] >> (15 - i % 16) & 1);
        coder.End();
        Assert.IsTrue(coder.Overflow);
        Assert.AreEqual(8, coder.Length);
        for (int i = 8; i < 16; i++) Assert.AreEqual((byte)0, result[i]);
    }

    [TestMethod]
    public void EveryStateLeadsToAState()
    {
        Assert.AreEqual(QmStates.Count, QmStates.Lsz.Length);
        Assert.AreEqual(QmStates.Count, QmStates.NextLess.Length);
        Assert.AreEqual(QmStates.Count, QmStates.NextMore.Length);
        int switches = 0;
        for (int i = 0; i < QmStates.Count; i++)
        {
            Assert.IsTrue(QmStates.Lsz[i] > 0 && QmStates.Lsz[i] < 0x8000 && QmStates.NextMore[i] < QmStates.Count && (QmStates.NextLess[i] & 127) < QmStates.Count);
            if (QmStates.NextLess[i] >= 128) switches++;
        }
        Assert.AreEqual(10, switches);
    }
}
