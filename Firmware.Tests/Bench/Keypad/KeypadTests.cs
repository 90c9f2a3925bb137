using Bench.Silicon;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Bench.Keypad;

[TestClass]
public sealed class KeypadTests : KeypadBench
{
    [TestMethod]
    public void Every_key_of_the_print_arrives_as_itself()
    {
        Key[] all = [.. Enum.GetValues<Key>().Where(k => k != Key.None)];
        Assert.AreEqual(20, all.Length);
        int ms = Bench.Keys.TapAll(all);
        Assert.AreEqual(Text(all), Text(Run(ms)));
    }

    [TestMethod]
    public void Each_of_200_bounces_gives_one_press_within_60_ms()
    {
        long worst = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            PowerOn(seed);
            Run(50 + seed % 10); // other phases of tick and finger
            Bench.Clock.Advance(seed * 50_000);
            long pressed = Bench.Clock.NowNs;
            Bench.Keys.Tap(Key.D5);
            Assert.AreEqual(Key.D5, FirstKey(out long atNs), $"seed {seed}");
            worst = Math.Max(worst, atNs - pressed);
            Assert.AreEqual("", Text(Run(300)), $"seed {seed}: a second press");
            Machine.Unbind();
        }
        Assert.IsTrue(worst < 60_000_000, $"{worst / 1000} us");
        Console.WriteLine($"slowest of 200 presses: {worst / 1000} us from contact to key");
    }

    private Key FirstKey(out long atNs)
    {
        for (int i = 0; i < 20; i++)
        {
            Key key = Pad.Poll();
            atNs = Bench.Clock.NowNs;
            if (key != Key.None) return key;
            Board.Clock.Sleep(10);
        }
        atNs = Bench.Clock.NowNs;
        return Key.None;
    }

    [TestMethod]
    public void Waiting_for_a_key_costs_no_spi_traffic_but_the_safety_poll()
    {
        Run(300);
        long bytes = Bench.Spi[1].Bytes, frames = Bench.Expander1.Frames;
        Run(2000);
        Assert.IsTrue(Bench.Expander1.Frames - frames <= 10 * 10, $"{Bench.Expander1.Frames - frames} frames in 2 s");
        Assert.IsTrue(Bench.Spi[1].Bytes - bytes <= 10 * 80, $"{Bench.Spi[1].Bytes - bytes} bytes in 2 s");
    }

    [TestMethod]
    public void A_bump_shorter_than_the_debounce_is_no_key()
    {
        Bench.Keys.Bounces = false;
        for (int i = 0; i < 20; i++)
        {
            Bench.Keys.Tap(Key.Enter, 12);
            Assert.AreEqual("", Text(Run(60)));
        }
    }

    [TestMethod]
    public void Three_corners_of_a_rectangle_give_nothing_until_all_are_up()
    {
        Bench.Keys.Press(Key.D1);
        Assert.AreEqual("D1", Text(Run(100)));
        Bench.Keys.Press(Key.D3);
        Bench.Keys.Press(Key.D4); // and the current path closes 6
        Assert.AreEqual("", Text(Run(200)));
        Assert.IsTrue(Pad.Multiple);
        Bench.Keys.Release(Key.D3);
        Assert.AreEqual("", Text(Run(200)));
        Bench.Keys.Tap(Key.D9);
        Assert.AreEqual("", Text(Run(200)), "still not all up");
        Bench.Keys.Release(Key.D1);
        Bench.Keys.Release(Key.D4);
        Run(100);
        Assert.IsFalse(Pad.Multiple);
        Bench.Keys.Tap(Key.D9);
        Assert.AreEqual("D9", Text(Run(200)));
    }

    [TestMethod]
    public void A_second_key_counts_outside_pin_mode_and_blocks_inside()
    {
        Bench.Keys.Press(Key.D1);
        Assert.AreEqual("D1", Text(Run(100)));
        Bench.Keys.Tap(Key.D5);
        Assert.AreEqual("D5", Text(Run(200)));
        Bench.Keys.Release(Key.D1);
        Run(100);

        Pad.PinMode = true;
        Bench.Keys.Press(Key.D1);
        Assert.AreEqual("D1", Text(Run(100)));
        Bench.Keys.Tap(Key.D5);
        Assert.AreEqual("", Text(Run(200)));
        Assert.IsTrue(Pad.Multiple);
        Bench.Keys.Release(Key.D1);
        Run(100);
        Bench.Keys.Tap(Key.D5);
        Assert.AreEqual("D5", Text(Run(200)));
    }

    [TestMethod]
    public void Two_keys_in_the_same_instant_are_nothing_in_either_mode()
    {
        Bench.Keys.Bounces = false;
        foreach (bool pin in new[] { false, true })
        {
            Pad.PinMode = pin;
            Bench.Keys.Tap(Key.D2);
            Bench.Keys.Tap(Key.D8);
            Assert.AreEqual("", Text(Run(250)));
            Assert.IsFalse(Pad.Multiple);
        }
    }

    [TestMethod]
    public void Clear_repeats_while_held_but_not_in_pin_mode_and_no_other_key_does()
    {
        Bench.Keys.Press(Key.Clear);
        List<Key> keys = Run(1500);
        Assert.IsTrue(keys.Count is >= 5 and <= 8 && keys.TrueForAll(k => k == Key.Clear), Text(keys));
        Bench.Keys.Release(Key.Clear);
        Run(100);

        Bench.Keys.Press(Key.D7);
        Assert.AreEqual("D7", Text(Run(1500)));
        Bench.Keys.Release(Key.D7);
        Run(100);

        Pad.PinMode = true;
        Bench.Keys.Press(Key.Clear);
        Assert.AreEqual("Clear", Text(Run(1500)));
    }

    [TestMethod]
    public void A_key_down_for_30_s_is_stuck_and_the_fault_goes_with_it()
    {
        Bench.Keys.Stick(Key.Menu);
        Assert.AreEqual("Menu", Text(Run(29_500)));
        Assert.AreEqual(KeypadFault.None, Pad.Fault);
        Run(1500);
        Assert.AreEqual(KeypadFault.KeyStuck, Pad.Fault);
        Assert.AreEqual(Key.Menu, Pad.StuckKey);
        Bench.Keys.Tap(Key.D3);
        Assert.AreEqual("D3", Text(Run(200)), "the others still work");
        Bench.Keys.Stick(Key.Menu, false);
        Run(300);
        Assert.AreEqual(KeypadFault.None, Pad.Fault);
    }

    [TestMethod]
    public void A_column_at_ground_is_a_fault_and_no_key()
    {
        for (int column = 0; column < 5; column++)
        {
            Bench.Keys.ShortColumn(column);
            Assert.AreEqual("", Text(Run(300)));
            Assert.AreEqual(KeypadFault.ColumnShort, Pad.Fault);
            Bench.Keys.ShortColumn(column, false);
            Run(300);
            Assert.AreEqual(KeypadFault.None, Pad.Fault);
        }
        Bench.Keys.Tap(Key.D0);
        Assert.AreEqual("D0", Text(Run(200)));
    }

    [TestMethod]
    public void All_four_keys_of_a_column_are_no_short()
    {
        Bench.Keys.Bounces = false;
        foreach (Key key in new[] { Key.D2, Key.D5, Key.D8, Key.D0 }) Bench.Keys.Press(key);
        Assert.AreEqual("", Text(Run(200)));
        Assert.AreEqual(KeypadFault.None, Pad.Fault);
        Assert.IsTrue(Pad.Multiple);
    }

    [TestMethod]
    public void An_expander_that_lost_its_registers_is_set_up_again()
    {
        Board.LcdReset.Write(true);
        Bench.Expander1.Reset();
        Assert.IsFalse(Bench.Nets.LcdReset.Level);
        Run(250);
        Assert.AreEqual(1, Board.Expanders.Restarts);
        Assert.IsTrue(Bench.Nets.LcdReset.Level, "outputs are as before");
        Bench.Keys.Tap(Key.D6);
        Assert.AreEqual("D6", Text(Run(200)));
    }

    [TestMethod]
    public void A_dead_expander_is_a_fault_that_ends_when_it_comes_back()
    {
        Bench.Expander1.Dead = true;
        Bench.Keys.Tap(Key.D6);
        Assert.AreEqual("", Text(Run(500)));
        Assert.AreEqual(KeypadFault.ExpanderLost, Pad.Fault);
        Bench.Expander1.Dead = false;
        Run(500);
        Assert.AreEqual(KeypadFault.None, Pad.Fault);
        Bench.Keys.Tap(Key.D6);
        Assert.AreEqual("D6", Text(Run(200)));
    }

    [TestMethod]
    public void A_dead_interrupt_line_costs_time_but_no_keys()
    {
        Bench.Expander1.InterruptsOpen = true;
        Bench.Keys.Tap(Key.D6, 400);
        Assert.AreEqual("D6", Text(Run(600)));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(20)]
    [DataRow(100)]
    [DataRow(300)]
    public void Pauses_between_any_two_calls_never_make_wrong_or_double_keys(int longestMs)
    {
        for (int seed = 0; seed < 25; seed++)
        {
            PowerOn(seed);
            var random = new Random(seed);
            // one native call in 20 is interrupted: a scan has about 30
            Bench.PauseNs = () => random.Next(20) == 0 ? random.NextInt64(longestMs * 1_000_000L + 1) : 0;
            Pad.PinMode = seed % 2 == 0;
            Key[] keys = [Key.D1, Key.D5, Key.D9, Key.DoubleZero, Key.Up, Key.Enter];
            int held = 100 + 60 * longestMs;
            int ms = Bench.Keys.TapAll(keys, held, held);
            List<Key> got = Run(ms);
            Assert.AreEqual(Text(keys), Text(got), $"seed {seed}");
            Assert.AreEqual(0, Bench.Complaints.Count);
            Machine.Unbind();
        }
    }

    [TestMethod]
    public void Quick_taps_under_long_pauses_may_be_lost_but_come_in_order_and_never_twice()
    {
        int lost = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            PowerOn(seed);
            var random = new Random(seed);
            Bench.PauseNs = () => random.Next(20) == 0 ? random.NextInt64(300_000_000) : 0;
            Key[] keys = [Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6, Key.D7, Key.D8, Key.D9, Key.D0];
            int ms = Bench.Keys.TapAll(keys, 80, 80);
            List<Key> got = Run(ms + 2000);
            lost += keys.Length - got.Count;
            int at = -1;
            foreach (Key key in got)
            {
                int index = Array.IndexOf(keys, key);
                Assert.IsTrue(index > at, $"seed {seed}: {Text(got)}");
                at = index;
            }
            Machine.Unbind();
        }
        Assert.IsTrue(lost > 0, "the pauses were too short to test anything");
    }

    [TestMethod]
    public void Keys_may_be_pressed_from_another_thread()
    {
        var finger = new Thread(() => Bench.Keys.Tap(Key.Cancel));
        finger.Start();
        finger.Join();
        Assert.AreEqual("Cancel", Text(Run(200)));
    }
}
