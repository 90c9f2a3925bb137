using Bench.VirtualBoard.MagStripe;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.MagStripe;

namespace PosFirmware.Tests.Bench.MagStripe;

/// <summary>Every named way to swipe, through slot, ASIC, gate, SPI and driver.</summary>
[TestClass]
public sealed class NamedStyleTests
{
    [TestMethod]
    [DataRow("normal", MagVerdict.Ok)]
    [DataRow("backward", MagVerdict.Ok)]
    [DataRow("fast", MagVerdict.TooFast)]
    [DataRow("slow", MagVerdict.TooSlow)]
    [DataRow("damaged", MagVerdict.Damaged)]
    [DataRow("blank", MagVerdict.Blank)]
    [DataRow("stopped", MagVerdict.Incomplete)]
    [DataRow("lifted", MagVerdict.Incomplete)]
    [DataRow("wrong-side", MagVerdict.None)]
    public void The_verdict_fits_the_style_whatever_chance_does(string style, MagVerdict expected)
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            using var bench = new StripeBench();
            // A UnionPay card often has no track 1.
            StripeCard card = seed % 2 == 0 ? StripeBench.Card : StripeBench.Card with { Track1 = null };
            MagVerdict verdict = bench.Swipe(card, SwipeStyle.Named[style] with { Seed = seed });
            var s = bench.Reader.Swipe;
            Assert.AreEqual(expected, verdict, $"seed {seed}: {s.Track1.Status} {s.Track1.Cells}, {s.Track2.Status} {s.Track2.Cells}, {s.Track3.Status} {s.Track3.Cells}");
            Assert.AreEqual(verdict == MagVerdict.Ok ? StripeBench.Card.Track2 : "", StripeBench.Text(s.Track2), $"seed {seed}");
            Assert.AreEqual(style == "backward", s.Backward);
            Assert.AreEqual(0, bench.Bench.Complaints.Count);
            Assert.AreEqual(MagFault.None, bench.Reader.Fault);
        }
    }

    /// <remarks>Without a 210 bpi track to compare with, too fast shows as damaged, and too slow as blank.</remarks>
    [TestMethod]
    [DataRow("normal", MagVerdict.Ok)]
    [DataRow("backward", MagVerdict.Ok)]
    [DataRow("fast", MagVerdict.Damaged)]
    [DataRow("slow", MagVerdict.Blank)]
    [DataRow("damaged", MagVerdict.Damaged)]
    [DataRow("stopped", MagVerdict.Incomplete)]
    [DataRow("lifted", MagVerdict.Incomplete)]
    public void Of_a_card_with_track_2_alone_less_can_be_said(string style, MagVerdict expected)
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            using var bench = new StripeBench();
            Assert.AreEqual(expected, bench.Swipe(new StripeCard(null, StripeBench.Card.Track2), SwipeStyle.Named[style] with { Seed = seed }), $"seed {seed}");
        }
    }
}
