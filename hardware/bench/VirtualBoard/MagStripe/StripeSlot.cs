using Bench.Silicon;
using Bench.VirtualBoard.Chips;

namespace Bench.VirtualBoard.MagStripe;

/// <summary>The card slot: brings the cells of a swiped card to the ASIC's head, one by one, as time passes.</summary>
public sealed class StripeSlot
{
    private readonly VirtualClock clock;
    private readonly MagStripeAsic asic;
    private readonly Action step;
    private readonly object gate = new();
    private readonly Queue<StripePass> waiting = new();
    private StripePass? pass;
    private long startNs;
    private int next;

    /// <summary>A slot in front of an ASIC's head.</summary>
    public StripeSlot(VirtualClock clock, MagStripeAsic asic)
    {
        this.clock = clock;
        this.asic = asic;
        step = Step;
    }

    /// <summary>True while a card is in the slot or waits to be pulled through.</summary>
    public bool Busy
    {
        get { lock (gate) return pass is not null || waiting.Count > 0; }
    }

    /// <summary>Cards that have left the slot.</summary>
    public int Swipes { get; private set; }

    /// <summary>When the last card left the slot, in ns of the virtual clock; -1 before.</summary>
    public long LastEndNs { get; private set; } = -1;

    /// <summary>When the last card entered the slot, in ns of the virtual clock; -1 before.</summary>
    public long LastStartNs { get; private set; } = -1;

    /// <summary>Pulls a card through, beginning now; after the card that is still in the slot. Safe from any thread.</summary>
    /// <returns>How long the card takes, in milliseconds.</returns>
    public long Swipe(StripeCard card, SwipeStyle style)
    {
        var added = new StripePass(card, style);
        lock (gate) waiting.Enqueue(added);
        clock.At(clock.NowNs, step);
        return added.EndNs / 1_000_000;
    }

    private void Step()
    {
        if (pass is null)
        {
            lock (gate) if (!waiting.TryDequeue(out pass)) return;
            startNs = LastStartNs = clock.NowNs;
            next = 0;
            asic.CardMoving = true;
        }
        else if (clock.NowNs < DueNs) return; // a second card was announced meanwhile
        while (next < pass.Cells.Length && DueNs <= clock.NowNs)
        {
            var cell = pass.Cells[next++];
            asic.Cell(cell.Track, cell.One, cell.CellNs);
        }
        if (next < pass.Cells.Length || clock.NowNs < DueNs) { clock.At(DueNs, step); return; }
        pass = null;
        Swipes++;
        LastEndNs = clock.NowNs;
        asic.CardMoving = false;
        clock.At(clock.NowNs, step); // a card that waits
    }

    private long DueNs => startNs + (next < pass!.Cells.Length ? pass.Cells[next].AtNs : pass.EndNs);
}
