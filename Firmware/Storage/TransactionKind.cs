namespace PosFirmware.Storage;

/// <summary>Kinds of transaction in the acquirer's sense (acquirer-protocol.md 2.1). The values are stored: never renumber.</summary>
public enum TransactionKind
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Sale 消费.</summary>
    Sale = 1,
    /// <summary>Sale void 消费撤销.</summary>
    SaleVoid = 2,
    /// <summary>Refund 退货.</summary>
    Refund = 3,
    /// <summary>Balance inquiry 余额查询.</summary>
    Balance = 4,
    /// <summary>Pre-authorisation 预授权.</summary>
    PreAuth = 5,
    /// <summary>Pre-authorisation void 预授权撤销.</summary>
    PreAuthVoid = 6,
    /// <summary>Completion by request 预授权完成(请求).</summary>
    Completion = 7,
    /// <summary>Void of a completion 完成撤销.</summary>
    CompletionVoid = 8,
    /// <summary>Completion by advice 预授权完成(通知).</summary>
    CompletionAdvice = 9,
    /// <summary>Result query: what became of an earlier transaction. Not every acquirer has it (acquirer-protocol.md 3.12).</summary>
    Query = 10,
    /// <summary>QR sale 扫码消费: the customer's code was scanned, or the customer paid the order on the screen.</summary>
    QrSale = 11,
    /// <summary>Void of a QR sale 扫码撤销.</summary>
    QrVoid = 12,
    /// <summary>Refund of a QR sale 扫码退货.</summary>
    QrRefund = 13,
    /// <summary>An order that the screen shows as a QR code. Paid, it is booked as <see cref="QrSale"/>. No common form exists (acquirer-protocol.md 3.12).</summary>
    QrOrder = 14,
    /// <summary>Closes an order that nobody has paid.</summary>
    QrClose = 15,
    /// <summary>Asks for an order by its number: paid, and how much of it can still go back.</summary>
    QrQuery = 16,
    /// <summary>Sale that the chip approved without the acquirer 脱机消费; it is sent afterwards.</summary>
    OfflineSale = 17,
    /// <summary>Void of such a sale before it was sent. The acquirer never hears of either.</summary>
    OfflineVoid = 18,
}
