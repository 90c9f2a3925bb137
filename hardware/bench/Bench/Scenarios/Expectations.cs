namespace Bench.Scenarios;

/// <summary>The verb <c>expect</c>: what a scenario can check. Each waits up to its limit, in virtual time.</summary>
public static class Expectations
{
    /// <summary>Usage and meaning, for the help.</summary>
    public static IReadOnlyList<(string Usage, string Meaning)> All { get; } =
    [
        ("expect screen \"TEXT\" [within TIME]", "the screen shows the text"),
        ("expect no screen \"TEXT\" [within TIME]", "the text is not, or no longer, on the screen"),
        ("expect paper \"TEXT\" [within TIME]", "the strip of paper that hangs out bears the text"),
        ("expect no paper \"TEXT\"", "the strip does not bear it"),
        ("expect ledger balance CARD AMOUNT [within TIME]", "the acquirer's balance of the card"),
        ("expect ledger count KIND N [within TIME]", "how many transactions of a kind the acquirer holds as booked"),
        ("expect ledger agrees", "what the terminal holds in its batch is what the acquirer has booked"),
        ("expect power on|off [within TIME]", "the terminal runs, or does not"),
        ("expect state FACT VALUE [within TIME]", "what the terminal's flash says: " + string.Join(", ", TerminalFact.All.Values.Select(f => $"{f.Name} {f.Form}"))),
    ];

    /// <summary>Reads the words after <c>expect</c>.</summary>
    public static Action<Workbench> Compile(Words words)
    {
        bool no = words.TakeIf("no");
        if (words.TakeIf("screen"))
        {
            string text = words.TakeText();
            long limit = words.TakeLimit(Verbs.NormalLimitMs);
            return no ? b => b.ExpectNoScreen(text, limit) : b => b.ExpectScreen(text, limit);
        }
        if (words.TakeIf("paper"))
        {
            string text = words.TakeText();
            if (no) return b => b.ExpectNoPaper(text);
            long limit = words.TakeLimit(Verbs.NormalLimitMs);
            return b => b.ExpectPaper(text, limit);
        }
        if (!no && words.TakeIf("ledger")) return Ledger(words);
        if (!no && words.TakeIf("power"))
        {
            bool on = words.TakeOneOf("power", new Dictionary<string, bool> { ["on"] = true, ["off"] = false });
            long limit = words.TakeLimit(Verbs.NormalLimitMs);
            return b => b.ExpectPower(on, limit);
        }
        if (!no && words.TakeIf("state"))
        {
            TerminalFact fact = words.TakeOneOf("fact", TerminalFact.All);
            string value = words.Take($"{fact.Form} for {fact.Name}");
            long limit = words.TakeLimit(Verbs.NormalLimitMs);
            return b => b.ExpectState(fact, value, limit);
        }
        throw words.Wrong("expect must be followed by: " + string.Join(" | ", All.Select(e => e.Usage["expect ".Length..])));
    }

    private static Action<Workbench> Ledger(Words words)
    {
        if (words.TakeIf("agrees")) return b => b.ExpectLedgerAgrees();
        if (words.TakeIf("balance"))
        {
            string card = words.Take("a card");
            long fen = words.TakeMoney();
            long limit = words.TakeLimit(Verbs.NormalLimitMs);
            return b => b.ExpectBalance(card, fen, limit);
        }
        if (words.TakeIf("count"))
        {
            LedgerCount kind = words.TakeOneOf("kind", LedgerCount.All);
            int count = words.TakeNumber("count", 0, 1_000_000);
            long limit = words.TakeLimit(Verbs.NormalLimitMs);
            return b => b.ExpectCount(kind, count, limit);
        }
        throw words.Wrong("expect ledger must be followed by balance, count or agrees");
    }
}
