using System.Net;

namespace Bench.Web;

/// <summary>Serves the page and its live line on loopback.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly BenchDesk desk;
    private readonly CancellationTokenSource closing = new();

    private WebServer(WebApplication app, BenchDesk desk)
    {
        this.app = app;
        this.desk = desk;
    }

    /// <summary>Address of the page.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts the server for a workbench in real time.</summary>
    /// <param name="bench">The workbench; its power is switched on when the first page opens, or by the page's switch.</param>
    /// <param name="port">Port on loopback; 0: any free one.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<WebServer> StartAsync(Workbench bench, int port)
    {
        if (port == 0) port = FreePort();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k =>
        {
            k.Listen(IPAddress.Loopback, port);
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 0;
        });
        WebApplication app = builder.Build();
        BenchDesk desk = new(bench);
        WebServer server = new(app, desk) { Address = $"http://127.0.0.1:{port}/" };
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
        app.Run(context => server.AnswerAsync(context, port));
        await app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        await desk.DisposeAsync();
        closing.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, int port)
    {
        LoopbackGuard.Protect(context);
        if (!LoopbackGuard.NamesThisHost(context.Request, port))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }
        if (context.Request.Path == "/live")
        {
            await OpenLineAsync(context);
            return;
        }
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        if (!PageAssets.All.TryGetValue(context.Request.Path, out var asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = asset.Type;
        await context.Response.Body.WriteAsync(asset.Bytes, context.RequestAborted);
    }

    private async Task OpenLineAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !LoopbackGuard.ComesFromOwnPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, context.RequestAborted);
        await new LiveLine(socket, desk).RunAsync(ended.Token);
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
