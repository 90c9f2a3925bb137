using System.Device.Gpio;

namespace PosFirmware.Drivers.Bus;

/// <summary>
/// A GPIO that the firmware drives by its level: for lines that move seldom and must not be wrong, such as the head voltage. nanoFramework's
/// <c>Write</c> is managed code with a lock and a boxed value, 0.1 to 0.35 ms a call.
/// </summary>
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

/// <summary>
/// A GPIO that the firmware drives often: selects, latch, clocks. <c>Toggle</c> is a bare native call, 6 to 18 us. The level is kept here; the
/// image keeps its own beside it (nf-interpreter, ESP32 cpu_gpio.cpp), and nobody else moves the pin.
/// </summary>
public sealed class QuickOutput : IOutputPin
{
    private readonly GpioPin pin;
    private bool level;

    /// <summary>Opens the pin as an output; low at first, as <see cref="GpioOutput"/>.</summary>
    public QuickOutput(GpioController gpio, int number, bool high)
    {
        pin = gpio.OpenPin(number, PinMode.Output);
        Write(high);
    }

    /// <inheritdoc/>
    public void Write(bool high)
    {
        if (level == high) return;
        pin.Toggle();
        level = high;
    }
}

/// <summary>A GPIO that the firmware looks at. Not in loops: nanoFramework's <c>Read</c> searches for the type of its value by name, 0.1 to 0.6 ms a call.</summary>
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
