using Bench.Silicon;

namespace Bench.VirtualBoard;

/// <summary>A simulated part: it behaves like its data sheet, and fails loudly where the real one would be harmed or confused.</summary>
public abstract class Chip(Board board, string name)
{
    /// <summary>The board it is soldered to.</summary>
    protected Board Board { get; } = board;

    /// <summary>Name for complaints.</summary>
    public string Name { get; } = name;

    /// <summary>Time base.</summary>
    protected VirtualClock Clock => Board.Clock;

    /// <summary>Notes the breach on the board and gives the exception to throw.</summary>
    protected BreachException Breach(string what)
    {
        Board.Complaints.Add($"{Name}: {what}");
        return new BreachException(Name, what);
    }
}
