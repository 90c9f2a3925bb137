using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>A chip that shares its select line with others and answers only when a frame is meant for it.</summary>
public interface IAddressedChip : ISpiChip
{
    /// <summary>True while the chip drives MISO.</summary>
    bool Drives { get; }
}

/// <summary>Several addressed chips on one select line: all hear, one answers; nobody leaves MISO floating (0xFF).</summary>
public sealed class SharedSelect(string name, params IAddressedChip[] chips) : ISpiChip
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public int MaxClockHz => chips.Min(c => c.MaxClockHz);

    /// <inheritdoc/>
    public bool SupportsMode(int mode) => chips.All(c => c.SupportsMode(mode));

    /// <inheritdoc/>
    public void Select()
    {
        foreach (var chip in chips) chip.Select();
    }

    /// <inheritdoc/>
    public byte Exchange(byte mosi, SpiLine line)
    {
        byte answer = 0xFF;
        foreach (var chip in chips)
        {
            byte b = chip.Exchange(mosi, line);
            if (chip.Drives) answer &= b; // two chips that answer at once pull each other's ones down
        }
        return answer;
    }

    /// <inheritdoc/>
    public void Deselect()
    {
        foreach (var chip in chips) chip.Deselect();
    }
}
