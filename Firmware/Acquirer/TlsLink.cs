using System;
using System.IO;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PosFirmware.Drivers.Flash;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>
/// TLS 1.2 or 1.3 to the acquirer. The server must show a certificate that the acquirer's own CA has signed, valid now and in the
/// name of the settings; the firmware adds no other authority, and there is no way without a check (acquirer-protocol.md 1.2).
/// </summary>
/// <remarks>
/// On the device only <see cref="SslVerification.CertificateRequired"/> verifies anything: every other value, VerifyPeer too, is
/// "no verification" in the native layer. Connect and handshake are native calls that managed code cannot shorten: TCP's own
/// limit ends a connect, and the external watchdog a server that stays silent inside the handshake.
/// </remarks>
public sealed class TlsLink : ILink
{
    private const int ReadTimeoutMs = 100;
    private const int TimedOut = (int)SocketError.TimedOut;

    private readonly TerminalSettings settings;
    private readonly IVolume volume;
    private readonly SealedFile clientKey;
    private readonly byte[] probe = new byte[1];
    private byte[] handshakeKey;
    private X509Certificate authority;
    private string authorityFile;
    private Socket socket;
    private SslStream stream;
    private bool onBackup;

    /// <summary>File of the client certificate, PEM; with its sealed key it is shown to an acquirer that asks for one.</summary>
    public const string ClientCertificateFile = "client.pem";

    /// <summary>Uses hosts, ports, name and CA file of the settings as they are at each connect.</summary>
    /// <param name="device">Number of the chip that seals the key of the client certificate; null: there is none.</param>
    public TlsLink(TerminalSettings settings, IVolume volume, byte[] device = null)
    {
        this.settings = settings;
        this.volume = volume;
        clientKey = new SealedFile(volume, TamperGuard.ClientKeyFile, device);
    }

    /// <inheritdoc/>
    public bool IsOpen => stream != null;

    /// <inheritdoc/>
    public bool HasNetwork => NetworkInterface.GetIsNetworkAvailable();

    private bool UsesBackup => onBackup && settings.BackupHost.Length > 0;

    /// <inheritdoc/>
    public bool SwitchHost()
    {
        onBackup = settings.BackupHost.Length > 0 && !onBackup;
        return settings.BackupHost.Length > 0;
    }

    /// <inheritdoc/>
    public LinkFault Connect()
    {
        Close();
        if (!LoadAuthority()) return LinkFault.NoCertificate;
        IPAddress address;
        try
        {
            IPAddress[] addresses = Dns.GetHostEntry(UsesBackup ? settings.BackupHost : settings.Host).AddressList;
            if (addresses == null || addresses.Length == 0) return LinkFault.NameNotFound;
            address = addresses[0];
        }
        catch (SocketException)
        {
            return LinkFault.NameNotFound;
        }
        try
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(new IPEndPoint(address, UsesBackup ? settings.BackupPort : settings.Port));
            // a message is one small write and then a wait: Nagle's algorithm would only delay it
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            socket.ReceiveTimeout = ReadTimeoutMs;
            socket.SendTimeout = settings.ConnectTimeoutMs;
            return LinkFault.None;
        }
        catch (SocketException)
        {
            Close();
            return LinkFault.NotReachable;
        }
    }

    /// <inheritdoc/>
    public LinkFault Secure()
    {
        SslStream secured = null;
        Exception fault;
        try
        {
            secured = new SslStream(socket);
            secured.SslVerification = SslVerification.CertificateRequired;
            secured.AuthenticateAsClient(settings.TlsName, ClientCertificate(), authority, SslProtocols.Tls12 | SslProtocols.Tls13);
            stream = secured;
            return LinkFault.None;
        }
        catch (Exception e)
        {
            fault = e;
        }
        finally
        {
            if (handshakeKey != null) SecureBytes.Wipe(handshakeKey);
            handshakeKey = null;
        }
        if (!IsRefusal(fault)) throw fault;
        return Refused(secured);
    }

    /// <summary>
    /// What nanoFramework throws when a handshake fails: a socket error until July 2026, CryptographicException in images since then (its
    /// packages do not have that class yet), and plain exceptions for what the native layer has no name for.
    /// </summary>
    public static bool IsRefusal(Exception e) =>
        e is SocketException || e is IOException || e is InvalidOperationException || e.GetType() == typeof(Exception)
        || e.GetType().FullName == "System.Security.Cryptography.CryptographicException";

    /// <inheritdoc/>
    public bool IsAlive()
    {
        if (stream == null) return false;
        try
        {
            // readable without a byte of data means closed; a session ticket of TLS 1.3 reads as nothing
            return !IsReadable() || Receive(probe, 0, 1) == 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Send(byte[] data, int start, int count)
    {
        try
        {
            stream.Write(data, start, count);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, int start, int count)
    {
        try
        {
            if (!IsReadable()) return 0;
            int got = stream.Read(buffer, start, count);
            return got > 0 ? got : -1;
        }
        catch (SocketException e)
        {
            return e.ErrorCode == TimedOut ? 0 : -1;
        }
        catch (IOException)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (stream != null) stream.Close();
        else if (socket != null) socket.Close();
        stream = null;
        socket = null;
    }

    /// <summary>DataAvailable tells only of records that the TLS layer has taken in already, so the socket is asked too.</summary>
    private bool IsReadable() => stream.DataAvailable || socket.Poll(0, SelectMode.SelectRead);

    private LinkFault Refused(SslStream secured)
    {
        if (secured != null) secured.Close();
        authority = null; // a new CA file may be there at the next attempt
        Close();
        return LinkFault.TlsRefused;
    }

    /// <summary>Reads the client certificate for this one handshake: its key does not stay in memory.</summary>
    /// <returns>Null when there is none, or its key does not open: the acquirer decides what it says to that.</returns>
    private X509Certificate2 ClientCertificate()
    {
        int length = volume.Length(ClientCertificateFile);
        if (length <= 0) return null;
        byte[] secret = clientKey.Read();
        if (secret == null) return null;
        // mbedTLS wants a zero byte behind PEM
        byte[] certificate = new byte[length + 1], key = new byte[secret.Length + 1];
        Array.Copy(secret, key, secret.Length);
        SecureBytes.Wipe(secret);
        handshakeKey = key; // the certificate holds this very array and reads it at the handshake; whatever comes of it, it is wiped then
        try
        {
            return volume.Read(ClientCertificateFile, 0, certificate, 0, length) == length ? new X509Certificate2(certificate, key, "") : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads the CA certificate once and keeps it.</summary>
    private bool LoadAuthority()
    {
        if (authority != null && authorityFile == settings.CaFile) return true;
        int length = volume.Length(settings.CaFile);
        if (length <= 0) return false;
        byte[] text = new byte[length];
        if (volume.Read(settings.CaFile, 0, text, 0, length) != length) return false;
        try
        {
            authority = new X509Certificate(Encoding.UTF8.GetString(text, 0, length));
            authorityFile = settings.CaFile;
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
