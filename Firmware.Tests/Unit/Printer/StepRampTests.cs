using nanoFramework.TestFramework;
using PosFirmware.Drivers.Printer;

namespace PosFirmware.Tests.Unit.Printer;

/// <summary>The ramp, against the motion that it stands for.</summary>
[TestClass]
public class StepRampTests
{
    private static readonly short[] table = PrinterProfile.Jx2R01.RampMicros;

    /// <summary>After each interval of the table comes the next one; at the end it stays.</summary>
    [TestMethod]
    public void FollowsItsTable()
    {
        StepRamp ramp = new StepRamp(table);
        for (int i = 0; i + 1 < table.Length; i++) Assert.AreEqual((int)table[i + 1], ramp.After(table[i]));
        Assert.AreEqual(ramp.Fastest, ramp.After(ramp.Fastest));
        Assert.AreEqual(ramp.Fastest, ramp.After(1));
    }

    /// <summary>A pause starts the ramp anew.</summary>
    [TestMethod]
    public void StartsAnewAfterAPause()
    {
        StepRamp ramp = new StepRamp(table);
        Assert.AreEqual(ramp.FromRest, ramp.After(300000));
        Assert.AreEqual(ramp.FromRest, ramp.After(20000));
        Assert.AreEqual(ramp.FromRest, ramp.After(ramp.FromRest + ramp.FromRest / 4));
    }

    /// <summary>The speed squared never grows by more than 300,000 (steps/s)^2 a step, wherever the last interval lies.</summary>
    [TestMethod]
    public void NeverAcceleratesMoreThanTheMotorCan()
    {
        StepRamp ramp = new StepRamp(table);
        int before = 0;
        for (int last = 500; last < 4000; last++)
        {
            int next = ramp.After(last);
            Assert.IsTrue(next >= before, "monotone");
            before = next;
            long speed = 1000000L * 1000 / last, nextSpeed = 1000000L * 1000 / next; // thousandths of steps/s
            bool fromRest = next >= ramp.FromRest;
            Assert.IsTrue(fromRest || nextSpeed * nextSpeed / 1000000 - speed * speed / 1000000 <= 300000, "after " + last.ToString());
        }
    }
}
