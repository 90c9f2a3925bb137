namespace Bench.VirtualBoard.Pen;

/// <summary>A place of the pen at a moment.</summary>
/// <param name="Ms">Milliseconds since the drawing began.</param>
/// <param name="X">Column of the screen.</param>
/// <param name="Y">Row of the screen.</param>
public readonly record struct PenPoint(double Ms, double X, double Y);

/// <summary>The pen down, along a way, and up again.</summary>
public sealed record PenStroke(IReadOnlyList<PenPoint> Points)
{
    /// <summary>When the pen comes down.</summary>
    public double BeginsMs => Points[0].Ms;

    /// <summary>When it leaves.</summary>
    public double EndsMs => Points[^1].Ms;
}
