using Bench.Silicon;

namespace Bench.VirtualBoard.Wiring;

/// <summary>A chip on an SPI bus.</summary>
public interface ISpiChip
{
    /// <summary>Name for complaints.</summary>
    string Name { get; }

    /// <summary>Fastest clock of the data sheet in hertz.</summary>
    int MaxClockHz { get; }

    /// <summary>True when the chip works in this SPI mode (0 to 3).</summary>
    bool SupportsMode(int mode);

    /// <summary>Select line became active.</summary>
    void Select();

    /// <summary>One byte both ways; the clock already stands at the end of the byte.</summary>
    /// <returns>What the chip put on MISO; 0xFF when it does not drive it.</returns>
    byte Exchange(byte mosi, SpiLine line);

    /// <summary>Select line became inactive.</summary>
    void Deselect();
}

/// <summary>One SPI bus: which chips hang on it, and the bytes that pass.</summary>
public sealed class SpiWire(string name, VirtualClock clock)
{
    private sealed record Tap(ISpiChip Chip, Net? Select);

    private readonly List<Tap> taps = [];
    private readonly List<ISpiChip> selected = [];

    /// <summary>Bytes clocked since power-on.</summary>
    public long Bytes { get; set; }

    /// <summary>Attaches a chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="select">Its select net, active low; null for a part that hears every byte and answers none.</param>
    public void Attach(ISpiChip chip, Net? select)
    {
        taps.Add(new Tap(chip, select));
        if (select is null) return;
        select.Changed += level =>
        {
            if (level) { selected.Remove(chip); chip.Deselect(); }
            else { selected.Add(chip); chip.Select(); }
        };
    }

    /// <summary>Clocks bytes.</summary>
    public void Transfer(SpiLine line, ReadOnlySpan<byte> mosi, Span<byte> miso)
    {
        if (selected.Count > 1) throw new BreachException(name, "chips selected together: " + string.Join(", ", selected.Select(c => c.Name)));
        foreach (var tap in taps)
        {
            if (tap.Select is { Level: true }) continue;
            if (tap.Select is not null && line.ClockHz > tap.Chip.MaxClockHz) throw new BreachException(tap.Chip.Name, $"clock {line.ClockHz} Hz above {tap.Chip.MaxClockHz} Hz");
            if (tap.Select is not null && !tap.Chip.SupportsMode(line.Mode)) throw new BreachException(tap.Chip.Name, $"SPI mode {line.Mode}");
        }
        long byteNs = line.BitNs * 8;
        for (int i = 0; i < mosi.Length; i++)
        {
            clock.Advance(byteNs);
            byte answer = 0xFF;
            foreach (var tap in taps)
            {
                if (tap.Select is { Level: true }) continue;
                byte b = tap.Chip.Exchange(mosi[i], line);
                if (tap.Select is not null) answer = b;
            }
            if (i < miso.Length) miso[i] = answer;
        }
        Bytes += mosi.Length;
    }
}
