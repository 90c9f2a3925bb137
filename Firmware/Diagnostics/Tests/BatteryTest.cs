using PosFirmware.Drivers.Power;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>14: voltage, charge, charger.</summary>
public sealed class BatteryTest : Diagnostic
{
    private const int LowMillivolts = 6500; // the head cannot be fed below this (hardware.md section 4.1)

    /// <summary>Makes the test.</summary>
    public BatteryTest() : base(14, "battery", Text.TestBattery, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        int millivolts = rig.Board.Analog.ReadBattery();
        rig.Board.Analog.Release();
        finding.Add(millivolts.ToString() + " mV, " + rig.S.Battery.Percent.ToString() + " %" + (rig.S.Battery.IsCharging ? ", CHARGING" : ""));
        if (millivolts > AnalogInputs.ImplausibleMillivolts) finding.Fail(Fault(1), "CONVERTER");
        else if (millivolts < LowMillivolts) finding.Fail(Fault(2), "LOW");
        else finding.Pass();
    }
}
