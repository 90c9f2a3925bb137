using nanoFramework.TestFramework;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Unit.Keypad;

/// <summary>Scans to keys, by the rules of hardware.md section 3.</summary>
[TestClass]
public class KeyFilterTests
{
    // Contacts: row times 5 plus column.
    private const int D1 = 1 << 0, D2 = 1 << 1, D4 = 1 << 5, D5 = 1 << 6, Clear = 1 << 8;

    private static KeyFilter filter;
    private static long now;

    /// <summary>A new filter.</summary>
    [Setup]
    public void Prepare()
    {
        filter = new KeyFilter();
        now = 1000;
    }

    private int Scan(int bits)
    {
        now += 10;
        return (int)filter.Take(bits, now);
    }

    private void ExpectNothing(int bits, int scans)
    {
        for (int i = 0; i < scans; i++) Assert.AreEqual((int)Key.None, Scan(bits));
    }

    /// <summary>The third equal scan counts, not the second, and only once.</summary>
    [TestMethod]
    public void ThreeEqualScansAreAPress()
    {
        Prepare();
        ExpectNothing(D1, 2);
        Assert.AreEqual((int)Key.D1, Scan(D1));
        ExpectNothing(D1, 50);
    }

    /// <summary>Where scans come seldom, two that lie further apart than contacts bounce are a press, and one open scan between is a release.</summary>
    [TestMethod]
    public void TwoScansFarApartAreAPress()
    {
        Prepare();
        for (int i = 0; i < 3; i++)
        {
            ExpectNothing(D1, 1);
            now += 20;
            Assert.AreEqual((int)Key.D1, Scan(D1));
            now += 20;
            ExpectNothing(0, 1);
            now += 20;
        }
    }

    /// <summary>A bounce starts the count again.</summary>
    [TestMethod]
    public void AnUnequalScanStartsAgain()
    {
        Prepare();
        ExpectNothing(D1, 2);
        ExpectNothing(0, 1);
        ExpectNothing(D1, 2);
        Assert.AreEqual((int)Key.D1, Scan(D1));
    }

    /// <summary>While nobody looked, the key went up: it can be pressed again at once. Held all the while, it is no second press.</summary>
    [TestMethod]
    public void AReleaseThatNobodySawCountsAsOne()
    {
        Prepare();
        ExpectNothing(D1, 2);
        Assert.AreEqual((int)Key.D1, Scan(D1));
        now += 2000;
        ExpectNothing(0, 1);
        ExpectNothing(D1, 2);
        Assert.AreEqual((int)Key.D1, Scan(D1));
        now += 2000;
        ExpectNothing(D1, 5);
    }

    /// <summary>One open scan is a bounce, two are a release.</summary>
    [TestMethod]
    public void TwoOpenScansAreARelease()
    {
        Prepare();
        ExpectNothing(D1, 2);
        Assert.AreEqual((int)Key.D1, Scan(D1));
        ExpectNothing(0, 1);
        ExpectNothing(D1, 10);
        ExpectNothing(0, 2);
        Assert.IsTrue(filter.IsIdle);
        ExpectNothing(D1, 2);
        Assert.AreEqual((int)Key.D1, Scan(D1));
    }

    /// <summary>Any 4 corners, or 3 with the fourth as ghost, are nothing until all is open.</summary>
    [TestMethod]
    public void ARectangleIsNeverBelieved()
    {
        Prepare();
        ExpectNothing(D1 | D2 | D4 | D5, 20);
        Assert.IsTrue(filter.Multiple);
        ExpectNothing(D1, 20);
        ExpectNothing(0, 2);
        Assert.IsFalse(filter.Multiple);
        Assert.IsTrue(filter.IsIdle);
    }

    /// <summary>A ghost picture in a single scan also blocks, and also ends.</summary>
    [TestMethod]
    public void AGhostInOneScanEndsToo()
    {
        Prepare();
        ExpectNothing(D1 | D2 | D4 | D5, 1);
        ExpectNothing(0, 1);
        Assert.IsFalse(filter.IsIdle);
        ExpectNothing(0, 1);
        Assert.IsTrue(filter.IsIdle);
    }

    /// <summary>A second key is a key outside PIN mode.</summary>
    [TestMethod]
    public void ASecondKeyCountsOutsidePinMode()
    {
        Prepare();
        ExpectNothing(D1, 2);
        Assert.AreEqual((int)Key.D1, Scan(D1));
        ExpectNothing(D1 | D5, 2);
        Assert.AreEqual((int)Key.D5, Scan(D1 | D5));
        ExpectNothing(D5, 10);
    }

    /// <summary>In PIN mode it blocks everything until all are up.</summary>
    [TestMethod]
    public void ASecondKeyBlocksInPinMode()
    {
        Prepare();
        filter.PinMode = true;
        ExpectNothing(D1, 2);
        Assert.AreEqual((int)Key.D1, Scan(D1));
        ExpectNothing(D1 | D5, 10);
        ExpectNothing(D5, 10);
        ExpectNothing(0, 2);
        ExpectNothing(D5, 2);
        Assert.AreEqual((int)Key.D5, Scan(D5));
    }

    /// <summary>Clear repeats after 600 ms; after 30 s it is stuck and repeats no more.</summary>
    [TestMethod]
    public void ClearRepeatsUntilItIsStuck()
    {
        Prepare();
        ExpectNothing(Clear, 2);
        Assert.AreEqual((int)Key.Clear, Scan(Clear));
        ExpectNothing(Clear, 59);
        Assert.AreEqual((int)Key.Clear, Scan(Clear));
        for (int i = 0; i < 3000; i++) Scan(Clear);
        Assert.AreEqual((int)Key.Clear, (int)filter.StuckKey);
        ExpectNothing(Clear, 100);
        ExpectNothing(0, 2);
        Assert.AreEqual((int)Key.None, (int)filter.StuckKey);
    }
}
