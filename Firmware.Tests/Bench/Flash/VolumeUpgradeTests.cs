using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;
using PosFirmware.Tests.Bench.Terminal;

namespace PosFirmware.Tests.Bench.Flash;

/// <summary>Volumes of the version before, of a newer version, and of power cuts between the two.</summary>
[TestClass]
public class VolumeUpgradeTests
{
    private static readonly Lazy<(IReadOnlyDictionary<string, byte[]> Now, IReadOnlyDictionary<string, byte[]> Former)> volume = new(MakeVolume);

    /// <summary>A terminal with an open batch, a settled one and an undelivered reversal is updated: nothing is lost, and the old sale can be voided.</summary>
    [TestMethod]
    public void ATerminalGoesOnWithItsOldBatch()
    {
        using Workbench bench = Cashier.SignedOn();
        Cashier.Sale(bench);
        Cashier.Sale(bench);
        bench.Network(new NetworkOrder(Fault.DropResponse, Always: true));
        Cashier.ToPin(bench);
        Cashier.Pin(bench);
        bench.ExpectState(TerminalFact.All["suspended"], "1", 400_000);
        bench.NetworkUp();
        bench.PowerCut();
        bench.Flash.Attach(null);
        var before = bench.Flash.Snapshot();
        FormerVolume.TurnBack(bench.Flash);
        Assert.AreEqual(before["log0"].Length / Batch.EntrySize * FormerVolume.LogEntry, bench.Flash.Length("log0"));
        bench.PowerOn();
        bench.ExpectScreen("[确认]消费", 20_000);
        CollectionAssert.AreEqual(Records(before["log0"]), Records(bench.Flash.Snapshot()["log0"]), "every transaction and every mark, byte for byte");
        Assert.IsFalse(bench.Flash.Exists("upgrade") || bench.Flash.Exists("upgrade.ok"));
        SettingsFile settings = new(bench.Flash);
        settings.Load(new TerminalSettings());
        Assert.IsFalse(settings.IsOlder || settings.IsNewer);
        bench.ExpectState(TerminalFact.All["suspended"], "1", 0);
        bench.ExpectState(TerminalFact.All["transactions"], "2", 0);

        bench.Tap(Key.Menu, Key.D2);
        bench.ExpectScreen("主管密码", 2_000);
        bench.Tap(Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6, Key.Enter);
        bench.ExpectScreen("请输入原凭证号", 2_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请核对原交易", 2_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请刷卡", 2_000);
        bench.Swipe("cup-debit", global::Bench.VirtualBoard.MagStripe.SwipeStyle.Normal);
        bench.ExpectScreen("请核对卡号", 5_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入密码", 2_000);
        Cashier.Pin(bench);
        bench.ExpectScreen("交易成功", 20_000);
        bench.ExpectScreen("[确认]消费", 60_000);
        bench.ExpectCount(LedgerCount.All["void"], 1, 0);
        bench.Tap(Key.Menu, Key.D7, Key.D6); // settlement delivers what waits
        bench.ExpectScreen("是否批结算", 60_000);
        bench.ExpectState(TerminalFact.All["suspended"], "0", 60_000);
        bench.ExpectCount(LedgerCount.All["reversed"], 1, 0);
        bench.ExpectLedgerAgrees();
    }

    /// <summary>The power goes at every write of the conversion, before, in and after it, with and without the newest write lost, and once more in what follows.</summary>
    [TestMethod]
    public void EveryPowerCutIsMendedByTheNextBoot()
    {
        SimulatedFlash flash = new();
        flash.Restore(volume.Value.Former);
        int writes = flash.Writes;
        Assert.AreEqual(VolumeVerdict.Ready, new VolumeUpgrade(flash).Run());
        writes = flash.Writes - writes;
        Same(flash, "uncut");
        Assert.IsTrue(writes > 20, $"{writes} writes");
        for (int first = 1; first <= writes; first++)
            for (int second = 0; second <= writes; second++)
                foreach (CutMoment moment in new[] { CutMoment.Before, CutMoment.Torn, CutMoment.After })
                    foreach (bool lost in new[] { false, true })
                    {
                        flash.Restore(volume.Value.Former);
                        Cut(flash, first, moment, lost);
                        NothingIsGone(flash);
                        if (second > 0) Cut(flash, second, (CutMoment)((first + second) % 3), !lost);
                        NothingIsGone(flash);
                        Assert.AreEqual(VolumeVerdict.Ready, new VolumeUpgrade(flash).Run());
                        Same(flash, $"cut {moment} {first}, then {second}, newest lost: {lost}");
                    }
    }

    /// <summary>Entries of an unknown size in any log, and settings of a newer format: a screen that says so, nothing served, nothing written.</summary>
    [TestMethod]
    public void ANewerVersionIsLeftAlone()
    {
        using Workbench bench = Cashier.SignedOn();
        Cashier.Sale(bench);
        bench.PowerCut();
        bench.Flash.Attach(null);
        var whole = bench.Flash.Snapshot();
        foreach (var (name, size) in new[] { ("log0", 640), ("log1", 200), ("suspense", 1024), ("chip0", 600), ("audit1", 80) })
        {
            bench.Flash.Restore(whole);
            byte[] entry = FormerVolume.Entry([1, 2, 3, 4, 5], size);
            FormerVolume.Put(bench.Flash, name, [.. entry, .. entry]);
            RefusedAndUntouched(bench, "数据来自更新的版本");
        }
        bench.Flash.Restore(whole);
        RecordBuffer record = new(100);
        record.PutByte(0);
        record.PutText((SettingsFile.Format + 1).ToString());
        new SlotFile(bench.Flash, "settings", 2048).Save(record);
        RefusedAndUntouched(bench, "数据来自更新的版本");
        bench.Flash.Restore(whole);
        bench.PowerOn();
        bench.ExpectScreen("[确认]消费", 20_000);
        bench.ExpectLedgerAgrees();
    }

    /// <summary>The suspense list has had two sizes before: both become entries of now, with the same record.</summary>
    [TestMethod]
    [DataRow(FormerVolume.SuspenseEntry)]
    [DataRow(512)]
    public void EverySizeThatAListHasHadIsKnown(int size)
    {
        SimulatedFlash flash = new();
        byte[] one = [1, 2, 3, 4, 5], other = [2, 0, 0, 0, 7];
        FormerVolume.Put(flash, "suspense", [.. FormerVolume.Entry(one, size), .. FormerVolume.Entry(other, size)]);
        VolumeUpgrade upgrade = new(flash);
        Assert.AreEqual(VolumeVerdict.Ready, upgrade.Run());
        Assert.AreEqual(1, upgrade.Converted);
        byte[] now = flash.Snapshot()["suspense"];
        Assert.AreEqual(2 * SuspenseList.EntrySize, now.Length);
        CollectionAssert.AreEqual(one, now[2..7]);
        CollectionAssert.AreEqual(other, now[(SuspenseList.EntrySize + 2)..(SuspenseList.EntrySize + 7)]);
    }

    [TestMethod]
    public void WithoutRoomTheOldLogStays()
    {
        using Workbench bench = Cashier.SignedOn();
        Cashier.Sale(bench);
        bench.PowerCut();
        bench.Flash.Attach(null);
        FormerVolume.TurnBack(bench.Flash);
        bench.Flash.Capacity = bench.Flash.Used;
        RefusedAndUntouched(bench, "空间不足");
        bench.Flash.Capacity = 3 * 1024 * 1024;
        bench.PowerOn();
        bench.ExpectScreen("[确认]消费", 20_000);
        bench.ExpectLedgerAgrees();
    }

    /// <summary>All former logs are converted or none is: without room the version before has to read each of them.</summary>
    [TestMethod]
    public void RoomForOneLogIsNoRoom()
    {
        int full = 0, done = 0;
        for (int blocks = 0; blocks < 24; blocks++)
        {
            SimulatedFlash flash = new();
            flash.Restore(volume.Value.Former);
            byte[] log = volume.Value.Former["log1"];
            FormerVolume.Put(flash, "log1", [.. Enumerable.Repeat(log, 10).SelectMany(part => part)]);
            var before = flash.Snapshot();
            flash.Capacity = flash.Used + blocks * 4096;
            VolumeVerdict verdict = new VolumeUpgrade(flash).Run();
            if (verdict == VolumeVerdict.Ready)
            {
                done++;
                Assert.AreEqual(log.Length / FormerVolume.LogEntry * 10 * Batch.EntrySize, flash.Length("log1"));
                continue;
            }
            full++;
            Assert.AreEqual(VolumeVerdict.NoRoom, verdict);
            CollectionAssert.AreEqual(before.Keys.Order().ToArray(), flash.List());
            foreach (string name in before.Keys) CollectionAssert.AreEqual(before[name], flash.Snapshot()[name], $"{name}, {blocks} blocks free");
        }
        Assert.IsTrue(full > 2 && done > 2, $"{full} without room, {done} converted");
    }

    /// <summary>What a power cut has left of the very first entry is no other version.</summary>
    [TestMethod]
    public void ATornFirstEntryIsNoOtherVersion()
    {
        foreach (int bytes in new[] { 1, 5, 100, 575, 576, 600 })
        {
            SimulatedFlash flash = new();
            byte[] torn = new byte[bytes];
            torn[0] = 0;
            if (bytes > 1) torn[1] = 40;
            if (bytes > 9) torn[9] = 7;
            FormerVolume.Put(flash, "log0", torn);
            Assert.AreEqual(VolumeVerdict.Ready, new VolumeUpgrade(flash).Run(), $"{bytes} bytes");
            Assert.AreEqual(bytes, flash.Length("log0"));
        }
    }

    private static void RefusedAndUntouched(Workbench bench, string words)
    {
        var before = bench.Flash.Snapshot();
        bench.PowerOn();
        bench.ExpectScreen(words, 10_000);
        bench.Tap(Key.Enter, Key.Menu, Key.Last, Key.Cancel);
        bench.Wait(700_000); // as long as the terminal would tidy up by itself
        bench.Tap(Key.Clear); // the light was off
        bench.ExpectScreen(words, 1_000);
        bench.PowerCut();
        bench.Flash.Attach(null);
        var after = bench.Flash.Snapshot();
        CollectionAssert.AreEqual(before.Keys.Order().ToArray(), after.Keys.Order().ToArray());
        foreach (string name in before.Keys) CollectionAssert.AreEqual(before[name], after[name], name);
    }

    /// <summary>The records of a log, each up to its CRC: what a former one lacks at its end are zeros now.</summary>
    private static byte[] Records(byte[] log)
    {
        using MemoryStream all = new();
        for (int at = 0; at < log.Length; at += Batch.EntrySize) all.Write(log, at + 2, Batch.EntrySize - 6);
        return all.ToArray();
    }

    private static void Cut(SimulatedFlash flash, int write, CutMoment moment, bool lost)
    {
        flash.CutAfterWrites(write, moment);
        try
        {
            new VolumeUpgrade(flash).Run();
        }
        catch (PowerCutException)
        {
            if (lost) flash.LoseNewest();
        }
        flash.CutAfterWrites(0, moment);
    }

    /// <summary>Every log is there in full: as it was, as it is to be, or as a copy with its mark.</summary>
    private static void NothingIsGone(SimulatedFlash flash)
    {
        var (now, former) = volume.Value;
        foreach (string name in new[] { "log0", "log1", "suspense" })
        {
            var files = flash.Snapshot();
            bool there = files.TryGetValue(name, out byte[] log) && (log.AsSpan().SequenceEqual(now[name]) || log.AsSpan().SequenceEqual(former[name]));
            there |= files.ContainsKey("upgrade.ok") && files.TryGetValue("upgrade", out byte[] copy) && copy.AsSpan().SequenceEqual(now[name]);
            Assert.IsTrue(there, name);
        }
    }

    private static void Same(SimulatedFlash flash, string when)
    {
        foreach (var (name, content) in volume.Value.Now) Assert.IsTrue(content.AsSpan().SequenceEqual(flash.Snapshot().GetValueOrDefault(name)), $"{name}, {when}");
        Assert.AreEqual(volume.Value.Now.Count, flash.List().Length, when);
    }

    /// <summary>Both batches and two suspended reversals, as now and as before.</summary>
    private static (IReadOnlyDictionary<string, byte[]>, IReadOnlyDictionary<string, byte[]>) MakeVolume()
    {
        SimulatedFlash flash = new();
        for (int batch = 0; batch < 2; batch++)
        {
            Batch log = new(flash, 50);
            log.Open("log" + batch);
            for (int i = 0; i < 4; i++)
            {
                TransactionRecord r = new()
                {
                    Kind = i == 3 ? PosFirmware.Storage.TransactionKind.SaleVoid : PosFirmware.Storage.TransactionKind.Sale, Stan = 100 * batch + i + 1, Amount = 1000 + i, Batch = 7 + batch,
                    MaskedPan = "622609******0048", Rrn = "00000000012" + i, ResponseCode = "00", Year = 2026, Date = 717, Time = 93000, SlipText = "银联商务", OriginalStan = i == 3 ? 100 * batch + 1 : 0,
                    OriginalBatch = i == 3 ? 7 + batch : 0, OriginalRrn = i == 3 ? "000000000120" : "", OriginalDate = i == 3 ? 717 : 0, Reason = i,
                };
                log.Append(r);
                if (i != 2) log.MarkPrinted(log.Count - 1);
            }
        }
        SuspenseList list = new(flash);
        list.Open();
        for (int i = 0; i < 2; i++)
        {
            PendingMessage message = new(new PosFirmware.Tests.Unit.MemoryVolume(), "reversal");
            PosFirmware.Acquirer.HostRequest request = new() { Kind = PosFirmware.Storage.TransactionKind.Sale, Amount = 500 + i, Stan = 50 + i, Batch = 7 };
            message.Keep(request, "622609******0048", new byte[TransactionRecord.PanCipherLength], new DateTime(2026, 7, 17, 9, 30, 0), 0);
            list.Add(message);
        }
        list.Settle(50, 7);
        var now = flash.Snapshot();
        FormerVolume.TurnBack(flash);
        var former = flash.Snapshot();
        new VolumeUpgrade(flash).Run();
        SuspenseList read = new(flash);
        read.Open();
        PendingMessage kept = new();
        Assert.IsTrue(read.Count == 1 && read.Read(0, kept) && kept.Stan == 51 && kept.Amount == 501 && kept.Reason == "98" && kept.MaskedPan == "622609******0048");
        foreach (string log in new[] { "log0", "log1" }) CollectionAssert.AreEqual(Records(now[log]), Records(flash.Snapshot()[log]), log);
        Dictionary<string, byte[]> wanted = new(now);
        foreach (string name in new[] { "log0", "log1", "suspense" }) wanted[name] = flash.Snapshot()[name];
        return (wanted, former);
    }
}
