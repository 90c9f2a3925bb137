using nanoFramework.TestFramework;
using PosFirmware.Drivers.Power;

namespace PosFirmware.Tests.Unit.Power;

/// <summary>Temperature from counts, against the resistances of hardware.md section 4.1 (100.9k at 0 C ... 3.81k at 80 C).</summary>
[TestClass]
public class ThermistorTableTests
{
    /// <summary>counts = 3.3 V * 10k / (10k + R) / 2.5 V * 4096, worked out by hand for each R.</summary>
    [TestMethod]
    [DataRow(1009, 0)]
    [DataRow(605, 100)]
    [DataRow(300, 250)]
    [DataRow(159, 400)]
    [DataRow(108, 500)]
    [DataRow(746, 600)]
    [DataRow(528, 700)]
    [DataRow(381, 800)]
    public void AgreesWithTheResistances(int ohms, int tenths)
    {
        int scaled = tenths >= 600 ? ohms * 10 : ohms * 100;
        int counts = (int)(4096L * 33 * 10000 / 25 / (10000 + scaled));
        int read = ThermistorTable.ToTenths(counts);
        Assert.IsTrue(read >= tenths - 6 && read <= tenths + 6, read.ToString());
    }

    /// <summary>Both ends are a broken sensor, never a temperature.</summary>
    [TestMethod]
    public void EndsAreFaults()
    {
        Assert.AreEqual(ThermistorTable.Open, ThermistorTable.ToTenths(0));
        Assert.AreEqual(ThermistorTable.Open, ThermistorTable.ToTenths(50));
        Assert.AreEqual(ThermistorTable.Shorted, ThermistorTable.ToTenths(4095));
        Assert.AreEqual(ThermistorTable.Shorted, ThermistorTable.ToTenths(4085));
    }

    /// <summary>Hotter is always more counts.</summary>
    [TestMethod]
    public void RisesEverywhere()
    {
        int before = ThermistorTable.ToTenths(63);
        for (int counts = 64; counts <= 4080; counts++)
        {
            int now = ThermistorTable.ToTenths(counts);
            Assert.IsTrue(now >= before && now - before <= 30);
            before = now;
        }
    }

    /// <summary>The one in the middle, in any order.</summary>
    [TestMethod]
    [DataRow(1, 2, 3)]
    [DataRow(3, 2, 1)]
    [DataRow(2, 1, 3)]
    [DataRow(3, 1, 2)]
    [DataRow(1, 3, 2)]
    [DataRow(2, 3, 1)]
    [DataRow(2, 2, 2)]
    public void MedianOfThree(int a, int b, int c) => Assert.AreEqual(2, AnalogInputs.Median(a, b, c));
}
