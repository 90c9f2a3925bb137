using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>A flow: where it begins, what it makes, and what stands above its screens.</summary>
public sealed class FlowRow
{
    /// <summary>Flow.</summary>
    public readonly Flow Flow;
    /// <summary>Its first state.</summary>
    public readonly State First;
    /// <summary>Kind of transaction that it makes.</summary>
    public readonly TransactionKind Kind;
    /// <summary>Title of its screens.</summary>
    public readonly Text Title;

    /// <summary>Makes a row.</summary>
    public FlowRow(Flow flow, State first, TransactionKind kind, Text title)
    {
        Flow = flow;
        First = first;
        Kind = kind;
        Title = title;
    }
}

/// <summary>All flows; how they go on is the matter of <see cref="TransitionTable"/>.</summary>
public static class FlowTable
{
    private static readonly FlowRow[] Rows =
    {
        new FlowRow(Flow.Sale, State.Ready, TransactionKind.Sale, Text.Sale),
        new FlowRow(Flow.SaleVoid, State.Ready, TransactionKind.SaleVoid, Text.SaleVoid),
        new FlowRow(Flow.Refund, State.Ready, TransactionKind.Refund, Text.Refund),
        new FlowRow(Flow.Balance, State.Ready, TransactionKind.Balance, Text.Balance),
        new FlowRow(Flow.PreAuth, State.Ready, TransactionKind.PreAuth, Text.PreAuth),
        new FlowRow(Flow.PreAuthVoid, State.Ready, TransactionKind.PreAuthVoid, Text.PreAuthVoid),
        new FlowRow(Flow.Completion, State.Ready, TransactionKind.Completion, Text.Completion),
        new FlowRow(Flow.CompletionVoid, State.Ready, TransactionKind.CompletionVoid, Text.CompletionVoid),
        new FlowRow(Flow.CompletionAdvice, State.Ready, TransactionKind.CompletionAdvice, Text.CompletionAdvice),
        new FlowRow(Flow.QrSale, State.Ready, TransactionKind.QrSale, Text.QrSale),
        new FlowRow(Flow.QrShow, State.Ready, TransactionKind.QrSale, Text.QrShow),
        new FlowRow(Flow.QrVoid, State.Ready, TransactionKind.QrVoid, Text.QrVoid),
        new FlowRow(Flow.QrRefund, State.Ready, TransactionKind.QrRefund, Text.QrRefund),
        new FlowRow(Flow.QrLast, State.Ready, TransactionKind.None, Text.QrLast),
        new FlowRow(Flow.QrAsk, State.Ready, TransactionKind.None, Text.QrAsk),
        new FlowRow(Flow.AskHost, State.Ready, TransactionKind.None, Text.AskHost),
        new FlowRow(Flow.SignOn, State.Operator, TransactionKind.None, Text.SignOn),
        new FlowRow(Flow.SignOff, State.SignOff, TransactionKind.None, Text.SignOff),
        new FlowRow(Flow.Recovery, State.DeliverReversal, TransactionKind.None, Text.Reversal),
        new FlowRow(Flow.Reprint, State.FindLast, TransactionKind.None, Text.Reprint),
        new FlowRow(Flow.Settle, State.SettleReady, TransactionKind.None, Text.Settle),
        new FlowRow(Flow.ReprintSettlement, State.FindSettlement, TransactionKind.None, Text.LastSettlement),
        new FlowRow(Flow.DetailList, State.FindBatch, TransactionKind.None, Text.DetailList),
        new FlowRow(Flow.Summary, State.FindBatch, TransactionKind.None, Text.Summary),
        new FlowRow(Flow.Echo, State.Echo, TransactionKind.None, Text.EchoTest),
        new FlowRow(Flow.Service, State.Serve, TransactionKind.None, Text.HostRequest),
        new FlowRow(Flow.ChipDownload, State.DownloadChip, TransactionKind.None, Text.DownloadChip),
    };

    /// <summary>Row of a flow; null: there is no such flow.</summary>
    public static FlowRow Of(Flow flow)
    {
        for (int i = 0; i < Rows.Length; i++)
            if (Rows[i].Flow == flow) return Rows[i];
        return null;
    }

    /// <summary>What is true of the kind that a flow makes.</summary>
    public static KindRow KindOf(Flow flow) => KindTable.Of(Of(flow).Kind);

    /// <summary>Flow that makes a kind, or the one it stands in for; 0: none does.</summary>
    public static Flow Making(TransactionKind kind)
    {
        TransactionKind wanted = KindTable.Of(kind).As;
        for (int i = 0; i < Rows.Length; i++)
            if (wanted != TransactionKind.None && Rows[i].Kind == wanted) return Rows[i].Flow;
        return 0;
    }
}
