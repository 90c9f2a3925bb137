using System.Device.Gpio;

namespace PosFirmware.Drivers.Bus;

/// <summary>A GPIO that the firmware drives.</summary>
public sealed class GpioOutput : IOutputPin
{
    private readonly GpioPin pin;

    /// <summary>Opens the pin as an output. It is low for a moment whatever <paramref name="high"/> says (hardware.md section 0, trap 8).</summary>
    public GpioOutput(GpioController gpio, int number, bool high)
    {
        pin = gpio.OpenPin(number, PinMode.Output);
        if (high) pin.Write(PinValue.High);
    }

    /// <inheritdoc/>
    public void Write(bool high) => pin.Write(high ? PinValue.High : PinValue.Low);
}

/// <summary>A GPIO that the firmware looks at.</summary>
public sealed class GpioInput : IInputPin
{
    private readonly GpioPin pin;

    /// <summary>Opens the pin as an input.</summary>
    public GpioInput(GpioController gpio, int number, PinMode mode)
    {
        pin = gpio.OpenPin(number, mode);
    }

    /// <inheritdoc/>
    public bool Read() => pin.Read() == PinValue.High;
}
