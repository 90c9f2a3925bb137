namespace Bench.Acquirer;

/// <summary>
/// What one connection has received and sent at the TCP level, and whether the server still has work because of it. The
/// virtual clock of a bench stands still while bytes are under way or a server is busy.
/// </summary>
/// <remarks>
/// Busy means: bytes have come in and the reader has not yet come back to ask for more, or a message is being worked on.
/// Both are set before the bytes are counted, and cleared after everything sent because of them is counted, so there is no
/// moment at which bytes have arrived and nobody says so.
/// </remarks>
internal sealed class WireMeter
{
    private readonly Lock gate = new();
    private bool bytesInHand;
    private int work;
    private bool over;

    internal long Received { get; private set; }
    internal long Sent { get; private set; }

    internal bool IsBusy
    {
        get { lock (gate) return bytesInHand || work > 0; }
    }

    /// <summary>True when what a client has sent and got differs from this side's account, or this side is busy.</summary>
    internal bool InFlight(long clientSent, long clientReceived)
    {
        lock (gate) return !over && (bytesInHand || work > 0 || clientSent != Received || clientReceived != Sent);
    }

    internal void Arrived(int bytes)
    {
        lock (gate)
        {
            bytesInHand = true;
            Received += bytes;
        }
    }

    internal void AsksForMore()
    {
        lock (gate) bytesInHand = false;
    }

    internal void Leaves(int bytes)
    {
        lock (gate) Sent += bytes;
    }

    internal void Begin()
    {
        lock (gate) work++;
    }

    internal void End()
    {
        lock (gate) work--;
    }

    /// <summary>The connection has gone: nothing will come or go any more.</summary>
    internal void Finish()
    {
        lock (gate) over = true;
    }
}
