using PosFirmware.Storage;
using nanoFramework.TestFramework;

namespace PosFirmware.Tests.Unit.Storage;

/// <summary>Signatures on the flash.</summary>
[TestClass]
public class SignatureStoreTests
{
    private const int Bits = 2400, Coded = 999;
    private const int NewerFields = 4; // why nobody signs, and the lengths of three texts of the chip, which are empty

    private static TransactionRecord Record(int batch, int stan) => new TransactionRecord { Batch = batch, Stan = stan, Amount = 100 * stan, MaskedPan = "622609******0048", Rrn = "071700000002" };

    private static byte[] Pattern(int length, int seed)
    {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) data[i] = (byte)(i * 7 + seed);
        return data;
    }

    private static bool Save(SignatureStore store, int batch, int stan, int coded = 300) => store.Save(Record(batch, stan), "13243E00", Pattern(Bits, stan), Pattern(Coded, stan), coded);

    private static SignatureStore Opened(MemoryVolume volume, int capacity)
    {
        SignatureStore store = new SignatureStore(volume, capacity, Bits, Coded);
        store.Open();
        return store;
    }

    [TestMethod]
    public void SurvivesARestart()
    {
        MemoryVolume volume = new MemoryVolume();
        SignatureStore store = Opened(volume, 10);
        Assert.IsTrue(Save(store, 17, 5, Coded));
        Assert.IsTrue(Save(store, 17, 4));
        store = Opened(volume, 10);
        Assert.AreEqual(2, store.Count);
        Assert.AreEqual(2, store.Pending);
        Assert.IsTrue(store.Load(17, 5));
        Assert.AreEqual("13243E00", store.FeatureCode);
        Assert.AreEqual(500L, store.Record.Amount);
        Assert.AreEqual("071700000002", store.Record.Rrn);
        Assert.AreEqual(Coded, store.CodedLength);
        Assert.AreEqual(Hex.Text(Pattern(Bits, 5)), Hex.Text(store.Bits));
        Assert.AreEqual(Hex.Text(Pattern(Coded, 5)), Hex.Text(store.Coded));
        Assert.IsTrue(store.Load(0));
        Assert.AreEqual(4, store.Record.Stan, "the oldest first");
        Assert.IsFalse(store.Load(17, 6));
        Assert.IsFalse(store.Load(18, 5));
    }

    [TestMethod]
    public void TornAndDamagedFilesAreNoSignaturesAndGo()
    {
        MemoryVolume volume = new MemoryVolume();
        SignatureStore store = Opened(volume, 10);
        Save(store, 1, 1);
        Save(store, 1, 2);
        Save(store, 1, 3);
        byte[] torn = new byte[1000];
        System.Array.Copy(volume["sg000001000001"], torn, torn.Length);
        volume["sg000001000001"] = torn;
        volume["sg000001000002"][500] ^= 1;
        volume["sgsomething000"] = new byte[3];
        store = Opened(volume, 10);
        Assert.AreEqual(1, store.Count);
        Assert.IsTrue(store.Has(1, 3));
        Assert.IsFalse(volume.Exists("sg000001000001") || volume.Exists("sg000001000002"));
        Assert.IsTrue(volume.Exists("sgsomething000"), "not ours");
    }

    private static byte[] File(uint magic, RecordBuffer body, int cut)
    {
        int length = body.Length - cut;
        byte[] file = new byte[6 + length + 4];
        BigEndian.Put(file, 0, (int)magic);
        file[4] = (byte)(length >> 8);
        file[5] = (byte)length;
        System.Array.Copy(body.Bytes, 0, file, 6, length);
        BigEndian.Put(file, 6 + length, (int)Crc32.Of(file, 0, 6 + length));
        return file;
    }

    private static void PutRest(RecordBuffer body)
    {
        body.PutText("13243E00");
        body.PutInt(300);
        body.PutBytes(Pattern(Coded, 5), 0, 300);
        body.PutBytes(Pattern(Bits, 5), 0, Bits);
    }

    private static void IsRead(byte[] file)
    {
        MemoryVolume volume = new MemoryVolume();
        SignatureStore store = Opened(volume, 10);
        TransactionRecord other = Record(17, 4);
        other.Chip.Waiver = SignatureWaiver.CardPin;
        other.Chip.Aip = "7C00";
        store.Save(other, "00000000", Pattern(Bits, 4), Pattern(Coded, 4), 200);
        volume["sg000017000005"] = file;
        store = Opened(volume, 10);
        Assert.IsTrue(store.Load(17, 4));
        Assert.AreEqual("7C00", store.Record.Chip.Aip);
        Assert.IsTrue(store.Load(17, 5));
        Assert.AreEqual("13243E00", store.FeatureCode);
        Assert.AreEqual(500L, store.Record.Amount);
        Assert.AreEqual("071700000002", store.Record.Rrn);
        Assert.AreEqual("", store.Record.Chip.Aip, "nothing of the one before");
        Assert.IsTrue(store.Record.Chip.Waiver == SignatureWaiver.None);
        Assert.AreEqual(300, store.CodedLength);
        Assert.AreEqual(Hex.Text(Pattern(Bits, 5)), Hex.Text(store.Bits));
    }

    /// <summary>The record stands last: what is newer than the version that wrote it is missing at its end.</summary>
    [TestMethod]
    public void ARecordMayLackItsNewestFields()
    {
        for (int cut = 0; cut <= NewerFields; cut++)
        {
            RecordBuffer body = new RecordBuffer(4400);
            PutRest(body);
            Record(17, 5).Put(body);
            IsRead(File(0x50534732, body, cut));
        }
    }

    /// <summary>The version before had the record first, without the newer fields of its chip.</summary>
    [TestMethod]
    public void SignaturesOfTheVersionBeforeAreRead()
    {
        RecordBuffer record = new RecordBuffer(600), body = new RecordBuffer(4400);
        Record(17, 5).Put(record);
        body.PutBytes(record.Bytes, 0, record.Length - NewerFields);
        PutRest(body);
        IsRead(File(0x50534731, body, 0));
    }

    [TestMethod]
    public void MarksSurviveAndOnlySettledOnesMakeRoom()
    {
        MemoryVolume volume = new MemoryVolume();
        SignatureStore store = Opened(volume, 3);
        for (int stan = 1; stan <= 3; stan++) Assert.IsTrue(Save(store, 1, stan));
        Assert.IsFalse(Save(store, 1, 4), "three wait for the acquirer");
        store.MarkUploaded(1);
        store = Opened(volume, 3);
        Assert.AreEqual(2, store.Pending);
        Assert.IsTrue(store.IsPending(0) && !store.IsPending(1) && store.IsPending(2));
        Assert.IsTrue(store.Load(1, 2), "its slip can still be printed");
        Assert.IsTrue(Save(store, 1, 4));
        Assert.IsTrue(store.Has(1, 1) && !store.Has(1, 2) && store.Has(1, 3) && store.Has(1, 4));
        store.NoteSending(0);
        store.NoteSending(0);
        store = Opened(volume, 3);
        Assert.IsTrue(store.IsPending(0) && store.Pending == 3, "what has left has not arrived yet");
        store.MarkFailed(0);
        store = Opened(volume, 3);
        Assert.AreEqual(2, store.Pending);
        Assert.IsTrue(store.HasFailed(0) && !store.HasFailed(1));
    }

    [TestMethod]
    public void AnOldBatchGoesWhenItIsSettledAndWhatWaitsStays()
    {
        MemoryVolume volume = new MemoryVolume();
        SignatureStore store = Opened(volume, 10);
        for (int batch = 1; batch <= 3; batch++)
        {
            Save(store, batch, 10 * batch);
            Save(store, batch, 10 * batch + 1);
        }
        store.MarkUploaded(0);
        store.MarkUploaded(2);
        store.MarkUploaded(4);
        store.Purge(3, 2);
        Assert.IsFalse(store.Has(1, 10));
        Assert.IsTrue(store.Has(1, 11), "the acquirer has not got it");
        Assert.IsTrue(store.Has(2, 20) && store.Has(3, 30));
        Assert.AreEqual(5, Opened(volume, 10).Count);
    }

    [TestMethod]
    public void TheSameTransactionIsKeptOnce()
    {
        MemoryVolume volume = new MemoryVolume();
        SignatureStore store = Opened(volume, 10);
        Assert.IsTrue(Save(store, 1, 1));
        store.MarkUploaded(0);
        Assert.IsTrue(Save(store, 1, 1));
        Assert.AreEqual(1, store.Count);
        Assert.AreEqual(0, store.Pending);
    }
}
