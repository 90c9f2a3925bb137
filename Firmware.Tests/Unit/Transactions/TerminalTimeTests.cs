using System;
using nanoFramework.TestFramework;

namespace PosFirmware.Tests.Unit.Transactions;

/// <summary>Date and time of the terminal: the RTC, the host's time, and a time server between them.</summary>
[TestClass]
public class TerminalTimeTests
{
    /// <summary>The host's answer puts the clock right, and it goes on from there.</summary>
    [TestMethod]
    public void HostSetsIt()
    {
        FakeClock clock = new FakeClock();
        TerminalTime time = new TerminalTime(clock);
        Assert.IsFalse(time.IsUnset);
        Assert.IsTrue(time.SetFromHost(717, 174200)); // the RTC says 17:30 in China
        Assert.AreEqual("2026-07-17 17:42:00", Text(time));
        clock.Pass(600000);
        Assert.AreEqual("2026-07-17 17:52:00", Text(time));
    }

    /// <summary>A time server that sets the RTC afterwards is right: the correction must not be added to it once more.</summary>
    [TestMethod]
    public void TimeServerEndsTheCorrection()
    {
        FakeClock clock = new FakeClock { Start = new DateTime(2026, 7, 16, 9, 30, 0) };
        TerminalTime time = new TerminalTime(clock);
        Assert.IsTrue(time.SetFromHost(717, 173000));
        Assert.AreEqual("2026-07-17 17:30:00", Text(time));
        clock.Pass(60000);
        clock.Start = new DateTime(2026, 7, 17, 9, 30, 0);
        Assert.AreEqual("2026-07-17 17:31:00", Text(time));
        Assert.AreEqual(20260717, time.Today);
    }

    /// <summary>Without RTC and network it is 1970, and that is known.</summary>
    [TestMethod]
    public void NineteenSeventyIsNoDate()
    {
        FakeClock clock = new FakeClock { Start = new DateTime(1970, 1, 1, 0, 0, 0) };
        TerminalTime time = new TerminalTime(clock);
        Assert.IsTrue(time.IsUnset);
        Assert.AreEqual(19700101, time.Today);
        clock.Pass(1000);
        clock.Start = new DateTime(2026, 7, 17, 9, 30, 0);
        Assert.IsFalse(time.IsUnset);
        Assert.AreEqual("2026-07-17 17:30:01", Text(time));
    }

    /// <summary>The host sends no year: over the turn of the year the nearer one is taken.</summary>
    [TestMethod]
    public void TurnOfTheYear()
    {
        FakeClock clock = new FakeClock { Start = new DateTime(2026, 12, 31, 15, 58, 0) };
        TerminalTime time = new TerminalTime(clock);
        Assert.IsTrue(time.SetFromHost(101, 500));
        Assert.AreEqual("2027-01-01 00:05:00", Text(time));
        Assert.IsFalse(time.SetFromHost(1301, 0) || time.SetFromHost(101, 240000) || time.SetFromHost(-1, 0));
        Assert.AreEqual("2027-01-01 00:05:00", Text(time));
    }

    private static string Text(TerminalTime time) => time.Now.ToString("yyyy-MM-dd HH:mm:ss");
}
