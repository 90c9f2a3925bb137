namespace Bench.Silicon;

/// <summary>Hears where a machine's time goes. Called on the firmware's thread.</summary>
public interface IWatch
{
    /// <summary>Time has passed.</summary>
    /// <param name="leaf">Native call, wait or pause that took it; null: C# itself.</param>
    /// <param name="ns">Nanoseconds on the board's clock.</param>
    void Passed(string? leaf, long ns);
}
