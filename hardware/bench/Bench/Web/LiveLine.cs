using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Bench.Web;

/// <summary>The WebSocket of one page: steps come in, pictures and state go out when they have changed.</summary>
internal sealed class LiveLine(WebSocket socket, BenchDesk desk)
{
    // a code that a camera has read: 512 characters of up to three bytes, and backslashes
    private const int LongestStep = 2048;
    private static readonly TimeSpan look = TimeSpan.FromMilliseconds(40);
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    private readonly Channel<(WebSocketMessageType Type, byte[] Bytes)> outgoing = Channel.CreateUnbounded<(WebSocketMessageType, byte[])>();
    private readonly LiveView view = new(desk.Bench);

    /// <summary>Runs until the page or the server goes.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        using CancellationTokenSource any = CancellationTokenSource.CreateLinkedTokenSource(end);
        view.Beeped += SendBeep;
        try
        {
            await Task.WhenAll(Quietly(ReceiveAsync(any), any), Quietly(WatchAsync(any.Token), any), Quietly(SendAsync(any.Token), any));
        }
        finally
        {
            view.Beeped -= SendBeep;
            view.Dispose();
        }
    }

    /// <summary>A page that goes away is nothing to report; whatever ends one part ends them all.</summary>
    private static async Task Quietly(Task part, CancellationTokenSource any)
    {
        try { await part; }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException) { }
        finally { await any.CancelAsync(); }
    }

    private async Task ReceiveAsync(CancellationTokenSource any)
    {
        byte[] buffer = new byte[LongestStep];
        while (true)
        {
            ValueWebSocketReceiveResult got = await socket.ReceiveAsync(buffer.AsMemory(), any.Token);
            if (got.MessageType == WebSocketMessageType.Close) return;
            if (got.MessageType != WebSocketMessageType.Text || !got.EndOfMessage)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, "one short step a message", any.Token);
                return;
            }
            await desk.DoAsync(Encoding.UTF8.GetString(buffer, 0, got.Count), why => Send(new { Type = "refused", Why = why }));
        }
    }

    private async Task WatchAsync(CancellationToken end)
    {
        Send(view.Hello());
        using PeriodicTimer timer = new(look);
        long tick = 0;
        do
        {
            if (view.NewScreen() is { } png) SendBinary(1, png);
            if (tick % 2 == 0) foreach (byte[] paper in view.NewPaper()) SendBinary(2, paper);
            if (tick % 5 == 0 && view.NewState(json) is { } state) SendText(state);
            if (tick % 10 == 0 && view.NewLedger(json) is { } ledger) SendText(ledger);
            if (tick % 10 == 5 && view.NewApdus(json) is { } apdus) SendText(apdus);
            tick++;
        }
        while (await timer.WaitForNextTickAsync(end));
    }

    private async Task SendAsync(CancellationToken end)
    {
        await foreach (var (type, bytes) in outgoing.Reader.ReadAllAsync(end)) await socket.SendAsync(bytes.AsMemory(), type, true, end);
    }

    private void SendBeep(int hertz, int milliseconds) => Send(new { Type = "beep", Hz = hertz, Ms = milliseconds });

    private void Send(object message) => SendText(JsonSerializer.Serialize(message, json));

    private void SendText(string text) => outgoing.Writer.TryWrite((WebSocketMessageType.Text, Encoding.UTF8.GetBytes(text)));

    private void SendBinary(byte kind, byte[] bytes) => outgoing.Writer.TryWrite((WebSocketMessageType.Binary, [kind, .. bytes]));
}
