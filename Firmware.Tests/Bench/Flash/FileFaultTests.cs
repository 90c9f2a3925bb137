using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Tests.Bench.Flash;

/// <summary>The device's volume over a file system that fails as littlefs and nanoFramework do: whatever was not kept is an IOException, and nothing else is.</summary>
[TestClass]
public sealed class FileFaultTests
{
    private readonly Handheld board = new();
    private readonly FileVolume volume;

    public FileFaultTests() => volume = new FileVolume("I:\\", board.Flash.Capacity);

    [TestInitialize]
    public void Bind() => board.Bind();

    [TestCleanup]
    public void Unbind() => Machine.Unbind();

    [TestMethod]
    [DataRow(FlashFault.Refused)]
    [DataRow(FlashFault.Lost)]
    [DataRow(FlashFault.Short)]
    [DataRow(FlashFault.AtClose)]
    [DataRow(FlashFault.Torn)]
    [DataRow(FlashFault.Late)]
    public void Every_way_to_fail_is_noticed_and_over_with_the_next_call(FlashFault how)
    {
        byte[] data = new byte[700];
        new Random(1).NextBytes(data);
        volume.Write("old", data, 0, 10);
        foreach (Action change in new Action[]
        {
            () => volume.Write("new", data, 0, data.Length), () => volume.Write("old", data, 5, 200), () => volume.Append("old", data, 0, 600),
            () => volume.Append("other", data, 0, 600), () => volume.Delete("old"), () => volume.Move("new", "third"),
        })
        {
            board.Flash.FailAtWrite(1, how);
            Assert.ThrowsException<IOException>(change);
            Assert.IsTrue(board.Flash.HasFailed);
            if (!volume.Exists("old")) volume.Write("old", data, 0, 10);
            if (volume.Exists("third")) volume.Delete("third");
            volume.Write("new", data, 3, 500); // it works again
            Assert.AreEqual(500, volume.Length("new"));
        }
    }

    [TestMethod]
    [DataRow(10)]
    [DataRow(2000)]
    public void A_full_volume_is_noticed_whatever_the_driver_says(int bytes)
    {
        volume.Write("a", new byte[bytes], 0, bytes);
        board.Flash.Capacity = board.Flash.Used;
        Assert.ThrowsException<IOException>(() => volume.Write("b", new byte[bytes], 0, bytes));
        Assert.ThrowsException<IOException>(() => volume.Append("a", new byte[4096], 0, 4096));
        Assert.AreEqual(bytes, volume.Length("a"));
        volume.Write("a", new byte[5], 0, 5);
        Assert.AreEqual(5, volume.Length("a"));
    }

    [TestMethod]
    public void A_bit_that_comes_back_wrong_is_noticed_at_the_write()
    {
        board.Flash.StuckBits = 1;
        Assert.ThrowsException<IOException>(() => volume.Write("a", [1, 2, 3], 0, 3));
    }
}
