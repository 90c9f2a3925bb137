using System.IO;
using Bench.Profiling;
using Bench.Silicon;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Diagnostics;

/// <summary>Whoever has a board makes the virtual board theirs: what <c>measure</c> says becomes a file for <c>--device</c>.</summary>
[TestClass]
public class MeasuredDeviceTests
{
    /// <summary>On the virtual board the measurement gives back the prices that it runs under.</summary>
    [TestMethod]
    [DataRow("fast")]
    [DataRow("slow")]
    public void Measuring_a_virtual_board_gives_its_own_profile(string name)
    {
        DeviceProfile given = DeviceProfile.Load(name);
        string said = MeasuredDevice.Said(given), file = Path.GetTempFileName();
        File.WriteAllText(file, MeasuredDevice.Prices(said));
        DeviceProfile found = DeviceProfile.Load(file);
        File.Delete(file);
        Assert.AreEqual(given.UnitNs, found.UnitNs, given.UnitNs * 0.02, said);
        foreach (DeviceCall call in new[] { DeviceCall.GpioPinWrite, DeviceCall.GpioPinRead, DeviceCall.SpiDeviceWrite, DeviceCall.FileWrite, DeviceCall.FileRead })
            Assert.AreEqual(given.Ns(call), found.Ns(call), given.Ns(call) * 0.05, call + said);
    }
}
