using Bench.Silicon;

namespace Bench.VirtualBoard;

/// <summary>
/// A classic ESP32 on a table (hardware.md section 11.4): the same parts, but nothing at tamper loop, head voltage, watchdog, service line and key.
/// </summary>
public sealed class Classic : Handheld
{
    private const int FirstInputOnly = 34;

    /// <summary>Solders everything together.</summary>
    public Classic(SimulatedFlash? flash = null) : base(flash, 1)
    {
        PsramBytes = 4 * 1024 * 1024;
    }

    /// <inheritdoc/>
    /// <remarks>6 to 11 are flash, 16 and 17 PSRAM, 12 a strap that stays free, 1 and 3 the USB bridge; 20, 24, 28 to 31, 37 and 38 are not there.</remarks>
    public override bool PinIsUsable(int pin) => pin is 0 or 2 or 4 or 5 or 13 or 14 or 15 or 18 or 19 or 21 or 22 or 23 or 25 or 26 or 27 or 32 or 33 or 34 or 35 or 36 or 39;

    /// <inheritdoc/>
    public override void SetPinDrive(int pin, PinDrive drive)
    {
        if (pin >= FirstInputOnly && drive != PinDrive.Input) throw new BreachException($"GPIO{pin}", "has no driver and no pull: input only");
        base.SetPinDrive(pin, drive);
    }

    /// <inheritdoc/>
    protected override void WireController()
    {
        Wire(2, Nets.CsTouch);
        Wire(4, Nets.CsUart);
        Wire(5, Nets.LcdCs);
        Wire(15, Nets.Buzzer);
        Wire(21, Nets.CardReset);
        Wire(22, Nets.StrobeTrigger);
        Wire(25, Nets.CsExp);
        Wire(27, Nets.LcdDc);
        Wire(32, Nets.MagEnable);
        Wire(33, Nets.CsNfc);
        Wire(34, Nets.IrqUart);
        Wire(35, Nets.IntExp);
        Wire(36, Nets.TouchPenIrq);
        Wire(39, Nets.MagData);
    }
}
