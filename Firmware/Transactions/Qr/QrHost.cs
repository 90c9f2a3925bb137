using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>What the acquirer says about a payment that a customer may or may not have made.</summary>
public enum QrState
{
    /// <summary>No valid answer, or one that says nothing about the payment.</summary>
    NoAnswer = 0,
    /// <summary>Paid.</summary>
    Paid,
    /// <summary>The customer has not paid yet.</summary>
    Waiting,
    /// <summary>Over without payment: closed, or refused by the customer. It cannot be paid any more.</summary>
    Over,
    /// <summary>The acquirer does not know it.</summary>
    NotKnown,
}

/// <summary>
/// Questions about QR payments. Only two codes end a payment: P2, closed, and P5, refused; any other decline is about the
/// question and not about the money (hardware/bench/Acquirer/README.md).
/// </summary>
public sealed class QrHost
{
    private const string NotPaidYet = "P1", Closed = "P2", Refused = "P5", Unknown = "25";

    private readonly Services s;
    private readonly HostRequest query = new HostRequest();

    /// <summary>Works with the services.</summary>
    public QrHost(Services services)
    {
        s = services;
    }

    /// <summary>True when an answer says that the customer has still to pay.</summary>
    public static bool IsWaiting(string code) => code == NotPaidYet;

    /// <summary>Asks what became of a payment.</summary>
    /// <param name="batch">Batch of its message.</param>
    /// <param name="stan">Trace of its message.</param>
    /// <param name="amount">What it must be, in fen.</param>
    /// <param name="answer">The answer; of a payment: all that is booked.</param>
    /// <param name="progress">Screen.</param>
    public QrState Ask(int batch, int stan, long amount, HostAnswer answer, IHostProgress progress)
    {
        Send(TransactionKind.Query, batch, stan, answer, progress);
        QrState state = Judge(answer);
        return state == QrState.Paid && answer.Amount != amount ? QrState.NoAnswer : state;
    }

    /// <summary>Closes an order.</summary>
    /// <returns>Over: nobody can pay it any more. Anything else: ask again.</returns>
    public QrState Close(int batch, int stan, HostAnswer answer, IHostProgress progress)
    {
        Send(TransactionKind.QrClose, batch, stan, answer, progress);
        QrState state = Judge(answer);
        return state == QrState.Paid ? QrState.Over : state == QrState.Over ? QrState.Over : QrState.NoAnswer;
    }

    /// <summary>Asks for an order by its number.</summary>
    public QrState AskOrder(string order, HostAnswer answer, IHostProgress progress)
    {
        query.Clear();
        query.Kind = TransactionKind.QrQuery;
        query.Stan = s.State.NextStan();
        query.Batch = s.State.Batch;
        query.EntryMode = (int)Cards.CardEntry.Qr;
        query.Voucher = order;
        s.Host.Exchange(query, answer, progress);
        return Judge(answer);
    }

    private void Send(TransactionKind kind, int batch, int stan, HostAnswer answer, IHostProgress progress)
    {
        query.Clear();
        query.Kind = kind;
        query.Stan = s.State.NextStan();
        query.Batch = s.State.Batch;
        query.OriginalBatch = batch;
        query.OriginalStan = stan;
        if (kind == TransactionKind.QrClose) query.EntryMode = (int)Cards.CardEntry.Qr;
        s.Host.Exchange(query, answer, progress);
    }

    private QrState Judge(HostAnswer answer)
    {
        if (answer.Verdict == HostVerdict.BadMac) s.State.RequireSignOn();
        if (answer.Verdict != HostVerdict.Answered) return QrState.NoAnswer;
        ResponseAction action = ResponseCodes.Of(answer.ResponseCode).Action;
        if (action == ResponseAction.SignOn || action == ResponseAction.SignOnWithNewKeys) s.State.RequireSignOn();
        if (action == ResponseAction.Book) return QrState.Paid;
        return answer.ResponseCode switch
        {
            NotPaidYet => QrState.Waiting,
            Closed or Refused => QrState.Over,
            Unknown => QrState.NotKnown,
            _ => QrState.NoAnswer,
        };
    }
}
