using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.MagStripe;

/// <summary>The simulated ASIC against hardware.md section 1.1, strobe by strobe, without any driver.</summary>
[TestClass]
public sealed class AsicTests
{
    private static readonly SpiLine OneMegahertz = new(1_000_000, 0, false);
    private static readonly StripeCard Card = new(null, "12345", null);

    private readonly Handheld bench = new();

    [TestInitialize]
    public void PowerUp()
    {
        bench.Bind();
        bench.Nets.MagPower.Drive(this, true);
        Wait(10_000);
    }

    [TestCleanup]
    public void Unbind() => Machine.Unbind();

    [TestMethod]
    public void The_cycle_is_flag_clear_stop_ready_preamble_and_the_tracks_in_their_order()
    {
        Swiped(MagState.ZeroesFlag);
        Assert.IsFalse(bench.Nets.MagData.Level);
        Strobe(1_000);
        Assert.IsTrue(bench.Nets.MagData.Level);
        Assert.AreEqual(MagState.Cleared, bench.MagAsic.State);
        Strobe(12_400);
        Wait(1_000);
        Assert.AreEqual(MagState.Ready, bench.MagAsic.State);
        Assert.IsFalse(bench.Nets.MagData.Level);

        string bits = Shift(2 + 18 * 704 / 8); // preamble, three times A B C C' B' A'
        Assert.AreEqual("0000000000000010", bits[..16]);
        string b = "11010" + "10000" + "01000" + "11001" + "00100" + "10101" + "11111" + "10101"; // ;12345? and LRC 5
        string track = b.PadRight(704, '0'), empty = new('0', 704), back = new(track.Reverse().ToArray());
        string pass = empty + track + empty + empty + back + empty;
        Assert.IsTrue(pass + pass + pass == bits[16..], "order of the passes");
    }

    [TestMethod]
    public void After_24_passes_it_resets_itself()
    {
        Swiped(MagState.ZeroesFlag);
        Strobe(1_000);
        Strobe(20_000);
        Wait(1_000);
        Shift(2 + 24 * 704 / 8);
        Wait(1);
        Assert.AreEqual(MagState.Resetting, bench.MagAsic.State);
        Wait(8_000);
        Assert.IsTrue(bench.MagAsic.Armed);
    }

    [TestMethod]
    public void Strobes_that_break_the_data_sheet_are_reported()
    {
        Swiped(MagState.ZeroesFlag);
        Strobe(1_000);
        Complains(() => Strobe(12_000), "STOP strobe of 12000 ns");
    }

    [TestMethod]
    public void A_short_clear_and_a_hasty_read_out_are_reported()
    {
        Swiped(MagState.ZeroesFlag);
        Complains(() => Strobe(400), "CLEAR strobe of 400 ns");
        Wait(1);
        Strobe(1_000);
        Strobe(20_000);
        Complains(() => Shift(1), "before BUFFER READY");
    }

    [TestMethod]
    public void Above_2_MHz_and_in_other_modes_it_cannot_be_read()
    {
        bench.Nets.MagEnable.Drive(this, false);
        Assert.ThrowsExactly<BreachException>(() => bench.Spi[1].Transfer(new SpiLine(2_500_000, 0, false), new byte[1], new byte[1]));
        Assert.ThrowsExactly<BreachException>(() => bench.Spi[1].Transfer(new SpiLine(1_000_000, 3, false), new byte[1], new byte[1]));
        bench.Spi[1].Transfer(new SpiLine(2_000_000, 0, false), new byte[1], new byte[1]);
    }

    [TestMethod]
    public void The_watchdog_throws_the_swipe_away_262_to_630_ms_after_a_strobe_fall()
    {
        long least = long.MaxValue, most = 0;
        for (int i = 0; i < 60; i++)
        {
            Swiped(MagState.ZeroesFlag);
            long fall = bench.Clock.NowNs;
            Strobe(1_000);
            while (bench.MagAsic.State != MagState.Resetting) Wait(500);
            long after = bench.Clock.NowNs - fall;
            least = Math.Min(least, after);
            most = Math.Max(most, after);
            Wait(10_000);
            Assert.IsTrue(bench.MagAsic.Armed);
        }
        Assert.IsTrue(least >= 262_000_000 && most <= 631_000_000 && most - least > 200_000_000, $"{least} to {most}");
    }

    [TestMethod]
    public void A_strobe_while_armed_blocks_the_head_until_the_watchdog_has_expired()
    {
        Strobe(20_000);
        Assert.IsFalse(bench.MagAsic.Armed);
        bench.Stripe.Swipe(Card, SwipeStyle.Normal with { InchesPerSecond = 40 });
        Wait(250_000);
        Assert.AreEqual(MagState.Idle, bench.MagAsic.State);
        Wait(500_000);
        Assert.IsTrue(bench.MagAsic.Armed);
        Swiped(MagState.ZeroesFlag);
    }

    [TestMethod]
    public void A_second_card_before_the_reset_is_not_stored()
    {
        Swiped(MagState.ZeroesFlag);
        Strobe(1_000);
        Strobe(20_000);
        Wait(1_000);
        bench.Stripe.Swipe(new StripeCard(null, "99999"), SwipeStyle.Normal with { InchesPerSecond = 50 });
        Wait(100_000);
        StringAssert.Contains(Shift(266), "11010" + "10000" + "01000" + "11001" + "00100" + "10101" + "11111" + "10101");
    }

    [TestMethod]
    public void Thirteen_zeros_count_only_from_the_33rd_cell_on()
    {
        // The track's first 1 and its 32 guard cells, then zeros: the flag falls at the 13th of those and not before.
        var asic = bench.MagAsic;
        asic.Cell(1, true, 1_000_000);
        for (int i = 0; i < 31 + 12; i++) asic.Cell(1, false, 1_000_000);
        Assert.AreEqual(MagState.Collecting, asic.State);
        asic.Cell(1, false, 1_000_000);
        Assert.AreEqual(MagState.ZeroesFlag, asic.State);
    }

    [TestMethod]
    public void Every_awake_track_must_have_seen_its_zeros()
    {
        var asic = bench.MagAsic;
        asic.Cell(0, true, 1_000_000);
        asic.Cell(1, true, 1_000_000);
        for (int i = 0; i < 100; i++) asic.Cell(0, false, 1_000_000);
        Assert.AreEqual(MagState.Collecting, asic.State);
        for (int i = 0; i < 44; i++) asic.Cell(1, false, 1_000_000);
        Assert.AreEqual(MagState.ZeroesFlag, asic.State);
    }

    [TestMethod]
    public void Removing_the_supply_forgets_everything()
    {
        Swiped(MagState.ZeroesFlag);
        bench.Nets.MagPower.Drive(this, false);
        Assert.AreEqual(MagState.Off, bench.MagAsic.State);
        Assert.IsTrue(bench.Nets.MagData.Level, "pulled up");
        bench.Nets.MagPower.Drive(this, true);
        Wait(10_000);
        Assert.IsTrue(bench.MagAsic.Armed);
        Assert.IsTrue(bench.Nets.MagData.Level);
    }

    [TestMethod]
    public void A_stopped_card_raises_the_auxiliary_flag()
    {
        bench.Stripe.Swipe(Card, SwipeStyle.Normal with { StopsAtMm = 20 });
        Wait(120_000);
        Assert.AreEqual(MagState.ZeroesFlag, bench.MagAsic.State);
    }

    private void Swiped(MagState expected)
    {
        bench.Stripe.Swipe(Card, SwipeStyle.Normal);
        Wait(300_000);
        Assert.AreEqual(expected, bench.MagAsic.State);
    }

    private void Wait(long micros) => bench.Clock.Advance(micros * 1000);

    /// <summary>nMAG_EN low without a clock.</summary>
    private void Strobe(long ns)
    {
        bench.Nets.MagEnable.Drive(this, false);
        bench.Clock.Advance(ns);
        bench.Nets.MagEnable.Drive(this, true);
        Wait(1);
    }

    private string Shift(int bytes)
    {
        byte[] miso = new byte[bytes];
        bench.Nets.MagEnable.Drive(this, false);
        Wait(1);
        bench.Spi[1].Transfer(OneMegahertz, new byte[bytes], miso);
        return string.Concat(miso.Select(b => Convert.ToString((byte)~b, 2).PadLeft(8, '0')));
    }

    private void Complains(Action action, string what)
    {
        var breach = Assert.ThrowsExactly<BreachException>(action);
        StringAssert.Contains(breach.Message, what);
        bench.Nets.MagEnable.Drive(this, true);
        Assert.AreEqual(1, bench.Complaints.Count);
        bench.Complaints.Clear();
    }
}
