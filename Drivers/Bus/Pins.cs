namespace PosFirmware.Drivers.Bus;

/// <summary>A line that the firmware drives.</summary>
public interface IOutputPin
{
    /// <summary>Drives the line.</summary>
    /// <param name="high">True: high level.</param>
    void Write(bool high);
}

/// <summary>A line that the firmware looks at. Levels, not edges: short pulses are lost (hardware.md section 0, trap 9).</summary>
public interface IInputPin
{
    /// <summary>Level now; true: high.</summary>
    bool Read();
}
