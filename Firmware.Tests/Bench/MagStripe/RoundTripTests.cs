using Bench.VirtualBoard.MagStripe;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.MagStripe;

namespace PosFirmware.Tests.Bench.MagStripe;

/// <summary>Random cards, speeds and directions through the whole chain.</summary>
[TestClass]
public sealed class RoundTripTests
{
    // Without '?', the end sentinel, and what would be taken for another start of the same track.
    private const string Numeric = "0123456789:<=>", Alphanumeric = " !\"#$&'()*+,-./0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_";

    // A text of a few characters may make sense the wrong way round; no payment card is that short.
    private static Gen<string> Text(string alphabet, int longest) =>
        from length in Gen.Choose(8, longest)
        from chars in Gen.Elements(alphabet.ToCharArray()).ArrayOf(length)
        select new string(chars);

    private static Gen<string> Track(string alphabet, int longest) => Gen.OneOf(Text(alphabet, longest), Gen.Constant<string>(null));

    private static readonly Gen<(StripeCard Card, SwipeStyle Style)> Swipes =
        from one in Track(Alphanumeric, 76)
        from two in Text(Numeric, 37)
        from three in Track(Numeric, 104)
        from speed in Gen.Choose(30, 900)
        from back in Gen.Elements(false, true)
        select (new StripeCard(one, two, three), new SwipeStyle { InchesPerSecond = speed / 10.0, EndFirst = back });

    [TestMethod]
    public void Every_card_comes_out_as_it_went_in_at_3_to_90_inches_per_second_either_way()
    {
        using var bench = new StripeBench();
        Prop.ForAll(Swipes.ToArbitrary(), swipe =>
        {
            Assert.AreEqual(MagVerdict.Ok, bench.Swipe(swipe.Card, swipe.Style), $"{swipe}");
            var read = bench.Reader.Swipe;
            Assert.AreEqual(swipe.Style.EndFirst, read.Backward, $"{swipe}");
            for (int track = 1; track <= 3; track++)
            {
                string text = swipe.Card.Track(track);
                Assert.AreEqual(text is null ? TrackStatus.Empty : TrackStatus.Ok, read.Track(track).Status, $"track {track} of {swipe}");
                Assert.AreEqual(text ?? "", StripeBench.Text(read.Track(track)), $"track {track} of {swipe}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        Assert.AreEqual(0, bench.Bench.Complaints.Count);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void No_single_flipped_bit_of_track_2_is_ever_taken_for_good(bool endFirst)
    {
        using var bench = new StripeBench();
        string[] texts = [StripeBench.Card.Track2, "6222020000000000000=3012220000", "4222222222222==="];
        foreach (string text in texts)
        {
            int bits = StripeEncoder.Encode(2, text).Length;
            for (int bit = 0; bit < bits; bit++)
            {
                var style = new SwipeStyle { EndFirst = endFirst, Damage = [new(2, bit, DamageKind.Flip)] };
                var verdict = bench.Swipe(new StripeCard(null, text), style);
                Assert.IsTrue(verdict is not MagVerdict.Ok and not MagVerdict.None, $"bit {bit} of {text}: {verdict}");
                Assert.AreEqual(0, bench.Reader.Swipe.Track2.Length);
            }
        }
    }

    /// <remarks>
    /// One spot of up to four bits on each track: that much parity and LRC always find. More they may miss: five cells of track 2
    /// that vanish in a row of zeros are one '0' less, and no check of the track knows.
    /// </remarks>
    [TestMethod]
    public void Random_damage_gives_the_right_text_or_none()
    {
        using var bench = new StripeBench();
        int good = 0;
        var random = new Random(7);
        for (int i = 0; i < 400; i++)
        {
            var damage = Enumerable.Range(1, 3).Where(_ => random.Next(2) == 0).Select(track =>
                new StripeDamage(track, random.Next(-16, track == 2 ? 190 : 500), (DamageKind)random.Next(3), random.Next(1, 5))).ToArray();
            var style = new SwipeStyle { EndFirst = random.Next(2) == 0, InchesPerSecond = random.Next(3, 90), Damage = damage, Seed = i };
            if (bench.Swipe(StripeBench.Card, style) == MagVerdict.Ok) good++;
            for (int track = 1; track <= 3; track++)
            {
                var read = bench.Reader.Swipe.Track(track);
                Assert.AreEqual(read.Status == TrackStatus.Ok ? StripeBench.Card.Track(track) : "", StripeBench.Text(read), $"swipe {i}");
            }
        }
        Assert.IsTrue(good is > 50 and < 350, $"{good} of 400 good: the test does not test what it should");
    }

    [TestMethod]
    public void Beyond_the_speed_limits_the_text_is_right_or_missing()
    {
        using var bench = new StripeBench();
        int failed = 0;
        for (int i = 0; i < 120; i++)
        {
            double speed = i % 2 == 0 ? 95 + i : 0.5 + i / 60.0;
            if (bench.Swipe(StripeBench.Card, new SwipeStyle { EndFirst = i % 4 > 1, InchesPerSecond = speed, Seed = i }) != MagVerdict.Ok) failed++;
            string read = StripeBench.Text(bench.Reader.Swipe.Track2);
            Assert.IsTrue(read.Length == 0 || read == StripeBench.Card.Track2, $"{speed} in/s");
        }
        Assert.IsTrue(failed > 60, $"{failed}");
    }

    [TestMethod]
    public void Scratch_before_the_start_sentinel_does_no_harm()
    {
        using var bench = new StripeBench();
        foreach (bool endFirst in new[] { false, true })
            for (int bit = -16; bit <= -6; bit++)
            {
                var style = new SwipeStyle { EndFirst = endFirst, Damage = [new(2, bit, DamageKind.Flip), new(1, 3 * bit, DamageKind.Flip)] };
                Assert.AreEqual(MagVerdict.Ok, bench.Swipe(StripeBench.Card, style), $"{bit}");
                Assert.AreEqual(StripeBench.Card.Track1, StripeBench.Text(bench.Reader.Swipe.Track1));
            }
    }
}
