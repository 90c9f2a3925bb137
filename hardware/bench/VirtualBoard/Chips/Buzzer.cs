using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>An active buzzer: it sounds while its net is high.</summary>
public sealed class Buzzer : Chip
{
    private const long LongestNs = 2_000_000_000;

    private readonly Net net;
    private readonly List<(long StartMs, long LengthMs)> sounds = [];
    private long onSince;
    private int tone;

    /// <summary>Solders the buzzer.</summary>
    public Buzzer(Board board, Net net) : base(board, "buzzer")
    {
        this.net = net;
        net.Changed += OnChanged;
    }

    /// <summary>Raised with the new state.</summary>
    public event Action<bool>? Changed;

    /// <summary>True while it sounds.</summary>
    public bool IsOn => net.Level;

    /// <summary>Every sound that has ended: start and length in virtual milliseconds.</summary>
    public IReadOnlyList<(long StartMs, long LengthMs)> Sounds
    {
        get { lock (sounds) return [.. sounds]; }
    }

    private void OnChanged(bool on)
    {
        int now = ++tone;
        if (on)
        {
            onSince = Clock.NowNs;
            Clock.After(LongestNs, () => { if (tone == now) Board.Complaints.Add($"{Name}: on for more than 2 s"); });
        }
        else
        {
            lock (sounds) sounds.Add((onSince / 1_000_000, (Clock.NowNs - onSince) / 1_000_000));
        }
        Changed?.Invoke(on);
    }
}
