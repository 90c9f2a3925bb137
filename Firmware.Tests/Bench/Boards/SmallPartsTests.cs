using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.Sound;

namespace PosFirmware.Tests.Bench.Boards;

/// <summary>Buzzer, tamper loop and watchdog, with their drivers.</summary>
[TestClass]
public sealed class SmallPartsTests
{
    private readonly Handheld bench = new();
    private HandheldBoard board = null!;

    [TestInitialize]
    public void PowerOn()
    {
        bench.Bind();
        board = new HandheldBoard(new BoardClock(bench), bench.Flash);
    }

    [TestCleanup]
    public void PowerOff() => Machine.Unbind();

    private void Run(int ms, Action tick)
    {
        for (int i = 0; i < ms / 10; i++)
        {
            tick();
            board.Clock.Sleep(10);
        }
    }

    [TestMethod]
    public void Error_is_three_beeps_of_about_150_ms()
    {
        board.Beeper.Play(Beep.Error);
        Run(1000, board.Beeper.Poll);
        Assert.AreEqual(3, bench.Buzzer.Sounds.Count);
        foreach (var (_, length) in bench.Buzzer.Sounds) Assert.IsTrue(length is >= 145 and <= 175, $"{length} ms");
        Assert.IsFalse(bench.Buzzer.IsOn);
        Assert.AreEqual(0, bench.Complaints.Count);
    }

    [TestMethod]
    public void A_tone_ends_though_nobody_looks()
    {
        board.Beeper.Play(Beep.Ok);
        board.Clock.Spin(1_000_000); // a page, a handshake, a write to the flash
        Assert.IsFalse(bench.Buzzer.IsOn);
        Assert.IsTrue(bench.Buzzer.Sounds[0].LengthMs is >= 195 and <= 205, $"{bench.Buzzer.Sounds[0].LengthMs} ms");
        Assert.AreEqual(0, bench.Complaints.Count);
    }

    [TestMethod]
    public void Knocks_of_a_millisecond_do_not_trip_and_an_opened_case_does_within_150_ms()
    {
        var random = new Random(7);
        for (int i = 0; i < 200; i++)
        {
            bench.Case.Glitch(1000, random.Next(100_000));
            Run(110, () => board.TamperLoop.Poll());
        }
        Assert.IsFalse(board.TamperLoop.IsTripped);
        bench.Case.Open();
        Run(150, () => board.TamperLoop.Poll());
        Assert.IsTrue(board.TamperLoop.IsTripped);
        bench.Case.Close();
        Run(500, () => board.TamperLoop.Poll());
        Assert.IsTrue(board.TamperLoop.IsTripped);
    }

    [TestMethod]
    public void The_watchdog_wants_kicks_only_while_head_voltage_is_on()
    {
        board.Clock.Sleep(5000);
        Assert.AreEqual(0, bench.Complaints.Count);
        var headPower = new Net("VH of its own", false); // the printer would not stand a head voltage without lines
        _ = new WatchdogTimer(bench, bench.Nets.WatchdogKick, headPower);
        headPower.Drive(this, true);
        Run(5000, board.Watchdog.Kick);
        Assert.AreEqual(0, bench.Complaints.Count);
        board.Clock.Sleep(1700);
        Assert.AreEqual(1, bench.Complaints.Count);
    }
}
