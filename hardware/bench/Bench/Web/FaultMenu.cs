using Bench.Acquirer;
using Bench.Scenarios;

namespace Bench.Web;

/// <summary>A line or host fault in the page's menu.</summary>
/// <param name="Name">Words after <c>network</c>.</param>
/// <param name="Chinese">Name for people.</param>
/// <param name="English">Name for people.</param>
internal sealed record FaultItem(string Name, string Chinese, string English);

/// <summary>The faults that the page offers; all of them can be had in scenarios.</summary>
internal static class FaultMenu
{
    /// <summary>In the order of the menu.</summary>
    public static IReadOnlyList<FaultItem> All { get; } =
    [
        new("up", "正常", "Normal"),
        new("down", "网络中断", "Line down"),
        new("drop-request", "丢失一个请求", "Lose one request"),
        new("drop-response", "丢失一个应答", "Lose one answer"),
        new("delay-response", "应答延迟 60 秒", "Answer 60 s late"),
        new("wrong-mac", "应答 MAC 错", "Wrong MAC on the answer"),
        new("missing-mac", "应答缺 MAC", "No MAC on the answer"),
        new("wrong-amount", "应答金额不符", "Other amount in the answer"),
        new("truncated-frame", "应答被截断", "Answer cut short"),
        new("half-record", "半个 TLS 记录后静默", "Half a TLS record, then silence"),
        new("garbage", "应答为乱码", "Garbage instead of an answer"),
        new("refuse-tls", "拒绝 TLS 握手", "TLS refused"),
        new("silent-after-connect", "连上后无声", "Silence after connect"),
        new("close-before-response", "应答前断开", "Closed before the answer"),
        new("decline", "拒绝交易 05", "Decline with 05"),
    ];

    /// <summary>Name of the first fault that waits, or "up".</summary>
    public static string NameOf(IReadOnlyList<FaultOrder>? pending) =>
        pending is [var first, ..] ? NetworkWords.Faults.First(f => f.Value == first.Fault).Key : "up";
}
