using Bench.Silicon;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Function of a pin; only what the firmware maps.</summary>
public enum DeviceFunction
{
    /// <summary>SPI bus 1.</summary>
    SPI1_MOSI = 65792,
    /// <summary>SPI bus 1.</summary>
    SPI1_MISO = 65793,
    /// <summary>SPI bus 1.</summary>
    SPI1_CLOCK = 65794,
    /// <summary>SPI bus 2.</summary>
    SPI2_MOSI = 66048,
    /// <summary>SPI bus 2.</summary>
    SPI2_MISO = 66049,
    /// <summary>SPI bus 2.</summary>
    SPI2_CLOCK = 66050,
    /// <summary>Serial port COM2.</summary>
    COM2_TX = 197120,
    /// <summary>Serial port COM2.</summary>
    COM2_RX = 197121,
}

/// <summary>Pin multiplexer.</summary>
public class Configuration
{
    /// <summary>Gives a pin a function; must come before the device is opened.</summary>
    public static void SetPinFunction(int pin, DeviceFunction value) => Map(Machine.Current)[value] = pin;

    /// <summary>Pin of a function, or -1.</summary>
    public static int GetFunctionPin(DeviceFunction function) => Map(Machine.Current).TryGetValue(function, out int pin) ? pin : -1;

    internal static void RequireSpiPins(Machine machine, int busId)
    {
        DeviceFunction first = busId == 1 ? DeviceFunction.SPI1_MOSI : DeviceFunction.SPI2_MOSI;
        for (int i = 0; i < 3; i++)
            if (!Map(machine).ContainsKey(first + i)) throw new ArgumentException($"SPI bus {busId}: {first + i} is not mapped to a pin");
    }

    internal static bool HasSerialPins(Machine machine, string port) =>
        port == "COM2" && Map(machine).ContainsKey(DeviceFunction.COM2_TX) && Map(machine).ContainsKey(DeviceFunction.COM2_RX);

    private static Dictionary<DeviceFunction, int> Map(Machine machine)
    {
        if (!machine.ApiState.TryGetValue("pinmux", out object? state)) machine.ApiState["pinmux"] = state = new Dictionary<DeviceFunction, int>();
        return (Dictionary<DeviceFunction, int>)state;
    }
}

/// <summary>The microsecond timer of the chip.</summary>
public class HighResTimer
{
    /// <summary>Microseconds since power-on.</summary>
    public static ulong GetCurrent()
    {
        Machine machine = Machine.Current;
        long before = GC.GetAllocatedBytesForCurrentThread();
        machine.NativeCall(DeviceCall.HighResTimerGetCurrent);
        machine.SimulationBytes += GC.GetAllocatedBytesForCurrentThread() - before; // chips act while time passes
        return (ulong)machine.Clock.NowUs;
    }
}

/// <summary>Native memory of the chip.</summary>
public class NativeMemory
{
    /// <summary>Kind of memory.</summary>
    public enum MemoryType
    {
        /// <summary>All.</summary>
        All = 0,
        /// <summary>Inside the chip.</summary>
        Internal = 1,
        /// <summary>PSRAM.</summary>
        SpiRam = 2,
    }

    /// <summary>Sizes in bytes, as an N16R8 module reports them (assumed values).</summary>
    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        bool inside = memType == MemoryType.Internal;
        uint psram = Machine.CurrentOrNull?.PsramBytes ?? 8_388_608u;
        totalSize = inside ? 327_680u : psram;
        totalFreeSize = inside ? 131_072u : psram / 8;
        largestFreeBlock = inside ? Machine.CurrentOrNull?.LargestInternal ?? totalFreeSize : totalFreeSize;
    }
}
