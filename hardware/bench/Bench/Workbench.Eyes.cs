using System.Globalization;
using Bench.Acquirer;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Reading;

namespace Bench;

/// <summary>The verbs of the eyes: what a scenario expects.</summary>
public sealed partial class Workbench
{
    private const long PaperLookMs = 200;

    private long paperVersion = -1, paperSeenMs;
    private IReadOnlyList<TextLine> paperLines = [];
    private PaperRoll? paperOf;

    /// <summary>What stands on the screen, line by line.</summary>
    public string ScreenText => Eyes.Text;

    /// <summary>What stands on the paper that hangs out, line by line.</summary>
    public string PaperText => TextOf(Handheld.Printer.Paper.Snapshot());

    /// <summary>Verb <c>expect screen</c>.</summary>
    public void ExpectScreen(string text, long limitMs)
    {
        if (!Run(() => Eyes.Contains(text), limitMs)) throw new ExpectationException($"the screen does not show \"{text}\" within {Span(limitMs)}; it shows:{Quote(ScreenText)}");
    }

    /// <summary>Verb <c>expect no screen</c>.</summary>
    public void ExpectNoScreen(string text, long limitMs)
    {
        if (!Run(() => !Eyes.Contains(text), limitMs)) throw new ExpectationException($"the screen still shows \"{text}\" after {Span(limitMs)}:{Quote(ScreenText)}");
    }

    /// <summary>Verb <c>expect paper</c>.</summary>
    public void ExpectPaper(string text, long limitMs)
    {
        if (!Run(() => PaperHas(text, PaperLookMs), limitMs) && !PaperHas(text, 0))
            throw new ExpectationException($"the paper does not bear \"{text}\" within {Span(limitMs)}; it bears:{Quote(PaperText)}");
    }

    /// <summary>Verb <c>expect no paper</c>.</summary>
    public void ExpectNoPaper(string text)
    {
        if (PaperHas(text, 0)) throw new ExpectationException($"the paper bears \"{text}\":{Quote(PaperText)}");
    }

    /// <summary>Verb <c>expect power</c>.</summary>
    public void ExpectPower(bool on, long limitMs)
    {
        if (!on && IsOn) Run(() => Handheld.PowerIsOff, limitMs);
        if (IsOn != on) throw new ExpectationException($"the terminal is {(IsOn ? "on" : "off")}");
    }

    /// <summary>Verb <c>expect ledger balance</c>.</summary>
    public void ExpectBalance(string card, long fen, long limitMs)
    {
        Ledger ledger = LedgerOrFail();
        if (setup.Book.Wallet(card) is null) CardOf(card);
        long Balance() => (ledger.CardById(card) ?? throw new BenchInputException($"the acquirer has no account for \"{card}\"")).Balance;
        if (!Run(() => Balance() == fen, limitMs)) throw new ExpectationException($"the balance of {card} is {Yuan(Balance())}, not {Yuan(fen)}");
    }

    /// <summary>Verb <c>expect ledger count</c>.</summary>
    public void ExpectCount(LedgerCount what, int count, long limitMs)
    {
        Ledger ledger = LedgerOrFail();
        if (!Run(() => what.In(ledger) == count, limitMs)) throw new ExpectationException($"the ledger holds {what.In(ledger)} of \"{what.Name}\", not {count}");
    }

    /// <summary>Verb <c>expect ledger agrees</c>: the terminal's batch holds exactly what stands in the acquirer's books for it.</summary>
    public void ExpectLedgerAgrees()
    {
        IReadOnlyList<string> faults = Reconciliation.Compare(TerminalBooks.Read(flash), LedgerOrFail());
        if (faults.Count > 0) throw new ExpectationException("terminal and ledger do not agree:" + Quote(string.Join('\n', faults)));
    }

    /// <summary>Verb <c>expect state</c>.</summary>
    public void ExpectState(TerminalFact fact, string wanted, long limitMs)
    {
        string Now() => fact.Of(TerminalBooks.Read(flash));
        if (!Run(() => Now() == wanted, limitMs)) throw new ExpectationException($"{fact.Name} is {Now()}, not {wanted}");
    }

    private Ledger LedgerOrFail() => Host?.Ledger ?? throw new BenchInputException("the terminal talks to another acquirer: there is no ledger to look at");

    private bool PaperHas(string text, long atMostEveryMs)
    {
        PaperRoll roll = Handheld.Printer.Paper;
        if (roll != paperOf || roll.Version != paperVersion && NowMs - paperSeenMs >= atMostEveryMs)
        {
            paperOf = roll;
            paperVersion = roll.Version;
            paperSeenMs = NowMs;
            paperLines = PaperReader.Read(roll.Snapshot().AllBits());
        }
        return PaperReader.Contains(paperLines, text);
    }

    private static string TextOf(PaperPiece piece) => string.Join('\n', PaperReader.Read(piece.AllBits()).Select(l => l.Text));

    private static string Quote(string text) => "\n    | " + (text.Length == 0 ? "(nothing)" : text.Replace("\n", "\n    | "));

    private static string Span(long ms) => (ms / 1000.0).ToString("0.##", CultureInfo.InvariantCulture) + " s";

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
