namespace System.Device.Gpio;

/// <summary>Mode of a pin.</summary>
public enum PinMode
{
    /// <summary>Floating input.</summary>
    Input = 0,
    /// <summary>Input with pull-down.</summary>
    InputPullDown = 1,
    /// <summary>Input with pull-up.</summary>
    InputPullUp = 2,
    /// <summary>Push-pull output; driven low at once.</summary>
    Output = 3,
    /// <summary>Open drain.</summary>
    OutputOpenDrain = 4,
    /// <summary>Open drain with pull-up.</summary>
    OutputOpenDrainPullUp = 5,
    /// <summary>Open source.</summary>
    OutputOpenSource = 6,
    /// <summary>Open source with pull-down.</summary>
    OutputOpenSourcePullDown = 7,
}

/// <summary>Which edges of a pin.</summary>
[Flags]
public enum PinEventTypes
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Rising edge.</summary>
    Rising = 1,
    /// <summary>Falling edge.</summary>
    Falling = 2,
}

/// <summary>Level of a pin.</summary>
public readonly struct PinValue
{
    private readonly byte value;

    private PinValue(byte value) => this.value = value;

    /// <summary>High.</summary>
    public static PinValue High => new(1);

    /// <summary>Low.</summary>
    public static PinValue Low => new(0);

    /// <summary>0 is low.</summary>
    public static implicit operator PinValue(int value) => value == 0 ? Low : High;

    /// <summary>False is low.</summary>
    public static implicit operator PinValue(bool value) => value ? High : Low;

    /// <summary>0 or 1.</summary>
    public static explicit operator byte(PinValue value) => value.value;

    /// <summary>0 or 1.</summary>
    public static explicit operator int(PinValue value) => value.value;

    /// <summary>High is true.</summary>
    public static explicit operator bool(PinValue value) => value.value != 0;

    /// <summary>Same level.</summary>
    public bool Equals(PinValue other) => other.value == value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

    /// <summary>Same level.</summary>
    public static bool operator ==(PinValue a, PinValue b) => a.Equals(b);

    /// <summary>Other level.</summary>
    public static bool operator !=(PinValue a, PinValue b) => !a.Equals(b);

    /// <inheritdoc/>
    public override int GetHashCode() => value;

    /// <inheritdoc/>
    public override string ToString() => value == 0 ? "Low" : "High";
}
