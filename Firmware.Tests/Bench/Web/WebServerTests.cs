using System;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Bench;
using Bench.Web;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Web;

/// <summary>What the server gives and refuses; no browser is needed.</summary>
[TestClass]
public class WebServerTests
{
    private Workbench bench;
    private WebServer server;
    private readonly HttpClient client = new();

    [TestInitialize]
    public async Task Start()
    {
        bench = new Workbench(new WorkbenchSetup { RealTime = true });
        server = await WebServer.StartAsync(bench, 0);
    }

    [TestCleanup]
    public async Task Stop()
    {
        client.Dispose();
        await server.DisposeAsync();
        bench.Dispose();
    }

    [TestMethod]
    public async Task ThePageComesWithAStrictPolicy()
    {
        using HttpResponseMessage answer = await client.GetAsync(server.Address);
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        string policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        StringAssert.StartsWith(policy, "default-src 'none'; script-src 'self'");
        Assert.IsFalse(policy.Contains("unsafe", StringComparison.Ordinal));
        StringAssert.Contains(await answer.Content.ReadAsStringAsync(), "<html lang=\"zh-CN\">");
    }

    [TestMethod]
    [DataRow("evil.example", HttpStatusCode.MisdirectedRequest)]
    [DataRow("127.0.0.1:1", HttpStatusCode.MisdirectedRequest)]
    public async Task AnotherHostNameIsRefused(string host, HttpStatusCode wanted)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, server.Address);
        request.Headers.Host = host;
        using HttpResponseMessage answer = await client.SendAsync(request);
        Assert.AreEqual(wanted, answer.StatusCode);
    }

    [TestMethod]
    [DataRow("GET", "Program.cs", HttpStatusCode.NotFound)]
    [DataRow("GET", "%2e%2e/Bench.csproj", HttpStatusCode.NotFound)]
    [DataRow("GET", "wwwroot/app.js", HttpStatusCode.NotFound)]
    [DataRow("GET", "app.js", HttpStatusCode.OK)]
    [DataRow("POST", "app.js", HttpStatusCode.MethodNotAllowed)]
    [DataRow("GET", "live", HttpStatusCode.Forbidden)]
    public async Task OnlyThePagesOwnFilesAreGiven(string method, string path, HttpStatusCode wanted)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), server.Address + path);
        using HttpResponseMessage answer = await client.SendAsync(request);
        Assert.AreEqual(wanted, answer.StatusCode);
    }

    [TestMethod]
    public async Task TheLiveLineIsForOurOwnPageOnly()
    {
        foreach (string origin in new[] { "http://evil.example", null, server.Address.TrimEnd('/').Replace("127.0.0.1", "localhost", StringComparison.Ordinal) })
        {
            using ClientWebSocket foreign = new();
            if (origin is not null) foreign.Options.SetRequestHeader("Origin", origin);
            await Assert.ThrowsExceptionAsync<WebSocketException>(() => foreign.ConnectAsync(Live, CancellationToken.None), origin ?? "none");
        }
        using ClientWebSocket own = await OpenAsync();
        Assert.AreEqual(WebSocketState.Open, own.State);
    }

    [TestMethod]
    [DataRow("screenshot x")]
    [DataRow("slip x")]
    [DataRow("expect ledger agrees")]
    [DataRow("note \"x\"")]
    [DataRow("swipe nobody")]
    [DataRow("\"")]
    public async Task AStepThatIsNotForThePageIsRefusedWithItsReason(string step)
    {
        using ClientWebSocket line = await OpenAsync();
        await line.SendAsync(Encoding.UTF8.GetBytes(step), WebSocketMessageType.Text, true, CancellationToken.None);
        StringAssert.Contains(await WaitForAsync(line, "\"type\":\"refused\""), "why");
    }

    /// <summary>A payment code in EMV form has some 300 characters, and the page's form takes 512.</summary>
    [TestMethod]
    public async Task ALongPaymentCodeIsOneStep()
    {
        using ClientWebSocket line = await OpenAsync();
        await line.SendAsync(Encoding.UTF8.GetBytes($"scan \"{new string('付', 512)}\""), WebSocketMessageType.Text, true, CancellationToken.None);
        await line.SendAsync("swipe nobody"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        StringAssert.Contains(await WaitForAsync(line, "\"type\":\"refused\""), "nobody");
    }

    [TestMethod]
    public async Task AMessageTooLongForAStepEndsTheLine()
    {
        using ClientWebSocket line = await OpenAsync();
        await line.SendAsync(new byte[4000], WebSocketMessageType.Text, true, CancellationToken.None);
        using CancellationTokenSource limit = new(10_000);
        byte[] buffer = new byte[65536];
        WebSocketReceiveResult got;
        do got = await line.ReceiveAsync(buffer, limit.Token); while (got.MessageType != WebSocketMessageType.Close);
        Assert.AreEqual(WebSocketCloseStatus.PolicyViolation, got.CloseStatus);
    }

    [TestMethod]
    public async Task NoFullCardNumberGoesToThePage()
    {
        using ClientWebSocket line = await OpenAsync();
        string all = await WaitForAsync(line, "\"type\":\"ledger\"");
        StringAssert.Contains(all, "622609******0048");
        foreach (var card in bench.Wallet) Assert.IsFalse(all.Contains(card.Pan, StringComparison.Ordinal), card.Id);
    }

    private Uri Live => new(server.Address.Replace("http:", "ws:", StringComparison.Ordinal) + "live");

    private async Task<ClientWebSocket> OpenAsync()
    {
        ClientWebSocket line = new();
        line.Options.SetRequestHeader("Origin", server.Address.TrimEnd('/'));
        await line.ConnectAsync(Live, CancellationToken.None);
        return line;
    }

    /// <summary>All text received until a message contains something.</summary>
    private static async Task<string> WaitForAsync(ClientWebSocket line, string what)
    {
        using CancellationTokenSource limit = new(15_000);
        byte[] buffer = new byte[65536];
        StringBuilder all = new();
        while (true)
        {
            WebSocketReceiveResult got = await line.ReceiveAsync(buffer, limit.Token);
            if (got.MessageType != WebSocketMessageType.Text) continue;
            all.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
            if (got.EndOfMessage && all.ToString().Contains(what, StringComparison.Ordinal)) return all.ToString();
        }
    }
}
