using Bench.Emv;

namespace Bench.VirtualBoard.Emv;

/// <summary>What a card keeps without power: counters, blocks, and what scripts have written.</summary>
public sealed class CardMemory
{
    /// <summary>A card as it comes from its issuer.</summary>
    public CardMemory(ChipCardEntry entry)
    {
        Atc = entry.Atc;
        LastOnlineAtc = entry.LastOnlineAtc;
        PinTriesLeft = entry.PinTriesLeft < 0 ? entry.PinTries : entry.PinTriesLeft;
        CardBlocked = entry.Blocked;
        foreach (ApplicationEntry application in entry.Applications.Where(a => a.Blocked)) BlockedApplications.Add(application.Aid);
    }

    /// <summary>Application transaction counter: of the last transaction.</summary>
    public int Atc { get; set; }

    /// <summary>ATC of the last transaction that the issuer answered rightly.</summary>
    public int LastOnlineAtc { get; set; }

    /// <summary>PIN tries left.</summary>
    public int PinTriesLeft { get; set; }

    /// <summary>The whole card is blocked.</summary>
    public bool CardBlocked { get; set; }

    /// <summary>Applications that are blocked, by AID.</summary>
    public HashSet<string> BlockedApplications { get; } = [];

    /// <summary>Objects that scripts have written.</summary>
    public Dictionary<int, byte[]> Written { get; } = [];

    /// <summary>Script commands that the card has carried out since it was made.</summary>
    public int ScriptsDone { get; set; }
}
