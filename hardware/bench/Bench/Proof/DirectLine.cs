using Bench.Acquirer;
using Bench.Silicon;
using Bench.VirtualBoard;
using PosFirmware.Acquirer;

namespace Bench.Proof;

/// <summary>A moment of an exchange at which the power can go.</summary>
internal enum LinePoint
{
    /// <summary>Before the connection is made.</summary>
    Connecting,
    /// <summary>The connection stands, nothing has been sent.</summary>
    Connected,
    /// <summary>The first bytes of the request are out; the host will never see the whole of it.</summary>
    HalfSent,
    /// <summary>All of it is out, and it is lost on the way.</summary>
    SentAndLost,
    /// <summary>The host has booked it; nothing of the answer has arrived.</summary>
    Booked,
    /// <summary>Half of the answer has arrived.</summary>
    HalfAnswered,
    /// <summary>The whole answer has arrived, and the firmware has not looked at it.</summary>
    Answered,
}

/// <summary>A line straight into the engine of the acquirer: no sockets and no TLS, but every fault of the real one, and a count of moments.</summary>
internal sealed class DirectLine(ProofHost host) : ILink
{
    private const int ConnectMs = 80, HandshakeMs = 900, WaitMs = 100;

    private byte[] inbox = [];
    private byte[] outbox = [];
    private bool closedByHost, half;
    private int connection;
    private FaultOrder none = new(Fault.None, false, null, 0, "");
    private bool silent, refused;

    /// <summary>The board of now.</summary>
    internal Board Board { get; set; } = null!;

    /// <summary>Moments passed so far.</summary>
    internal int Points { get; private set; }

    /// <summary>Exchanges begun so far: tells the robot that the firmware has got on.</summary>
    internal int Requests { get; private set; }

    /// <summary>The power goes at this moment, counted from now; 0: never.</summary>
    internal int CutIn { get; set; }

    /// <summary>The line is dead.</summary>
    internal bool Down { get; set; }

    /// <inheritdoc/>
    public bool IsOpen { get; private set; }

    /// <summary>The line that is dead is somewhere beyond the terminal's own network.</summary>
    public bool HasNetwork => true;

    /// <inheritdoc/>
    public bool SwitchHost() => false;

    /// <inheritdoc/>
    public LinkFault Connect()
    {
        Pass(LinePoint.Connecting);
        Spend(ConnectMs);
        if (Down) return LinkFault.NotReachable;
        Fault fault = (host.Faults.TakeForConnection() ?? none).Fault;
        silent = fault == Fault.SilentAfterConnect;
        refused = fault is Fault.CloseAfterConnect or Fault.RefuseTls;
        connection++;
        inbox = [];
        outbox = [];
        closedByHost = half = false;
        return LinkFault.None;
    }

    /// <inheritdoc/>
    public LinkFault Secure()
    {
        Spend(silent ? 10_000 : HandshakeMs);
        if (silent || refused) return LinkFault.TlsRefused;
        IsOpen = true;
        Pass(LinePoint.Connected);
        return LinkFault.None;
    }

    /// <inheritdoc/>
    public bool IsAlive() => IsOpen && !closedByHost && !Down && inbox.Length == 0;

    /// <inheritdoc/>
    public bool Send(byte[] data, int start, int count)
    {
        Requests++;
        Pass(LinePoint.HalfSent);
        if (Down || closedByHost) return false;
        Pass(LinePoint.SentAndLost);
        outbox = data.AsSpan(start, count).ToArray();
        Deliver();
        Pass(LinePoint.Booked);
        Spend(1);
        return true;
    }

    private void Deliver()
    {
        string mti = Convert.ToHexString(outbox.AsSpan(13, 2));
        FaultOrder order = host.Faults.TakeForRequest(mti) ?? none;
        int mine = connection;
        switch (order.Fault)
        {
            case Fault.DropRequest: return;
            case Fault.CloseAfterRequest:
                closedByHost = true;
                return;
            case Fault.CloseBeforeResponse:
                host.Take(outbox, order, _ => { });
                closedByHost = true;
                return;
            case Fault.DelayResponse:
                host.Take(outbox, order, answer => Board.Clock.After((long)(order.Seconds * 1e9), () => Arrive(answer, mine)));
                return;
            case Fault.HalfRecord:
                host.Take(outbox, order, _ => { }); // half a TLS record is nothing
                return;
            default:
                host.Take(outbox, order, answer => Arrive(answer, mine));
                return;
        }
    }

    private void Arrive(byte[] answer, int toConnection)
    {
        if (toConnection == connection && IsOpen) inbox = [.. inbox, .. answer];
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, int start, int count)
    {
        if (inbox.Length == 0)
        {
            host.Pump();
            if (closedByHost || Down) return -1;
            if (inbox.Length == 0)
            {
                Spend(WaitMs);
                return 0;
            }
        }
        // two pieces: the firmware must be content with parts of a frame
        int length = half || inbox.Length < 2 ? inbox.Length : inbox.Length / 2;
        length = Math.Min(length, count);
        inbox.AsSpan(0, length).CopyTo(buffer.AsSpan(start));
        inbox = inbox[length..];
        Spend(1);
        Pass(half ? LinePoint.Answered : LinePoint.HalfAnswered);
        half = !half;
        return length;
    }

    /// <inheritdoc/>
    public void Close()
    {
        IsOpen = false;
        inbox = [];
    }

    /// <summary>The power is gone: the host sees the connection close.</summary>
    internal void Drop()
    {
        Close();
        connection++;
    }

    private void Pass(LinePoint point)
    {
        Points++;
        LastPoint = point;
        if (CutIn == 0 || --CutIn > 0) return;
        Board.CutPower();
        throw new PowerCutException();
    }

    /// <summary>Kind of the moment passed last.</summary>
    internal LinePoint LastPoint { get; private set; }

    private void Spend(int milliseconds)
    {
        Board.Clock.Advance(milliseconds * 1_000_000L);
        if (Board.PowerIsOff) throw new PowerCutException();
    }
}
