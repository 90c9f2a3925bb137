using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Security;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>The case is opened, and the power goes at any write of what follows: the next start finishes it.</summary>
[TestClass]
public class TamperCutTests
{
    private static readonly byte[] chip = [.. Machine.UsualMacAddress];
    private static readonly byte[] tmk = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");

    [TestCleanup]
    public void Unbind() => Machine.Unbind();

    private static SimulatedFlash WithKeys()
    {
        SimulatedFlash flash = new();
        KeyStore keys = new(flash, chip);
        keys.LoadMaster(tmk, 0, null);
        keys.SaveBoth();
        flash.Write(TamperGuard.ClientKeyFile, new byte[100], 0, 100);
        return flash;
    }

    private static (TamperGuard Guard, KeyStore Keys, Handheld Board) Start(SimulatedFlash flash, bool open)
    {
        Handheld handheld = new(flash);
        handheld.Bind();
        if (open) handheld.Case.Open();
        HandheldBoard board = new(new BoardClock(handheld), flash);
        KeyStore keys = new(flash, board.DeviceId);
        TamperGuard guard = new(flash, board.TamperLoop, keys);
        if (!guard.IsTripped) keys.Load();
        return (guard, keys, handheld);
    }

    [TestMethod]
    public void WipedAtPowerOnWhenTheCaseIsOpen()
    {
        SimulatedFlash flash = WithKeys();
        var (guard, keys, _) = Start(flash, open: true);
        Assert.IsTrue(guard.IsTripped && guard.IsNews);
        Assert.IsFalse(keys.HasMaster);
        Assert.IsFalse(guard.Release(), "no keys");
        Gone(flash);
    }

    [TestMethod]
    public void EveryPowerCutInTheMidstIsFinishedAtTheNextStart()
    {
        int cuts = 0;
        foreach (CutMoment moment in new[] { CutMoment.Before, CutMoment.Torn, CutMoment.After })
            for (int n = 1; ; n++)
            {
                SimulatedFlash flash = WithKeys();
                var (guard, keys, _) = Start(flash, open: false);
                Assert.IsTrue(keys.HasMaster);
                flash.CutAfterWrites(n, moment);
                bool cut = false;
                try { guard.CaseOpened(); }
                catch (PowerCutException) { cut = true; }
                Assert.IsFalse(keys.HasMaster, "memory first");
                flash.CutAfterWrites(0, moment);
                Machine.Unbind();
                if (!cut) break;
                cuts++;
                // only before the very first byte may the keys survive, and only when somebody has closed the case meanwhile
                bool nothingYet = n == 1 && moment == CutMoment.Before;
                (guard, keys, _) = Start(flash, open: nothingYet);
                Assert.IsTrue(guard.IsTripped, $"{moment} write {n}");
                Assert.IsFalse(keys.HasMaster);
                Gone(flash);
                Machine.Unbind();
            }
        Assert.IsTrue(cuts >= 12, $"{cuts} cuts");
    }

    [TestMethod]
    public void FullFlashLosesTheKeysAllTheSame()
    {
        SimulatedFlash flash = WithKeys();
        var (guard, keys, _) = Start(flash, open: false);
        flash.Capacity = flash.Used;
        guard.CaseOpened();
        Assert.IsFalse(keys.HasMaster);
        KeyStore again = new(flash, chip);
        again.Load();
        Assert.IsFalse(again.HasMaster);
    }

    private static void Gone(SimulatedFlash flash)
    {
        KeyStore stored = new(flash, chip);
        stored.Load();
        Assert.IsFalse(stored.HasMaster || stored.IsDamaged);
        Assert.IsFalse(flash.Exists(TamperGuard.ClientKeyFile));
        foreach (string slot in new[] { "keys.a", "keys.b" })
        {
            SimulatedFlash alone = new();
            byte[] image = flash.Snapshot()[slot];
            alone.Write(slot, image, 0, image.Length);
            KeyStore half = new(alone, chip);
            half.Load();
            Assert.IsFalse(half.HasMaster, slot);
        }
    }
}
