using nanoFramework.TestFramework;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Storage;

/// <summary>The audit log: order, ring, damage.</summary>
[TestClass]
public class AuditLogTests
{
    private static MemoryVolume volume;
    private static readonly AuditEntry entry = new AuditEntry();

    /// <summary>An empty flash; the class is made once for all its tests.</summary>
    private AuditLog Fresh()
    {
        volume = new MemoryVolume();
        return Booted();
    }

    private AuditLog Booted()
    {
        AuditLog log = new AuditLog(volume, new TerminalTime(new FakeClock()));
        log.Open();
        return log;
    }

    /// <summary>What was written can be read, newest first, after power-off too.</summary>
    [TestMethod]
    public void NewestFirst()
    {
        Assert.AreEqual(0, Fresh().Count);
        Booted().Write(1, AuditKind.Void, 12, 3456, "one");
        Booted().Write(-1, AuditKind.PowerCut, 0, 0, null);
        AuditLog log = Booted();
        Assert.AreEqual(2, log.Count);
        Assert.IsTrue(log.Read(0, entry));
        Assert.AreEqual((int)AuditKind.PowerCut, (int)entry.Kind);
        Assert.AreEqual(AuditLog.Nobody, entry.Operator);
        Assert.AreEqual(2, entry.Sequence);
        Assert.IsTrue(log.Read(1, entry));
        Assert.AreEqual(12, entry.Stan);
        Assert.AreEqual(3456L, entry.Amount);
        Assert.AreEqual("one", entry.Detail);
        Assert.AreEqual(new System.DateTime(2026, 7, 17, 17, 30, 0), entry.At);
    }

    /// <summary>When both files are full the older one goes; numbers go on and nothing newer is lost.</summary>
    [TestMethod]
    public void RingKeepsTheNewest()
    {
        AuditLog log = Fresh();
        int written = 2 * AuditLog.EntriesPerFile + 7;
        for (int i = 1; i <= written; i++) log.Write(0, AuditKind.Reprint, i, 0, null);
        log = Booted();
        Assert.AreEqual(AuditLog.EntriesPerFile + 7, log.Count);
        for (int back = 0; back < log.Count; back++)
        {
            Assert.IsTrue(log.Read(back, entry));
            Assert.AreEqual(written - back, entry.Stan);
        }
        log.Write(0, AuditKind.Reprint, 1, 0, null);
        Assert.AreEqual(written + 1, Booted().LastSequence);
    }

    /// <summary>An entry that was cut short is passed over and the log goes on.</summary>
    [TestMethod]
    public void TornEntry()
    {
        AuditLog log = Fresh();
        log.Write(0, AuditKind.Void, 1, 0, null);
        log.Write(0, AuditKind.Void, 2, 0, null);
        byte[] whole = volume["audit0"], torn = new byte[whole.Length - 30];
        System.Array.Copy(whole, torn, torn.Length);
        volume["audit0"] = torn;
        log = Booted();
        Assert.AreEqual(1, log.LastSequence);
        log.Write(0, AuditKind.Refund, 3, 0, new string('x', 90));
        log = Booted();
        Assert.IsTrue(log.Read(0, entry));
        Assert.AreEqual(3, entry.Stan);
        Assert.AreEqual(AuditEntry.MaxDetail, entry.Detail.Length);
        Assert.IsFalse(log.Read(1, entry));
        Assert.IsTrue(log.Read(2, entry));
        Assert.AreEqual(1, entry.Stan);
    }
}
