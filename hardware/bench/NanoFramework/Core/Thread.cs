extern alias net;
using Bench.Silicon;

namespace System.Threading;

/// <summary>nanoFramework's thread, as far as the firmware uses it: sleeping. The firmware runs one loop on one thread.</summary>
public sealed class Thread
{
    /// <summary>Sleeps on the machine's clock: the first 10 ms tick has begun already.</summary>
    public static void Sleep(int millisecondsTimeout)
    {
        Machine machine = Machine.Current;
        long before = GC.GetAllocatedBytesForCurrentThread();
        machine.Sleep(millisecondsTimeout);
        machine.SimulationBytes += GC.GetAllocatedBytesForCurrentThread() - before; // chips act while time passes
    }

    /// <summary>Sleeps on the machine's clock.</summary>
    public static void Sleep(TimeSpan timeout) => Sleep((int)timeout.TotalMilliseconds);
}
