using Bench.Silicon;

namespace System.Device.Gpio;

/// <summary>nanoFramework's GPIO controller over the machine's pins.</summary>
public sealed class GpioController : IDisposable
{
    /// <summary>Opens a pin; it keeps the mode that it has (after reset: floating input).</summary>
    public GpioPin OpenPin(int pinNumber)
    {
        Machine machine = Machine.Current;
        if (!machine.PinIsUsable(pinNumber)) throw new BreachException("ESP32-S3", $"GPIO{pinNumber} belongs to flash or PSRAM, or is not bonded out");
        var open = GpioPin.OpenPins(machine);
        if (!open.Add(pinNumber)) throw new InvalidOperationException($"GPIO{pinNumber} is open already");
        return new GpioPin(machine, pinNumber);
    }

    /// <summary>Opens a pin in a mode. There is no initial value: outputs start low (hardware.md section 0, trap 8).</summary>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>True when the pin is open.</summary>
    public bool IsPinOpen(int pinNumber) => GpioPin.OpenPins(Machine.Current).Contains(pinNumber);

    /// <summary>Closes a pin.</summary>
    public void ClosePin(int pinNumber) => GpioPin.OpenPins(Machine.Current).Remove(pinNumber);

    /// <inheritdoc/>
    public void Dispose() { }
}

/// <summary>One pin.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly Machine machine;
    private PinMode mode;
    private bool level;

    internal GpioPin(Machine machine, int pinNumber)
    {
        this.machine = machine;
        PinNumber = pinNumber;
    }

    internal static HashSet<int> OpenPins(Machine machine)
    {
        if (!machine.ApiState.TryGetValue("gpio", out object? state)) machine.ApiState["gpio"] = state = new HashSet<int>();
        return (HashSet<int>)state;
    }

    /// <summary>Number of the pin.</summary>
    public int PinNumber { get; }

    /// <summary>Mode of the pin.</summary>
    public PinMode GetPinMode() => mode;

    /// <summary>Every mode is possible on an ESP32-S3 pin.</summary>
    public bool IsPinModeSupported(PinMode pinMode) => true;

    /// <summary>Changes the mode; an output is driven low first (trap 8).</summary>
    public void SetPinMode(PinMode value)
    {
        machine.NativeCall(DeviceCall.GpioPinSetPinMode);
        mode = value;
        level = false;
        machine.SetPinDrive(PinNumber, value switch
        {
            PinMode.Input => PinDrive.Input,
            PinMode.InputPullDown => PinDrive.InputPullDown,
            PinMode.InputPullUp => PinDrive.InputPullUp,
            PinMode.Output => PinDrive.Output,
            PinMode.OutputOpenDrain => PinDrive.OpenDrain,
            PinMode.OutputOpenDrainPullUp => PinDrive.OpenDrainPullUp,
            _ => throw new NotSupportedException(),
        });
    }

    /// <summary>Level now.</summary>
    public PinValue Read()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        machine.NativeCall(DeviceCall.GpioPinRead);
        bool high = machine.ReadPin(PinNumber);
        machine.SimulationBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        return high;
    }

    /// <summary>Drives the pin.</summary>
    public void Write(PinValue value) => Drive((bool)value, DeviceCall.GpioPinWrite);

    private void Drive(bool high, DeviceCall call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        machine.NativeCall(call);
        level = high;
        machine.WritePin(PinNumber, level);
        machine.SimulationBytes += GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Inverts the pin: a bare native call, without lock and boxing.</summary>
    public void Toggle() => Drive(!level, DeviceCall.GpioPinToggle);

    /// <inheritdoc/>
    public void Dispose() => OpenPins(machine).Remove(PinNumber);
}
