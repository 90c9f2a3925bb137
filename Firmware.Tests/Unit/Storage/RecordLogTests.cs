using nanoFramework.TestFramework;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Storage;

/// <summary>The append-only file: reading entry by entry and on a walk.</summary>
[TestClass]
public class RecordLogTests
{
    private const int EntrySize = 384, Entries = 25;

    /// <summary>A walk over several pages gives what reading gives, passes over a torn entry, and sees what comes after it.</summary>
    [TestMethod]
    public void AWalkReadsWhatReadingReads()
    {
        MemoryVolume volume = new MemoryVolume();
        RecordLog log = new RecordLog(volume, "log", EntrySize);
        RecordBuffer buffer = new RecordBuffer(EntrySize);
        for (int i = 0; i < Entries; i++) Put(log, buffer, 1000 + i);
        volume.Append("log", new byte[] { 0, 4, 1, 2, 3 }, 0, 5); // the power went here
        Put(log, buffer, 2000);

        Assert.AreEqual(Entries + 2, log.Count);
        for (int i = 0; i < log.Count; i++)
        {
            Assert.AreEqual(log.Read(i, buffer), i != Entries);
            int read = i == Entries ? 0 : buffer.GetInt();
            Assert.AreEqual(log.Walk(i, buffer), i != Entries);
            if (i == Entries) continue;
            Assert.AreEqual(i < Entries ? 1000 + i : 2000, buffer.GetInt());
            Assert.AreEqual(i < Entries ? 1000 + i : 2000, read);
        }
        log.EndWalk();
        Put(log, buffer, 3000);
        Assert.IsTrue(log.Walk(Entries + 2, buffer));
        Assert.AreEqual(3000, buffer.GetInt());
    }

    private static void Put(RecordLog log, RecordBuffer buffer, int value)
    {
        buffer.Reset();
        buffer.PutInt(value);
        log.Append(buffer);
    }
}
