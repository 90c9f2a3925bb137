extern alias net;
using Bench.Silicon;
using System.IO;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using AuthenticationException = net::System.Security.Authentication.AuthenticationException;
using ChainPolicy = net::System.Security.Cryptography.X509Certificates.X509ChainPolicy;
using ClientOptions = net::System.Net.Security.SslClientAuthenticationOptions;
using NetErrors = net::System.Net.Security.SslPolicyErrors;
using NetProtocols = net::System.Security.Authentication.SslProtocols;
using NetSslStream = net::System.Net.Security.SslStream;
using Revocation = net::System.Security.Cryptography.X509Certificates.X509RevocationMode;
using TrustMode = net::System.Security.Cryptography.X509Certificates.X509ChainTrustMode;

namespace System.Net.Security;

/// <summary>
/// nanoFramework's TLS client, over .NET's, as its native layer behaves (nf-interpreter, src/PAL/COM/sockets/ssl/MbedTLS): only
/// CertificateRequired verifies, and then chain, dates by the device's clock, and host name, against the given CA and the device's store; the
/// oldest version is 1.2; DataAvailable knows only of bytes that a former Read has taken in; Read blocks up to the socket's
/// ReceiveTimeout, and a record that was half there is not lost by that.
/// </summary>
public class SslStream : NetworkStream
{
    private NetSslStream? tls;
    private byte[] clear = [];
    private int clearStart, clearCount;
    private Task<int>? reading;
    private Func<bool>? hasRecord;

    /// <summary>Uses a connected socket, and closes it at the end.</summary>
    public SslStream(Socket socket) : base(socket, true) { }

    /// <summary>What is verified.</summary>
    public SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    /// <summary>False: the bench has no server side.</summary>
    public bool IsServer => false;

    /// <summary>Bytes that are already deciphered.</summary>
    public override long Length { get { Open(); return clearCount; } }

    /// <summary>True when bytes are already deciphered. It does not look into the socket.</summary>
    public override bool DataAvailable { get { Open(); return clearCount > 0; } }

    /// <summary>Handshake with the authorities of the device's store only.</summary>
    public void AuthenticateAsClient(string targetHost, SslProtocols enabledSslProtocols) => AuthenticateAsClient(targetHost, null, null, enabledSslProtocols);

    /// <summary>Handshake; blocks everything.</summary>
    /// <param name="targetHost">Name that the server's certificate must bear.</param>
    /// <param name="clientCertificate">An <see cref="X509Certificate2"/> with its key; null: none.</param>
    /// <param name="ca">The authority that is trusted, besides those in the device's store.</param>
    /// <param name="enabledSslProtocols">Oldest and newest version.</param>
    /// <exception cref="SocketException">The handshake failed.</exception>
    public void AuthenticateAsClient(string targetHost, X509Certificate? clientCertificate, X509Certificate? ca, SslProtocols enabledSslProtocols)
    {
        if (clientCertificate is not (null or X509Certificate2 { HasPrivateKey: true })) throw new ArgumentException("a certificate without a key");
        if (tls is not null) throw new InvalidOperationException();
        using var call = new NativeScope(_socket.Machine);
        call.Cost(DeviceCall.SslStreamAuthenticateAsClient);
        var options = new ClientOptions
        {
            TargetHost = targetHost,
            EnabledSslProtocols = Versions(enabledSslProtocols),
            CertificateChainPolicy = Policy(ca),
            RemoteCertificateValidationCallback = (_, _, _, errors) => SslVerification != SslVerification.CertificateRequired || errors == NetErrors.None,
        };
        if (clientCertificate is X509Certificate2 client) options.ClientCertificates = [client.WithKey];
        var stream = new NetSslStream(new RecordStream(_socket.Wire), true);
        using var guard = new CancellationTokenSource(_socket.GuardMs);
        try
        {
            stream.AuthenticateAsClientAsync(options, guard.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            call.Cost(_socket.GuardMs * 1_000_000L);
            throw new SocketException(SocketError.TimedOut);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            throw new SocketException(SocketError.SocketError);
        }
        clear = new byte[16384];
        tls = stream;
        _socket.AlsoReadable = hasRecord = () => reading is { IsCompleted: true };
    }

    /// <summary>Reads; waits for the first byte.</summary>
    /// <returns>Number of bytes; 0 when the other side has closed.</returns>
    /// <exception cref="SocketException">No whole record came within the socket's ReceiveTimeout, or the connection broke.</exception>
    public override int Read(byte[] buffer, int offset, int size)
    {
        Open();
        if (tls is null) throw new InvalidOperationException();
        using var call = new NativeScope(_socket.Machine);
        call.Cost(DeviceCall.SslStreamRead);
        if (clearCount == 0)
        {
            _socket.Break();
            reading ??= tls.ReadAsync(clear, 0, clear.Length);
            if (!_socket.WaitUntil(hasRecord!, _socket.ReceiveTimeout)) throw new SocketException(SocketError.TimedOut);
            Task<int> done = reading!;
            reading = null;
            try { clearCount = done.GetAwaiter().GetResult(); }
            catch (Exception e) when (e is IOException or ObjectDisposedException) { throw new SocketException(SocketError.ConnectionReset); }
            clearStart = 0;
        }
        int count = Math.Min(size, clearCount);
        Array.Copy(clear, clearStart, buffer, offset, count);
        clearStart += count;
        clearCount -= count;
        return count;
    }

    /// <summary>Writes.</summary>
    /// <exception cref="SocketException">The connection broke.</exception>
    public override void Write(byte[] buffer, int offset, int size)
    {
        Open();
        if (tls is null) throw new InvalidOperationException();
        using var call = new NativeScope(_socket.Machine);
        call.Cost(DeviceCall.SslStreamWrite);
        try { tls.Write(buffer, offset, size); }
        catch (IOException) { throw new SocketException(SocketError.ConnectionReset); }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_disposed && disposing && tls is not null)
        {
            using var scope = new NativeScope(_socket.Machine);
            // close_notify, as mbedTLS sends it; a connection that broke cannot take it
            try { tls.ShutdownAsync().Wait(1000); }
            catch (Exception e) when (e is AggregateException or InvalidOperationException or IOException) { }
        }
        base.Dispose(disposing);
    }

    private ChainPolicy Policy(X509Certificate? ca)
    {
        var policy = new ChainPolicy { TrustMode = TrustMode.CustomRootTrust, RevocationMode = Revocation.NoCheck, DisableCertificateDownloads = true };
        if (_socket.Machine is { } machine)
        {
            policy.VerificationTimeIgnored = false;
            policy.VerificationTime = machine.Clock.UtcNow;
        }
        if (ca is not null) policy.CustomTrustStore.Add(ca.Inner);
        foreach (X509Certificate stored in CertificateManager.Stored(_socket.Machine)) policy.CustomTrustStore.Add(stored.Inner);
        return policy;
    }

    private static NetProtocols Versions(SslProtocols asked)
    {
        bool newest = asked == SslProtocols.None || (asked & SslProtocols.Tls13) != 0;
        bool older = (asked & ~SslProtocols.Tls13) != 0;
        return (newest ? NetProtocols.Tls13 : NetProtocols.None) | (older ? NetProtocols.Tls12 : NetProtocols.None);
    }
}
