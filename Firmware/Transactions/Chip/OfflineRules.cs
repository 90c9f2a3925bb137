using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>When a chip may approve a sale without the acquirer 脱机消费, and what counts against its limit (emv.md 1.8).</summary>
public static class OfflineRules
{
    /// <summary>True when a chip may approve a sale by itself: the parameter allows it, and not too many of them wait already.</summary>
    public static bool IsAllowed(Services s) => s.Settings.OfflineChip && !s.Training && s.Batch.OfflineWaiting < s.Settings.OfflineMost;

    /// <summary>Sales of the card in hand that wait to be sent, in fen: they count against the floor limit (EMV 4.4 Book 3, 10.6.1).</summary>
    public static long EarlierOf(Services s, Deal deal, TransactionRecord scratch, byte[] number)
    {
        long sum = 0;
        for (int i = 0; i < s.Batch.Count; i++)
        {
            if (!s.Batch.IsWaiting(i) || !s.Batch.Read(i, scratch)) continue;
            int length = s.RecordCipher.Open(scratch.PanCipher, scratch.Stan, number);
            bool same = length == deal.Card.PanLength;
            for (int k = 0; k < length; k++)
            {
                if (same && number[k] != deal.Card.Pan[k]) same = false;
                number[k] = 0;
            }
            if (same) sum += scratch.Amount;
        }
        return sum;
    }
}
