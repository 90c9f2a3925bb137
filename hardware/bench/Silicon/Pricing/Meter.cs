using System.Runtime.CompilerServices;

namespace Bench.Silicon;

/// <summary>
/// Counts what the device's C# does, on the thread that it runs on: the weaver has put a charge into each basic block of Drivers and
/// Firmware. Every <see cref="Quantum"/> units, and at each native call, the machine's clock is told.
/// </summary>
public static class Meter
{
    /// <summary>Tenths of a unit after which the clock is told: below the shortest time that anything on the board waits for.</summary>
    public const int Quantum = 10_000;

    // tenths that may still be charged before the clock has to be told; what it was when the clock was told last
    [ThreadStatic] private static long left, told;
    [ThreadStatic] private static int pauses;
    [ThreadStatic] private static long tenths;

    /// <summary>Units charged on this thread so far.</summary>
    public static double Units => (tenths + told - left) / 10.0;

    /// <summary>A basic block begins.</summary>
    /// <param name="units">What its instructions cost, in tenths of a unit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Charge(int units)
    {
        if ((left -= units) < 0) Tell();
    }

    /// <summary>A basic block that makes objects begins.</summary>
    /// <param name="units">What its instructions cost, in tenths of a unit.</param>
    /// <param name="bytes">Bytes on the device's heap.</param>
    /// <param name="objects">Number of objects.</param>
    public static void ChargeAllocating(int units, int bytes, int objects)
    {
        if (pauses == 0) Machine.CurrentOrNull?.Heap.Take(bytes, objects);
        Charge(units);
    }

    /// <summary>An array is made: a block for each twelve bytes has to be cleared and found.</summary>
    /// <returns>The number of elements.</returns>
    public static int NewArray(int count, int elementBytes)
    {
        const int Head = 16, Block = 12;
        int bytes = (Head + count * elementBytes + Block - 1) / Block * Block;
        ChargeAllocating(bytes / Block * 3 / 10, bytes, 1);
        return count;
    }

    /// <summary>The class library has made a string.</summary>
    public static string NewText(string text)
    {
        const int Object = 12, Head = 4, Block = 12;
        if (text is not null && pauses == 0) Machine.CurrentOrNull?.Heap.Take(Object + (Head + System.Text.Encoding.UTF8.GetByteCount(text) + Block) / Block * Block, 2);
        return text!;
    }

    /// <summary>Tenths of a unit that the clock has not been told of yet; from now on it has.</summary>
    internal static long Take()
    {
        long used = told - left;
        told = left;
        if (pauses > 0) return 0;
        tenths += used;
        return used;
    }

    /// <summary>Another machine has this thread now.</summary>
    internal static void Begin()
    {
        Take();
        left = told = Quantum;
        pauses = 0;
    }

    /// <summary>What runs until <see cref="Resume"/> is not the firmware's, though it may call it: somebody who looks at the bench.</summary>
    public static void Pause()
    {
        Machine.CurrentOrNull?.Interpreted(Take(), false);
        pauses++;
    }

    /// <summary>Ends a <see cref="Pause"/>.</summary>
    public static void Resume()
    {
        told = left;
        pauses--;
    }

    private static void Tell()
    {
        Machine? machine = Machine.CurrentOrNull;
        if (pauses == 0) machine?.Interpreted(Take(), true);
        long more = machine is { Prices.LikeDevice: true } ? Quantum : long.MaxValue / 4;
        left += more;
        told += more;
    }
}
