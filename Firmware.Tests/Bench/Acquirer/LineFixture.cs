using System;
using System.Collections.Concurrent;
using System.IO;
using System.Security.Authentication;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>An acquirer on the loopback with the keys of example A, and a clock whose events a test fires itself.</summary>
public abstract class LineFixture
{
    internal static readonly BenchFile Book = BenchFile.Example();
    internal readonly ConcurrentQueue<(TimeSpan Span, Action Action)> timers = new();
    internal BenchAcquirer acquirer;
    internal CardEntry debit;

    [TestInitialize]
    public void Start()
    {
        Start(new AcquirerOptions());
    }

    internal void Start(AcquirerOptions options)
    {
        acquirer?.Dispose();
        acquirer = new BenchAcquirer(options with
        {
            FixedKeys = TestTerminal.ExampleKeys,
            Book = Book,
            Clock = () => new DateTime(2026, 7, 17, 9, 30, 15),
            Schedule = (span, action) => timers.Enqueue((span, action)),
        });
        acquirer.Start();
        debit = Book.Card("cup-debit");
    }

    [TestCleanup]
    public void Stop()
    {
        Assert.IsNull(acquirer.Failure);
        Assert.AreEqual(0, acquirer.Ledger.Audit().Count);
        acquirer.Dispose();
    }

    internal LineClient Client() => new LineClient(acquirer).Connect();

    /// <summary>A terminal that is signed on over its own connection.</summary>
    internal TestTerminal SignedOn(LineClient client)
    {
        var terminal = new TestTerminal(client.Exchange);
        Assert.AreEqual("00", terminal.SignOn()[39]);
        return terminal;
    }

    internal byte[] SaleWire(TestTerminal terminal) => terminal.Wire(terminal.Request(TradeKind.Sale, debit, 100, debit.Pin), mac: true);

    internal static bool Refused(Func<bool> attempt)
    {
        try { return attempt(); }
        catch (Exception e) when (e is AuthenticationException or IOException) { return true; }
    }
}
