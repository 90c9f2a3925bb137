using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;
using PosFirmware.Boards;
using PosFirmware.Drivers.MagStripe;
using System.Text;

namespace PosFirmware.Tests.Bench.MagStripe;

/// <summary>A handheld whose magstripe reader is driven on the test's thread.</summary>
internal sealed class StripeBench : IDisposable
{
    public static StripeCard Card { get; } = new(
        "B6226090000000048^ZHANG/SAN                 ^30121200000012345678",
        "6226090000000048=30121200000012345678",
        "996226090000000048=1561560000000000000003000000114000030120001=000000000000=000000000000=1");

    public StripeBench()
    {
        Bench.Bind();
        Board = new HandheldBoard(new BoardClock(Bench), null);
        Reader = Board.MagStripe;
    }

    public Handheld Bench { get; } = new();
    public HandheldBoard Board { get; }
    public MagStripeReader Reader { get; set; }

    public void Dispose() => Machine.Unbind();

    /// <summary>Arms and waits until the reader says so.</summary>
    public void Arm()
    {
        Reader.Arm();
        for (int i = 0; i < 200 && !Reader.IsArmed; i++) { Board.Clock.Sleep(10); Reader.Poll(); }
        if (!Reader.IsArmed) throw new InvalidOperationException($"not armed; {Reader.Fault}");
    }

    /// <summary>Polls every 10 ms until the reader has something or the time is up.</summary>
    public bool PollFor(long milliseconds)
    {
        long end = Board.Clock.Millis + milliseconds;
        while (Board.Clock.Millis < end)
        {
            if (Reader.Poll()) return true;
            Board.Clock.Sleep(10);
        }
        return false;
    }

    /// <summary>Arms, swipes, polls.</summary>
    public MagVerdict Swipe(StripeCard card, SwipeStyle style)
    {
        while (Bench.Stripe.Busy) PollFor(20); // a slow card's end is read long before the card is out
        if (!Reader.IsArmed) Arm();
        long takes = Bench.Stripe.Swipe(card, style);
        return PollFor(takes + 500) ? Reader.Swipe.Verdict : MagVerdict.None;
    }

    public static string Text(MagTrack track) => Encoding.ASCII.GetString(track.Data, 0, track.Length);
}
