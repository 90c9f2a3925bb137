using nanoFramework.TestFramework;
using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Storage;

/// <summary>A transaction record with every field at its longest fits its entry, and comes back as it was.</summary>
[TestClass]
public class TransactionRecordTests
{
    private static string Text(char of, int count) => new string(of, count);

    private static TransactionRecord Longest()
    {
        TransactionRecord r = new TransactionRecord
        {
            Kind = TransactionKind.Sale, Stan = 999999, Batch = 999999, Amount = 999999999999L, EntryMode = 7, PinEntered = true, MaskedPan = Text('*', 19), Cashier = 99,
            Year = 2099, Date = 1231, Time = 235959, SettlementDate = 1231, ResponseCode = "00", AuthCode = Text('9', 6), Rrn = Text('9', 12), AcquirerId = Text('9', 11),
            Issuer = Text('9', 11), AcquirerInstitution = Text('9', 11), Organisation = "CUP", SlipText = Text('W', 60), OriginalStan = 999999, OriginalBatch = 999999,
            OriginalRrn = Text('9', 12), OriginalDate = 1231, Reason = 4, OrderNumber = Text('9', 64), Wallet = 3,
        };
        for (int i = 0; i < r.PanCipher.Length; i++) r.PanCipher[i] = (byte)(i + 1);
        ChipRecord c = r.Chip;
        c.Cryptogram = "0123456789ABCDEF";
        c.IsCertificate = true;
        c.Aid = Text('A', 32);
        c.Tvr = Text('F', 10);
        c.Tsi = Text('F', 4);
        c.Atc = Text('F', 4);
        c.CardSequence = "01";
        c.Label = Text('W', 16);
        c.PreferredName = Text('M', 16);
        c.Fallback = true;
        c.NoPinLimit = c.NoSignatureLimit = 999999999;
        c.Waiver = SignatureWaiver.NoCvm;
        c.Aip = "7C00";
        c.Unpredictable = "89ABCDEF";
        c.IssuerData = Text('0', 32) + Text('F', 32);
        return r;
    }

    [TestMethod]
    public void LongestFitsAndComesBack()
    {
        MemoryVolume volume = new MemoryVolume();
        Batch batch = new Batch(volume, 10);
        batch.Open("log0");
        TransactionRecord longest = Longest();
        batch.Append(longest);
        batch = new Batch(volume, 10);
        batch.Open("log0");
        TransactionRecord read = new TransactionRecord();
        Assert.IsTrue(batch.Read(0, read));
        Assert.AreEqual(longest.OrderNumber, read.OrderNumber);
        Assert.AreEqual(longest.SlipText, read.SlipText);
        Assert.AreEqual(longest.Chip.PreferredName, read.Chip.PreferredName);
        Assert.AreEqual(longest.Chip.NoSignatureLimit, read.Chip.NoSignatureLimit);
        Assert.AreEqual((int)SignatureWaiver.NoCvm, (int)read.Chip.Waiver);
        Assert.AreEqual("7C00", read.Chip.Aip);
        Assert.AreEqual("89ABCDEF", read.Chip.Unpredictable);
        Assert.AreEqual(longest.Chip.IssuerData, read.Chip.IssuerData);
    }

    /// <summary>A record from before these fields: they are empty, and everything else is there.</summary>
    [TestMethod]
    public void OlderRecordLacksTheNewerFields()
    {
        RecordBuffer buffer = new RecordBuffer(Batch.EntrySize);
        TransactionRecord record = Longest();
        record.Chip.Aip = record.Chip.Unpredictable = record.Chip.IssuerData = "";
        record.Chip.Waiver = SignatureWaiver.None;
        record.Put(buffer);
        RecordBuffer older = new RecordBuffer(Batch.EntrySize);
        older.PutBytes(buffer.Bytes, 0, buffer.Length - 4);
        older.Loaded(older.Length);
        TransactionRecord read = Longest();
        read.Get(older);
        Assert.AreEqual(record.OrderNumber, read.OrderNumber);
        Assert.AreEqual(3, read.Wallet);
        Assert.AreEqual("", read.Chip.Aip);
        Assert.AreEqual("", read.Chip.IssuerData);
        Assert.AreEqual((int)SignatureWaiver.None, (int)read.Chip.Waiver);
    }
}
