using nanoFramework.TestFramework;
using PosFirmware.Drivers.Printer;

namespace PosFirmware.Tests.Unit.Printer;

/// <summary>Pulses by temperature, voltage and dots (model of hardware.md section 4.1).</summary>
[TestClass]
public class HeadEnergyTests
{
    private static readonly PrinterProfile profile = PrinterProfile.Jx2R01;

    /// <summary>490 us at 25 C, 40 us less for each 10 degrees above, 20 us more for each 10 below, at most 80.</summary>
    [TestMethod]
    [DataRow(250, 485)]
    [DataRow(500, 390)]
    [DataRow(600, 350)]
    [DataRow(0, 540)]
    [DataRow(-200, 560)]
    [DataRow(-300, 560)]
    [DataRow(900, 350)]
    public void NeedFollowsTheTemperature(int tenths, int micros)
    {
        int need = new HeadEnergy(profile).Need(tenths);
        Assert.IsTrue(need >= micros - 20 && need <= micros + 20, need.ToString());
    }

    /// <summary>Three pulses near the nominal voltage, fewer from a full battery and a hot head, never none.</summary>
    [TestMethod]
    [DataRow(250, 7200, 64, 3)]
    [DataRow(250, 6600, 64, 3)]
    [DataRow(250, 8400, 64, 2)]
    [DataRow(250, 8400, 1, 2)]
    [DataRow(600, 7200, 1, 2)]
    [DataRow(0, 6500, 64, 3)]
    [DataRow(250, 7200, 0, 0)]
    public void PulsesFollowTheVoltage(int tenths, int millivolts, int dots, int pulses)
    {
        HeadEnergy energy = new HeadEnergy(profile);
        energy.Update(tenths, millivolts);
        Assert.AreEqual(pulses, energy.Pulses(dots));
    }

    /// <summary>No combination passes the 0.5 ms at 7.2 V that a dot survives.</summary>
    [TestMethod]
    public void NeverPassesTheCap()
    {
        HeadEnergy energy = new HeadEnergy(profile);
        for (int millivolts = 6000; millivolts <= 8600; millivolts += 100)
        {
            for (int tenths = -200; tenths <= 700; tenths += 100)
            {
                energy.Update(tenths, millivolts);
                for (int dots = 1; dots <= 64; dots++)
                {
                    int n = energy.Pulses(dots);
                    Assert.IsTrue(n >= 1 && n <= 3);
                    long unloaded = (long)n * profile.PulseMicros * millivolts * millivolts / 7200 / 7200;
                    long real = unloaded * profile.SagShare[dots / 8] / 1024 * profile.PeakShare[n] / 256;
                    Assert.IsTrue(real <= 500, "at " + millivolts.ToString() + " mV");
                }
            }
        }
    }

    /// <summary>A group that has just been heated must cool before it takes all its pulses again.</summary>
    [TestMethod]
    public void RemembersTheHeatOfTheRowBefore()
    {
        HeadEnergy energy = new HeadEnergy(profile);
        energy.Update(250, 7200);
        Assert.IsTrue(energy.IsCool(2, 64, 1000000));
        energy.Burnt(2, 64, 1000000);
        Assert.IsFalse(energy.IsCool(2, 64, 1000500));
        Assert.IsTrue(energy.IsCool(3, 64, 1000500));
        Assert.IsTrue(energy.IsCool(2, 64, 1000000 + profile.ColdMicros));
        Assert.AreEqual(0, energy.Heat(2, 1100000));
    }
}
