using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Tests.Bench.Flash;

[TestClass]
public sealed class SimulatedFlashTests
{
    private static byte[] Content(IVolume flash, string name)
    {
        int length = flash.Length(name);
        if (length < 0) return null!;
        byte[] data = new byte[length];
        Assert.AreEqual(length, flash.Read(name, 0, data, 0, length));
        return data;
    }

    [TestMethod]
    public void It_behaves_as_the_real_volume_does()
    {
        Handheld board = new();
        board.Bind();
        try
        {
            IVolume[] volumes = [new SimulatedFlash(), new FileVolume("I:\\", board.Flash.Capacity)]; // the second: the device's own, over the file system of the board
            foreach (IVolume v in volumes)
            {
                byte[] data = [1, 2, 3, 4, 5];
                byte[] buffer = new byte[8];
                Assert.AreEqual(-1, v.Length("a"));
                Assert.AreEqual(-1, v.Read("a", 0, buffer, 0, 1));
                v.Delete("a");
                v.Write("a", data, 1, 3);
                v.Append("a", data, 0, 2);
                v.Append("b", data, 4, 1);
                CollectionAssert.AreEqual(new byte[] { 2, 3, 4, 1, 2 }, Content(v, "a"));
                Assert.AreEqual(2, v.Read("a", 3, buffer, 6, 8 - 6));
                Assert.AreEqual(2, buffer[7]);
                Assert.AreEqual(0, v.Read("a", 5, buffer, 0, 1));
                v.Write("a", data, 0, 1);
                CollectionAssert.AreEqual(new byte[] { 1 }, Content(v, "a"));
                CollectionAssert.AreEquivalent(new[] { "a", "b" }, v.List());
                v.Delete("b");
                Assert.IsFalse(v.Exists("b"));
            }
        }
        finally { Machine.Unbind(); }
    }

    [TestMethod]
    public void Power_cuts_leave_nothing_a_part_or_all()
    {
        foreach (CutMoment moment in Enum.GetValues<CutMoment>())
        {
            var flash = new SimulatedFlash();
            var board = new Handheld(flash);
            flash.Write("log", [1, 2, 3, 4], 0, 4);
            flash.CutAfterWrites(2, moment, 3);
            flash.Append("log", [5], 0, 1);
            Assert.ThrowsException<PowerCutException>(() => flash.Append("log", [6, 7, 8, 9], 0, 4));
            Assert.IsTrue(board.PowerIsOff);
            Assert.ThrowsException<PowerCutException>(() => flash.Exists("log"), "a board without power reads nothing");

            _ = new Handheld(flash);
            byte[] expected = moment switch
            {
                CutMoment.Before => [1, 2, 3, 4, 5],
                CutMoment.Torn => [1, 2, 3, 4, 5, 6, 7, 8],
                _ => [1, 2, 3, 4, 5, 6, 7, 8, 9],
            };
            CollectionAssert.AreEqual(expected, Content(flash, "log"), moment.ToString());
        }
    }

    [TestMethod]
    public void A_firmware_thread_dies_of_a_cut_and_the_next_board_goes_on()
    {
        var flash = new SimulatedFlash();
        var board = new Handheld(flash);
        flash.CutAfterWrites(3, CutMoment.Before);
        board.PowerOn(() =>
        {
            for (byte i = 0; i < 10; i++) flash.Append("n", [i], 0, 1);
        });
        Assert.IsTrue(board.RunUntil(() => board.Ended, 10_000));
        Assert.IsNull(board.Crash);

        _ = new Handheld(flash);
        CollectionAssert.AreEqual(new byte[] { 0, 1 }, Content(flash, "n"));
    }

    [TestMethod]
    public void Files_take_whole_blocks_and_a_full_volume_refuses()
    {
        var flash = new SimulatedFlash(3 * 4096);
        flash.Write("a", new byte[1], 0, 1);
        flash.Write("b", new byte[4097], 0, 4097);
        Assert.AreEqual(3 * 4096, flash.Used);
        Assert.ThrowsException<IOException>(() => flash.Write("c", new byte[1], 0, 1));
        flash.Append("a", new byte[4095], 0, 4095);
        Assert.ThrowsException<IOException>(() => flash.Append("a", new byte[1], 0, 1));
        Assert.AreEqual(4096, flash.Length("a"));
        flash.Delete("b");
        flash.Write("c", new byte[1], 0, 1);
    }

    [TestMethod]
    public void Calls_take_time_and_are_counted()
    {
        var board = new Handheld();
        board.Prices[DeviceCall.FileWrite] = board.Prices[DeviceCall.FileRead] = 1_000_000;
        board.Flash.Write("a", new byte[8192], 0, 8192);
        Assert.AreEqual(3_000_000, board.Clock.NowNs);
        board.Flash.Read("a", 0, new byte[1], 0, 1);
        Assert.AreEqual(4_000_000, board.Clock.NowNs);
        Assert.AreEqual((1, 8192L, 1), (board.Flash.Writes, board.Flash.BytesWritten, board.Flash.Reads));
    }

    [TestMethod]
    public void Snapshots_folders_and_faults()
    {
        var flash = new SimulatedFlash();
        flash.Write("a", [1], 0, 1);
        var image = flash.Snapshot();
        flash.Write("a", [2], 0, 1);
        flash.LoseNewest();
        CollectionAssert.AreEqual(new byte[] { 1 }, Content(flash, "a"));
        flash.Corrupt("a", 0, 0x80);
        CollectionAssert.AreEqual(new byte[] { 0x81 }, Content(flash, "a"));
        flash.Wipe();
        Assert.AreEqual(0, flash.List().Length);
        flash.Restore(image);
        CollectionAssert.AreEqual(new byte[] { 1 }, Content(flash, "a"));

        string folder = Directory.CreateTempSubdirectory("flash").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "old"), "x");
            flash.SaveTo(folder);
            Assert.IsFalse(File.Exists(Path.Combine(folder, "old")));
            var other = new SimulatedFlash();
            other.LoadFrom(folder);
            CollectionAssert.AreEqual(new byte[] { 1 }, Content(other, "a"));
        }
        finally { Directory.Delete(folder, true); }
    }
}
