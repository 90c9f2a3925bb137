using System.Globalization;
using Bench.Emv;

namespace Bench.Acquirer;

/// <summary>
/// Turns a request frame into an answer: the host without its network. Every message is one database transaction, so a
/// request is either booked or not, whatever happens to its answer.
/// </summary>
public sealed class AcquirerEngine
{
    private readonly Ledger ledger;
    private readonly EngineRules rules;
    private readonly Func<DateTime> clock;
    private readonly TerminalChecks terminals;
    private readonly Management management;
    private readonly Trading trading;
    private readonly Reversals reversals;
    private readonly Settling settling;
    private readonly ChipHost chips;
    private readonly Signatures signatures;

    /// <summary>Codes besides 00 that terminals book as approved (acquirer-protocol.md section 5).</summary>
    public static IReadOnlyList<string> ApprovalCodes { get; } = ["10", "11", "A2", "A4", "A5", "A6"];

    /// <summary>Makes an engine on a ledger.</summary>
    /// <param name="ledger">The books.</param>
    /// <param name="rules">Rules that differ between acquirers.</param>
    /// <param name="clock">Host time, local.</param>
    /// <param name="keySeed">Seed of the working keys; null: truly random.</param>
    /// <param name="fixedKeys">Working keys for every sign-on, for worked examples; null: drawn.</param>
    /// <param name="chipKeys">CA, issuer and card keys of chip cards; null: the bench's.</param>
    public AcquirerEngine(Ledger ledger, EngineRules rules, Func<DateTime> clock, int? keySeed = null, WorkingKeys? fixedKeys = null, KeyFile? chipKeys = null)
    {
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        terminals = new TerminalChecks(ledger, rules);
        chipKeys ??= KeyFile.Example();
        management = new Management(ledger, rules, terminals, keySeed is { } seed ? new Random(seed) : new SecureRandom(), fixedKeys, new ChipDownloads(chipKeys, AidFile.Example()));
        var cards = new CardChecks(ledger, rules);
        chips = new ChipHost(ledger, chipKeys, Issuer, cards);
        Wallets = new WalletDesk(ledger, rules);
        trading = new Trading(ledger, rules, terminals, cards, chips, Wallets);
        reversals = new Reversals(ledger, rules, terminals, Wallets);
        settling = new Settling(ledger, rules, terminals, chips);
        signatures = new Signatures(ledger, terminals);
    }

    /// <summary>Orders for the issuer of chip cards.</summary>
    public IssuerDesk Issuer { get; } = new();

    /// <summary>The customers' side of QR payments.</summary>
    public WalletDesk Wallets { get; }

    /// <summary>Host time, local.</summary>
    public DateTime Now => clock();

    /// <summary>Handles one frame (without length bytes).</summary>
    /// <param name="frame">TPDU, header, message.</param>
    /// <param name="forcedCode">Response code instead of a decision, or null. A code that terminals take for an approval
    /// (<see cref="ApprovalCodes"/>) is given instead of 00 when the request is approved; 10 approves half of the amount of a sale.</param>
    /// <exception cref="IsoFormatException">The bytes are no message: a host answers nothing.</exception>
    public Exchange Handle(ReadOnlySpan<byte> frame, string? forcedCode = null)
    {
        bool approve = forcedCode is not null && ApprovalCodes.Contains(forcedCode);
        var x = new Exchange(frame, clock(), approve ? forcedCode : null) { ForcedCode = approve ? null : forcedCode };
        ledger.Atomically(() =>
        {
            x.Rrn = Reference(x.Now);
            BasicAnswer(x);
            x.Code = Dispatch(x);
            if (x.Answer[39] is null && x.Code != "") x.Answer[39] = x.Code;
            // the terminal may have been changed by what it just did
            x.ProcessingRequest = ledger.Terminal(x.TerminalId)?.ProcessingRequest ?? 0;
        });
        return x;
    }

    /// <summary>Sets the running number in the last eight digits of the next reference (field 37).</summary>
    public void SetNextReference(int next) => ledger.SetCounter("reference", next);

    private string Reference(DateTime now) =>
        now.ToString("MMdd", CultureInfo.InvariantCulture) + (ledger.Count("reference") % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    private void BasicAnswer(Exchange x)
    {
        x.Answer.Echo(x.Request, 3, 4, 11, 25, 41, 42, 49, 60);
        x.Answer[12] = x.Now.ToString("HHmmss", CultureInfo.InvariantCulture);
        x.Answer[13] = x.Now.ToString("MMdd", CultureInfo.InvariantCulture);
        x.Answer[32] = rules.AcquirerId;
        x.Answer[37] = x.Rrn;
    }

    private string Dispatch(Exchange x) => x.Request.Mti switch
    {
        "0820" when Signatures.IsUpload(x.Request) => signatures.Handle(x),
        "0800" or "0820" => management.Handle(x),
        "0100" or "0200" or "0220" => trading.Handle(x),
        "0400" => reversals.Handle(x),
        "0500" => settling.Settle(x),
        "0320" => settling.Upload(x),
        "0620" => terminals.Check(x, mac: true, batch: false) ?? x.ForcedCode ?? chips.Notice(x),
        _ => terminals.Known(x) ?? "40",
    };
}
