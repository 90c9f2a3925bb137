using System;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Contactless;

/// <summary>
/// Frames of a PN532 over SPI (NXP UM0701-02, 6.2): command, acknowledge, answer. The chip says by its status byte when there is
/// something to read. Every wait has a limit.
/// </summary>
public sealed class Pn532
{
    /// <summary>Most bytes behind the command code, in either direction.</summary>
    public const int MaxData = 263;

    private const byte WriteData = 0x01, ReadStatus = 0x02, ReadData = 0x03;
    private const byte ToChip = 0xD4, FromChip = 0xD5;
    private const int Overhead = 12; // direction, preamble, start, extended length, identifier, code, checksum, postamble
    private const int AcknowledgeMicros = 15000, PollMicros = 500, BusyPolls = 40, Tries = 3;

    private readonly ISpiPeripheral port;
    private readonly IClock clock;
    private readonly byte[] send = new byte[MaxData + Overhead], receive = new byte[MaxData + Overhead];
    private byte code;

    /// <summary>Nothing is sent yet.</summary>
    public Pn532(ISpiPeripheral port, IClock clock)
    {
        this.port = port;
        this.clock = clock;
    }

    /// <summary>Data of the next command, and of the last answer, without the command code.</summary>
    public byte[] Data { get; } = new byte[MaxData];

    /// <summary>Bytes of the last answer.</summary>
    public int Length { get; private set; }

    /// <summary>Wakes the chip up by its select line.</summary>
    public void Wake() => port.Pulse(2000);

    /// <summary>True when the chip has something to read. One frame of two bytes.</summary>
    public bool IsReady
    {
        get
        {
            send[0] = BitOrder.Turn(ReadStatus);
            send[1] = 0;
            port.Transfer(send, receive, 2);
            return (BitOrder.Turn(receive[1]) & 1) != 0;
        }
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <param name="command">Command code.</param>
    /// <param name="count">Bytes of <see cref="Data"/> that go with it.</param>
    /// <param name="limitMs">Time for the answer in milliseconds.</param>
    /// <param name="expected">Bytes that the answer usually has; a longer one is asked for again.</param>
    /// <returns>False: no answer, or none that could be read. The chip is idle then.</returns>
    public bool Command(byte command, int count, int limitMs, int expected)
    {
        if (!Begin(command, count)) return false;
        if (!WaitReady(limitMs)) { Stop(); return false; }
        return Finish(expected);
    }

    /// <summary>Sends a command and waits for its acknowledgement only.</summary>
    public bool Begin(byte command, int count)
    {
        code = command;
        int length = Frame(command, count);
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            port.Write(send, 0, length);
            if (WaitAcknowledge()) return true;
            length = Frame(command, count); // the status frame has used the buffer
        }
        return false;
    }

    /// <summary>Reads the answer of a command that was begun; only when <see cref="IsReady"/>.</summary>
    public bool Finish(int expected)
    {
        int room = expected + Overhead;
        if (room > receive.Length) room = receive.Length;
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            int needed = Read(room);
            if (needed == 0) return true;
            if (needed > room) room = needed; // it is longer than usual
            Say(true);
            if (!WaitReady(AcknowledgeMicros / 1000)) return false;
        }
        Stop();
        return false;
    }

    /// <summary>Makes the chip give up what it is doing.</summary>
    public void Stop() => Say(false);

    /// <summary>Forgets every byte that has passed.</summary>
    public void Wipe()
    {
        Array.Clear(Data, 0, Data.Length);
        Array.Clear(send, 0, send.Length);
        Array.Clear(receive, 0, receive.Length);
        Length = 0;
    }

    /// <summary>Acknowledge (stops the chip) or not (it sends its answer again).</summary>
    private void Say(bool again)
    {
        send[0] = WriteData;
        send[1] = 0;
        send[2] = 0;
        send[3] = 0xFF;
        send[4] = again ? (byte)0xFF : (byte)0;
        send[5] = again ? (byte)0 : (byte)0xFF;
        send[6] = 0;
        BitOrder.Turn(send, 7);
        port.Write(send, 0, 7);
    }

    private int Frame(byte command, int count)
    {
        int n = 0, length = count + 2;
        send[n++] = WriteData;
        send[n++] = 0;
        send[n++] = 0;
        send[n++] = 0xFF;
        if (length > 255)
        {
            send[n++] = 0xFF;
            send[n++] = 0xFF;
            send[n++] = (byte)(length >> 8);
            send[n++] = (byte)length;
            send[n++] = (byte)-((length >> 8) + length);
        }
        else
        {
            send[n++] = (byte)length;
            send[n++] = (byte)-length;
        }
        send[n++] = ToChip;
        send[n++] = command;
        int sum = ToChip + command;
        for (int i = 0; i < count; i++)
        {
            send[n++] = Data[i];
            sum += Data[i];
        }
        send[n++] = (byte)-sum;
        send[n++] = 0;
        BitOrder.Turn(send, n);
        return n;
    }

    private bool WaitAcknowledge()
    {
        long end = clock.Micros + AcknowledgeMicros;
        while (true)
        {
            bool late = clock.Micros > end; // looked at first: a pause may lie between the two
            if (IsReady) break;
            if (late) return false;
            clock.Spin(PollMicros);
        }
        // One that came damaged still came: the command is being worked on, and must not be given twice.
        Clock(7);
        return true;
    }

    /// <summary>Short waits by turning on the spot, long ones by giving the processor away.</summary>
    private bool WaitReady(int limitMs)
    {
        long end = clock.Micros + limitMs * 1000L;
        for (int polls = 0; ; polls++)
        {
            bool late = clock.Micros > end;
            if (IsReady) return true;
            if (late) return false;
            if (polls < BusyPolls) clock.Spin(PollMicros);
            else clock.Sleep(10);
        }
    }

    private void Clock(int count)
    {
        send[0] = BitOrder.Turn(ReadData);
        for (int i = 1; i < count; i++) send[i] = 0;
        port.Transfer(send, receive, count);
        BitOrder.Turn(receive, count);
    }

    /// <summary>Reads a frame into <see cref="Data"/>.</summary>
    /// <returns>0 when it is good; else the bytes that must be clocked to get all of it, or 1 when it is broken.</returns>
    private int Read(int room)
    {
        const int Broken = 1;
        Length = 0;
        Clock(room);
        int at = 1;
        while (at < room - 1 && !(receive[at] == 0 && receive[at + 1] == 0xFF)) at++;
        at += 2;
        if (at + 5 > room) return Broken;
        int length = receive[at];
        if (length == 0xFF && receive[at + 1] == 0xFF)
        {
            length = (receive[at + 2] << 8) | receive[at + 3];
            if (((receive[at + 2] + receive[at + 3] + receive[at + 4]) & 0xFF) != 0) return Broken;
            at += 5;
        }
        else
        {
            if (((length + receive[at + 1]) & 0xFF) != 0) return Broken;
            at += 2;
        }
        if (length < 2 || at + length + 1 > receive.Length) return Broken;
        if (at + length + 1 > room) return at + length + 1;
        int sum = 0;
        for (int i = 0; i <= length; i++) sum += receive[at + i];
        if ((sum & 0xFF) != 0 || receive[at] != FromChip || receive[at + 1] != (byte)(code + 1)) return Broken;
        Length = length - 2;
        for (int i = 0; i < Length; i++) Data[i] = receive[at + 2 + i];
        return 0;
    }
}
