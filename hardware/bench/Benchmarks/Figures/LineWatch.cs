using Bench.Silicon;
using Bench.VirtualBoard;

namespace Bench.Benchmarks.Figures;

/// <summary>Hears when the firmware writes to and reads from its TLS connection, how long the line itself takes, and how long the processor sleeps.</summary>
internal sealed class LineWatch(Handheld board) : IWatch
{
    private static readonly HashSet<string> line = [.. new[] { DeviceCall.DnsGetHostEntry, DeviceCall.DnsLiteral, DeviceCall.SocketConnect, DeviceCall.SslStreamAuthenticateAsClient }.Select(c => c.ToString())];

    /// <summary>Board's time of the last write; of the last read.</summary>
    public long WroteNs { get; private set; }

    /// <summary>Board's time of the last read.</summary>
    public long ReadNs { get; private set; }

    /// <summary>Time of look-ups, connects and handshakes so far.</summary>
    public long LineNs { get; private set; }

    /// <summary>Time asleep so far.</summary>
    public long AsleepNs { get; private set; }

    /// <inheritdoc/>
    public void Passed(string? leaf, long ns)
    {
        if (leaf == Machine.Asleep) AsleepNs += ns;
        else if (leaf == nameof(DeviceCall.SslStreamWrite)) WroteNs = board.Clock.NowNs;
        else if (leaf == nameof(DeviceCall.SslStreamRead)) ReadNs = board.Clock.NowNs;
        else if (leaf is not null && line.Contains(leaf)) LineNs += ns;
    }
}
