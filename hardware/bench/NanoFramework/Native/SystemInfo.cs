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
    /// <summary>Collects, on the heap of the machine. Without one that is charged, the figure is .NET's room until its next collection.</summary>
    /// <returns>Free bytes.</returns>
    public static uint Run(bool compactHeap)
    {
        if (Bench.Silicon.Machine.CurrentOrNull is not { Prices.LikeDevice: true } machine)
            return (uint)Math.Min(uint.MaxValue, System.GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        machine.NativeCall(0);
        machine.Heap.Collect();
        return (uint)machine.Heap.Free;
    }
}
