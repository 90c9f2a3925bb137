using Bench.VirtualBoard.SmartCard;

namespace Bench.Chip;

/// <summary>How a card sits in the slot.</summary>
/// <param name="Name">Word in scripts.</param>
/// <param name="Manners">What that makes of the card.</param>
public sealed record InsertStyle(string Name, Func<CardManners> Manners)
{
    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, InsertStyle> All { get; } = new InsertStyle[]
    {
        new("normal", () => new CardManners()),
        new("mute", () => new CardManners { Mute = true }), // the wrong way round: the contacts meet nothing
        new("slow", () => new CardManners { WorkMs = _ => 600, GapEtu = 8 }),
        new("dirty", () => new CardManners { BadParity = n => n % 7 == 3 }),
        new("falters", () => new CardManners { SilentAfter = 4 }),
    }.ToDictionary(s => s.Name);
}
