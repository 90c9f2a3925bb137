using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Touch;

namespace PosFirmware.Storage;

/// <summary>Keeps the calibration of the touch panel: six numbers, in slots with sequence and CRC like everything small.</summary>
public sealed class TouchFile
{
    private const int Version = 1, Numbers = 6, Capacity = 1 + 4 * Numbers;

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(Capacity);
    private readonly int[] numbers = new int[Numbers];

    /// <summary>Uses the slots "touch".</summary>
    public TouchFile(IVolume volume)
    {
        slot = new SlotFile(volume, "touch", Capacity);
    }

    /// <summary>Reads the calibration; without one the panel is not calibrated.</summary>
    public void Load(TouchCalibration into)
    {
        into.Clear();
        if (!slot.Load(buffer) || buffer.GetByte() != Version) return;
        for (int i = 0; i < Numbers; i++) numbers[i] = buffer.GetInt();
        if (!buffer.Short) into.Set(numbers);
    }

    /// <summary>Writes the calibration.</summary>
    public void Save(TouchCalibration calibration)
    {
        buffer.Reset();
        buffer.PutByte(Version);
        for (int i = 0; i < Numbers; i++) buffer.PutInt(calibration[i]);
        slot.Save(buffer);
    }
}
