using Bench.Silicon;
using Bench.VirtualBoard;
using PosFirmware.Boards;
using PosFirmware.Drivers.Flash;

namespace Bench;

/// <summary>The only place where the bench starts the firmware.</summary>
internal static class FirmwareStart
{
    /// <summary>Power-on, on the firmware's thread: the real board class and the real terminal, over simulated silicon.</summary>
    public static void Run(Handheld handheld)
    {
        Meter.Charge((int)(StaticFields.Units * 10));
        // the firmware of a board knows the size of its volume; the bench solders modules of several sizes
        FileVolume volume = new("I:\\", handheld.Flash.Capacity);
        new PosFirmware.Terminal(new HandheldBoard(handheld is Classic ? BoardMap.Classic : BoardMap.Handheld, new BoardClock(handheld), volume)).Run();
    }
}
