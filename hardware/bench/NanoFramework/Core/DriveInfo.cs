namespace System.IO;

/// <summary>nanoFramework's list of drives. The bench has none: its volume is given to the firmware in place of the device's.</summary>
public sealed class DriveInfo
{
    private DriveInfo(string name, long totalSize)
    {
        Name = name;
        TotalSize = totalSize;
    }

    /// <summary>Letter, colon, backslash.</summary>
    public string Name { get; }

    /// <summary>Bytes of the drive.</summary>
    public long TotalSize { get; }

    /// <summary>All drives.</summary>
    public static DriveInfo[] GetDrives() => [];
}
