using System;
using nanoFramework.TestFramework;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Storage;

/// <summary>Settlement in the state of the terminal: what survives a restart, and the change to the next batch.</summary>
[TestClass]
public class SettlementStateTests
{
    private static readonly DateTime Evening = new DateTime(2026, 7, 17, 22, 5, 41);

    /// <summary>A state saved before settlement was known loads with nothing under way.</summary>
    [TestMethod]
    public void OlderRecordLoads()
    {
        MemoryVolume volume = new MemoryVolume();
        RecordBuffer old = new RecordBuffer(64);
        old.PutByte(1);
        old.PutInt(123);
        old.PutInt(17);
        old.PutBool(true);
        old.PutInt(20260717);
        old.PutInt(1);
        old.PutInt(4);
        old.PutByte(0);
        new SlotFile(volume, "state", 64).Save(old);
        TerminalState state = new TerminalState(volume);
        Assert.IsTrue(state.Load());
        Assert.AreEqual(123, state.Stan);
        Assert.AreEqual(17, state.Batch);
        Assert.IsFalse(state.Settling);
        Assert.IsFalse(state.SettlementSlipDue);
        Assert.AreEqual(0, state.LastSettlement.Batch);
    }

    /// <summary>Step, place, codes and the host's totals are there after a restart.</summary>
    [TestMethod]
    public void StepSurvives()
    {
        MemoryVolume volume = new MemoryVolume();
        TerminalState state = Signed(volume);
        state.BeginSettlement(2, 1, "123", Evening);
        state.SetUploaded(8, 1);
        TerminalState after = new TerminalState(volume);
        after.Load();
        Assert.AreEqual((int)SettlementStep.Groups, (int)after.SettlementStep);
        Assert.AreEqual(8, after.UploadPosition);
        Assert.AreEqual("123", after.CurrentSettlement.HostTotals);
        Assert.AreEqual(1, after.CurrentSettlement.Refused);
        Assert.AreEqual(220541, after.CurrentSettlement.Time);
        Assert.AreEqual(17, after.Batch);
        after.AbandonSettlement();
        Assert.IsFalse(after.Settling);
    }

    /// <summary>A balanced settlement needs only its end message.</summary>
    [TestMethod]
    public void BalancedGoesToTheEnd()
    {
        TerminalState state = Signed(new MemoryVolume());
        state.BeginSettlement(1, 1, "", Evening);
        Assert.AreEqual((int)SettlementStep.End, (int)state.SettlementStep);
    }

    /// <summary>Closing changes everything in one write: file, batch number, sign-on, step, and the figures for the reprint.</summary>
    [TestMethod]
    public void ClosingIsOneWrite()
    {
        MemoryVolume volume = new MemoryVolume();
        TerminalState state = Signed(volume);
        state.BeginSettlement(1, 1, "", Evening);
        string file = state.BatchFile;
        byte[] a = volume["state.a"], b = volume["state.b"];
        state.CloseBatch(true);
        Assert.IsTrue(volume["state.a"] == a || volume["state.b"] == b, "only one slot was written");
        TerminalState after = new TerminalState(volume);
        after.Load();
        Assert.AreEqual(file, after.PreviousBatchFile);
        Assert.AreEqual(18, after.Batch);
        Assert.AreEqual(-1, after.Cashier);
        Assert.IsFalse(after.SignedOn);
        Assert.IsFalse(after.Settling);
        Assert.IsTrue(after.SettlementSlipDue);
        Assert.AreEqual(17, after.LastSettlement.Batch);
        Assert.AreEqual(20260717, after.LastSettlement.Date);
    }

    /// <summary>The last batch number is followed by the first.</summary>
    [TestMethod]
    public void BatchNumberWraps()
    {
        Assert.AreEqual(1, TerminalState.NextBatch(999999));
        Assert.AreEqual(999999, TerminalState.NextBatch(999998));
    }

    private static TerminalState Signed(MemoryVolume volume)
    {
        TerminalState state = new TerminalState(volume);
        state.SetCashier(1);
        state.SetSignedOn(17, 20260717);
        return state;
    }
}
