using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Tests.Unit;
using PosFirmware.Tests.Unit.Acquirer;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>Whatever comes over the line: the reader ends with a verdict, and what it accepted packs to a fixed point.</summary>
[TestClass]
public class CodecProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5000);

    private static readonly byte[][] Worked =
        [.. new[] { WorkedFrames.SignOn, WorkedFrames.SignOnAnswer, WorkedFrames.Sale, WorkedFrames.Approval, WorkedFrames.Reversal, WorkedFrames.QrSale, WorkedFrames.Settlement }
            .Select(t => Hex.Bytes(t)[Frame.HeadLength..])];

    [TestMethod]
    public void RandomBytes() => Prop.ForAll<byte[]>(bytes => IsSettled(bytes)).Check(Many);

    [TestMethod]
    public void RandomBytesBehindAHead() => Prop.ForAll(Bitmap().ToArbitrary(), ArbMap.Default.ArbFor<byte[]>(),
        (bitmap, rest) => IsSettled([0x02, 0x10, .. bitmap, .. rest])).Check(Many);

    [TestMethod]
    public void TruncatedFrames()
    {
        foreach (byte[] frame in Worked)
            for (int length = 0; length <= frame.Length; length++)
                Assert.IsTrue(IsSettled(frame[..length]));
    }

    [TestMethod]
    public void MutatedFrames()
    {
        var mutation = from which in Gen.Choose(0, Worked.Length - 1)
                       from changes in Gen.Choose(1, 6)
                       from at in Gen.Choose(0, 10_000).ArrayOf(changes)
                       from value in Gen.Choose(0, 255).ArrayOf(changes)
                       from cut in Gen.Choose(0, 3)
                       select (which, at, value, cut);
        Prop.ForAll(mutation.ToArbitrary(), m =>
        {
            byte[] frame = [.. Worked[m.which]];
            for (int i = 0; i < m.at.Length; i++) frame[m.at[i] % frame.Length] = (byte)m.value[i];
            return IsSettled(m.cut == 0 ? frame[..(m.at[0] % frame.Length)] : frame);
        }).Check(Many);
    }

    /// <summary>Any fields with any content that fits the table come back as they were set.</summary>
    [TestMethod]
    public void EveryFieldThereAndBack()
    {
        var random = new System.Random(20260717);
        IsoMessage sent = new(60_000), got = new(60_000);
        byte[] packed = new byte[60_000];
        for (int run = 0; run < 2000; run++)
        {
            sent.Clear();
            sent.Mti = random.Next(10_000);
            for (int field = 2; field <= IsoFields.Last; field++)
                if (IsoFields.Table[field] is { } row && random.Next(4) == 0)
                {
                    byte[] content = Content(row, random);
                    sent.SetBytes(field, content, 0, content.Length);
                }
            int length = sent.Pack(packed, 0);
            Assert.AreEqual(IsoError.None, IsoReader.Read(got, packed, 0, length));
            Assert.AreEqual(sent.Mti, got.Mti);
            for (int field = 2; field <= IsoFields.Last; field++)
            {
                Assert.AreEqual(sent.Has(field), got.Has(field));
                if (sent.Has(field)) Assert.IsTrue(sent.Same(field, got), "field " + field);
            }
        }
    }

    /// <summary>An approval in which any one byte under the MAC, or of the MAC, is changed to anything is never accepted.</summary>
    [TestMethod]
    public void NoChangedApprovalIsAccepted()
    {
        var setting = new Exchange();
        byte[] approval = Hex.Bytes(WorkedFrames.Approval);
        Assert.AreEqual(HostVerdict.Answered, setting.Sell(approval));
        var random = new System.Random(20260717);
        for (int at = Frame.HeadLength; at < approval.Length; at++)
            for (int run = 0; run < 12; run++)
            {
                byte[] changed = [.. approval];
                changed[at] ^= (byte)(run < 8 ? 1 << run : random.Next(1, 256));
                Assert.AreNotEqual(HostVerdict.Answered, setting.Sell(changed), $"byte {at} {changed[at]:X2}");
            }
    }

    /// <summary>Random answers end every exchange, and are never an answer.</summary>
    [TestMethod]
    public void RandomAnswers()
    {
        var setting = new Exchange();
        Prop.ForAll<byte[]>(bytes => setting.Sell(bytes) is HostVerdict.Mismatch or HostVerdict.NoAnswer).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
        Prop.ForAll<byte[]>(bytes => setting.Sell([(byte)((11 + bytes.Length) >> 8), (byte)(11 + bytes.Length), .. new byte[11], .. bytes])
            is HostVerdict.Mismatch or HostVerdict.NoAnswer).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    /// <summary>What an exchange allocates, without the link: the strings of its answer.</summary>
    [TestMethod]
    public void AnExchangeAllocatesLittle()
    {
        var setting = new Exchange();
        byte[] approval = Hex.Bytes(WorkedFrames.Approval);
        setting.Sell(approval);
        long bytes = setting.Allocated(approval);
        Console.WriteLine($"one exchange: {bytes} bytes");
        Assert.IsTrue(bytes < 2048, $"{bytes} bytes");
    }

    private static Gen<byte[]> Bitmap() => from fields in Gen.Choose(2, 64).ArrayOf(6)
                                           select fields.Aggregate(new byte[8], (map, f) => { map[(f - 1) / 8] |= (byte)(0x80 >> ((f - 1) % 8)); return map; });

    /// <summary>True when the bytes are refused, or accepted with a content that packs and reads the same for ever.</summary>
    private static bool IsSettled(byte[] bytes)
    {
        IsoMessage first = new(2 * Frame.MaxLength), second = new(2 * Frame.MaxLength);
        IsoError error = IsoReader.Read(first, bytes, 0, bytes.Length);
        if (error != IsoError.None) return Enum.IsDefined(error) && Enumerable.Range(2, 63).All(f => !first.Has(f));
        byte[] once = new byte[bytes.Length], twice = new byte[bytes.Length];
        int length = first.Pack(once, 0);
        return length == bytes.Length
            && IsoReader.Read(second, once, 0, length) == IsoError.None
            && second.Pack(twice, 0) == length
            && once.AsSpan().SequenceEqual(twice)
            && Enumerable.Range(2, 63).All(f => first.Has(f) == second.Has(f) && (!first.Has(f) || first.Same(f, second)));
    }

    private static byte[] Content(IsoField row, System.Random random)
    {
        byte[] content = new byte[row.LengthDigits == 0 ? row.Max : random.Next(row.Max + 1)];
        for (int i = 0; i < content.Length; i++)
            content[i] = row.Form switch
            {
                IsoForm.Digits => (byte)('0' + random.Next(10)),
                IsoForm.Track => (byte)"0123456789ABCDEF"[random.Next(16)],
                _ => (byte)random.Next(256),
            };
        return content;
    }

    /// <summary>A host client at a scripted link, and the sale of example G.</summary>
    private sealed class Exchange
    {
        private readonly ScriptedLink link = new();
        private readonly HostAnswer answer = new();
        private readonly HostRequest request = new() { Kind = TransactionKind.Sale, Amount = 123, Stan = 2, Batch = 12, EntryMode = 2, PinEntered = true };
        private readonly HostClient host;

        public Exchange()
        {
            var keys = new KeyStore(new MemoryVolume());
            keys.LoadMaster(Hex.Bytes(WorkedFrames.Tmk), 0, null);
            keys.LoadWorkingKeys(Hex.Bytes(WorkedFrames.KeyBlock), 0, 60, 4);
            var settings = new TerminalSettings { TerminalId = "12345678", MerchantId = "898310000000001", ReadCapability = 5, ResponseTimeoutMs = 1000 };
            host = new HostClient(settings, keys, link, new TestClock());
        }

        public HostVerdict Sell(byte[] reply)
        {
            link.Answer = reply;
            host.Exchange(request, answer, null);
            return answer.Verdict;
        }

        public long Allocated(byte[] reply)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Sell(reply);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
