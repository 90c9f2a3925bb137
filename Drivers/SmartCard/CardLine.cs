using System;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Uart;

namespace PosFirmware.Drivers.SmartCard;

/// <summary>
/// The one wire between terminal and card, character by character: convention, echo, time limits (hardware.md section 2.4).
/// </summary>
/// <remarks>
/// The terminal may stand still for 300 ms at any call. So a limit is judged only after a look at the FIFO that came later than
/// it: what arrived in time counts, however late it is noticed. The FIFO is the only memory meanwhile; when it ran over,
/// <see cref="Lost"/> says so.
/// </remarks>
internal sealed class CardLine
{
    /// <summary>Instead of a character: none came in time.</summary>
    public const int Late = -1;
    /// <summary>Instead of a character: one with wrong parity or no stop bit.</summary>
    public const int Bad = -2;
    /// <summary>Instead of a character: at least one is missing.</summary>
    public const int Lost = -3;
    /// <summary>Instead of a character: the card has no power any more.</summary>
    public const int Off = -4;
    /// <summary>Of <see cref="Send"/>: what came back is not what was sent.</summary>
    public const int Collision = -5;

    private const int Fifo = 64;
    private const int LookMicros = 300, LooksBeforeSleep = 20, SleepMicros = 12000;
    private const int EchoSlackMicros = 20000;

    private readonly IUart uart;
    private readonly Tda8035 power;
    private readonly IClock clock;
    private readonly byte[] arrived = new byte[Fifo], leaving = new byte[Fifo];
    private int next, count, looks;
    private bool lastIsBad, lost, inverse, otherParity;
    private long heardAt;

    public CardLine(IUart uart, Tda8035 power, IClock clock)
    {
        this.uart = uart;
        this.power = power;
        this.clock = clock;
    }

    /// <summary>Elementary time unit in nanoseconds.</summary>
    public int EtuNanos { get; private set; }

    /// <summary>Rest that the card wants between our characters, in etu beyond the usual 12.</summary>
    public int ExtraGuard { get; set; }

    /// <summary>Whatever is waited for, nobody waits longer: end of the command or of the power-up, in microseconds of the clock.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    /// <summary>True when <see cref="Deadline"/> has passed.</summary>
    public bool IsOver => clock.Micros > Deadline;

    /// <summary>So many etu in microseconds, rounded up.</summary>
    public long Micros(long etus) => (etus * EtuNanos + 999) / 1000;

    /// <summary>Sets the speed for direct convention; afterwards the line is empty.</summary>
    /// <param name="rate">F.</param>
    /// <param name="adjustment">D.</param>
    /// <returns>False: the UART cannot.</returns>
    public bool Open(int rate, int adjustment)
    {
        if (rate <= 0 || adjustment <= 0) return false;
        int baud = (int)((long)power.ClockHz * adjustment / rate);
        if (!uart.Configure(baud, inverse && !otherParity ? UartParity.Odd : UartParity.Even, true)) return false;
        EtuNanos = (int)(1000000000L * rate / power.ClockHz / adjustment);
        Empty();
        return true;
    }

    /// <summary>Before a reset: nothing is known of the card yet.</summary>
    public bool OpenForReset()
    {
        inverse = otherParity = false;
        ExtraGuard = 0;
        return Open(372, 1);
    }

    /// <summary>
    /// The first character has shown inverse convention: 3F looks like 03 with wrong parity. Until the answer to reset is complete
    /// the UART stays as it is, since a change would empty its FIFO; so what it takes for wrong parity is the right one.
    /// </summary>
    public void TurnInverse() => inverse = otherParity = true;

    /// <summary>The answer to reset is complete and the card silent: the UART may learn the parity.</summary>
    public void SettleConvention() => otherParity = false;

    /// <summary>Drops everything that has arrived.</summary>
    public void Drop()
    {
        uart.Clear();
        Empty();
    }

    /// <summary>Forgets every character that has passed: among them are PINs and card numbers.</summary>
    public void Wipe()
    {
        Array.Clear(arrived, 0, Fifo);
        Array.Clear(leaving, 0, Fifo);
        Empty();
    }

    /// <summary>Drops what arrives until the line has been quiet for so long.</summary>
    public void Drain(long quietMicros)
    {
        long limit = clock.Micros + 3000000;
        int character;
        do character = Receive(clock.Micros + quietMicros);
        while (character != Late && character != Off && clock.Micros < limit);
        Drop();
    }

    /// <summary>Waits for a character.</summary>
    /// <param name="limit">Latest moment of its arrival, in microseconds of the clock.</param>
    /// <returns>0 to 255, or <see cref="Late"/>, <see cref="Bad"/>, <see cref="Lost"/>, <see cref="Off"/>.</returns>
    public int Receive(long limit)
    {
        if (limit > Deadline) limit = Deadline;
        while (next == count)
        {
            if (lost) { lost = false; return Lost; }
            bool late = clock.Micros >= limit;
            Look();
            if (next < count || lost) continue;
            if (late) return Late;
            if (looks++ < LooksBeforeSleep || limit - clock.Micros < SleepMicros) clock.Spin(LookMicros);
            else
            {
                clock.Sleep(10);
                if (!power.Holds) { Look(); if (next == count) return Off; }
            }
        }
        bool bad = next == count - 1 && lastIsBad;
        int character = arrived[next++];
        return bad ? Bad : inverse ? Turn(character) : character;
    }

    /// <summary>The first character after a reset, as the UART sees it, with <see cref="Bad"/> in place of wrong parity but for 03.</summary>
    public int ReceiveFirst(long limit)
    {
        int character = Receive(limit);
        return character == Bad && arrived[next - 1] == 0x03 ? 0x03 : character == 0x03 ? Bad : character;
    }

    /// <summary>Sends characters and takes their echo off the line again.</summary>
    /// <param name="data">Characters.</param>
    /// <param name="start">First one.</param>
    /// <param name="length">How many.</param>
    /// <param name="atOnce">How many may be under way together: with their echo and whatever the card says at once they must fit into the FIFO.</param>
    /// <param name="turnaround">At least so many etu lie between the start of the card's last character and ours.</param>
    /// <returns>0, or a negative number as of <see cref="Receive"/>, or <see cref="Collision"/>.</returns>
    public int Send(byte[] data, int start, int length, int atOnce, int turnaround)
    {
        Await(turnaround);
        if (ExtraGuard > 0) atOnce = 1;
        while (length > 0)
        {
            int n = length < atOnce ? length : atOnce;
            for (int i = 0; i < n; i++) leaving[i] = (byte)(inverse ? Turn(data[start + i]) : data[start + i]);
            looks = 0;
            if (uart.Write(leaving, 0, n) != n) return Late;
            long limit = clock.Micros + Micros(12 * n) + EchoSlackMicros;
            for (int i = 0; i < n; i++)
            {
                int echo = Receive(limit);
                if (echo == Bad || echo >= 0 && echo != data[start + i]) return Collision;
                if (echo < 0) return echo;
            }
            if (ExtraGuard > 0) Guard();
            start += n;
            length -= n;
        }
        looks = 0;
        return 0;
    }

    /// <summary>
    /// The guard before our turn, from the last character that the card has sent, also one that nobody was waiting for: what has come
    /// meanwhile is dropped, and the guard begins anew.
    /// </summary>
    private void Await(int turnaround)
    {
        for (int strays = 0; strays < Fifo; strays++)
        {
            // The card's last character began at least ten etu before it was noticed.
            long rest = heardAt + Micros(turnaround - 9) - clock.Micros;
            if (rest > 0) clock.Spin((int)rest);
            if (next == count) Look();
            if (next == count) return;
            Empty();
        }
    }

    private void Guard()
    {
        for (long left = Micros(ExtraGuard + 2); left > 0; left -= 9000) clock.Spin(left > 9000 ? 9000 : (int)left);
    }

    private void Look()
    {
        next = 0;
        count = uart.Read(arrived, 0, otherParity ? 1 : Fifo); // a call ends with a character that looks wrong, and here the right ones do
        UartErrors errors = uart.Errors;
        if (errors == UartErrors.NoChip) count = 0;
        lastIsBad = (errors & UartErrors.Framing) != 0 || (errors & UartErrors.Parity) != 0 != otherParity;
        lost |= (errors & UartErrors.Overrun) != 0;
        if (count == 0) return;
        heardAt = clock.Micros;
        looks = 0;
    }

    private void Empty()
    {
        next = count = looks = 0;
        lastIsBad = lost = false;
    }

    /// <summary>Inverse convention: bits upside down, highest first.</summary>
    private static int Turn(int value) => BitOrder.Turn((byte)~value);
}
