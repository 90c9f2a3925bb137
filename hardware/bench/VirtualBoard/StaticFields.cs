using System.Reflection;
using System.Runtime.CompilerServices;
using Bench.Silicon;
using PosFirmware.Drivers.Bus;

namespace Bench.VirtualBoard;

/// <summary>
/// The static constructors of Drivers and Firmware. The device runs them all when it starts; here they run once a process, before the first
/// board is made, and each board is charged for them when it starts: a power cut in the middle of one would spoil the class for all boards.
/// </summary>
public static class StaticFields
{
    private static readonly Lazy<double> units = new(Run);

    /// <summary>Units that they cost together.</summary>
    public static double Units => units.Value;

    private static double Run()
    {
        double cost = 0;
        Thread apart = new(() => // without a machine
        {
            foreach (Assembly assembly in new[] { typeof(SpiBus).Assembly, typeof(PosFirmware.Terminal).Assembly })
                foreach (Type type in assembly.GetTypes().Where(t => t.TypeInitializer is not null)) RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            cost = Meter.Units;
        });
        apart.Start();
        apart.Join();
        return cost;
    }
}
