using Bench.Acquirer;
using PosFirmware.Drivers.Keypad;

namespace Bench;

/// <summary>The customers and their phones.</summary>
public sealed partial class Workbench
{
    /// <summary>Wallets on the customers' phones.</summary>
    public IReadOnlyList<WalletEntry> Phones => setup.Book.Wallets;

    /// <summary>A fresh payment code of a wallet, as its phone shows it.</summary>
    /// <exception cref="BenchInputException">There is no such wallet, or no built-in acquirer.</exception>
    public string PayCode(string wallet)
    {
        BenchAcquirer host = WalletHost(wallet);
        return host.Ledger.NewPayCode(wallet, host.Engine.Now);
    }

    /// <summary>Verb <c>type-code</c>: reads the code from the customer's phone and types it.</summary>
    /// <exception cref="BenchInputException">It is none that has digits below it.</exception>
    public void TypePayCode(string wallet)
    {
        string code = PayCode(wallet);
        if (!code.All(char.IsAsciiDigit)) throw new BenchInputException($"the code of {wallet} is in EMV form and cannot be typed");
        Tap([.. code.Select(d => (Key)(d - '0')), Key.Enter]);
    }

    /// <summary>Verb <c>scan</c>: holds a wallet's fresh code, or any text, in front of the scan engine for two seconds.</summary>
    /// <param name="what">Name of a wallet, or the text of a code.</param>
    public void Scan(string what)
    {
        string code = setup.Book.Wallet(what) is null ? what : PayCode(what);
        OnBoard(b => b.Scanner.Hold(code, HoldNs));
        Linger(HoldNs / 1_000_000);
    }

    private const long HoldNs = 2_000_000_000;

    /// <summary>Verb <c>scanner</c>: pulls the scan engine's connector, or plugs it in.</summary>
    public void PlugScanner(bool there)
    {
        surroundings.ScannerAbsent = !there;
        OnBoard(b => b.Scanner.Absent = !there);
    }

    /// <summary>Verb <c>wallet NAME pays</c>: the customer scans the QR code on the screen, read from its pixels, and pays it.</summary>
    /// <exception cref="ExpectationException">There is no code on the screen, or the acquirer refuses.</exception>
    public void PayScreen(string wallet)
    {
        BenchAcquirer host = WalletHost(wallet);
        IReadOnlyList<VirtualBoard.Reading.QrFound> codes = VirtualBoard.Reading.QrFinder.Read(Handheld.Screen);
        if (codes.Count != 1) throw new ExpectationException($"the screen shows {codes.Count} QR codes");
        PayResult result = host.Engine.Wallets.Scan(codes[0].Symbol.Text, wallet, host.Engine.Now);
        if (result is PayResult.Unknown or PayResult.Gone) throw new ExpectationException($"{wallet} cannot pay \"{codes[0].Symbol.Text}\": {result}");
    }

    /// <summary>The text of the order that was placed last, as its QR code would say it; "" when there was none.</summary>
    public string LastOrder => Host?.Ledger.Orders().LastOrDefault(o => o.Content.Length > 0)?.Content ?? "";

    /// <summary>Verb <c>wallet NAME pays-late</c>: he kept a picture of the last code and pays it now, whatever the screen shows.</summary>
    /// <returns>What came of it.</returns>
    public PayResult PayLate(string wallet)
    {
        BenchAcquirer host = WalletHost(wallet);
        return host.Engine.Wallets.Scan(LastOrder, wallet, host.Engine.Now);
    }

    /// <summary>Verb <c>scan slip</c>: holds the code of the slip that hangs out of the printer in front of the scan engine.</summary>
    /// <exception cref="ExpectationException">The paper bears none.</exception>
    public void ScanSlip()
    {
        IReadOnlyList<VirtualBoard.Reading.QrFound> codes = VirtualBoard.Reading.QrFinder.Read(Handheld.Printer.Paper.Snapshot());
        if (codes.Count == 0) throw new ExpectationException("the paper bears no QR code");
        Scan(codes[^1].Symbol.Text);
    }

    /// <summary>Verb <c>wallet NAME confirms</c> and <c>refuses</c>: the customer does what his phone asks.</summary>
    /// <exception cref="ExpectationException">His phone asks nothing.</exception>
    public void AnswerOnPhone(string wallet, bool yes)
    {
        BenchAcquirer host = WalletHost(wallet);
        PayResult result = host.Engine.Wallets.Answer(wallet, yes, host.Engine.Now);
        if (result == PayResult.Gone) throw new ExpectationException($"the phone of {wallet} asks nothing");
    }

    /// <summary>Verb <c>wallet NAME behaves</c>: changes how a customer behaves from now on.</summary>
    /// <param name="wallet">Name.</param>
    /// <param name="askAbove">A payment of more than this, in fen, waits for him.</param>
    /// <param name="confirmAfterSeconds">He confirms after so many seconds; 0: by hand.</param>
    /// <param name="refuses">He refuses instead.</param>
    public void Behave(string wallet, long askAbove, int confirmAfterSeconds, bool refuses) => WalletHost(wallet).Ledger.SetCustomer(wallet, askAbove, confirmAfterSeconds, refuses);

    private BenchAcquirer WalletHost(string wallet)
    {
        if (setup.Book.Wallet(wallet) is null) throw new BenchInputException($"there is no wallet \"{wallet}\"; there are: {string.Join(", ", Phones.Select(w => w.Id))}");
        return Host ?? throw new BenchInputException("a terminal that talks to another acquirer has no wallets here");
    }
}
