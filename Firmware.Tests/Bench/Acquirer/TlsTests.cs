extern alias nano;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Bus;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Tests.Unit;
using PosFirmware.Tests.Unit.Acquirer;
using Nano = nano::System.Net;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>The terminal's own TLS code against <c>openssl s_server</c>: what it must accept, refuse and survive.</summary>
[TestClass]
public class TlsTests
{
    private static TestCertificates certificates = null;

    private readonly TerminalSettings settings = new()
    {
        TerminalId = "12345678", MerchantId = "898310000000001", ReadCapability = 5, Host = "127.0.0.1", TlsName = TestCertificates.ServerName, ResponseTimeoutMs = 5000,
    };
    private readonly HostAnswer answer = new();
    private readonly TestProgress progress = new();
    private readonly MemoryVolume volume = new();
    private Bare board = null;
    private HostClient host = null;

    [TestMethod]
    public void Images_of_every_age_may_say_that_the_handshake_failed()
    {
        Assert.IsTrue(TlsLink.IsRefusal(new System.Security.Cryptography.CryptographicException()));
        Assert.IsTrue(TlsLink.IsRefusal(new Exception()));
        Assert.IsTrue(TlsLink.IsRefusal(new InvalidOperationException()));
        Assert.IsFalse(TlsLink.IsRefusal(new global::Bench.Silicon.PowerCutException()));
        Assert.IsFalse(TlsLink.IsRefusal(new NullReferenceException()));
        Assert.IsFalse(TlsLink.IsRefusal(new OutOfMemoryException()));
    }

    private sealed class Bare : Board
    {
        public override bool PinIsUsable(int pin) => true;
    }

    [ClassInitialize]
    public static void MakeCertificates(TestContext _) => certificates = new TestCertificates();

    [ClassCleanup]
    public static void RemoveCertificates() => certificates.Dispose();

    [TestInitialize]
    public void Prepare()
    {
        board = new Bare();
        board.Bind();
        volume["ca.pem"] = Hex.Ascii(certificates.CaPem);
        var keys = new KeyStore(volume);
        keys.LoadMaster(Hex.Bytes(WorkedFrames.Tmk), 0, null);
        keys.LoadWorkingKeys(Hex.Bytes(WorkedFrames.KeyBlock), 0, 60, 4);
        host = new HostClient(settings, keys, new TlsLink(settings, volume), new Delay());
    }

    [TestCleanup]
    public void End()
    {
        host.Disconnect();
        Assert.AreEqual(0, board.OpenSockets);
        global::Bench.Silicon.Machine.Unbind();
    }

    [TestMethod]
    [DataRow("-tls1_2")]
    [DataRow("-tls1_3")]
    public void SaleOverTls(string version)
    {
        using var server = new OpenSslServer(certificates.Server(), version);
        settings.Port = server.Port;
        Task<byte[]> sent = server.AnswerOnce(Hex.Bytes(WorkedFrames.Approval));
        Sell();
        Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
        Assert.AreEqual("00", answer.ResponseCode);
        Assert.AreEqual(WorkedFrames.Sale, Hex.Text(sent.Result));
        Assert.AreEqual("csSBW", progress.Trail);

        // the connection is kept
        sent = server.AnswerOnce(Hex.Bytes(WorkedFrames.Approval));
        Sell();
        Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
        Assert.AreEqual("csSBWSBW", progress.Trail);
        Assert.AreEqual(1, board.OpenSockets);
        Assert.IsTrue(board.LinkSent > 2 * 118 && board.LinkReceived > 2 * 144, "the wire counts the bytes below TLS");
    }

    /// <summary>Connect, handshake and one exchange: what is left when the native layer's own is taken off, as the device counts it.</summary>
    [TestMethod]
    public void AnExchangeWithConnectAllocatesLittle()
    {
        using var server = new OpenSslServer(certificates.Server());
        settings.Port = server.Port;
        for (int run = 0; run < 2; run++)
        {
            Task<byte[]> sent = server.AnswerOnce(Hex.Bytes(WorkedFrames.Approval));
            HostRequest request = Request();
            long before = GC.GetAllocatedBytesForCurrentThread() - board.SimulationBytes;
            host.Exchange(request, answer, null);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - board.SimulationBytes - before;
            Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
            Console.WriteLine($"run {run}: {bytes} bytes");
            Assert.IsTrue(bytes < 16 * 1024, $"{bytes} bytes");
            sent.Wait();
            host.Disconnect();
        }
    }

    [TestMethod]
    public void WrongAuthority() => Refused(certificates.Server(wrongCa: true));

    [TestMethod]
    public void Expired() => Refused(certificates.Server(to: new DateTimeOffset(2026, 7, 16, 0, 0, 0, TimeSpan.Zero)));

    [TestMethod]
    public void NotYetValid() => Refused(certificates.Server(from: new DateTimeOffset(2026, 7, 18, 0, 0, 0, TimeSpan.Zero)));

    [TestMethod]
    public void WrongName()
    {
        settings.TlsName = "other.test";
        Refused(certificates.Server());
    }

    [TestMethod]
    public void NoName()
    {
        settings.TlsName = "";
        Refused(certificates.Server());
    }

    [TestMethod]
    public void OldVersion() => Refused(certificates.Server(), "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0");

    [TestMethod]
    public void SilenceInTheHandshake()
    {
        board.NetworkGuardMs = 300;
        using var server = new OpenSslServer(certificates.Server());
        using var throttle = new Throttle(server.Port);
        throttle.Allow(0);
        settings.Port = throttle.Port;
        Sell();
        Expect(HostVerdict.NotSent, LinkFault.TlsRefused, "cs");
    }

    [TestMethod]
    public void SilenceAfterConnect()
    {
        settings.ResponseTimeoutMs = 800;
        using var server = new OpenSslServer(certificates.Server());
        settings.Port = server.Port;
        Sell();
        Expect(HostVerdict.NoAnswer, LinkFault.None, "csSBW");
    }

    /// <summary>Half a TLS record, and nothing more: the read gives up, the time limit ends the exchange.</summary>
    [TestMethod]
    [DataRow("-tls1_2")]
    [DataRow("-tls1_3")]
    public void HalfARecordThenSilence(string version)
    {
        settings.ResponseTimeoutMs = 800;
        using var server = new OpenSslServer(certificates.Server(), version, "-num_tickets", "0");
        using var throttle = new Throttle(server.Port);
        settings.Port = throttle.Port;
        var reply = new byte[144];
        Hex.Bytes(WorkedFrames.Approval).CopyTo(reply, 0);
        var cut = new CutAtSend(progress, () => throttle.Allow(40));
        _ = server.AnswerOnce(reply);
        host.Exchange(Request(), answer, cut);
        Expect(HostVerdict.NoAnswer, LinkFault.None, "csSBW");
    }

    /// <summary>Half a TLS record, then the rest: nothing is lost by the reads that gave up.</summary>
    [TestMethod]
    [DataRow("-tls1_2")]
    [DataRow("-tls1_3")]
    public void HalfARecordThenTheRest(string version)
    {
        settings.ResponseTimeoutMs = 30_000; // the rest comes in real time, and the machine may be busy
        using var server = new OpenSslServer(certificates.Server(), version, "-num_tickets", "0");
        using var throttle = new Throttle(server.Port);
        settings.Port = throttle.Port;
        var cut = new CutAtSend(progress, () => { throttle.Allow(40); _ = Task.Delay(400).ContinueWith(_ => throttle.Allow(100_000)); });
        _ = server.AnswerOnce(Hex.Bytes(WorkedFrames.Approval));
        host.Exchange(Request(), answer, cut);
        Expect(HostVerdict.Answered, LinkFault.None, "csSBW");
        Assert.IsTrue(progress.Waits >= 3, "it waited for the rest");
    }

    [TestMethod]
    public void ClosedWhileWaiting()
    {
        using var server = new OpenSslServer(certificates.Server());
        settings.Port = server.Port;
        var cut = new CutAtSend(progress, () => _ = Task.Delay(300).ContinueWith(_ => server.Stop()));
        host.Exchange(Request(), answer, cut);
        Expect(HostVerdict.NoAnswer, LinkFault.Broken, "csSBW");
    }

    /// <summary>A kept connection that died is found out before BeforeSend, so nothing counts as sent.</summary>
    [TestMethod]
    public void KeptConnectionDied()
    {
        using (var server = new OpenSslServer(certificates.Server()))
        {
            settings.Port = server.Port;
            _ = server.AnswerOnce(Hex.Bytes(WorkedFrames.Approval));
            Sell();
            Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
        }
        Thread.Sleep(100);
        Sell();
        Expect(HostVerdict.NotSent, LinkFault.NotReachable, "csSBWc");
    }

    [TestMethod]
    public void NobodyListens()
    {
        settings.Port = OpenSslServer.FreePort();
        Sell();
        Expect(HostVerdict.NotSent, LinkFault.NotReachable, "c");
    }

    [TestMethod]
    public void NetworkDown()
    {
        using var server = new OpenSslServer(certificates.Server());
        settings.Port = server.Port;
        board.NetworkDown = true;
        Sell();
        Expect(HostVerdict.NotSent, LinkFault.NotReachable, "c");
        board.NetworkDown = false;
        _ = server.AnswerOnce(Hex.Bytes(WorkedFrames.Approval));
        Sell();
        Assert.AreEqual(HostVerdict.Answered, answer.Verdict);
        host.Exchange(Request(), answer, new CutAtSend(progress, () => board.NetworkDown = true));
        Assert.AreEqual(HostVerdict.NoAnswer, answer.Verdict);
        Assert.AreEqual(LinkFault.Broken, answer.Fault);
    }

    [TestMethod]
    public void NameNotFound()
    {
        settings.Host = "no-such-host.invalid";
        settings.Port = 1;
        Sell();
        Expect(HostVerdict.NotSent, LinkFault.NameNotFound, "c");
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void NoCertificate(string pem)
    {
        if (pem is null) volume.Delete("ca.pem");
        else volume["ca.pem"] = Hex.Ascii(pem);
        settings.Port = 1;
        Sell();
        Expect(HostVerdict.NotSent, LinkFault.NoCertificate, "c");
    }

    /// <summary>The trap of the device: every setting but CertificateRequired accepts any certificate.</summary>
    [TestMethod]
    [DataRow(2, true)]
    [DataRow(1, true)]
    [DataRow(4, false)]
    public void VerifyPeerDoesNotVerify(int verification, bool accepted)
    {
        using var server = new OpenSslServer(certificates.Server(wrongCa: true));
        var socket = new Nano.Sockets.Socket(Nano.Sockets.AddressFamily.InterNetwork, Nano.Sockets.SocketType.Stream, Nano.Sockets.ProtocolType.Tcp);
        socket.Connect(new Nano.IPEndPoint(Nano.IPAddress.Loopback, server.Port));
        using var stream = new Nano.Security.SslStream(socket) { SslVerification = (Nano.Security.SslVerification)verification };
        var ca = new nano::System.Security.Cryptography.X509Certificates.X509Certificate(certificates.CaPem);
        bool done = true;
        try { stream.AuthenticateAsClient("other.test", null, ca, Nano.Security.SslProtocols.Tls12); }
        catch (Nano.Sockets.SocketException) { done = false; }
        Assert.AreEqual(accepted, done);
    }

    /// <summary>Without a CA nothing is trusted, not even what the PC trusts; the device's store counts besides the CA that is given.</summary>
    [TestMethod]
    public void DeviceStoreIsTrustedToo()
    {
        using var server = new OpenSslServer(certificates.Server());
        Assert.IsFalse(Handshake());
        Assert.IsTrue(Nano.Security.CertificateManager.AddCaCertificateBundle(certificates.CaPem));
        Assert.IsTrue(Handshake());

        bool Handshake()
        {
            var socket = new Nano.Sockets.Socket(Nano.Sockets.AddressFamily.InterNetwork, Nano.Sockets.SocketType.Stream, Nano.Sockets.ProtocolType.Tcp);
            socket.Connect(new Nano.IPEndPoint(Nano.IPAddress.Loopback, server.Port));
            using var stream = new Nano.Security.SslStream(socket);
            try { stream.AuthenticateAsClient(TestCertificates.ServerName, Nano.Security.SslProtocols.Tls13); }
            catch (Nano.Sockets.SocketException) { return false; }
            return true;
        }
    }

    private void Refused((string, string) identity, params string[] options)
    {
        using var server = new OpenSslServer(identity, options);
        settings.Port = server.Port;
        Sell();
        Expect(HostVerdict.NotSent, LinkFault.TlsRefused, "cs");
    }

    private void Expect(HostVerdict verdict, LinkFault fault, string trail)
    {
        Assert.AreEqual(verdict, answer.Verdict);
        Assert.AreEqual(fault, answer.Fault);
        Assert.AreEqual(trail, progress.Trail);
    }

    private void Sell() => host.Exchange(Request(), answer, progress);

    private static HostRequest Request()
    {
        var request = new HostRequest { Kind = TransactionKind.Sale, Amount = 123, Stan = 2, Batch = 12, EntryMode = 2, PinEntered = true, PanLength = 16, Track2Length = 37, PinLength = 6 };
        Hex.Ascii("6226090000000048").CopyTo(request.Pan, 0);
        Hex.Ascii("6226090000000048=30121200000012345678").CopyTo(request.Track2, 0);
        Hex.Ascii("123456").CopyTo(request.Pin, 0);
        return request;
    }

    /// <summary>Does something to the network just before the message goes.</summary>
    private sealed class CutAtSend(TestProgress inner, Action action) : IHostProgress
    {
        public bool OnStage(HostStage stage, int secondsLeft) => inner.OnStage(stage, secondsLeft);

        public void BeforeSend()
        {
            inner.BeforeSend();
            action();
        }
    }
}
