using System.Net;
using System.Security.Authentication;

namespace Bench.Acquirer;

/// <summary>Settings of a bench acquirer.</summary>
public sealed record AcquirerOptions
{
    /// <summary>TCP port; 0: any free one.</summary>
    public int Port { get; init; }
    /// <summary>Address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;
    /// <summary>Folder for the certificates; null: made once per process and kept in memory.</summary>
    public string? DataFolder { get; init; }
    /// <summary>Ledger file; null: in memory.</summary>
    public string? LedgerFile { get; init; }
    /// <summary>Merchants, terminals, cards, rules.</summary>
    public BenchFile Book { get; init; } = BenchFile.Example();
    /// <summary>Host time, local to the acquirer; null: the PC's.</summary>
    public Func<DateTime>? Clock { get; init; }
    /// <summary>
    /// Runs an action once a time span has passed on the bench's clock; null: real time. On a virtual clock this is
    /// <c>(span, action) => clock.After(nanoseconds, action)</c>. The action only hands work over and returns at once.
    /// </summary>
    public Action<TimeSpan, Action>? Schedule { get; init; }
    /// <summary>Seed of the working keys; null: truly random.</summary>
    public int? KeySeed { get; init; }
    /// <summary>The same working keys at every sign-on (worked examples); null: drawn.</summary>
    public WorkingKeys? FixedKeys { get; init; }
    /// <summary>TLS versions that are accepted.</summary>
    public SslProtocols Protocols { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;
    /// <summary>Ask terminals for a certificate of our CA.</summary>
    public bool AskForClientCertificate { get; init; }
    /// <summary>Refuse terminals that have none. Needs <see cref="AskForClientCertificate"/>.</summary>
    public bool RequireClientCertificate { get; init; }
    /// <summary>Keep every message, masked, in the journal.</summary>
    public bool Journal { get; init; } = true;
}
