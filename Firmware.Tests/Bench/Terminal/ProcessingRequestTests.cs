using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>What the host asks for in its header is remembered, done after the transaction, and done once (acquirer-protocol.md 1.3).</summary>
[TestClass]
public class ProcessingRequestTests
{
    private const int Parameters = 1, Status = 2, SignOn = 3;

    [DataTestMethod]
    [DataRow(Parameters)]
    [DataRow(Status)]
    public void TheRequestIsCarriedOut(int request)
    {
        using Workbench bench = Cashier.SignedOn();
        string terminal = bench.Host.Book.Terminals[0].Id;
        bench.Host.Ledger.RequestProcessing(terminal, request);
        Cashier.Sale(bench);
        Assert.IsTrue(bench.Run(() => bench.Host.Ledger.Terminal(terminal).ProcessingRequest == 0, 30_000), "the host has got what it wanted");
        bench.Wait(3_000);
        Assert.AreEqual(0, TerminalBooks.Read(bench.Flash).State.ProcessingRequest);
        bench.ExpectLedgerAgrees();
    }

    /// <summary>New keys or applications that the host announces with the answer to the sign-on are fetched before the first sale.</summary>
    [DataTestMethod]
    [DataRow(4)]
    [DataRow(5)]
    public void ChipDataAnnouncedAtSignOnAreFetched(int request)
    {
        using Workbench bench = new();
        bench.PowerOn();
        bench.ExpectScreen("按[确认]签到", 10_000);
        string terminal = bench.Host.Book.Terminals[0].Id;
        bench.Host.Ledger.RequestProcessing(terminal, request);
        PosFirmware.Tests.Bench.Menus.Counter.SignOn(bench);
        bench.Wait(10_000);
        Assert.AreEqual(0, bench.Host.Ledger.Terminal(terminal).ProcessingRequest, "fetched");
        bench.ExpectCount(LedgerCount.All["chip-download"], 1, 0);
        Assert.AreEqual(0, TerminalBooks.Read(bench.Flash).State.ProcessingRequest);
        Cashier.Sale(bench);
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void SignOnIsAskedForAndTheNextSaleDoesIt()
    {
        using Workbench bench = Cashier.SignedOn();
        string terminal = bench.Host.Book.Terminals[0].Id;
        bench.Host.Ledger.RequestProcessing(terminal, SignOn);
        Cashier.Sale(bench);
        bench.ExpectState(TerminalFact.All["signed-on"], "no", 10_000);
        Cashier.Sale(bench);
        bench.ExpectState(TerminalFact.All["signed-on"], "yes", 1_000);
        Assert.AreEqual(0, bench.Host.Ledger.Terminal(terminal).ProcessingRequest);
        bench.ExpectCount(LedgerCount.All["sale"], 2, 0);
        bench.ExpectLedgerAgrees();
    }
}
