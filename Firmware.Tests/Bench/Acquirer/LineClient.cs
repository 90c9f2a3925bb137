using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Bench.Acquirer;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>A TLS client on .NET's own classes that keeps count of its TCP bytes.</summary>
internal sealed class LineClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TcpClient tcp = new();
    private readonly BenchAcquirer acquirer;
    private readonly WireMeter meter = new();
    private SslStream tls;

    internal LineClient(BenchAcquirer acquirer) => this.acquirer = acquirer;

    internal int Port => ((IPEndPoint)tcp.Client.LocalEndPoint).Port;

    internal bool InFlight => acquirer.InFlight(Port, meter.Sent, meter.Received);

    internal long Sent => meter.Sent;

    internal long Received => meter.Received;

    internal LineClient Connect(SslProtocols protocols = SslProtocols.None, X509Certificate2 certificate = null, string name = BenchAcquirer.TlsName, X509Certificate2 trust = null)
    {
        tcp.Connect(IPAddress.Loopback, acquirer.Port);
        tcp.NoDelay = true;
        tls = new SslStream(new MeteredStream(tcp.GetStream(), meter));
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(trust ?? X509Certificate2.CreateFromPem(acquirer.CaPem));
        var options = new SslClientAuthenticationOptions { TargetHost = name, EnabledSslProtocols = protocols, CertificateChainPolicy = policy };
        if (certificate != null) options.ClientCertificates = [certificate];
        using var limit = new CancellationTokenSource(Limit);
        try { tls.AuthenticateAsClientAsync(options, limit.Token).GetAwaiter().GetResult(); }
        catch (OperationCanceledException) { throw new TimeoutException("TLS handshake"); }
        return this;
    }

    internal SslProtocols Protocol => tls.SslProtocol;

    internal void Send(byte[] wire) => tls.Write(wire);

    /// <summary>Reads one frame with its length; null at the end of the connection.</summary>
    internal byte[] Receive()
    {
        byte[] head = new byte[2];
        if (!Fill(head)) return null;
        byte[] body = new byte[head[0] << 8 | head[1]];
        return Fill(body) ? [.. head, .. body] : null;
    }

    internal byte[] Exchange(byte[] wire)
    {
        Send(wire);
        return Receive();
    }

    /// <summary>Waits until nothing is under way, with somebody reading, and returns what came in clear.</summary>
    internal byte[] Settle()
    {
        using var done = new CancellationTokenSource();
        var clear = new MemoryStream();
        Task reading = Task.Run(async () =>
        {
            byte[] part = new byte[4096];
            try
            {
                while (true)
                {
                    int n = await tls.ReadAsync(part, done.Token);
                    if (n == 0) return;
                    clear.Write(part, 0, n);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException) { }
        });
        Assert(SpinWait.SpinUntil(() => !InFlight, Limit), "still in flight");
        done.Cancel();
        reading.GetAwaiter().GetResult();
        return clear.ToArray();
    }

    public void Dispose()
    {
        tls?.Dispose();
        tcp.Dispose();
    }

    private bool Fill(byte[] buffer)
    {
        using var limit = new CancellationTokenSource(Limit);
        try { return tls.ReadAtLeastAsync(buffer, buffer.Length, false, limit.Token).AsTask().GetAwaiter().GetResult() == buffer.Length; }
        catch (OperationCanceledException) { throw new TimeoutException("no answer"); }
    }

    private static void Assert(bool good, string complaint)
    {
        if (!good) throw new TimeoutException(complaint);
    }
}
