using System;
using System.Collections.Generic;
using System.Linq;
using Bench;
using Bench.Profiling;
using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Security;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>What C# costs on the virtual board.</summary>
[TestClass]
public class MeterTests
{
    private const double Tolerance = 0.05;

    public static IEnumerable<object[]> Jobs => UnitJob.All.Select(j => new object[] { j.Name });

    /// <summary>The same work on nanoFramework's own interpreter (device-time.md, section 3).</summary>
    [TestMethod]
    [DynamicData(nameof(Jobs))]
    public void Work_costs_what_it_costs_on_the_interpreter(string name)
    {
        UnitJob job = UnitJob.All.Single(j => j.Name == name);
        Assert.AreEqual(1, job.Units() / job.Interpreter, Tolerance);
    }

    [TestMethod]
    public void CSharp_takes_its_time_on_the_clock_of_its_board_and_none_where_nothing_is_charged()
    {
        Assert.AreEqual(0, Hash("none"));
        long fast = Hash("fast"), central = Hash("esp32s3"), slow = Hash("slow");
        Assert.AreEqual(396_000 * 0.7, central / 1000.0, 396_000 * 0.7 * Tolerance);
        Assert.AreEqual(0.4 / 0.7, (double)fast / central, 0.001);
        Assert.AreEqual(1.3 / 0.7, (double)slow / central, 0.001);
    }

    /// <summary>The power may go between two instructions, and what the firmware then does is nothing.</summary>
    [TestMethod]
    public void Power_goes_in_the_middle_of_CSharp()
    {
        Handheld board = new() { Prices = new DevicePrices(DeviceProfile.Esp32S3) };
        board.Clock.After(20_000_000, board.CutPower);
        board.Bind();
        try
        {
            Assert.ThrowsException<PowerCutException>(() => PasswordHash.Compute(new byte[6], 6, new byte[16]));
            Assert.AreEqual(20, board.Clock.NowNs / 1e6, 1);
        }
        finally
        {
            Machine.Unbind();
        }
    }

    [TestMethod]
    public void Whoever_looks_at_a_board_costs_it_nothing()
    {
        Handheld board = new() { Prices = new DevicePrices(DeviceProfile.Esp32S3) };
        board.Bind();
        try
        {
            Meter.Pause();
            PasswordHash.Compute(new byte[6], 6, new byte[16]);
            Meter.Resume();
            board.NativeCall(0);
            Assert.AreEqual(0, board.Clock.NowNs);
        }
        finally
        {
            Machine.Unbind();
        }
    }

    [TestMethod]
    public void A_profile_is_a_name_or_a_file_and_says_what_is_wrong_with_it()
    {
        foreach (string name in DeviceProfile.Names) Assert.AreEqual(name, DeviceProfile.Load(name).Name);
        string file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid() + ".csv");
        System.IO.File.WriteAllText(file, "member,ns\nunit,512.5\nGpioPin.Write,250000\n");
        DeviceProfile measured = DeviceProfile.Load(file);
        Assert.AreEqual((512.5, 250_000.0, DeviceProfile.Esp32S3.Ns(DeviceCall.SpiDeviceWrite)), (measured.UnitNs, measured.Ns(DeviceCall.GpioPinWrite), measured.Ns(DeviceCall.SpiDeviceWrite)));
        System.IO.File.WriteAllText(file, "member,ns\nGpioPin.Jump,1\n");
        StringAssert.Contains(Assert.ThrowsException<FormatException>(() => DeviceProfile.Load(file)).Message, "line 2");
        System.IO.File.Delete(file);
        Assert.ThrowsException<FormatException>(() => DeviceProfile.Load("esp33"));
    }

    /// <summary>A day of the demo's length would be too slow here; a boot shows that the firmware itself is charged, and what it has on its heap.</summary>
    [TestMethod]
    public void A_terminal_starts_slower_where_more_is_charged()
    {
        double[] seconds = new[] { "none", "fast", "esp32s3" }.Select(name =>
        {
            using Workbench bench = new(new WorkbenchSetup { Device = DeviceProfile.Load(name) });
            bench.PowerOn();
            bench.ExpectScreen("未签到", 20_000);
            return bench.NowMs / 1000.0;
        }).ToArray();
        Assert.IsTrue(seconds[0] < seconds[1] && seconds[1] < seconds[2], string.Join(" ", seconds));
    }

    private static long Hash(string profile)
    {
        Sha256 hash = new();
        byte[] data = new byte[1024], digest = new byte[32];
        Handheld board = new() { Prices = new DevicePrices(DeviceProfile.Load(profile)) };
        board.Bind();
        try
        {
            hash.Update(data, 0, data.Length);
            hash.Finish(digest, 0);
            board.NativeCall(0);
            return board.Clock.NowNs;
        }
        finally
        {
            Machine.Unbind();
        }
    }
}
