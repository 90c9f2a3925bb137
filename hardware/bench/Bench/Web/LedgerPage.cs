using System.Collections.Concurrent;
using System.Globalization;
using Bench.Acquirer;
using Bench.VirtualBoard;

namespace Bench.Web;

/// <summary>The acquirer's books as the page shows them.</summary>
internal static class LedgerPage
{
    private const int Rows = 60, Messages = 40, MostPictures = 500;

    private static readonly ConcurrentDictionary<string, string> pictures = new();

    private static readonly Dictionary<TradeKind, string[]> kinds = new()
    {
        [TradeKind.Sale] = ["消费", "Sale"], [TradeKind.SaleVoid] = ["消费撤销", "Void"], [TradeKind.Refund] = ["退货", "Refund"], [TradeKind.Balance] = ["余额", "Balance"],
        [TradeKind.PreAuth] = ["预授权", "Pre-auth"], [TradeKind.PreAuthVoid] = ["预授权撤销", "Pre-auth void"], [TradeKind.Completion] = ["预授权完成", "Completion"],
        [TradeKind.CompletionVoid] = ["完成撤销", "Completion void"], [TradeKind.CompletionAdvice] = ["完成通知", "Completion advice"], [TradeKind.Query] = ["查询", "Query"],
        [TradeKind.OfflineSale] = ["脱机消费", "Off-line sale"], [TradeKind.QrSale] = ["扫码消费", "QR sale"], [TradeKind.QrVoid] = ["扫码撤销", "QR void"],
        [TradeKind.QrRefund] = ["扫码退货", "QR refund"], [TradeKind.QrOrder] = ["下单", "Order"], [TradeKind.QrClose] = ["关单", "Order closed"], [TradeKind.QrQuery] = ["订单查询", "Order query"],
    };

    private static readonly Dictionary<TradeState, (string[] Text, string Look)> states = new()
    {
        [TradeState.Approved] = (["成功", "approved"], "approved"), [TradeState.Declined] = (["拒绝", "declined"], "declined"), [TradeState.Reversed] = (["已冲正", "reversed"], "reversed"),
        [TradeState.Voided] = (["已撤销", "voided"], "voided"), [TradeState.PartlyRefunded] = (["部分退货", "partly refunded"], "voided"),
        [TradeState.Refunded] = (["已退货", "refunded"], "voided"), [TradeState.Completed] = (["已完成", "completed"], "approved"),
    };

    private static readonly Dictionary<CardState, string[]> cardStates = new()
    {
        [CardState.Active] = ["正常", "active"], [CardState.Lost] = ["挂失", "lost"], [CardState.Stolen] = ["被盗", "stolen"], [CardState.Restricted] = ["受限", "restricted"],
        [CardState.Expired] = ["过期", "expired"], [CardState.Inactive] = ["未激活", "inactive"], [CardState.PickUp] = ["没收", "pick up"], [CardState.Fraud] = ["欺诈", "fraud"],
        [CardState.PinLocked] = ["密码锁定", "PIN locked"],
    };

    /// <summary>Words of a kind, Chinese and English.</summary>
    public static string[] WordsOf(TradeKind kind) => kinds[kind];

    /// <summary>Words of a transaction's state.</summary>
    public static string[] WordsOf(TradeState state) => states[state].Text;

    /// <summary>Words of a card's state.</summary>
    public static string[] WordsOf(CardState state) => cardStates[state];

    /// <summary>What the page gets; words come in Chinese and English.</summary>
    public static object Of(Workbench bench)
    {
        if (bench.Host is not { } host) return new { Type = "ledger", OwnAcquirer = false };
        var latest = host.Ledger.Latest(Rows);
        return new
        {
            Type = "ledger",
            OwnAcquirer = true,
            Total = latest.Count == 0 ? 0 : latest[0].Id,
            Cards = host.Ledger.Cards().Select(c => new { c.Title, English = bench.Wallet.FirstOrDefault(w => w.Id == c.Id)?.EnglishTitle, Masked = c.MaskedPan, State = cardStates[c.State], Good = c.State == CardState.Active, c.Balance }),
            Transactions = latest.Select(t => new
            {
                Time = Clock(t.Time), Kind = kinds[t.Kind], Stan = t.Stan.ToString("D6", CultureInfo.InvariantCulture), Masked = t.MaskedPan,
                Chip = ChipPage.Of(host.Ledger, t),
                Signature = SignatureOf(host.Ledger, t), State = states[t.State].Text, Code = t.State == TradeState.Declined ? t.ResponseCode : "", states[t.State].Look, t.Amount,
            }),
            Messages = host.Ledger.Messages(Messages).Select(m => new
            {
                Title = $"{Clock(m.Time)}  {(m.Incoming ? "→" : "←")} {m.Mti}{(m.ResponseCode.Length > 0 ? " · " + m.ResponseCode : "")}{(m.Note.Length > 0 ? " · " + m.Note : "")}",
                m.Text,
            }),
        };
    }

    /// <summary>The uploaded signature as PNG in base64; null when there is none. Decoding takes longer than looking it up.</summary>
    private static string? SignatureOf(Ledger ledger, TradeRecord trade)
    {
        if (ledger.Signature(trade.Terminal, trade.Batch, trade.Stan) is not { Complete: true } signature) return null;
        if (pictures.Count > MostPictures) pictures.Clear();
        return pictures.GetOrAdd(Convert.ToBase64String(signature.Image), _ =>
        {
            JbigImage picture = signature.Picture!;
            return Convert.ToBase64String(Png.EncodeBits(picture.Width, picture.Height, picture.Bits));
        });
    }

    private static string Clock(DateTime time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
