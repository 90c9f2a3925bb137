using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Acquirer;
using PosFirmware;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace Bench.Proof;

/// <summary>A sentence about money that stood on the screen, with the transaction that it was about.</summary>
/// <param name="Kinds">Kinds of transaction for which it is written.</param>
/// <param name="Outcome">How the transaction ended, as it says.</param>
/// <param name="Holds">What the cardholder has, as it promises.</param>
/// <param name="Stan">Voucher number beside it; 0: none.</param>
/// <param name="Fen">Amount beside it; 0: none.</param>
/// <param name="Words">The sentence.</param>
internal sealed record Statement(IReadOnlyList<TransactionKind> Kinds, Outcome Outcome, Holding Holds, int Stan, long Fen, string Words);

/// <summary>
/// Reads every page and every slip and holds what is said about the money against the acquirer's books: at that very moment, and what
/// was said to be undone once more at the end. It knows the sentences from the table that the firmware takes them from; what they mean
/// is the table's column of promises, which is tested kind by kind against the balance of the card.
/// </summary>
internal sealed partial class Witness(ProofHost host)
{
    private sealed record Sentence(string Words, Outcome Outcome, Holding Holds, List<TransactionKind> Kinds);

    private static readonly IReadOnlyList<Sentence> sentences = Sentences();

    private readonly string?[] seen = new string?[16];
    private readonly List<Statement> said = [];
    private readonly List<string> lies = [];
    private long newestTrade;
    private int seenSlip;

    /// <summary>What was said and was not so.</summary>
    internal IReadOnlyList<string> Lies => lies;

    /// <summary>All that was said, in order.</summary>
    internal IReadOnlyList<Statement> Said => said;

    /// <summary>Forgets everything: another day.</summary>
    internal void Clear()
    {
        said.Clear();
        lies.Clear();
        Begin();
    }

    /// <summary>A flow begins, or the power has come back: what is booked from now on belongs to it.</summary>
    internal void Begin()
    {
        Array.Clear(seen);
        newestTrade = host.Ledger.Transactions().Select(t => t.Id).DefaultIfEmpty().Max();
    }

    /// <summary>Looks at screen and slip; does nothing while they are as before.</summary>
    internal void Look(Terminal terminal)
    {
        Services s = terminal.Services;
        Page page = s.Desk.Page;
        bool changed = false;
        for (int i = 0; i < seen.Length; i++)
        {
            string? line = i < page.Count ? page.TextOf(i) : null;
            if (ReferenceEquals(line, seen[i])) continue;
            seen[i] = line;
            changed = true;
        }
        if (!changed) return;
        if (terminal.State is not (State.ShowOriginal or State.FindOriginal)) ReadPage(s);
        ReadSlip(s);
    }

    private void ReadPage(Services s)
    {
        if (sentences.FirstOrDefault(t => seen.Contains(t.Words)) is not { } found) return;
        long fen = 0;
        int stan = 0;
        foreach (string? line in seen)
        {
            if (line is null) continue;
            if (AmountLine().Match(line) is { Success: true } amount) fen = Fen(amount.Groups[1].Value);
            if (VoucherLine().Match(line) is { Success: true } voucher) stan = int.Parse(voucher.Groups[1].Value, CultureInfo.InvariantCulture);
        }
        Statement statement = new(found.Kinds, found.Outcome, found.Holds, stan, fen, found.Words);
        said.Add(statement);
        if (Contradiction(statement, s) is { } why) lies.Add($"the screen said \"{statement.Words}\" of trace {stan:D6}, {fen} fen: {why}");
    }

    private string? Contradiction(Statement told, Services s)
    {
        TradeRecord[] trades = [.. host.Ledger.Transactions().Where(t => t.Terminal == s.Settings.TerminalId)];
        if (told.Holds == Holding.Unknown)
        {
            if (told.Stan == 0) return "of nothing in particular";
            bool kept = s.Reversal is { Exists: true } r && r.Stan == told.Stan || s.Unknown is { Exists: true } u && u.Stan == told.Stan || s.Order is { Exists: true } o && o.Stan == told.Stan
                || s.Suspense.Count > 0;
            return kept ? null : "and nothing waits at the terminal";
        }
        TradeRecord? trade = told.Stan == 0 ? null : trades.LastOrDefault(t => t.Stan == told.Stan && t.State != TradeState.Declined);
        if (told.Outcome is Outcome.Done or Outcome.Stands)
        {
            if (told.Kinds.Contains(TransactionKind.OfflineSale) || told.Kinds.Contains(TransactionKind.OfflineVoid)) return null; // the acquirer does not know yet
            if (trade is not { Stands: true }) return "nothing of it stands in the ledger";
            return told.Fen == 0 || trade.Amount == told.Fen ? null : $"the ledger has {trade.Amount} fen";
        }
        if (trade is { Stands: true }) return $"{trade.Kind} of {trade.Amount} fen stands in the ledger";
        if (told.Stan == 0 && trades.FirstOrDefault(t => t.Id > newestTrade && t.Stands && IsOf(told.Kinds, t.Kind)) is { } booked) return $"{booked.Kind} of {booked.Amount} fen was booked meanwhile";
        if (told.Outcome == Outcome.Declined || OriginalOf(told.Kinds) is not { } original || told.Fen == 0) return null;
        return trades.Any(t => original.Contains(t.Kind) && t.Amount == told.Fen && t.Stands && t.State != TradeState.Voided) ? null : $"no {original[0]} of that amount stands in the ledger";
    }

    /// <summary>Kinds of what goes on standing when a void has come to nothing.</summary>
    private static TradeKind[]? OriginalOf(IReadOnlyList<TransactionKind> kinds) => kinds switch
    {
        _ when kinds.Contains(TransactionKind.SaleVoid) => [TradeKind.Sale, TradeKind.QrSale, TradeKind.OfflineSale],
        _ when kinds.Contains(TransactionKind.PreAuthVoid) && !kinds.Contains(TransactionKind.Completion) => [TradeKind.PreAuth],
        _ when kinds.Contains(TransactionKind.CompletionVoid) => [TradeKind.Completion],
        _ => null,
    };

    private static bool IsOf(IReadOnlyList<TransactionKind> kinds, TradeKind trade) => kinds.Any(k => k.ToString() == trade.ToString());

    /// <summary>A slip of a transaction says that it has happened; one with the mark of a void, that it is gone.</summary>
    private void ReadSlip(Services s)
    {
        Slip slip = s.Slip;
        string text = string.Join('\n', Enumerable.Range(0, slip.Count).Select(i => slip.Kind(i) == SlipLine.Text ? slip.Text(i) : ""));
        int hash = text.GetHashCode(StringComparison.Ordinal);
        if (hash == seenSlip) return;
        seenSlip = hash;
        if (SlipVoucher().Match(text) is not { Success: true } voucher || SlipKind().Match(text) is not { Success: true } kind || SlipAmount().Match(text) is not { Success: true } amount) return;
        int stan = int.Parse(voucher.Groups[1].Value, CultureInfo.InvariantCulture);
        bool fault = text.Contains(FormWords.FaultTitle, StringComparison.Ordinal);
        if (fault || kind.Groups[1].Value.Contains("脱机", StringComparison.Ordinal) || s.Training) return;
        TradeRecord? trade = host.Ledger.Transactions().LastOrDefault(t => t.Terminal == s.Settings.TerminalId && t.Stan == stan && t.Stands);
        if (trade is null) lies.Add($"the slip says {kind.Groups[1].Value} of trace {stan:D6}: nothing of it stands in the ledger");
        else if (trade.Amount != Math.Abs(Fen(amount.Groups[1].Value))) lies.Add($"the slip of trace {stan:D6} says {amount.Groups[1].Value}, the ledger has {trade.Amount} fen");
        else if (text.Contains(SlipWords.Voided, StringComparison.Ordinal) && trade.State != TradeState.Voided) lies.Add($"the slip of trace {stan:D6} says voided, the ledger has {trade.State}");
    }

    /// <summary>At the end, when nothing is under way any more: what was said to be undone is.</summary>
    internal IEnumerable<string> Faults()
    {
        foreach (string lie in lies) yield return lie;
        TradeRecord[] trades = [.. host.Ledger.Transactions()];
        foreach (Statement told in said.Where(t => t.Stan > 0 && t.Holds != Holding.Unknown && t.Outcome is not (Outcome.Done or Outcome.Stands)))
            if (trades.FirstOrDefault(t => t.Stan == told.Stan && t.Stands && IsOf(told.Kinds, t.Kind)) is { } after)
                yield return $"the screen said \"{told.Words}\" of trace {told.Stan:D6}, and at the end {after.Kind} of {after.Amount} fen stands";
    }

    private static List<Sentence> Sentences()
    {
        List<Sentence> all = [];
        foreach (TransactionKind kind in Enum.GetValues<TransactionKind>())
            for (Outcome outcome = 0; outcome < Outcome.Count; outcome++)
            {
                if (!OutcomeTable.Can(kind, outcome) || kind == TransactionKind.Balance) continue;
                Text id = outcome == Outcome.Reversed ? OutcomeTable.Headline(kind, outcome) : OutcomeTable.Truth(kind, outcome);
                string words = Strings.Of(id, false);
                Holding holds = OutcomeTable.Holds(kind, outcome);
                bool known = outcome is Outcome.Done or Outcome.Stands;
                Sentence? same = all.Find(t => t.Words == words && t.Holds == holds && known == t.Outcome is Outcome.Done or Outcome.Stands);
                if (same is null) all.Add(same = new Sentence(words, outcome, holds, []));
                if (!same.Kinds.Contains(kind)) same.Kinds.Add(kind);
            }
        return all;
    }

    private static long Fen(string yuan) => (long)(decimal.Parse(yuan, NumberStyles.Number | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * 100);

    [GeneratedRegex(@"^RMB (-?[\d,]+\.\d\d)$")]
    private static partial Regex AmountLine();

    [GeneratedRegex(@"^凭证号 (\d{6})$")]
    private static partial Regex VoucherLine();

    [GeneratedRegex(@"^凭证号\(VOUCHER NO\): (\d{6})", RegexOptions.Multiline)]
    private static partial Regex SlipVoucher();

    [GeneratedRegex(@"^交易类型\(TXN\. TYPE\):\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex SlipKind();

    [GeneratedRegex(@"金额\(AMOUNT\):\s+RMB (-?[\d,]+\.\d\d)", RegexOptions.Multiline)]
    private static partial Regex SlipAmount();
}
