using System;
using System.Collections.Generic;
using System.Linq;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.SmartCard;
using Bench.VirtualBoard.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Uart;

namespace PosFirmware.Tests.Bench.Uart;

[TestClass]
public sealed class Sc16is752Tests
{
    private readonly Handheld bench = new();
    private readonly byte[] buffer = new byte[100];
    private HandheldBoard board = null!;
    private IUart line = null!;
    private SerialPeer peer = null!;
    private readonly List<SerialCharacter> heard = [];

    [TestInitialize]
    public void Bind()
    {
        bench.Bind();
        board = new HandheldBoard(new BoardClock(bench), bench.Flash);
        line = board.Uart.B;
        peer = new SerialPeer(bench.Clock, bench.Uart.B.Tx, bench.Uart.B.Rx, SerialFormat.AtBaud(9600)) { Heard = heard.Add };
    }

    [TestCleanup]
    public void Unbind()
    {
        Machine.Unbind();
        Assert.AreEqual("", string.Join("; ", bench.Complaints));
    }

    private static byte[] Count(int n) => [.. Enumerable.Range(1, n).Select(i => (byte)(i * 37))];

    private void Wait(int milliseconds) => board.Clock.Spin(milliseconds * 1000);

    [TestMethod]
    public void Characters_go_both_ways_at_the_programmed_speed()
    {
        Assert.IsTrue(line.Configure(9600, UartParity.None, false));
        byte[] sent = Count(40);
        long start = bench.Clock.NowUs;
        Assert.AreEqual(40, line.Write(sent, 0, 40));
        Assert.IsFalse(line.IsSent);
        while (!line.IsSent) board.Clock.Spin(100);
        long took = bench.Clock.NowUs - start;
        Assert.IsTrue(took is > 41_600 and < 42_600, $"{took} us for 40 characters of 1041.7 us");
        CollectionAssert.AreEqual(sent, heard.Select(c => c.Data).ToArray());
        Assert.IsTrue(heard.All(c => c.Good));

        peer.Send(sent);
        Wait(20);
        Assert.IsTrue(line.Waiting is 18 or 19, $"{line.Waiting} characters in 20 ms");
        Wait(30);
        Assert.AreEqual(40, line.Read(buffer, 3, 90));
        Assert.AreEqual(UartErrors.None, line.Errors);
        CollectionAssert.AreEqual(sent, buffer[3..43]);
        Assert.AreEqual(0, line.Read(buffer, 0, 90));
    }

    [TestMethod]
    public void A_full_fifo_takes_no_more_and_is_sent_without_gaps()
    {
        line.Configure(9600, UartParity.None, false);
        byte[] sent = Count(100);
        int taken = line.Write(sent, 0, 100);
        Assert.AreEqual(64, taken);
        while (taken < 100)
        {
            Wait(10);
            taken += line.Write(sent, taken, 100 - taken);
        }
        Wait(120);
        CollectionAssert.AreEqual(sent, heard.Select(c => c.Data).ToArray());
        Assert.IsTrue(heard.Zip(heard.Skip(1)).All(pair => Math.Abs(pair.Second.StartNs - pair.First.StartNs - 1_041_667) < 10));
    }

    [TestMethod]
    public void Nobody_reads_and_the_fifo_runs_over()
    {
        line.Configure(9600, UartParity.None, false);
        peer.Send(Count(70));
        Wait(100);
        Assert.AreEqual(64, line.Waiting);
        Assert.AreEqual(30, line.Read(buffer, 0, 30));
        Assert.AreEqual(UartErrors.Overrun, line.Errors);
        Assert.AreEqual(34, line.Read(buffer, 30, 64));
        Assert.AreEqual(UartErrors.None, line.Errors);
        CollectionAssert.AreEqual(Count(64), buffer[..64]);
        Assert.AreEqual(6, bench.Uart.B.Overruns);
    }

    [TestMethod]
    public void A_pause_in_the_middle_of_reading_is_told()
    {
        line.Configure(9600, UartParity.None, false);
        for (int at = 0; at < 4; at++)
        {
            line.Clear();
            peer.Send(Count(70));
            Wait(60);
            int call = 0;
            bench.PauseNs = () => call++ == at ? 300_000_000 : 0;
            int read = line.Read(buffer, 0, 64);
            UartErrors errors = line.Errors;
            bench.PauseNs = null;
            Wait(20);
            read += line.Read(buffer, read, 100 - read);
            errors |= line.Errors;
            Assert.AreEqual(read < 70, (errors & UartErrors.Overrun) != 0, $"pause at call {at}: {read} characters, {errors}");
            CollectionAssert.AreEqual(Count(64), buffer[..64]);
        }
    }

    [TestMethod]
    public void Parity_and_framing_errors_belong_to_their_character()
    {
        line.Configure(9600, UartParity.Even, true);
        peer.Format = SerialFormat.AtBaud(9600, SerialParity.Even, 2);
        peer.Send([1, 2]);
        Wait(10);
        peer.Format = SerialFormat.AtBaud(9600, SerialParity.Odd, 2);
        peer.Send([3]);
        Wait(10);
        peer.Format = SerialFormat.AtBaud(9600, SerialParity.Even, 2);
        peer.Send([4, 5]);
        Wait(10);
        Assert.AreEqual(3, line.Read(buffer, 0, 100));
        Assert.AreEqual(UartErrors.Parity, line.Errors);
        Assert.AreEqual(2, line.Read(buffer, 3, 100));
        Assert.AreEqual(UartErrors.None, line.Errors);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5 }, buffer[..5]);

        bench.Uart.B.Rx.PullLow(bench.Clock.NowNs, 2_000_000);
        Wait(10);
        Assert.AreEqual(1, line.Read(buffer, 0, 100));
        Assert.AreEqual(UartErrors.Framing | UartErrors.Break, line.Errors & ~UartErrors.Parity);
    }

    [TestMethod]
    public void A_wrong_speed_gives_garbage_not_data()
    {
        line.Configure(9600, UartParity.Even, false);
        peer.Format = SerialFormat.AtBaud(19200, SerialParity.Even);
        peer.Send(Count(30));
        Wait(50);
        UartErrors errors = UartErrors.None;
        int read = 0, n;
        while ((n = line.Read(buffer, read, 100 - read)) > 0)
        {
            read += n;
            errors |= line.Errors;
        }
        Assert.AreNotEqual(UartErrors.None, errors);
        CollectionAssert.AreNotEqual(Count(30), buffer[..30]);
    }

    [TestMethod]
    public void Speeds_that_the_crystal_cannot_make_are_refused()
    {
        foreach (int baud in new[] { 1200, 9600, 12903, 19200, 38400, 57600 }) Assert.IsTrue(line.Configure(baud, UartParity.None, false), $"{baud}");
        foreach (int baud in new[] { 0, -1, 115200, 2_000_000 }) Assert.IsFalse(line.Configure(baud, UartParity.None, false), $"{baud}");
        line.Configure(9600, UartParity.None, false);
        Assert.AreEqual(1e9 / 9600, bench.Uart.B.Format.BitNs, 0.001);
        board.Uart.A.Configure(12903, UartParity.Even, true);
        Assert.AreEqual(77_500, bench.Uart.A.Format.BitNs, 0.001, "372 clocks of 4.8 MHz");
    }

    [TestMethod]
    public void Channels_do_not_mix()
    {
        line.Configure(9600, UartParity.None, false);
        board.Uart.A.Configure(12903, UartParity.Even, true);
        peer.Send(Count(10));
        bench.Uart.A.Rx.Send(bench.Clock.NowNs, 77_500, 0x1A5, 9); // A5 with a parity bit too many
        Wait(20);
        Assert.AreEqual(1, board.Uart.A.Read(buffer, 0, 100));
        Assert.AreEqual(0xA5, buffer[0]);
        Assert.AreEqual(UartErrors.Parity, board.Uart.A.Errors, "four ones want a 0");
        Assert.AreEqual(10, line.Read(buffer, 0, 100));
        CollectionAssert.AreEqual(Count(10), buffer[..10]);
    }

    [TestMethod]
    public void The_interrupt_line_is_low_while_characters_wait()
    {
        line.Configure(9600, UartParity.None, false);
        Assert.IsFalse(board.Uart.WantsService);
        peer.Send([7]);
        Wait(10);
        Assert.IsTrue(board.Uart.WantsService, "one character, after the time-out of four");
        line.Read(buffer, 0, 100);
        Assert.IsFalse(board.Uart.WantsService);
        peer.Send(Count(20));
        Wait(10);
        Assert.IsTrue(board.Uart.WantsService);
    }

    [TestMethod]
    public void Pins_take_their_safe_level_first_and_again_after_a_reset_of_the_chip()
    {
        var low = new List<string>();
        foreach (Net net in new[] { bench.Nets.CardActivate, bench.Nets.QrTrigger }) net.Changed += level => { if (!level) low.Add(net.Name); };
        IOutputPin activate = board.Uart.OutputPin(UartPins.CardActivate, true), trigger = board.Uart.OutputPin(UartPins.QrTrigger, true);
        IInputPin off = board.Uart.InputPin(UartPins.CardOff);
        line.Configure(9600, UartParity.None, false);
        Assert.AreEqual("", string.Join(" ", low));
        Assert.IsTrue(bench.Nets.CardActivate.IsDriven && bench.Nets.QrTrigger.IsDriven);
        Assert.IsFalse(off.Read(), "no card in the slot");
        bench.InsertCard(new ContactCard(null!));
        Wait(20);
        Assert.IsTrue(off.Read());
        bench.RemoveCard();
        Wait(10);

        activate.Write(false);
        trigger.Write(false);
        Assert.AreEqual("CMDVCCN QR_TRIG_n", string.Join(" ", low));
        int starts = board.Uart.Starts;
        bench.Uart.Reset(); // ESD
        Assert.IsTrue(bench.Nets.CardActivate.Level, "resistors");
        Assert.IsTrue(board.Uart.Ensure());
        Assert.AreEqual(starts + 1, board.Uart.Starts);
        Assert.IsTrue(bench.Nets.CardActivate.Level && bench.Nets.CardActivate.IsDriven, "the card is not switched on again by itself");
        peer.Send([9]);
        Wait(10);
        Assert.AreEqual(1, line.Read(buffer, 0, 10), "channel B works as before");
    }

    [TestMethod]
    public void A_chip_that_does_not_answer_is_told()
    {
        bench.Uart.Dead = true;
        Assert.IsFalse(line.Configure(9600, UartParity.None, false));
        Assert.IsFalse(board.Uart.IsPresent);
        Assert.AreEqual(0, line.Read(buffer, 0, 10));
        Assert.AreEqual(UartErrors.NoChip, line.Errors);
        Assert.AreEqual(0, line.Write(buffer, 0, 10));
        Assert.AreEqual(0, line.Waiting);
        bench.Uart.Dead = false;
        Assert.IsTrue(line.Configure(9600, UartParity.None, false));
        Assert.IsTrue(board.Uart.IsPresent);

        bench.Uart.CrystalStopped = true;
        line.Write(buffer, 0, 3);
        Wait(50);
        Assert.IsFalse(line.IsSent, "the crystal stands");
    }

    [TestMethod]
    public void The_driver_allocates_nothing()
    {
        line.Configure(9600, UartParity.None, false);
        line.Write(buffer, 0, 10);
        line.Read(buffer, 0, 10);
        long silicon = bench.SimulationBytes, all = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            line.Write(buffer, 0, 10);
            line.Read(buffer, 0, 64);
            _ = line.IsSent;
            board.Clock.Sleep(20);
        }
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - all - (bench.SimulationBytes - silicon));
    }
}
