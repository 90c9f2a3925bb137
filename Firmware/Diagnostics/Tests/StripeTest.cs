using PosFirmware.Cards;
using PosFirmware.Drivers.MagStripe;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>4: the ASIC answers, then three good reads of track 2 before three bad ones. Shows the first six and last four digits only.</summary>
public sealed class StripeTest : Diagnostic
{
    private const int Wanted = 3, Allowed = 3, SwipeMs = 30000;

    private readonly CardData card = new CardData();

    /// <summary>Makes the test.</summary>
    public StripeTest() : base(4, "stripe", Text.TestStripe, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        MagStripeReader reader = rig.Board.MagStripe;
        MagFault fault = reader.SelfTest();
        if (fault != MagFault.None)
        {
            finding.Fail(Fault((int)fault), "ASIC " + ((int)fault).ToString());
            return;
        }
        reader.Arm();
        try
        {
            Swipes(rig, tester, reader, finding);
        }
        finally
        {
            reader.Swipe.Wipe();
            card.Wipe();
            reader.Disarm();
        }
    }

    private void Swipes(Rig rig, ITester tester, MagStripeReader reader, Finding finding)
    {
        int good = 0, bad = 0;
        long end = rig.Clock.Millis + SwipeMs;
        tester.Tell(Text.SwipeCard, "0/" + Wanted.ToString());
        while (good < Wanted && bad < Allowed)
        {
            if (!tester.GoOn())
            {
                finding.Stop();
                return;
            }
            if (rig.Clock.Millis > end)
            {
                finding.Fail(Fault(90), "NO SWIPE, " + good.ToString() + "/" + Wanted.ToString());
                return;
            }
            if (reader.Fault != MagFault.None)
            {
                finding.Fail(Fault((int)reader.Fault), "ASIC " + ((int)reader.Fault).ToString());
                return;
            }
            if (!reader.Poll()) continue;
            if (reader.Swipe.Verdict == MagVerdict.Ok) good++;
            else bad++;
            end = rig.Clock.Millis + SwipeMs;
            finding.Add(Line(reader.Swipe));
            tester.Tell(Text.SwipeCard, good.ToString() + "/" + Wanted.ToString());
        }
        finding.Add("REVISION " + reader.Revision.ToString());
        if (good == Wanted) finding.Pass();
        else finding.Fail(Fault(91), good.ToString() + "/" + (good + bad).ToString());
    }

    private string Line(MagSwipe swipe)
    {
        string tracks = "T1:" + State(swipe.Track1) + " T2:" + State(swipe.Track2) + " T3:" + State(swipe.Track3);
        bool read = swipe.Verdict == MagVerdict.Ok && Track2Parser.Parse(swipe.Track2.Data, swipe.Track2.Length, card) == CardCheck.Ok;
        string line = read ? tracks + " " + CardMask.Text(card.Pan, card.PanLength) : tracks + " V" + ((int)swipe.Verdict).ToString();
        swipe.Wipe();
        card.Wipe();
        return line;
    }

    private static string State(MagTrack track) => track.Status == TrackStatus.Ok ? "OK" : track.Status == TrackStatus.Empty ? "--" : "NG" + ((int)track.Status).ToString();
}
