using System.Linq;
using Bench;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Storage;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>256 KB: fewer transactions, and a batch that is full in words, not in the middle of a booking.</summary>
[TestClass]
public sealed class SmallVolumeTests
{
    private const int Small = 256 * 1024, Block = 4096;

    [TestMethod]
    public void Works_with_fewer_records_and_says_when_it_is_full()
    {
        Workbench bench = new();
        bench.Flash.Capacity = Small;
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        bench.PowerCut();
        int room = BatchRoom.Of(Copy(bench), 500);
        Assert.IsTrue(room is >= 20 and < 200, $"{room} records");

        Fill(bench, room - 1, previous: true);
        Fill(bench, room - 1, previous: false);
        bench.PowerOn();
        bench.ExpectScreen("[确认]消费", 15_000);
        bench.Wait(500);
        bench.Keys("ok");
        bench.ExpectScreen("存储将满,请尽快结算", 5000);
        bench.Keys("ok");
        bench.ExpectScreen("请输入金额", 3000);
        bench.Type("2000");
        bench.Keys("ok");
        bench.ExpectScreen("请确认金额", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("请刷卡", 3000);
        bench.Swipe("cup-credit", global::Bench.VirtualBoard.MagStripe.SwipeStyle.Normal);
        bench.ExpectScreen("请核对卡号", 3000);
        bench.Keys("ok");
        bench.FinishSale(bench.CardOf("cup-credit").Pin);
        Assert.AreEqual(room, TerminalBooks.Read(bench.Flash).Transactions.Count);
        bench.Keys("ok");
        bench.ExpectScreen("交易已满,请结算", 5000);
        Assert.IsTrue(bench.Flash.Used <= Small);
        Counter.Close(bench);
    }

    [TestMethod]
    public void A_volume_of_full_size_sets_no_limit()
    {
        Workbench bench = new();
        Assert.AreEqual(500, BatchRoom.Of(Copy(bench), 500));
        Counter.Close(bench);
    }

    /// <summary>What the limits promise must really fit, with every chip entry, every signature, and a full audit log and suspense list.</summary>
    [TestMethod]
    [DataRow(256, 20)]
    [DataRow(1024, 150)]
    [DataRow(2048, 400)]
    public void What_the_limits_promise_fits(int kilobytes, int least)
    {
        Workbench bench = new();
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        bench.SignOn();
        bench.PowerCut();
        SimulatedFlash copy = Copy(bench);
        int files = copy.List().Where(n => !n.StartsWith("log") && !n.StartsWith("audit")).Sum(n => Blocks(copy.Length(n)));
        copy.Capacity = kilobytes * 1024;
        int room = BatchRoom.Of(copy, 500), signatures = BatchRoom.Signatures(copy);
        Assert.IsTrue(room >= least, $"{room} records");
        int audit = 2 * Blocks(250 * 80), suspense = Blocks(50 * 512), signed = signatures * Block;
        int batches = 2 * (Blocks(2 * room * Batch.EntrySize) + Blocks(room * ChipLog.EntrySize));
        int all = files + audit + suspense + signed + batches;
        Assert.IsTrue(all <= copy.Capacity, $"{room} records and {signatures} signatures need {all / 1024} of {copy.Capacity / 1024} KB");
        Counter.Close(bench);
    }

    private static int Blocks(int length) => (length + Block - 1) / Block * Block;

    private static SimulatedFlash Copy(Workbench bench)
    {
        SimulatedFlash copy = new(bench.Flash.Capacity);
        copy.Restore(bench.Flash.Snapshot());
        return copy;
    }

    /// <summary>Copies the sale of the open batch until a batch has so many printed ones. The power must be off.</summary>
    private static void Fill(Workbench bench, int records, bool previous)
    {
        SimulatedFlash copy = Copy(bench);
        TerminalState state = new(copy);
        state.Load();
        Batch open = new(copy, Batch.Largest), batch = new(copy, Batch.Largest);
        open.Open(state.BatchFile);
        TransactionRecord record = new();
        Assert.IsTrue(open.Read(0, record));
        batch.Open(previous ? state.PreviousBatchFile : state.BatchFile);
        record.Stan = 1000;
        while (batch.Count < records)
        {
            record.Stan++;
            batch.Append(record);
            batch.MarkPrinted(batch.Count - 1);
        }
        bench.Flash.Restore(copy.Snapshot());
    }
}
