using System.Globalization;
using Bench.VirtualBoard;

namespace Bench.Proof;

/// <summary>What the power is cut at.</summary>
internal enum CutAt
{
    /// <summary>A write to the flash: nothing of it arrives.</summary>
    BeforeWrite,
    /// <summary>A write to the flash: only its first bytes arrive.</summary>
    TornWrite,
    /// <summary>A write to the flash: all of it arrives, but nothing happens after it.</summary>
    AfterWrite,
    /// <summary>A moment of an exchange with the acquirer.</summary>
    Line,
    /// <summary>A time, in milliseconds.</summary>
    Time,
    /// <summary>A write to the flash that fails while the power stays on; Bytes is the <see cref="FlashFault"/>. With a further cut, even t0, the power goes afterwards.</summary>
    Fault,
}

/// <summary>What becomes of the flash while the power is off.</summary>
internal enum FlashFate
{
    /// <summary>Nothing.</summary>
    Kept,
    /// <summary>The file system falls back to the commit before the last one.</summary>
    LosesNewest,
    /// <summary>The volume is found damaged and formatted.</summary>
    Wiped,
}

/// <summary>One power cut, counted from when it was ordered.</summary>
/// <param name="At">What it is counted in.</param>
/// <param name="Number">Which write, which moment (from 1), or how many milliseconds.</param>
/// <param name="Bytes">Of a torn write: bytes that arrive; -1: half of them. Of a fault: which.</param>
/// <param name="Fate">What becomes of the flash.</param>
/// <param name="Then">A second cut, counted from the next power-on; null: none.</param>
internal sealed record Cut(CutAt At, int Number, int Bytes = 0, FlashFate Fate = FlashFate.Kept, Cut? Then = null)
{
    private const string Letters = "bwaltf";

    /// <summary>Orders it on a rig that has power, or is about to be switched on.</summary>
    internal void Arm(ProofRig rig)
    {
        switch (At)
        {
            case CutAt.Line: rig.Line.CutIn = Number; break;
            case CutAt.Time: rig.CutAfter(Number); break;
            case CutAt.Fault: rig.Flash.FailAtWrite(Number, (FlashFault)Bytes); break;
            default:
                rig.Flash.CutAfterWrites(Number, At switch { CutAt.BeforeWrite => CutMoment.Before, CutAt.AfterWrite => CutMoment.After, _ => CutMoment.Torn }, Bytes);
                break;
        }
    }

    /// <summary>Short form, for a command line: b3 before write 3, w3:17 17 bytes of write 3, a3 after it, l5 moment 5 of the line, t1200 after
    /// 1.2 s, f3:1 write 3 fails in that way; ! the newest write is lost too, !! everything; + and a second cut.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Letters[(int)At]}{Number}{(At is CutAt.TornWrite or CutAt.Fault ? ":" + Bytes.ToString(CultureInfo.InvariantCulture) : "")}{(Fate == FlashFate.Kept ? "" : Fate == FlashFate.LosesNewest ? "!" : "!!")}{(Then is null ? "" : "+" + Then)}");

    /// <summary>Reads the short form.</summary>
    /// <exception cref="BenchInputException">It is none.</exception>
    internal static Cut Parse(string text)
    {
        string[] parts = text.Split('+', 2);
        string first = parts[0].TrimEnd('!');
        int at = first.Length > 1 ? Letters.IndexOf(first[0]) : -1;
        string[] numbers = at < 0 ? [] : first[1..].Split(':');
        if (numbers.Length is not (1 or 2) || !int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            throw new BenchInputException($"\"{text}\" is no cut");
        int bytes = numbers.Length == 2 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : 0;
        FlashFate fate = (FlashFate)Math.Min(2, parts[0].Length - first.Length);
        return new Cut((CutAt)at, number, bytes, fate, parts.Length == 2 ? Parse(parts[1]) : null);
    }
}
