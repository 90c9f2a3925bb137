using System.Text.Json;
using Bench.Emv;
using Bench.VirtualBoard.Emv;

namespace Bench.Chip;

/// <summary>
/// The chip cards of a workbench: the same card in the slot and in the field, with one memory. With a data folder their memories
/// are kept between two starts, because the acquirer remembers their counters.
/// </summary>
internal sealed class ChipWallet
{
    private sealed record Kept(int Atc, int LastOnlineAtc, int PinTriesLeft, bool CardBlocked, string[] BlockedApplications, Dictionary<string, string> Written);

    private readonly ChipFile file;
    private readonly KeyFile keys = KeyFile.Example();
    private readonly string? memoryFile;
    private readonly Dictionary<string, EmvCard> cards = [];
    private readonly Dictionary<string, Kept> kept = [];

    /// <summary>Reads what the cards remember.</summary>
    /// <param name="file">The cards.</param>
    /// <param name="folder">Data folder, or null.</param>
    internal ChipWallet(ChipFile file, string? folder)
    {
        this.file = file;
        memoryFile = folder is null ? null : Path.Combine(folder, "chips.json");
        if (memoryFile is not null && File.Exists(memoryFile)) kept = JsonSerializer.Deserialize<Dictionary<string, Kept>>(File.ReadAllText(memoryFile)) ?? [];
    }

    /// <summary>All cards.</summary>
    internal IReadOnlyList<ChipCardEntry> Cards => file.Cards;

    /// <summary>A card's data.</summary>
    /// <exception cref="BenchInputException">There is no such card.</exception>
    internal ChipCardEntry Entry(string id) => file.Card(id)
        ?? throw new BenchInputException($"there is no chip card \"{id}\"; there are: {string.Join(", ", file.Cards.Select(c => c.Id))}");

    /// <summary>A card, between contacts or in the field.</summary>
    /// <exception cref="BenchInputException">There is no such card.</exception>
    internal EmvCard Take(string id, bool contactless)
    {
        ChipCardEntry entry = Entry(id);
        if (!cards.TryGetValue(id, out EmvCard? card))
        {
            card = new EmvCard(entry, keys);
            if (kept.TryGetValue(id, out Kept? memory)) Remember(card.Memory, memory);
            cards[id] = card;
        }
        return contactless ? card.In(keys, true) : card;
    }

    /// <summary>Writes down what the cards remember, if there is a data folder.</summary>
    internal void Save()
    {
        if (memoryFile is null || cards.Count == 0) return;
        foreach (var (id, card) in cards)
        {
            CardMemory m = card.Memory;
            kept[id] = new Kept(m.Atc, m.LastOnlineAtc, m.PinTriesLeft, m.CardBlocked, [.. m.BlockedApplications], m.Written.ToDictionary(w => w.Key.ToString("X"), w => Convert.ToHexString(w.Value)));
        }
        File.WriteAllText(memoryFile, JsonSerializer.Serialize(kept));
    }

    private static void Remember(CardMemory memory, Kept kept)
    {
        memory.Atc = kept.Atc;
        memory.LastOnlineAtc = kept.LastOnlineAtc;
        memory.PinTriesLeft = kept.PinTriesLeft;
        memory.CardBlocked = kept.CardBlocked;
        memory.BlockedApplications.Clear();
        foreach (string aid in kept.BlockedApplications) memory.BlockedApplications.Add(aid);
        foreach (var (tag, value) in kept.Written) memory.Written[Convert.ToInt32(tag, 16)] = Convert.FromHexString(value);
    }
}
