using System.Globalization;
using Bench.Acquirer;
using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace Bench.Proof;

/// <summary>A day in a shop with a bad line: everything in it follows from its seed.</summary>
internal sealed class RandomDay
{
    private const int FewestActions = 4, MostActions = 16;

    private static readonly string[] payers = ["cup-debit", "cup-debit-19", "cup-credit", "visa", "cup-poor", "cup-limit", "cup-chip", "cup-chip-credit", "cup-chip", "cup-chip-credit"];
    private static readonly string[] wallets = ["alipay", "wechat", "unionpay", "bank-app", "wallet-poor", "wallet-asks", "wallet-refuses", "nobody", "leaves"];
    private static readonly Fault[] faults = [.. Enum.GetValues<Fault>().Where(f => f != Fault.None)];
    private static readonly string[] declines = ["05", "51", "61", "14", "54", "77", "A0", "03", "41", "40", "30", "96", "91", "58", "99"];
    private static readonly string[] approvals = ["11", "A2", "A4", "A5", "A6", "10"];

    // how often each flow is chosen
    private static readonly (Flow Flow, int Weight)[] flows =
    [
        (Flow.Sale, 40), (Flow.SaleVoid, 12), (Flow.Refund, 12), (Flow.PreAuth, 7), (Flow.Completion, 6), (Flow.CompletionVoid, 4), (Flow.PreAuthVoid, 4),
        (Flow.CompletionAdvice, 4), (Flow.Balance, 3), (Flow.SignOn, 4), (Flow.SignOff, 2), (Flow.Settle, 5), (Flow.QrSale, 14), (Flow.QrShow, 12), (Flow.QrVoid, 6), (Flow.QrRefund, 6), (Flow.QrLast, 2), (Flow.Echo, 1), (Flow.Reprint, 1), (Flow.Service, 2),
    ];

    private readonly ProofRig rig;
    private readonly Random random;
    private readonly Action<string>? diary;
    private readonly Dictionary<TradeKind, int> tried = [];
    private readonly Dictionary<int, TerminalBooks> settled = [];
    private readonly bool crossesMidnight;
    private int sold;

    private readonly int packet;
    private readonly bool queryOnly;

    private RandomDay(ProofRig rig, int seed, bool crossesMidnight, Action<string>? diary)
    {
        this.rig = rig;
        this.diary = diary;
        this.crossesMidnight = crossesMidnight;
        random = new Random(seed);
        queryOnly = seed % 3 == 1;
        packet = (seed % 4) switch { 1 => 120, 3 => 700, _ => 0 };
    }

    /// <summary>True for the days that go on after midnight.</summary>
    internal static bool CrossesMidnight(int seed) => seed % 5 == 0;

    /// <summary>Plays a day on a rig that stands as it came out of the box.</summary>
    /// <returns>What is wrong at its end; nothing when all is well.</returns>
    internal static IReadOnlyList<string> Play(ProofRig rig, int seed, Action<string>? diary = null) => new RandomDay(rig, seed, CrossesMidnight(seed), diary).Play();

    private IReadOnlyList<string> Play()
    {
        if (packet > 0) rig.AskForSignatures(packet);
        if (queryOnly) rig.TakeNoQrReversals();
        rig.Pass(TimeSpan.FromMinutes(crossesMidnight ? 14 * 60 + 20 + random.Next(9) : random.Next(120))); // from 9:30 in the morning
        int actions = random.Next(FewestActions, MostActions + 1);
        for (int i = 0; i < actions; i++) Act();
        rig.PowerOff();
        Say("the day ends");
        DayEnd.Finish(rig);
        return Judge();
    }

    private void Act()
    {
        BetweenActions();
        Services? s = SwitchedOn();
        if (s is null) return;
        (Flow flow, Hands hands) = Choose(s);
        Misbehave();
        if (random.Next(100) < 18) CutSomewhere().Arm(rig);
        if (TradeOf(flow) is { } kind) tried[kind] = tried.GetValueOrDefault(kind) + 1;
        Say($"{flow} {hands}");
        bool through = rig.Run(flow, hands);
        if (!through)
        {
            Say("power cut");
            if (random.Next(8) == 0)
            {
                Say("newest write lost");
                rig.Flash.LoseNewest();
            }
        }
        rig.Line.CutIn = 0;
        rig.Flash.CutAfterWrites(0, VirtualBoard.CutMoment.After);
        if (random.Next(100) < 75)
        {
            rig.Host.Faults.Clear();
            rig.Line.Down = false;
        }
        KeepSettled();
    }

    /// <summary>What happens while nobody uses the terminal.</summary>
    private void BetweenActions()
    {
        switch (random.Next(28))
        {
            case 0 or 1:
                Say("power off for a while");
                rig.PowerOff();
                rig.Pass(TimeSpan.FromSeconds(random.Next(1, crossesMidnight ? 1200 : 600)));
                break;
            case 2:
                bool off = random.Next(2) == 0;
                Say("host restarts" + (off ? ", terminals signed off" : ""));
                rig.Host.Restart(random.Next(), off);
                break;
            case 3:
                rig.Host.Ledger.RequestProcessing(rig.Host.Ledger.Terminals()[0].Id, random.Next(1, 4));
                break;
        }
    }

    private Services? SwitchedOn()
    {
        for (int i = 0; i < 3 && rig.Terminal is null; i++)
        {
            if (random.Next(6) == 0) CutSomewhere().Arm(rig);
            Say("power on");
            if (!rig.Boot()) Say("power cut during boot");
            rig.Line.CutIn = 0;
            rig.Flash.CutAfterWrites(0, VirtualBoard.CutMoment.After);
        }
        KeepSettled();
        return rig.Terminal?.Services;
    }

    private Cut CutSomewhere() => random.Next(5) switch
    {
        0 => new Cut(CutAt.BeforeWrite, random.Next(1, 10)),
        1 => new Cut(CutAt.TornWrite, random.Next(1, 10), random.Next(1, 400)),
        2 => new Cut(CutAt.AfterWrite, random.Next(1, 10)),
        3 => new Cut(CutAt.Time, random.Next(10, 12_000)),
        _ => new Cut(CutAt.Line, random.Next(1, 26)),
    };

    private void Misbehave()
    {
        if (random.Next(100) < 6)
        {
            Say("line down");
            rig.Line.Down = true;
        }
        for (int dice = random.Next(100); dice < 45; dice += 25)
        {
            Fault fault = faults[random.Next(faults.Length)];
            string? mti = random.Next(3) == 0 ? null : (random.Next(9) switch { 0 or 1 or 2 => "0200", 3 => "0400", 4 => "0220", 5 => "0100", 6 => "0500", 7 => "0320", _ => "0820" });
            string code = fault == Fault.ApproveAs ? approvals[random.Next(approvals.Length)] : declines[random.Next(declines.Length)];
            double seconds = random.Next(1, 20);
            Say(string.Create(CultureInfo.InvariantCulture, $"fault {fault} on {mti ?? "any"} ({seconds} s, {code})"));
            if (random.Next(6) == 0) rig.Host.Faults.Always(fault, mti, seconds, code);
            else rig.Host.Faults.Next(fault, mti, seconds, code);
        }
    }

    private (Flow Flow, Hands Hands) Choose(Services s)
    {
        int at = random.Next(flows.Sum(f => f.Weight));
        Flow flow = flows.First(f => (at -= f.Weight) < 0).Flow;
        if (!s.State.SignedOn && random.Next(2) == 0) flow = Flow.SignOn;
        string payer = payers[random.Next(payers.Length)];
        string[]? pins = random.Next(8) switch { 0 => ["000000"], 1 => ["000000", Pin(payer)], _ => null };
        if (flow is Flow.Sale or Flow.PreAuth) return (flow, Presented(new Hands(Price(payer), payer, pins)));
        if (flow is Flow.QrSale or Flow.QrShow) return (flow, new Hands(100 + 7 * ++sold, wallets[random.Next(flow == Flow.QrSale ? wallets.Length - 2 : wallets.Length)]));
        if (flow == Flow.Balance) return (flow, Presented(new Hands(0, payer, pins)));
        // from a copy of the flash: a look costs the terminal no time
        if (TradeOf(flow) is null || TerminalBooks.Read(rig.Flash).Transactions is not { Count: > 0 } batch) return (flow, new Hands());
        TransactionRecord original = batch[random.Next(batch.Count)];
        TradeRecord? theirs = rig.Host.Ledger.Find(s.Settings.TerminalId, original.Batch, original.Stan);
        string card = theirs is null || random.Next(12) == 0 ? payer : rig.Host.Ledger.Card(theirs.Pan)?.Id ?? payer;
        if (wallets.Contains(card)) card = payer;
        long amount = flow is Flow.Refund or Flow.QrRefund && random.Next(2) == 0 ? random.Next(1, 100) : 0;
        return (flow, Presented(new Hands(amount, card, null, original.Stan, amount == 0 ? 0 : 6)));
    }

    /// <summary>No two alike; of chip cards sometimes one that asks for a PIN where it is tapped.</summary>
    private long Price(string payer) => (ProofCards.HasChip(payer) && random.Next(3) == 0 ? 100_000 : 0) + 100 + 7 * ++sold;

    /// <summary>A card without a chip is swiped; one with a chip is mostly tapped or inserted.</summary>
    private Hands Presented(Hands hands)
    {
        if (!ProofCards.HasChip(hands.Card)) return hands;
        return random.Next(10) switch
        {
            0 => hands, // the terminal will not have it
            < 6 => hands with { Way = Way.Tap, TornAt = random.Next(4) == 0 ? random.Next(1, 4) : 0 },
            _ => hands with { Way = Way.Insert },
        };
    }

    private string Pin(string card) => rig.Host.Ledger.CardById(card)!.Pin;

    private static TradeKind? TradeOf(Flow flow) => flow == Flow.QrShow ? TradeKind.QrSale : Enum.TryParse(flow.ToString(), out TradeKind kind) ? kind : null;

    /// <summary>Takes a copy of a batch as soon as it is settled: the terminal keeps the last one only.</summary>
    private void KeepSettled()
    {
        TerminalBooks books = TerminalBooks.Read(rig.Flash, previous: true);
        int batch = books.State.LastSettlement.Batch;
        if (batch > 0 && books.Transactions.Count > 0) settled.TryAdd(batch, books);
    }

    private List<string> Judge()
    {
        List<string> wrong = [.. DayEnd.Faults(rig, balanced: false)];
        Ledger ledger = rig.Host.Ledger;
        foreach (var (batch, books) in settled)
            wrong.AddRange(Reconciliation.Compare(books with { Reversal = new PendingMessage(), Suspended = 0 }, ledger, batch).Where(f => !f.Contains("voided:", StringComparison.Ordinal)).Select(f => $"batch {batch}: {f}"));
        IReadOnlyList<TradeRecord> standing = [.. ledger.Transactions().Where(t => t.Stands && t.Amount != DayEnd.LastSale && t.Kind is not (TradeKind.Balance or TradeKind.Query))];
        foreach (var kind in standing.GroupBy(t => t.Kind))
            if (kind.Count() > tried.GetValueOrDefault(kind.Key)) wrong.Add($"{kind.Count()} of {kind.Key} stand, and {tried.GetValueOrDefault(kind.Key)} were tried");
        foreach (var twice in standing.Where(t => t.Kind is TradeKind.Sale or TradeKind.PreAuth or TradeKind.QrSale).GroupBy(t => t.Amount).Where(g => g.Count() > 1))
            wrong.Add($"{twice.First().Kind} of {twice.Key} fen stands {twice.Count()} times");
        foreach (var back in standing.Where(t => t.Kind is TradeKind.Refund or TradeKind.QrRefund).GroupBy(t => t.Original))
            if (back.Sum(t => t.Amount) > ledger.Trade(back.Key)!.Amount) wrong.Add($"more than its amount was refunded of trace {ledger.Trade(back.Key)!.Stan:D6}");
        if (queryOnly && ledger.Transactions().Any(t => t is { Kind: TradeKind.QrSale or TradeKind.QrVoid, State: TradeState.Reversed })) wrong.Add("a QR payment was reversed where only queries are allowed");
        return [.. wrong.Distinct()];
    }

    private void Say(string what) => diary?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{rig.UtcNow.AddHours(8):HH:mm:ss.fff} {what}"));
}
