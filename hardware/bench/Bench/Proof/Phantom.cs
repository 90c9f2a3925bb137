using Bench.Acquirer;

namespace Bench.Proof;

/// <summary>A sale in the acquirer's books that the terminal never made: the reason for a settlement that does not balance.</summary>
internal static class Phantom
{
    /// <summary>Trace number; the terminal never comes so far.</summary>
    internal const int Stan = 900_000;

    private const long Amount = 999;

    /// <summary>Books it on a card that nothing else uses.</summary>
    internal static void Add(ProofRig rig)
    {
        Ledger ledger = rig.Host.Ledger;
        TerminalRecord terminal = ledger.Terminals()[0];
        CardRecord card = ledger.CardById("mastercard")!;
        ledger.AddTrade(new TradeRecord(0, TradeKind.Sale, terminal.Id, terminal.Merchant, terminal.Batch, Stan, card.Pan, Amount, Amount, TradeState.Approved, "00",
            "999999999999", "", "022", rig.UtcNow.AddHours(8), 0, 0, card.Organisation, ""));
        ledger.Move(card.Pan, -Amount, 0);
    }
}
