using System;
using System.Linq;
using Bench;
using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>The device's heap and collector, and the noise of the prices.</summary>
[TestClass]
public class HeapTests
{
    /// <summary>device-time.md, section 2: 19,600 objects marked and 204,000 swept take 106, 185 and 264 ms at 0.4, 0.7 and 1.0 us.</summary>
    [TestMethod]
    [DataRow(0.4, 106)]
    [DataRow(0.7, 185)]
    [DataRow(1.0, 264)]
    public void A_collection_takes_what_it_took_on_the_interpreter(double microseconds, double milliseconds)
    {
        Handheld board = new() { Prices = new DevicePrices(DeviceProfile.Esp32S3) { UnitNs = microseconds * 1000 } };
        for (int i = 0; i < 204_000; i++) board.Heap.Take(12, 1);
        board.Heap.Collect();
        Assert.AreEqual(milliseconds, board.Clock.NowNs / 1e6, milliseconds * 0.02);
        Assert.AreEqual((1, board.Clock.NowNs), (board.Heap.Collections, board.Heap.LongestPauseNs));
    }

    [TestMethod]
    public void A_full_heap_is_collected_and_what_does_not_fit_then_is_refused()
    {
        Handheld board = new() { Prices = new DevicePrices(DeviceProfile.Esp32S3) };
        long room = board.Heap.Free;
        for (long taken = 0; taken + 4096 <= room; taken += 4096) board.Heap.Take(4096, 1);
        Assert.AreEqual(0, board.Heap.Collections);
        board.Heap.Take(4096, 1);
        Assert.AreEqual((1, room - 4096), (board.Heap.Collections, board.Heap.Free));
        Assert.ThrowsException<OutOfMemoryException>(() => board.Heap.Take((int)room + 1, 1));
    }

    [TestMethod]
    public void Without_PSRAM_little_fits()
    {
        Handheld board = new() { Prices = new DevicePrices(DeviceProfile.Esp32S3), PsramBytes = 0 };
        Assert.ThrowsException<OutOfMemoryException>(() => board.Heap.Take(100, 1));
    }

    [TestMethod]
    public void Noise_repeats_itself_by_its_seed_and_stays_in_the_range_of_each_price()
    {
        long first = Boot(1);
        Assert.AreEqual(first, Boot(1));
        Assert.AreNotEqual(first, Boot(2));

        Handheld board = new() { Prices = new DevicePrices(DeviceProfile.Esp32S3), Noise = 3 };
        (double least, double most) = DeviceProfile.Esp32S3.Range(DeviceCall.SpiDeviceWrite);
        long[] prices = Enumerable.Range(0, 1000).Select(_ =>
        {
            long at = board.Clock.NowNs;
            board.NativeCall(DeviceCall.SpiDeviceWrite);
            return board.Clock.NowNs - at;
        }).ToArray();
        Assert.IsTrue(prices.Min() >= (long)least && prices.Max() <= most && prices.Max() - prices.Min() > (most - least) * 0.9, $"{prices.Min()} to {prices.Max()}");
        Assert.AreEqual(DeviceProfile.Esp32S3.Ns(DeviceCall.SpiDeviceWrite), prices.Average(), DeviceProfile.Esp32S3.Ns(DeviceCall.SpiDeviceWrite) * 0.1);
    }

    private static long Boot(int seed)
    {
        using Workbench bench = new(new WorkbenchSetup { Device = DeviceProfile.Esp32S3, Noise = seed });
        bench.PowerOn();
        return bench.Handheld.Clock.NowNs;
    }
}
