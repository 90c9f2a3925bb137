using nanoFramework.TestFramework;
using PosFirmware.Drivers.Sound;

namespace PosFirmware.Tests.Unit.Sound;

/// <summary>Patterns of the buzzer.</summary>
[TestClass]
public class BeeperTests
{
    private static int Tones(Beep beep, out int longestMs, out int totalMs)
    {
        FakeClock clock = new FakeClock();
        FakeTone pin = new FakeTone(clock);
        Beeper beeper = new Beeper(pin, clock);
        beeper.Play(beep);
        int tones = 0, on = 0;
        longestMs = totalMs = 0;
        bool before = false;
        while (beeper.IsBusy && totalMs < 10000)
        {
            if (pin.Level && !before) { tones++; on = 0; }
            before = pin.Level;
            if (pin.Level) on += 10;
            if (on > longestMs) longestMs = on;
            clock.Pass(10);
            totalMs += 10;
            beeper.Poll();
        }
        Assert.IsFalse(pin.Level);
        return tones;
    }

    /// <summary>Each sound has its beeps, ends by itself and stays under the limit.</summary>
    [TestMethod]
    public void EverySoundEnds()
    {
        int longest, total;
        Assert.AreEqual(1, Tones(Beep.KeyClick, out longest, out total));
        Assert.AreEqual(20, total);
        Assert.AreEqual(1, Tones(Beep.Ok, out longest, out total));
        Assert.AreEqual(3, Tones(Beep.Error, out longest, out total));
        Assert.AreEqual(650, total);
        Assert.AreEqual(2, Tones(Beep.RemoveCard, out longest, out total));
        Assert.AreEqual(Beeper.LongestToneMs, longest);
    }

    /// <summary>Each tone ends by itself though nobody looks; Stop takes the rest of a pattern away; a new sound comes when the tone before is over.</summary>
    [TestMethod]
    public void StopAndReplace()
    {
        FakeClock clock = new FakeClock();
        FakeTone pin = new FakeTone(clock);
        Beeper beeper = new Beeper(pin, clock);
        beeper.Play(Beep.Error);
        Assert.IsTrue(pin.Level);
        beeper.Stop();
        Assert.IsFalse(beeper.IsBusy);
        clock.Pass(150);
        Assert.IsFalse(pin.Level);
        clock.Pass(500);
        beeper.Poll();
        Assert.IsFalse(pin.Level);
        beeper.Play(Beep.Error);
        clock.Pass(50);
        beeper.Play(Beep.KeyClick);
        clock.Pass(110);
        beeper.Poll();
        Assert.IsTrue(pin.Level);
        clock.Pass(20);
        Assert.IsFalse(pin.Level);
        clock.Pass(5000);
        beeper.Poll();
        Assert.IsFalse(pin.Level);
        Assert.IsFalse(beeper.IsBusy);
        Assert.IsFalse(pin.Overrun);
    }
}
