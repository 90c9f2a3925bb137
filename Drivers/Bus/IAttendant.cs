namespace PosFirmware.Drivers.Bus;

/// <summary>
/// Somebody who must be called often while work goes on that takes long, such as drawing: the device has one task, and nobody else looks at
/// the keys meanwhile.
/// </summary>
public interface IAttendant
{
    /// <summary>Called between two pieces of the work, as often as every millisecond; takes little time, and neither draws nor waits.</summary>
    void Meanwhile();
}
