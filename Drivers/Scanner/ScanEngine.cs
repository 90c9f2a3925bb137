using System;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Uart;

namespace PosFirmware.Drivers.Scanner;

/// <summary>
/// Scan engine of the GM65 class on a UART, with its supply and trigger (hardware.md section 8). Off until it is armed. Its settings
/// are looked at each time, because codes on paper can change them: trigger by pin, codes end with CR, 9600 baud. Nothing blocks.
/// </summary>
public sealed class ScanEngine
{
    /// <summary>Longest code in characters.</summary>
    public const int MaxLength = 512;

    private const int Baud = 9600, OtherBaud = 57600; // 115,200 cannot be made from the crystal of the card clock
    private const int StartMs = 600, AnswerMs = 300, Tries = 2;
    private const int QuietMs = 100;       // without a tail, so much silence ends a code
    private const int SameCodeMs = 1000;   // the same code again within this is the same showing
    private const int ReleaseMs = 80, PressMs = 4500; // the engine gives up after 5 s
    private const int NoiseLength = 4;     // fewer spoilt characters are a spark and not a code
    private const int ModeZone = 0x0000, TailZone = 0x0060, BaudZone = 0x002A;
    private const int ModeMask = 0x03, Manual = 0x00, TailMask = 0x61, TailCr = 0x01;

    private enum Stage { Off, Starting, AskMode, SetMode, AskTail, SetTail, SetBaud, Released, Pressed }

    private readonly IUart uart;
    private readonly IOutputPin power, trigger;
    private readonly IClock clock;
    private readonly ScanCommand command = new ScanCommand();
    private readonly byte[] chunk = new byte[64], gathered = new byte[MaxLength];
    private Stage stage;
    private long since, lastByte, codeSeen = -SameCodeMs;
    private int count, tries, speed, value;
    private bool spoilt, tooLong, heard;

    /// <summary>Everything stays off until <see cref="Arm"/>.</summary>
    /// <param name="uart">Channel of the engine.</param>
    /// <param name="power">High: supplied.</param>
    /// <param name="trigger">Low: it scans.</param>
    /// <param name="clock">Time.</param>
    public ScanEngine(IUart uart, IOutputPin power, IOutputPin trigger, IClock clock)
    {
        this.uart = uart;
        this.power = power;
        this.trigger = trigger;
        this.clock = clock;
    }

    /// <summary>The code, ASCII; valid when <see cref="Poll"/> was true and <see cref="Verdict"/> is Ok.</summary>
    public byte[] Code { get; } = new byte[MaxLength];

    /// <summary>Characters of <see cref="Code"/>.</summary>
    public int Length { get; private set; }

    /// <summary>What came of the last code.</summary>
    public ScanVerdict Verdict { get; private set; }

    /// <summary>Why nothing can be scanned; the engine is off then. Begins anew with <see cref="Arm"/>.</summary>
    public ScanFault Fault { get; private set; }

    /// <summary>True while a code that is held up would be read.</summary>
    public bool IsReady => stage == Stage.Pressed || stage == Stage.Released;

    /// <summary>Switches it on. It is ready about 700 ms later, if it is there.</summary>
    public void Arm()
    {
        Fault = ScanFault.None;
        Wipe();
        codeSeen = clock.Millis - SameCodeMs;
        speed = Baud;
        heard = false;
        tries = 0;
        stage = Stage.Starting;
        // the UART first: its pin is the trigger, which must not be low when the engine comes up
        if (!uart.Configure(speed, UartParity.None, false))
        {
            Fail(ScanFault.NoUart);
            return;
        }
        trigger.Write(true);
        power.Write(true);
        Enter(Stage.Starting);
    }

    /// <summary>Switches it off, and forgets what was scanned.</summary>
    public void Disarm()
    {
        if (stage == Stage.Off) return;
        power.Write(false);
        trigger.Write(true);
        stage = Stage.Off;
        Wipe();
    }

    /// <summary>Looks for characters and goes on; to be called every 20 ms at least.</summary>
    /// <returns>True: a code was read, or what came was none: see <see cref="Verdict"/>.</returns>
    public bool Poll()
    {
        long now = clock.Millis;
        switch (stage)
        {
            case Stage.Off: return false;
            case Stage.Starting:
                if (now - since >= StartMs) Ask(Stage.AskMode);
                return false;
            case Stage.Released:
                if (now - since >= ReleaseMs) Press();
                return Gather(now);
            case Stage.Pressed:
                if (now - since >= PressMs && count == 0) Release();
                return Gather(now);
            default:
                Listen(now);
                return false;
        }
    }

    /// <summary>A payment code is as good as money for a minute.</summary>
    private void Wipe()
    {
        Array.Clear(Code, 0, Code.Length);
        Array.Clear(gathered, 0, gathered.Length);
        Array.Clear(chunk, 0, chunk.Length);
        Length = 0;
    }

    private void Enter(Stage next)
    {
        stage = next;
        since = clock.Millis;
    }

    private void Fail(ScanFault fault)
    {
        Disarm();
        Fault = fault;
    }

    // ---- settings ----

    private void Ask(Stage next)
    {
        if (next != stage) tries = 0;
        uart.Clear();
        switch (next)
        {
            case Stage.AskMode: command.Read(ModeZone); break;
            case Stage.SetMode: command.Write(ModeZone, value & ~ModeMask | Manual); break;
            case Stage.AskTail: command.Read(TailZone); break;
            case Stage.SetTail: command.Write(TailZone, value & ~TailMask | TailCr); break;
            case Stage.SetBaud: command.WriteTwo(BaudZone, 0x39, 0x01); break; // 9600
        }
        uart.Write(command.Bytes, 0, command.Length);
        Enter(next);
    }

    private void Listen(long now)
    {
        int got = uart.Read(chunk, 0, chunk.Length);
        if (uart.Errors == UartErrors.NoChip)
        {
            Fail(ScanFault.NoUart);
            return;
        }
        if (got > 0) heard = true;
        for (int i = 0; i < got; i++)
        {
            if (!command.Take(chunk[i])) continue;
            Answered();
            return;
        }
        if (now - since < AnswerMs) return;
        if (++tries < Tries) Ask(stage);
        else if (speed == Baud) OtherSpeed();
        else Fail(heard ? ScanFault.WrongSpeed : ScanFault.Absent);
    }

    private void OtherSpeed()
    {
        speed = OtherBaud;
        tries = 0;
        if (uart.Configure(speed, UartParity.None, false)) Ask(Stage.AskMode);
        else Fail(heard ? ScanFault.WrongSpeed : ScanFault.Absent);
    }

    private void Answered()
    {
        value = command.Value;
        switch (stage)
        {
            case Stage.AskMode when speed != Baud:
                Ask(Stage.SetBaud); // the FIFO would fill between two looks
                break;
            case Stage.SetBaud:
                speed = Baud;
                uart.Configure(speed, UartParity.None, false);
                Ask(Stage.AskMode);
                break;
            case Stage.AskMode:
                Ask((value & ModeMask) == Manual ? Stage.AskTail : Stage.SetMode);
                break;
            case Stage.SetMode:
                Ask(Stage.AskTail);
                break;
            case Stage.AskTail when (value & TailMask) != TailCr:
                Ask(Stage.SetTail);
                break;
            default:
                uart.Clear();
                Begin();
                Press();
                break;
        }
    }

    // ---- codes ----

    /// <summary>The UART is set up anew each time: one that was reset meanwhile would hold no trigger and hear nothing.</summary>
    private void Press()
    {
        if (!uart.Configure(speed, UartParity.None, false))
        {
            Fail(ScanFault.NoUart);
            return;
        }
        trigger.Write(false);
        Enter(Stage.Pressed);
    }

    private void Release()
    {
        trigger.Write(true);
        Enter(Stage.Released);
    }

    private void Begin()
    {
        count = 0;
        spoilt = false;
        tooLong = false;
    }

    private bool Gather(long now)
    {
        int got = uart.Read(chunk, 0, chunk.Length);
        UartErrors errors = uart.Errors;
        if (errors == UartErrors.NoChip)
        {
            Fail(ScanFault.NoUart);
            return false;
        }
        if (errors != UartErrors.None) spoilt = true;
        if (got > 0) lastByte = now;
        for (int i = 0; i < got; i++)
        {
            byte c = chunk[i];
            if (c == '\r' || c == '\n' || c == '\t')
            {
                if (count == 0 && !spoilt) continue;
                Array.Clear(chunk, 0, got); // what may follow is the same code once more
                return End(now);
            }
            if (c < 0x20 || c > 0x7E) spoilt = true;
            if (count < gathered.Length) gathered[count] = c;
            else tooLong = true;
            count++;
        }
        return (count > 0 || spoilt) && got == 0 && now - lastByte >= QuietMs && End(now);
    }

    /// <returns>True: whoever polls is told.</returns>
    private bool End(long now)
    {
        int length = count;
        bool bad = spoilt, isLong = tooLong;
        Begin();
        Release();
        if (bad || isLong)
        {
            Verdict = bad ? ScanVerdict.Garbled : ScanVerdict.TooLong;
            return length >= NoiseLength;
        }
        bool same = length == Length && now - codeSeen < SameCodeMs;
        for (int i = 0; i < length && same; i++) same = gathered[i] == Code[i];
        codeSeen = now;
        if (same) return false;
        Array.Copy(gathered, 0, Code, 0, length);
        Length = length;
        Verdict = ScanVerdict.Ok;
        return true;
    }
}
