using Bench.Silicon;

namespace System.Net;

/// <summary>Stands around what is native code on the device: what .NET allocates for it is not the firmware's.</summary>
internal readonly ref struct NativeScope(Machine? machine)
{
    private readonly long before = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Lets virtual time pass, with all that can happen on the way.</summary>
    public void Cost(long ns) => machine?.NativeCall(ns);

    /// <summary>A call at its price.</summary>
    public void Cost(DeviceCall call) => machine?.NativeCall(call);

    public void Dispose()
    {
        if (machine is not null) machine.SimulationBytes += GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
