using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>The lock of the terminal; pulling the battery does not open it.</summary>
public sealed class LockFlag
{
    private const string File = "locked";

    private readonly IVolume volume;

    /// <summary>Uses the file "locked".</summary>
    public LockFlag(IVolume volume)
    {
        this.volume = volume;
    }

    /// <summary>True while the terminal is locked.</summary>
    public bool IsSet => volume.Exists(File);

    /// <summary>Locks.</summary>
    public void Set() => volume.Write(File, new byte[] { 1 }, 0, 1);

    /// <summary>Unlocks.</summary>
    public void Clear() => volume.Delete(File);
}
