using Bench.Acquirer;
using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Bus;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Tests.Unit;
using MacAlgorithm = Bench.Acquirer.MacAlgorithm;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>
/// Every MAC algorithm in both forms, both PIN blocks and both places of the SM4 block, track hidden and clear: sale, void and refund
/// against the bench acquirer, which has its own ciphers. What one side does not mean is refused by the other.
/// </summary>
[TestClass]
public class CipherProfilesTests
{
    private const string Des = "12345678", Sm4 = "55667788";

    private sealed class Bare : Board
    {
        public override bool PinIsUsable(int pin) => true;
    }

    [TestMethod]
    [DataRow(Des, MacAlgorithm.CupEcb, MacOutput.Text, 0, false)]
    [DataRow(Des, MacAlgorithm.CupEcb, MacOutput.Raw, 0, true)]
    [DataRow(Des, MacAlgorithm.X99, MacOutput.Text, 1, false)]
    [DataRow(Des, MacAlgorithm.X99, MacOutput.Raw, 1, true)]
    [DataRow(Des, MacAlgorithm.X919, MacOutput.Text, 2, true)]
    [DataRow(Des, MacAlgorithm.X919, MacOutput.Raw, 2, false)]
    [DataRow(Des, MacAlgorithm.DesCbc, MacOutput.Raw, 3, true)]
    [DataRow(Sm4, MacAlgorithm.Sm4, MacOutput.Text, 0, false)]
    [DataRow(Sm4, MacAlgorithm.Sm4, MacOutput.Raw, 0, true)]
    [DataRow(Sm4, MacAlgorithm.Sm4Cbc, MacOutput.Text, 3, true)]
    [DataRow(Sm4, MacAlgorithm.Sm4Cbc, MacOutput.Raw, 3, false)]
    public void SaleVoidRefund(string terminal, MacAlgorithm algorithm, MacOutput output, int parameter, bool variant)
    {
        using var t = new Till(terminal, new EngineRules { LongMak = algorithm != MacAlgorithm.X99, Macs = Macs(terminal, algorithm, output) });
        t.Settings.MacAlgorithm = parameter;
        t.Settings.MacRaw = output == MacOutput.Raw;
        t.Settings.PinFormat = variant ? 1 : 2;
        t.Settings.PinInField62 = variant;
        t.Settings.TrackEncryption = !variant;
        t.SignOn();
        Assert.AreEqual("00", t.Trade(TransactionKind.Sale, 500));
        t.Original();
        Assert.AreEqual("00", t.Trade(TransactionKind.SaleVoid, 500));
        Assert.AreEqual("00", t.Trade(TransactionKind.Sale, 700));
        t.Original();
        Assert.AreEqual("00", t.Trade(TransactionKind.Refund, 700));
        Assert.AreEqual("55", t.Trade(TransactionKind.Sale, 100, "111111"), "the PIN block is really opened");
        string journal = string.Concat(t.Host.Ledger.Messages(20).Select(m => m.Text));
        StringAssert.Contains(journal, variant ? "PIN without PAN" : "PIN with PAN");
        StringAssert.Contains(journal, variant ? "track clear" : "track encrypted");
        Assert.AreEqual(500000, t.Host.Ledger.CardById("cup-debit").Available);
    }

    /// <summary>An acquirer with another algorithm refuses: A0, and nothing is booked.</summary>
    [TestMethod]
    [DataRow(Des, MacAlgorithm.X919, MacOutput.Raw, 1, true)]
    [DataRow(Des, MacAlgorithm.X919, MacOutput.Raw, 2, false)]
    [DataRow(Sm4, MacAlgorithm.Sm4Cbc, MacOutput.Raw, 0, true)]
    [DataRow(Sm4, MacAlgorithm.Sm4, MacOutput.Text, 3, false)]
    public void AnotherAlgorithmIsRefused(string terminal, MacAlgorithm algorithm, MacOutput output, int parameter, bool raw)
    {
        using var t = new Till(terminal, new EngineRules { LongMak = true, Macs = Macs(terminal, algorithm, output) });
        t.Settings.MacAlgorithm = parameter;
        t.Settings.MacRaw = raw;
        t.SignOn();
        Assert.AreEqual("A0", t.Trade(TransactionKind.Sale, 500));
        Assert.AreEqual(500000, t.Host.Ledger.CardById("cup-debit").Available);
    }

    private static Dictionary<string, MacProfile> Macs(string terminal, MacAlgorithm algorithm, MacOutput output) => new() { [terminal] = new(algorithm, output) };

    private sealed class Till : IDisposable
    {
        private readonly HostAnswer answer = new();
        private readonly HostRequest request = new();
        private readonly HostClient host;
        private int stan = 1, batch = 1;

        public Till(string terminal, EngineRules rules)
        {
            var board = new Bare();
            board.Bind();
            Host = new BenchAcquirer(new AcquirerOptions
            {
                Book = BenchFile.Example() with { Rules = rules },
                Clock = () => board.Clock.UtcNow.AddHours(8),
                Schedule = (span, action) => board.Clock.After(span.Ticks * 100, action),
            });
            Host.Start();
            board.NetworkBusy = () => Host.InFlight(board.LinkPort, board.LinkSent, board.LinkReceived);
            TerminalEntry entry = Host.Book.Terminals.First(e => e.Id == terminal);
            Settings = new() { TerminalId = entry.Id, MerchantId = entry.Merchant, Host = "127.0.0.1", Port = Host.Port, TlsName = BenchAcquirer.TlsName, KeyLayout = entry.Sm4 ? 6 : 4 };
            MemoryVolume volume = new();
            volume["ca.pem"] = Hex.Ascii(Host.CaPem);
            KeyStore keys = new(volume);
            keys.LoadMaster(Convert.FromHexString(entry.Tmk), 0, null, KeyStore.CipherOf(Settings.KeyLayout));
            host = new HostClient(Settings, keys, new TlsLink(Settings, volume), new Delay());
        }

        public BenchAcquirer Host { get; }

        public TerminalSettings Settings { get; }

        public void SignOn()
        {
            host.SignOn(stan++, batch, 1, answer, null);
            Assert.AreEqual("00", answer.ResponseCode);
            batch = answer.Batch;
        }

        /// <summary>The next message is about the last one.</summary>
        public void Original()
        {
            request.OriginalRrn = answer.Rrn;
            request.OriginalBatch = batch;
            request.OriginalStan = request.Stan;
            request.OriginalDate = answer.HostDate;
        }

        public string Trade(TransactionKind kind, long amount, string pin = null)
        {
            CardEntry card = Host.Book.Card("cup-debit");
            request.Kind = kind;
            request.Amount = amount;
            request.Stan = stan++;
            request.Batch = batch;
            request.EntryMode = 2;
            request.PanLength = Put(card.Pan, request.Pan);
            request.Track2Length = Put(card.Track2, request.Track2);
            request.PinLength = Put(pin ?? card.Pin, request.Pin);
            request.PinEntered = true;
            host.Exchange(request, answer, null);
            Assert.AreEqual(HostVerdict.Answered, answer.Verdict, answer.FailedCheck);
            return answer.ResponseCode;
        }

        public void Dispose()
        {
            host.Disconnect();
            Assert.IsNull(Host.Failure, Host.Failure?.ToString());
            Host.Dispose();
            Machine.Unbind();
        }

        private static int Put(string text, byte[] into)
        {
            Hex.Ascii(text).CopyTo(into, 0);
            return text.Length;
        }
    }
}
