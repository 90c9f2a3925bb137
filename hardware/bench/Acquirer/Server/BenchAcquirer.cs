using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Bench.Acquirer;

/// <summary>
/// The acquirer on the bench: an ISO 8583 host over TLS with a ledger behind it, for the firmware, other terminals and tests.
/// </summary>
public sealed partial class BenchAcquirer : IAsyncDisposable, IDisposable
{
    private readonly AcquirerOptions options;
    private readonly CertificateStore certificates;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<int, Connection> live = new();
    private readonly ConcurrentDictionary<int, bool> finished = new();
    private readonly ConcurrentDictionary<Task, bool> handlers = new();
    private TcpListener? listener;
    private Task accepting = Task.CompletedTask;
    private int connections;
    private int late;
    private bool stopped;

    /// <summary>Makes an acquirer; nothing listens yet.</summary>
    public BenchAcquirer(AcquirerOptions options)
    {
        this.options = options;
        certificates = options.DataFolder is null ? CertificateStore.OfThisProcess : new CertificateStore(options.DataFolder);
        Ledger = new Ledger(options.LedgerFile, options.Book);
        Engine = new AcquirerEngine(Ledger, options.Book.Rules, options.Clock ?? (() => DateTime.Now), options.KeySeed, options.FixedKeys);
    }

    /// <summary>The books.</summary>
    public Ledger Ledger { get; }

    /// <summary>The host without its network.</summary>
    public AcquirerEngine Engine { get; }

    /// <summary>Faults on request.</summary>
    public Faults Faults { get; } = new();

    /// <summary>Merchants, terminals and cards that the acquirer was started with.</summary>
    public BenchFile Book => options.Book;

    /// <summary>Port on which it listens; 0 before <see cref="Start"/>.</summary>
    public int Port { get; private set; }

    /// <summary>CA certificate that terminals must trust, PEM.</summary>
    public string CaPem => certificates.CaPem;

    /// <summary>Certificates, e.g. to issue one for a client.</summary>
    public CertificateStore Certificates => certificates;

    /// <summary>Name that the server certificate bears besides "localhost".</summary>
    public const string TlsName = "bench.acquirer";

    /// <summary>Raised for each message and each remark on a connection, on any thread.</summary>
    public event Action<MessageRecord>? MessageLogged;

    /// <summary>A fault of the acquirer itself, null when there was none. A test that sees one has found a bug here.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Starts to listen.</summary>
    public void Start()
    {
        listener = new TcpListener(options.Address, options.Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync(listener);
    }

    /// <summary>True while a message is being worked on or bytes of a terminal have not been looked at.</summary>
    public bool IsBusy => Volatile.Read(ref late) > 0 || live.Values.Any(c => c.Meter.IsBusy);

    /// <summary>
    /// True while bytes of a connection are under way in either direction or the acquirer is at work: a virtual clock must
    /// wait for it. An answer that is lost or delayed on purpose is not under way.
    /// </summary>
    /// <param name="clientPort">Local port of the client's open socket.</param>
    /// <param name="clientSent">TCP bytes (TLS included) that the client has sent on it.</param>
    /// <param name="clientReceived">TCP bytes that the client has received on it.</param>
    public bool InFlight(int clientPort, long clientSent, long clientReceived)
    {
        if (stopped) return false;
        if (Volatile.Read(ref late) > 0) return true;
        if (live.TryGetValue(clientPort, out Connection? connection)) return connection.Meter.InFlight(clientSent, clientReceived);
        // Not accepted yet, or gone already.
        return clientSent > 0 && !finished.ContainsKey(clientPort);
    }

    /// <summary>Stops listening, ends all connections and closes the ledger.</summary>
    public async Task StopAsync()
    {
        if (stopped) return;
        stopped = true;
        await stop.CancelAsync();
        listener?.Stop();
        await accepting;
        foreach (Connection connection in live.Values) connection.Dispose();
        await Task.WhenAll(handlers.Keys);
        Ledger.Dispose();
        stop.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    /// <inheritdoc/>
    public void Dispose() => Task.Run(StopAsync).GetAwaiter().GetResult();

    internal SslServerAuthenticationOptions TlsOptions() => new()
    {
        ServerCertificate = certificates.Server,
        EnabledSslProtocols = options.Protocols,
        ClientCertificateRequired = options.AskForClientCertificate,
        CertificateRevocationCheckMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificates.Accepts(certificate, options.RequireClientCertificate),
    };

    /// <summary>Not the line but our own code failed: kept for whoever looks, and the acquirer goes on.</summary>
    internal void Fail(Exception e)
    {
        if (!stopped) Failure ??= e;
    }

    private async Task AcceptAsync(TcpListener from)
    {
        while (!stop.IsCancellationRequested)
        {
            TcpClient client;
            try { client = await from.AcceptTcpClientAsync(stop.Token); }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException) { return; }
            var connection = new Connection(this, client, Interlocked.Increment(ref connections));
            int port = ((IPEndPoint)client.Client.RemoteEndPoint!).Port;
            live[port] = connection;
            finished.TryRemove(port, out _);
            Task handler = Task.Run(() => RunAsync(connection, port));
            handlers[handler] = true;
            _ = handler.ContinueWith(t => handlers.TryRemove(t, out _), TaskScheduler.Default);
        }
    }

    private async Task RunAsync(Connection connection, int port)
    {
        try { await connection.RunAsync(stop.Token); }
        catch (Exception e)
        {
            Fail(e);
        }
        finally
        {
            finished[port] = true;
            live.TryRemove(new KeyValuePair<int, Connection>(port, connection));
            connection.Dispose();
        }
    }
}
