using Bench.Acquirer;
using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Bus;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Tests.Unit;
using PosFirmware.Tests.Unit.Acquirer;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>The terminal's host client against the bench acquirer, over TLS: two codecs and two ciphers that know nothing of each other.</summary>
[TestClass]
public class HostAgainstAcquirerTests
{
    private readonly TerminalSettings settings = new() { TerminalId = "12345678", MerchantId = "898310000000001", Host = "127.0.0.1", TlsName = BenchAcquirer.TlsName };
    private readonly HostAnswer answer = new();
    private readonly HostRequest request = new();
    private readonly MemoryVolume volume = new();
    private BenchAcquirer acquirer;
    private Bare board;
    private HostClient host;
    private KeyStore keys;
    private CardEntry card;
    private int stan = 1, batch = 1;

    private sealed class Bare : Board
    {
        public override bool PinIsUsable(int pin) => true;
    }

    [TestInitialize]
    public void Start()
    {
        board = new Bare();
        board.Bind();
        acquirer = new BenchAcquirer(new AcquirerOptions
        {
            Clock = () => board.Clock.UtcNow.AddHours(8),
            Schedule = (span, action) => board.Clock.After(span.Ticks * 100, action),
        });
        acquirer.Start();
        board.NetworkBusy = () => acquirer.InFlight(board.LinkPort, board.LinkSent, board.LinkReceived);
        card = acquirer.Book.Card("cup-debit");
        settings.Port = acquirer.Port;
        volume["ca.pem"] = Hex.Ascii(acquirer.CaPem);
        keys = new KeyStore(volume);
        keys.LoadMaster(Convert.FromHexString(acquirer.Book.Terminals[0].Tmk), 0, null);
        host = new HostClient(settings, keys, new TlsLink(settings, volume), new Delay());
        host.SignOn(stan++, batch, 1, answer, null);
        Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
        Assert.AreEqual("00", answer.ResponseCode);
        batch = answer.Batch;
    }

    [TestCleanup]
    public void Stop()
    {
        host.Disconnect();
        Assert.IsNull(acquirer.Failure, acquirer.Failure?.ToString());
        Assert.AreEqual(0, acquirer.Ledger.Audit().Count);
        acquirer.Dispose();
        Machine.Unbind();
    }

    [TestMethod]
    public void ADayOfAllKinds()
    {
        // sale, its void
        HostAnswer sale = Trade(TransactionKind.Sale, 12850);
        Assert.AreEqual("00", sale.ResponseCode);
        Assert.AreEqual(500000 - 12850, Balance());
        int saleStan = request.Stan;
        request.OriginalRrn = sale.Rrn;
        request.OriginalBatch = batch;
        request.OriginalStan = saleStan;
        Assert.AreEqual("00", Trade(TransactionKind.SaleVoid, 12850, keepOriginal: true).ResponseCode);
        Assert.AreEqual(500000, Balance());

        // another sale, half of it refunded
        sale = Trade(TransactionKind.Sale, 5000);
        request.OriginalRrn = sale.Rrn;
        request.OriginalDate = sale.HostDate;
        Assert.AreEqual("00", Trade(TransactionKind.Refund, 2500, keepOriginal: true).ResponseCode);
        Assert.AreEqual(500000 - 2500, Balance());

        // balance
        HostAnswer balance = Trade(TransactionKind.Balance, 0);
        Assert.IsTrue(balance.HasBalance);
        Assert.AreEqual(500000 - 2500, balance.Balance);

        // pre-authorisation, completion, void of the completion, void of the pre-authorisation that is open again
        HostAnswer hold = Trade(TransactionKind.PreAuth, 1000);
        int holdStan = request.Stan;
        Original(hold, holdStan);
        HostAnswer done = Trade(TransactionKind.Completion, 900, keepOriginal: true);
        Assert.AreEqual("00", done.ResponseCode);
        Assert.AreEqual(500000 - 2500 - 900, Balance());
        Original(done, request.Stan);
        Assert.AreEqual("00", Trade(TransactionKind.CompletionVoid, 900, keepOriginal: true).ResponseCode);
        Assert.AreEqual(500000 - 2500 - 1000, Balance());
        Original(hold, holdStan);
        Assert.AreEqual("00", Trade(TransactionKind.PreAuthVoid, 1000, keepOriginal: true).ResponseCode);
        Assert.AreEqual(500000 - 2500, Balance());

        // settlement, upload end, sign-off, echo
        BatchTotals totals = acquirer.Ledger.Totals(settings.TerminalId, batch);
        host.Settle(stan++, batch, 1, totals.Domestic.Digits + "0" + totals.Foreign.Digits + "0", answer, null);
        Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
        Assert.AreEqual("1", answer.Field48.Substring(30, 1), "balanced");
        host.BatchUpload(stan++, batch, 207, "0007", answer, null);
        Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
        host.Echo(stan++, batch, answer, null);
        Assert.AreEqual("00", answer.ResponseCode);
        host.SignOff(stan++, batch, 1, answer, null);
        Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
    }

    [TestMethod]
    [DataRow("cup-debit", "111111", 100L, "55")]
    [DataRow("cup-poor", "123456", 100L, "51")]
    [DataRow("cup-debit-19", "654321", 100L, "00")]
    [DataRow("cup-stolen", "123456", 100L, "43")]
    [DataRow("cup-limit", "123456", 10001L, "61")]
    public void CardsAndPins(string id, string pin, long amount, string code)
    {
        card = acquirer.Book.Card(id);
        Assert.AreEqual(code, Trade(TransactionKind.Sale, amount, pin: pin).ResponseCode);
    }

    /// <summary>Every fault of the line and the host, what the terminal makes of it, and that the reversal puts the account right.</summary>
    [TestMethod]
    [DataRow(Fault.DropRequest, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.DropResponse, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.DelayResponse, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.DelayRequest, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.WrongMac, HostVerdict.BadMac, "MAC")]
    [DataRow(Fault.MissingMac, HostVerdict.BadMac, "MAC")]
    [DataRow(Fault.WrongStan, HostVerdict.Mismatch, "11")]
    [DataRow(Fault.WrongTerminal, HostVerdict.Mismatch, "41")]
    [DataRow(Fault.WrongAmount, HostVerdict.Mismatch, "4")]
    [DataRow(Fault.WrongMti, HostVerdict.Mismatch, "MTI")]
    [DataRow(Fault.WrongProcessingCode, HostVerdict.Mismatch, "3")]
    [DataRow(Fault.TruncatedFrame, HostVerdict.Mismatch, "parse")]
    [DataRow(Fault.HalfRecord, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.HalfFrame, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.Garbage, HostVerdict.Mismatch, "parse")]
    [DataRow(Fault.WrongLengthPrefix, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.CloseAfterRequest, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.CloseBeforeResponse, HostVerdict.NoAnswer, null)]
    [DataRow(Fault.EmptyRrn, HostVerdict.Mismatch, "37")]
    [DataRow(Fault.MissingRrn, HostVerdict.Mismatch, "37")]
    [DataRow(Fault.PreviousAnswerFirst, HostVerdict.Mismatch, "MTI")]
    public void FaultsEndInTheirVerdict(Fault fault, HostVerdict verdict, string failedCheck)
    {
        acquirer.Faults.Next(fault, "0200");
        HostAnswer got = Trade(TransactionKind.Sale, 4321, expectAnswer: false);
        Assert.AreEqual(verdict, got.Verdict);
        Assert.AreEqual(failedCheck, got.FailedCheck);

        request.Wipe();
        request.Reversal = true;
        request.ReversalReason = verdict switch { HostVerdict.NoAnswer => "98", HostVerdict.BadMac => "A0", _ => "06" };
        host.Exchange(request, answer, null);
        Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
        Assert.IsTrue(ResponseCodes.IsReversed(answer.ResponseCode));
        // a request that is worked on a minute late must find itself reversed
        for (int second = 0; second < 70; second++) board.Sleep(1000);
        Assert.AreEqual(500000, Balance());
    }

    /// <summary>An answer that came twice is one; what is left over does not meet the next message.</summary>
    [TestMethod]
    public void AnswerTwice()
    {
        acquirer.Faults.Next(Fault.AnswerTwice, "0200");
        Assert.AreEqual("00", Trade(TransactionKind.Sale, 100).ResponseCode);
        Assert.AreEqual("00", Trade(TransactionKind.Sale, 200).ResponseCode);
        Assert.AreEqual(500000 - 300, Balance());
    }

    /// <summary>After the keys changed at the host, it refuses our MAC; a new sign-on puts it right.</summary>
    [TestMethod]
    public void StaleKeys()
    {
        keys.LoadWorkingKeys(Hex.Bytes(WorkedFrames.KeyBlock), 0, 60, 4);
        HostAnswer got = Trade(TransactionKind.Sale, 100);
        Assert.AreEqual("A0", got.ResponseCode);
        Assert.AreEqual(ResponseAction.SignOnWithNewKeys, ResponseCodes.Of(got.ResponseCode).Action);
        host.SignOn(stan++, batch, 1, answer, null);
        Assert.AreEqual("00", Trade(TransactionKind.Sale, 100).ResponseCode);
    }

    private long Balance() => acquirer.Ledger.CardById(card.Id).Available;

    private void Original(HostAnswer original, int originalStan)
    {
        request.OriginalRrn = original.Rrn;
        request.AuthCode = original.AuthCode;
        request.OriginalBatch = batch;
        request.OriginalStan = originalStan;
        request.OriginalDate = original.HostDate;
    }

    private HostAnswer Trade(TransactionKind kind, long amount, bool keepOriginal = false, string pin = null, bool expectAnswer = true)
    {
        if (!keepOriginal) request.Clear();
        request.Kind = kind;
        request.Amount = amount;
        request.Stan = stan++;
        request.Batch = batch;
        request.EntryMode = 2;
        request.PanLength = Put(card.Pan, request.Pan);
        request.Track2Length = Put(card.Track2, request.Track2);
        pin ??= card.Pin;
        request.PinLength = Put(pin, request.Pin);
        request.PinEntered = true;
        var result = new HostAnswer();
        host.Exchange(request, result, null);
        if (expectAnswer) Assert.AreEqual(HostVerdict.Answered, result.Verdict, result.FailedCheck);
        return result;
    }

    private static int Put(string text, byte[] into)
    {
        Hex.Ascii(text).CopyTo(into, 0);
        return text.Length;
    }
}
