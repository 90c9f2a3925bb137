using Bench.Emv;
using Bench.VirtualBoard.Contactless;
using Bench.VirtualBoard.Emv;
using Bench.VirtualBoard.SmartCard;

namespace Bench.Proof;

/// <summary>How a card is presented.</summary>
internal enum Way
{
    /// <summary>Its stripe is pulled through the slot.</summary>
    Swipe,
    /// <summary>Held to the contactless reader.</summary>
    Tap,
    /// <summary>Put into the slot for chips.</summary>
    Insert,
}

/// <summary>
/// The chip cards in the robot's hands. The acquirer remembers their counters, so a rig that goes back to an image takes the cards
/// back with it.
/// </summary>
internal sealed class ProofCards
{
    private static readonly Lazy<ChipFile> file = new(ChipFile.Example);
    private static readonly Lazy<KeyFile> keys = new(KeyFile.Example);

    private readonly Dictionary<string, EmvCard> cards = [];
    private IReadOnlyDictionary<string, int> counters = new Dictionary<string, int>();

    /// <summary>True: the account of this name has a card with a chip.</summary>
    internal static bool HasChip(string card) => file.Value.Card(card) is not null;

    /// <summary>A card for the field.</summary>
    /// <param name="card">Name of the card.</param>
    /// <param name="tornAt">Command, counted from 1, at which it is taken away; 0: it stays.</param>
    internal FieldCard ForField(string card, int tornAt) => new(Take(card).In(keys.Value, contactless: true)) { TornAt = tornAt };

    /// <summary>A card for the slot.</summary>
    internal ContactCard ForSlot(string card) => new(Take(card), Entry(card).Protocol == 1 ? CardTransport.T1 : CardTransport.T0);

    /// <summary>The counters of all cards that were used.</summary>
    internal IReadOnlyDictionary<string, int> Save()
    {
        Dictionary<string, int> all = new(counters);
        foreach (var (id, card) in cards) all[id] = card.Memory.Atc;
        return all;
    }

    /// <summary>Puts the cards back.</summary>
    internal void Restore(IReadOnlyDictionary<string, int> saved)
    {
        cards.Clear();
        counters = saved;
    }

    private EmvCard Take(string id)
    {
        if (cards.TryGetValue(id, out EmvCard? card)) return card;
        card = new EmvCard(Entry(id), keys.Value);
        if (counters.TryGetValue(id, out int counter)) card.Memory.Atc = counter;
        return cards[id] = card;
    }

    private static ChipCardEntry Entry(string id) => file.Value.Card(id) ?? throw new BenchInputException($"there is no chip card \"{id}\"");
}
