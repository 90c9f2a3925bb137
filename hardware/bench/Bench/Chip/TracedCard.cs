using Bench.VirtualBoard.SmartCard;

namespace Bench.Chip;

/// <summary>A card whose dialogue is written down, and which may be pulled out at one of its commands.</summary>
/// <param name="inner">The card.</param>
/// <param name="trace">Where it is written down.</param>
/// <param name="pulledAt">Command, counted from 1, at which <paramref name="pull"/> is called before it is answered; 0: none.</param>
/// <param name="pull">What a hand then does.</param>
internal sealed class TracedCard(ICardApplication inner, ApduTrace trace, int pulledAt = 0, Action? pull = null) : ICardApplication
{
    private int commands;

    /// <inheritdoc/>
    public void Reset() => inner.Reset();

    /// <inheritdoc/>
    public byte[] Process(byte[] command)
    {
        if (++commands == pulledAt) pull?.Invoke();
        byte[] answer = inner.Process(command);
        trace.Add(command, answer);
        return answer;
    }
}
