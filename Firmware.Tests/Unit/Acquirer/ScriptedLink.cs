using System;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Tests.Unit.Acquirer;

/// <summary>A link that does what a test says, and keeps what was sent.</summary>
public sealed class ScriptedLink : ILink
{
    private int given;

    /// <summary>Result of the next connects.</summary>
    public LinkFault ConnectResult;
    /// <summary>Result of the next handshakes.</summary>
    public LinkFault SecureResult;
    /// <summary>False: a kept connection is found dead.</summary>
    public bool Alive = true;
    /// <summary>False: sending fails.</summary>
    public bool SendWorks = true;
    /// <summary>Answer to the next message; null: silence.</summary>
    public byte[] Answer;
    /// <summary>Bytes handed out at a time.</summary>
    public int Chunk = 4096;
    /// <summary>True: the connection closes after the answer.</summary>
    public bool ClosesAfter;
    /// <summary>Number of connects.</summary>
    public int Connects;
    /// <summary>Number of messages sent.</summary>
    public int Sends;
    /// <summary>Last message.</summary>
    public byte[] Sent;

    /// <inheritdoc/>
    public bool IsOpen { get; private set; }

    /// <summary>Result of connects to the other host; it is there when <see cref="HasOther"/>.</summary>
    public LinkFault OtherResult;
    /// <summary>There is another host.</summary>
    public bool HasOther;

    private bool other;

    /// <inheritdoc/>
    public bool HasNetwork { get; set; } = true;

    /// <inheritdoc/>
    public bool SwitchHost()
    {
        other = HasOther && !other;
        return HasOther;
    }

    /// <inheritdoc/>
    public LinkFault Connect()
    {
        Connects++;
        return other ? OtherResult : ConnectResult;
    }

    /// <inheritdoc/>
    public LinkFault Secure()
    {
        IsOpen = SecureResult == LinkFault.None;
        return SecureResult;
    }

    /// <inheritdoc/>
    public bool IsAlive() => Alive;

    /// <inheritdoc/>
    public bool Send(byte[] data, int start, int count)
    {
        Sends++;
        Sent = new byte[count];
        Array.Copy(data, start, Sent, 0, count);
        given = 0;
        return SendWorks;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, int start, int count)
    {
        int left = Answer == null ? 0 : Answer.Length - given;
        if (left == 0) return ClosesAfter ? -1 : 0;
        if (count > Chunk) count = Chunk;
        if (count > left) count = left;
        Array.Copy(Answer, given, buffer, start, count);
        given += count;
        return count;
    }

    /// <inheritdoc/>
    public void Close() => IsOpen = false;
}

/// <summary>A clock that moves only when somebody sleeps.</summary>
public sealed class TestClock : IClock
{
    /// <inheritdoc/>
    public long Micros { get; private set; }
    /// <inheritdoc/>
    public long Millis => Micros / 1000;
    /// <inheritdoc/>
    public DateTime UtcNow => new DateTime(2026, 7, 17, 1, 30, 0).AddMilliseconds(Millis);
    /// <inheritdoc/>
    public void Wait(int milliseconds) => Sleep(milliseconds);

    /// <inheritdoc/>
    public void Sleep(int milliseconds) => Micros += milliseconds * 1000;
    /// <inheritdoc/>
    public void Spin(int micros) => Micros += micros;
}

/// <summary>Keeps what it was told, and gives up where a test wants it.</summary>
public sealed class TestProgress : IHostProgress
{
    private HostStage last = (HostStage)(-1);

    /// <summary>Stages in their order, one letter each: c s S W, and B for BeforeSend.</summary>
    public string Trail = "";
    /// <summary>Stage at which to give up; -1 never.</summary>
    public int GiveUpAt = -1;
    /// <summary>True: BeforeSend throws.</summary>
    public bool BeforeSendThrows;
    /// <summary>Calls while waiting.</summary>
    public int Waits;
    /// <summary>Seconds told at the first call of the stage.</summary>
    public int FirstSeconds;

    /// <inheritdoc/>
    public bool OnStage(HostStage stage, int secondsLeft)
    {
        if (stage == HostStage.Waiting) Waits++;
        if (stage != last)
        {
            Trail += "csSW"[(int)stage];
            FirstSeconds = secondsLeft;
        }
        last = stage;
        return (int)stage != GiveUpAt;
    }

    /// <inheritdoc/>
    public void BeforeSend()
    {
        Trail += "B";
        if (BeforeSendThrows) throw new InvalidOperationException();
    }
}
