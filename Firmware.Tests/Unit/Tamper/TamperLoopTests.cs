using nanoFramework.TestFramework;
using PosFirmware.Drivers.Power;
using PosFirmware.Drivers.Tamper;

namespace PosFirmware.Tests.Unit.Tamper;

/// <summary>The tamper loop and the watchdog line.</summary>
[TestClass]
public class TamperLoopTests
{
    private static bool Trips(bool first, bool second, bool third)
    {
        FakeClock clock = new FakeClock();
        FakeLine line = new FakeLine();
        TamperLoop loop = new TamperLoop(line, clock);
        line.Script(new bool[] { first, second, third });
        return loop.Poll();
    }

    /// <summary>Two open samples of three trip; a closed first one ends the look.</summary>
    [TestMethod]
    public void TwoOfThreeSamplesTrip()
    {
        Assert.IsTrue(Trips(true, true, true));
        Assert.IsTrue(Trips(true, true, false));
        Assert.IsTrue(Trips(true, false, true));
        Assert.IsFalse(Trips(true, false, false));
        Assert.IsFalse(Trips(false, true, true));
    }

    /// <summary>Looked at every 100 ms, and never again once tripped.</summary>
    [TestMethod]
    public void LooksEvery100MsAndStaysTripped()
    {
        FakeClock clock = new FakeClock();
        FakeLine line = new FakeLine();
        TamperLoop loop = new TamperLoop(line, clock);
        for (int i = 0; i < 100; i++)
        {
            Assert.IsFalse(loop.Poll());
            clock.Pass(10);
        }
        Assert.AreEqual(10, line.Reads);
        line.Level = true;
        Assert.IsTrue(loop.Poll());
        line.Level = false;
        clock.Pass(1000);
        Assert.IsTrue(loop.Poll());
    }

    /// <summary>An edge every 200 ms however often it is called.</summary>
    [TestMethod]
    public void WatchdogEdges()
    {
        FakeClock clock = new FakeClock();
        FakeLine line = new FakeLine();
        ExternalWatchdog watchdog = new ExternalWatchdog(line, clock);
        for (int i = 0; i < 200; i++)
        {
            watchdog.Kick();
            clock.Pass(10);
        }
        Assert.AreEqual(10, line.Changes);
    }
}
