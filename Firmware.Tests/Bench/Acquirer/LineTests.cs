using System;
using System.IO;
using System.Linq;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>The server on the wire: TLS, certificates, connections, the journal, and the account of bytes under way.</summary>
[TestClass]
public class LineTests : LineFixture
{
    [TestMethod]
    [DataRow(SslProtocols.Tls12)]
    [DataRow(SslProtocols.Tls13)]
    public void A_sale_over_tls(SslProtocols protocol)
    {
        using LineClient client = new LineClient(acquirer).Connect(protocol);
        Assert.AreEqual(protocol, client.Protocol);
        Assert.AreEqual("00", SignedOn(client).Sale(debit, 100)[39]);
    }

    [TestMethod]
    public void Certificate_is_of_our_ca_and_bears_both_names()
    {
        using (new LineClient(acquirer).Connect(name: "localhost")) { }
        Assert.ThrowsException<AuthenticationException>(() => new LineClient(acquirer).Connect(name: "elsewhere"));
        var stranger = new CertificateStore(null);
        Assert.ThrowsException<AuthenticationException>(() => new LineClient(acquirer).Connect(trust: stranger.Ca));
        Start(new AcquirerOptions { Protocols = SslProtocols.Tls13 });
        Assert.ThrowsException<AuthenticationException>(() => new LineClient(acquirer).Connect(SslProtocols.Tls12));
    }

    [TestMethod]
    public void Certificates_and_ledger_outlive_a_restart()
    {
        string folder = Directory.CreateTempSubdirectory("acquirer").FullName;
        try
        {
            var options = new AcquirerOptions { DataFolder = folder, LedgerFile = Path.Combine(folder, "ledger.db") };
            Start(options);
            string ca = acquirer.CaPem;
            using (LineClient client = Client()) SignedOn(client).Sale(debit, 100);
            Start(options);
            Assert.AreEqual(ca, acquirer.CaPem);
            using (LineClient client = Client())
            {
                var terminal = new TestTerminal(client.Exchange) { Stan = 50 };
                Assert.AreEqual("00", terminal.Sale(debit, 100)[39], "still signed on");
            }
            Assert.AreEqual(500000 - 200, acquirer.Ledger.CardById("cup-debit").Balance);
            Start(new AcquirerOptions());
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    [TestMethod]
    public void Client_certificate_can_be_demanded()
    {
        Start(new AcquirerOptions { AskForClientCertificate = true, RequireClientCertificate = true });
        using (LineClient good = new LineClient(acquirer).Connect(certificate: acquirer.Certificates.IssueClient("terminal"))) SignedOn(good);
        var stranger = new CertificateStore(null);
        foreach (var certificate in new[] { null, stranger.IssueClient("stranger") })
        {
            // With TLS 1.3 the refusal shows at the first read only.
            Assert.IsTrue(Refused(() =>
            {
                using LineClient bad = new LineClient(acquirer).Connect(certificate: certificate);
                return new TestTerminal(bad.Exchange).SignOn() == null;
            }));
        }
    }

    [TestMethod]
    public void Several_terminals_at_once()
    {
        string[] ids = ["12345678", "87654321"];
        Parallel.ForEach(ids, id =>
        {
            var terminal = new TestTerminal(null) { Id = id, Merchant = Book.Terminals.First(t => t.Id == id).Merchant };
            using LineClient client = Client();
            var own = new TestTerminal(client.Exchange) { Id = terminal.Id, Merchant = terminal.Merchant };
            own.SignOn();
            for (int i = 0; i < 20; i++)
            {
                Assert.AreEqual("00", own.Sale(debit, 10)[39]);
                using LineClient brief = Client();
                var other = new TestTerminal(brief.Exchange) { Id = own.Id, Merchant = own.Merchant, Stan = own.Stan++ };
                Assert.AreEqual("00", other.Sale(debit, 10)[39], "a short connection beside the long one");
            }
        });
        Assert.AreEqual(500000 - 2 * 20 * 20, acquirer.Ledger.CardById("cup-debit").Balance);
    }

    [TestMethod]
    public void Nothing_is_in_flight_exactly_when_the_answer_is_there()
    {
        using LineClient client = Client();
        TestTerminal terminal = SignedOn(client);
        for (int i = 0; i < 200; i++)
        {
            client.Send(SaleWire(terminal));
            byte[] answer = client.Settle();
            Assert.AreEqual("00", Iso8583Codec.Unpack(Frame.ParseWithLength(answer).Message)[39], $"round {i}");
        }
    }

    [TestMethod]
    public void Journal_keeps_messages_masked()
    {
        var seen = new System.Collections.Concurrent.ConcurrentQueue<MessageRecord>();
        acquirer.MessageLogged += seen.Enqueue;
        using LineClient client = Client();
        SignedOn(client).Sale(debit, 100);
        string all = string.Join('\n', acquirer.Ledger.Messages(100).Select(m => m.Text));
        Assert.AreEqual(4, seen.Count(m => m.Mti != ""));
        StringAssert.Contains(all, "622609******0048");
        Assert.IsFalse(all.Contains(debit.Pan));
        Assert.IsFalse(all.Contains("12345678901"), "nothing of the track");
    }
}
