namespace Bench.Acquirer;

/// <summary>What can go wrong on the line or at the host, on request.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The request is lost: not processed, not answered.</summary>
    DropRequest,
    /// <summary>The request is processed, its answer is lost.</summary>
    DropResponse,
    /// <summary>The answer comes <see cref="FaultOrder.Seconds"/> later.</summary>
    DelayResponse,
    /// <summary>The request is processed that many seconds later, and then answered.</summary>
    DelayRequest,
    /// <summary>Field 64 of the answer is wrong.</summary>
    WrongMac,
    /// <summary>Field 64 of the answer is missing.</summary>
    MissingMac,
    /// <summary>Field 11 of the answer is another one (its MAC is right, as with the following ones).</summary>
    WrongStan,
    /// <summary>Field 41 of the answer is another one.</summary>
    WrongTerminal,
    /// <summary>Field 4 of the answer is one fen higher.</summary>
    WrongAmount,
    /// <summary>The message type of the answer is another one.</summary>
    WrongMti,
    /// <summary>Field 3 of the answer is another one.</summary>
    WrongProcessingCode,
    /// <summary>The answer's last bytes are missing; its length prefix says so.</summary>
    TruncatedFrame,
    /// <summary>Half of the TLS record with the answer, then silence.</summary>
    HalfRecord,
    /// <summary>Half of the answer in a whole TLS record, then silence.</summary>
    HalfFrame,
    /// <summary>Instead of the answer a frame of that length with other bytes.</summary>
    Garbage,
    /// <summary>The length prefix promises more than comes.</summary>
    WrongLengthPrefix,
    /// <summary>The connection is closed as soon as it stands, before TLS.</summary>
    CloseAfterConnect,
    /// <summary>The connection is accepted and nothing more happens: no TLS answer.</summary>
    SilentAfterConnect,
    /// <summary>The TLS handshake is refused with an alert.</summary>
    RefuseTls,
    /// <summary>The request is not processed and the connection is closed.</summary>
    CloseAfterRequest,
    /// <summary>The request is processed and the connection is closed without an answer.</summary>
    CloseBeforeResponse,
    /// <summary>The request is declined with <see cref="FaultOrder.Code"/>.</summary>
    Decline,
    /// <summary>The request is handled as usual, but an approval carries <see cref="FaultOrder.Code"/>: 11, A2, A4, A5, A6, or 10 for half the amount of a sale.</summary>
    ApproveAs,
    /// <summary>Field 37 of the answer is blank.</summary>
    EmptyRrn,
    /// <summary>Field 37 is missing in the answer.</summary>
    MissingRrn,
    /// <summary>The answer comes twice.</summary>
    AnswerTwice,
    /// <summary>The previous answer to this terminal comes first, then the right one.</summary>
    PreviousAnswerFirst,
}

/// <summary>A fault that waits for its message.</summary>
/// <param name="Fault">What happens.</param>
/// <param name="Sticky">True: every time, until cleared. False: once.</param>
/// <param name="Mti">Only on requests of this type; null: any.</param>
/// <param name="Seconds">Length of a delay.</param>
/// <param name="Code">Response code of a decline.</param>
public sealed record FaultOrder(Fault Fault, bool Sticky, string? Mti, double Seconds, string Code);

/// <summary>Faults that have been ordered. Safe from any thread.</summary>
public sealed class Faults
{
    private readonly List<FaultOrder> orders = [];
    private readonly Lock gate = new();

    /// <summary>Orders a fault for the next request (or connection) that fits.</summary>
    /// <param name="fault">What happens.</param>
    /// <param name="mti">Only on this message type, e.g. "0200"; null: on any. Not used by faults of the connection.</param>
    /// <param name="seconds">Length of a delay in seconds of the bench's time.</param>
    /// <param name="code">Response code for <see cref="Fault.Decline"/>.</param>
    public void Next(Fault fault, string? mti = null, double seconds = 60, string code = "05") => Add(new FaultOrder(fault, false, mti, seconds, code));

    /// <summary>As <see cref="Next"/>, but every time until <see cref="Clear"/>.</summary>
    public void Always(Fault fault, string? mti = null, double seconds = 60, string code = "05") => Add(new FaultOrder(fault, true, mti, seconds, code));

    /// <summary>Takes all orders back.</summary>
    public void Clear()
    {
        lock (gate) orders.Clear();
        Changed?.Invoke();
    }

    /// <summary>What waits, in order.</summary>
    public IReadOnlyList<FaultOrder> Pending
    {
        get { lock (gate) return [.. orders]; }
    }

    /// <summary>Raised when orders come or go, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Takes the first order for a new connection.</summary>
    internal FaultOrder? TakeForConnection() => Take(o => OfConnection(o.Fault));

    /// <summary>Takes the first order for a request.</summary>
    internal FaultOrder? TakeForRequest(string mti) => Take(o => !OfConnection(o.Fault) && (o.Mti is null || o.Mti == mti));

    private static bool OfConnection(Fault fault) => fault is Fault.CloseAfterConnect or Fault.SilentAfterConnect or Fault.RefuseTls;

    private FaultOrder? Take(Predicate<FaultOrder> fits)
    {
        FaultOrder? order;
        lock (gate)
        {
            order = orders.Find(fits);
            if (order is null || order.Sticky) return order;
            orders.Remove(order);
        }
        Changed?.Invoke();
        return order;
    }

    private void Add(FaultOrder order)
    {
        bool approval = order.Code == "00" || AcquirerEngine.ApprovalCodes.Contains(order.Code);
        if (order.Fault == Fault.Decline && (order.Code.Length != 2 || approval)) throw new ArgumentException("a decline needs a response code of two characters that is no approval");
        if (order.Fault == Fault.ApproveAs && !approval) throw new ArgumentException("an approval is 00, 10, 11, A2, A4, A5 or A6");
        if (order.Seconds < 0) throw new ArgumentException("a delay cannot be negative");
        lock (gate) orders.Add(order);
        Changed?.Invoke();
    }
}
