namespace nanoFramework.Runtime.Native;

/// <summary>What the interpreter says of itself; on the bench it says that it is none.</summary>
public static class SystemInfo
{
    /// <summary>Version of the interpreter.</summary>
    public static Version Version => new(0, 0, 0, 0);
    /// <summary>Image.</summary>
    public static string TargetName => "VIRTUAL_BOARD";
    /// <summary>Family.</summary>
    public static string Platform => "BENCH";
}

/// <summary>Garbage collector of the device.</summary>
public static class GC
{
    /// <summary>Collects. The figure is .NET's room until its next collection, not a device figure.</summary>
    /// <returns>Free bytes.</returns>
    public static uint Run(bool compactHeap) => (uint)Math.Min(uint.MaxValue, System.GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
}
