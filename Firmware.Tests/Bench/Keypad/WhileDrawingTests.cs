using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Power;
using PosFirmware.Ui;

namespace PosFirmware.Tests.Bench.Keypad;

/// <summary>Keys while a page is drawn: entries take them, answers do not, and none is taken for one that is still down.</summary>
[TestClass]
public sealed class WhileDrawingTests
{
    private const int DrawingLooks = 12;

    private Handheld board;
    private HandheldBoard parts;
    private Desk desk;

    [TestInitialize]
    public void SitDown()
    {
        SimulatedFlash flash = new();
        board = new Handheld(flash);
        board.Bind();
        parts = new HandheldBoard(new BoardClock(board), flash);
        parts.Display.Start(Palette.Paper);
        desk = new Desk(new Page(parts.Display), new Strings(), parts.Clock, new TerminalTime(parts.Clock), parts.Keypad, parts.Beeper, parts.TamperLoop, parts.Watchdog,
            new BatteryGauge(parts.Analog, parts.Charging, parts.Clock));
    }

    [TestCleanup]
    public void StandUp() => global::Bench.Silicon.Machine.Unbind();

    [TestMethod]
    public void An_entry_takes_what_was_typed_while_it_was_drawn()
    {
        board.Keys.Tap(Key.D5, 50);
        Draw();
        board.Keys.Tap(Key.D7, 50);
        Draw();
        Assert.AreEqual(Key.D5, desk.NextKey(50));
        Assert.AreEqual(Key.D7, desk.NextKey(50));
        Assert.AreEqual(Key.None, desk.NextKey(50));
    }

    [TestMethod]
    public void Nobody_answers_a_page_that_he_cannot_read_yet()
    {
        board.Keys.Tap(Key.Enter, 50);
        Draw();
        Assert.AreEqual(Key.None, desk.WaitKey(50));
        Assert.AreEqual(Key.None, desk.NextKey(50));
    }

    [TestMethod]
    public void A_finger_that_is_still_down_when_the_page_stands_has_answered_it()
    {
        board.Keys.Press(Key.Enter);
        Draw();
        Assert.AreEqual(Key.Enter, desk.WaitKey(50));
        Assert.AreEqual(Key.None, desk.WaitKey(200));
    }

    [TestMethod]
    public void The_same_key_again_after_a_page_is_a_press_of_its_own()
    {
        board.Keys.Press(Key.Enter);
        Assert.AreEqual(Key.Enter, desk.WaitKey(100));
        board.Keys.Release(Key.Enter);
        Draw(); // without a look meanwhile its release would not have been seen
        board.Keys.Press(Key.Enter);
        Assert.AreEqual(Key.Enter, desk.WaitKey(100));
    }

    /// <summary>What is typed while the status bar or anything else but a page is drawn answers the page that stands.</summary>
    [TestMethod]
    public void A_press_while_something_small_is_drawn_is_a_press()
    {
        board.Keys.Tap(Key.D3, 50);
        for (int i = 0; i < DrawingLooks; i++)
        {
            parts.Clock.Sleep(10);
            desk.Meanwhile();
        }
        Assert.AreEqual(Key.D3, desk.WaitKey(50));
        Assert.AreEqual(Key.None, desk.WaitKey(50));
    }

    /// <summary>Whatever is painted looks at the keys by itself.</summary>
    [TestMethod]
    public void Painting_looks_at_the_keys()
    {
        board.Keys.Tap(Key.D3, 50);
        long end = parts.Clock.Millis + 120;
        for (ushort colour = 0; parts.Clock.Millis < end; colour++) parts.Display.Fill(0, 0, 200, 8, colour);
        Assert.AreEqual(Key.D3, desk.WaitKey(50));
    }

    /// <summary>What a page does between its lines, for about an eighth of a second.</summary>
    private void Draw()
    {
        for (int i = 0; i < DrawingLooks; i++)
        {
            parts.Clock.Sleep(10);
            desk.WhileDrawing();
        }
    }
}
