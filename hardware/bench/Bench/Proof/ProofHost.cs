using Bench.Acquirer;

namespace Bench.Proof;

/// <summary>
/// The bench acquirer without its network: the same engine, ledger, answer shaper and fault orders as <see cref="BenchAcquirer"/>,
/// called on the firmware's thread. What is late is kept until the host's own clock has come to it, also while the terminal is off.
/// </summary>
internal sealed class ProofHost : IDisposable
{
    private sealed record LateRequest(DateTime Due, byte[] Frame, FaultOrder Order, Action<byte[]> Answer);

    private readonly BenchFile book;
    private readonly Func<DateTime> utcNow;
    private readonly List<LateRequest> late = [];
    private AcquirerEngine engine;
    private byte[]? lastAnswer;

    /// <summary>A host with its opening books.</summary>
    internal ProofHost(BenchFile book, Func<DateTime> utcNow)
    {
        this.book = book;
        this.utcNow = utcNow;
        Ledger = new Ledger(null, book);
        engine = NewEngine(1);
    }

    /// <summary>The books.</summary>
    internal Ledger Ledger { get; }

    /// <summary>Orders for misbehaviour.</summary>
    internal Faults Faults { get; } = new();

    /// <summary>Messages handled so far.</summary>
    internal int Handled { get; private set; }

    /// <summary>A fresh payment code of a wallet.</summary>
    internal string PayCode(string wallet) => Ledger.NewPayCode(wallet, engine.Now);

    /// <summary>A customer pays the order that was placed last, if it is his; "nobody" and "leaves" do not.</summary>
    internal void PayScreen(string wallet)
    {
        if (Ledger.Wallet(wallet) is null || Ledger.Orders().LastOrDefault(o => o.Content.Length > 0) is not { } order) return;
        engine.Wallets.Scan(order.Content, wallet, engine.Now);
    }

    /// <summary>The customers' side of QR payments.</summary>
    internal WalletDesk Wallets => engine.Wallets;

    /// <summary>Host time.</summary>
    internal DateTime Now => engine.Now;

    /// <summary>A restart of the host: it draws other keys, has forgotten what it was about to send, and may have signed the terminals off.</summary>
    internal void Restart(int seed, bool signsOff)
    {
        engine = NewEngine(seed);
        late.Clear();
        lastAnswer = null;
        if (!signsOff) return;
        foreach (TerminalRecord terminal in Ledger.Terminals()) Ledger.SetSignedOn(terminal.Id, false);
    }

    /// <summary>Takes a whole frame with its length bytes.</summary>
    /// <param name="wire">As it came from the line.</param>
    /// <param name="order">The fault ordered for it.</param>
    /// <param name="answer">Takes the bytes of the answer, at once or later; not called when there is none.</param>
    internal void Take(byte[] wire, FaultOrder order, Action<byte[]> answer)
    {
        Pump();
        if (order.Fault == Fault.DelayRequest) late.Add(new LateRequest(utcNow().AddSeconds(order.Seconds), wire, order, answer));
        else Process(wire, order, answer);
    }

    /// <summary>Does what has fallen due.</summary>
    internal void Pump(bool all = false)
    {
        while (late.Find(l => all || l.Due <= utcNow()) is { } due)
        {
            late.Remove(due);
            Process(due.Frame, due.Order, due.Answer);
        }
    }

    private void Process(byte[] wire, FaultOrder order, Action<byte[]> answer)
    {
        Handled++;
        Exchange x = engine.Handle(wire.AsSpan(2), order.Fault is Fault.Decline or Fault.ApproveAs && order.Code != "00" ? order.Code : null);
        byte[] bytes = AnswerShaper.Shape(x, order.Fault);
        byte[]? previous = lastAnswer;
        lastAnswer = bytes;
        switch (order.Fault)
        {
            case Fault.DropResponse: break;
            case Fault.AnswerTwice: answer([.. bytes, .. bytes]); break;
            case Fault.PreviousAnswerFirst when previous is not null: answer([.. previous, .. bytes]); break;
            default: answer(bytes); break;
        }
    }

    private AcquirerEngine NewEngine(int seed) => new(Ledger, book.Rules, () => utcNow().AddHours(8), seed);

    /// <inheritdoc/>
    public void Dispose() => Ledger.Dispose();
}
