using System.Text;
using System.Text.Json;
using Bench.Acquirer;
using Bench.Silicon;
using Bench.Web;

namespace Bench;

/// <summary>
/// Watches everything that a workbench puts out for card numbers, PINs, tracks and keys of its test data: screen, paper, flash image, the
/// service line, what the bench says, what it sends to its page, the acquirer's journal, and what a crash would print. Secrets are looked for as text, as packed digits, as bytes and as hex.
/// </summary>
/// <remarks>
/// A PIN is looked for only where it is telling: six digits or more that are no part of any other value of the test data. The fonts and
/// the public certificates on the flash are left out. The page's first message shows the test cards with the PINs that stand on them: there,
/// PINs are allowed.
/// </remarks>
public sealed class SecretWatch : IDisposable
{
    private const int MayComeMeanwhile = 20;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    private sealed record Secret(string Name, byte[] Bytes, bool IsPin);

    private readonly Workbench bench;
    private readonly List<Secret> secrets = [];
    private readonly HashSet<string> findings = [];
    private readonly HashSet<string> known = [];
    private readonly List<string> said = [];
    private readonly Dictionary<string, byte[]> looked = [];
    private readonly MemoryStream line = new();
    private readonly LiveView page;
    private long lastMessage;

    /// <summary>Watches a workbench from now on.</summary>
    /// <param name="bench">Whose outputs.</param>
    /// <param name="book">Cards and terminals: where the secrets are from.</param>
    public SecretWatch(Workbench bench, BenchFile book)
    {
        this.bench = bench;
        string publicDigits = string.Join(' ', book.Merchants.Select(m => m.Id).Concat(book.Terminals.Select(t => t.Id)).Concat(book.Cards.SelectMany(c => new[] { c.Pan, c.Track1, c.Track2, c.Track3 })).Append("12345678 88888888"));
        foreach (CardEntry card in book.Cards)
        {
            Digits($"card number of {card.Id}", card.Pan);
            int separator = card.Track2.IndexOf('=');
            if (separator > 0 && card.Track2.Length - separator > 12) Digits($"track 2 of {card.Id}", card.Track2[(separator + 1)..]);
            if (card.Pin.Length >= 6 && !publicDigits.Contains(card.Pin, StringComparison.Ordinal)) Digits($"PIN of {card.Id}", card.Pin);
        }
        foreach (TerminalEntry terminal in book.Terminals) Key($"master key of {terminal.Id}", Convert.FromHexString(terminal.Tmk));
        Key("transport key", ServiceCentre.TransportKey);
        bench.Said += Hear;
        bench.BoardChanged += Listen;
        Listen();
        page = new LiveView(bench);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        bench.Said -= Hear;
        bench.BoardChanged -= Listen;
        page.Dispose();
    }

    private void Hear(string text)
    {
        lock (said) said.Add(text);
    }

    /// <summary>The service line of the board that is on the table now.</summary>
    private void Listen()
    {
        SerialWire wire = bench.Handheld.Serial(ServiceLineServer.Line);
        if (listening == wire) return;
        listening = wire;
        wire.Written += bytes => { lock (line) line.Write(bytes); };
    }

    private SerialWire? listening;

    /// <summary>What was found, one line each; empty when all is well.</summary>
    public IReadOnlyList<string> Findings => [.. findings.Order()];

    /// <summary>Kinds of output that were looked at.</summary>
    public IReadOnlyDictionary<string, int> Looked => counts;

    private readonly Dictionary<string, int> counts = [];

    /// <summary>Looks at every output as it is now. Call it often: a screen is there for a moment.</summary>
    public void Look()
    {
        LearnKeys();
        if (bench.IsOn)
        {
            Text("screen", bench.ScreenText);
            Text("paper", bench.PaperText);
        }
        foreach (var (name, content) in bench.Flash.Snapshot())
        {
            if (name.EndsWith(".glyphs", StringComparison.Ordinal) || looked.TryGetValue(name, out byte[]? before) && ReferenceEquals(before, content)) continue;
            looked[name] = content;
            Bytes($"flash file {name}", content);
        }
        lock (said)
        {
            foreach (string text in said) Text("console", text);
            said.Clear();
        }
        lock (line)
        {
            if (line.Length != lineLooked) Bytes("line", line.ToArray()); // all of it: a secret may come in pieces
            lineLooked = line.Length;
        }
        if (bench.Crash is { } crash) Text("exception", crash.ToString());
        if (bench.FirstComplaint is { } complaint) Text("complaint", complaint);
        if (bench.Host is not { } host) return;
        long newest = host.Ledger.Messages(1).Select(m => m.Id).DefaultIfEmpty(lastMessage).First();
        bool booked = newest != lastMessage;
        if (booked)
            foreach (MessageRecord message in host.Ledger.Messages((int)(newest - lastMessage) + MayComeMeanwhile).Where(m => m.Id > lastMessage && m.Id <= newest)) Text("acquirer's journal", message.Text + message.Note);
        lastMessage = newest;
        Page(booked);
    }

    /// <summary>Looks at something else that was put out, for instance by a tool.</summary>
    /// <param name="where">What it is, a word first.</param>
    /// <param name="text">What it says.</param>
    public void Look(string where, string text)
    {
        LearnKeys();
        Text(where, text);
    }

    /// <summary>What the page of the workbench would get now; screen and paper are pictures of what is looked at above.</summary>
    /// <param name="booked">True: the acquirer has had messages since.</param>
    private void Page(bool booked)
    {
        if (!greeted) Bytes("page, hello", JsonSerializer.SerializeToUtf8Bytes(page.Hello(), json), pins: false); // it does not change
        foreach (string? message in new[] { page.NewState(json), page.NewApdus(json), booked || !greeted ? page.NewLedger(json) : null })
            if (message is not null) Text("page", message);
        greeted = true;
    }

    private bool greeted;
    private long lineLooked;

    /// <summary>Working keys are drawn at each sign-on: whatever the acquirer holds now is a secret from now on.</summary>
    private void LearnKeys()
    {
        if (bench.Host is not { } host) return;
        foreach (TerminalRecord terminal in host.Ledger.Terminals())
        {
            if (terminal.Keys is not { } keys) continue;
            Key($"PIN key of {terminal.Id}", keys.Pik);
            Key($"MAC key of {terminal.Id}", keys.Mak);
            if (keys.Tdk.Length > 0) Key($"track key of {terminal.Id}", keys.Tdk);
        }
    }

    private void Digits(string name, string digits)
    {
        Add(name, Encoding.ASCII.GetBytes(digits), isPin: name.StartsWith("PIN of", StringComparison.Ordinal));
        // packed, two digits a byte: on either side of a byte boundary
        string even = digits.Length % 2 == 0 ? digits : digits[..^1], odd = digits.Length % 2 == 1 ? digits[1..] : digits[1..^1];
        if (digits.Length < 12) return;
        Add(name + ", packed", Convert.FromHexString(even));
        Add(name + ", packed", Convert.FromHexString(odd));
    }

    private void Key(string name, byte[] key)
    {
        string hex = Convert.ToHexString(key);
        if (!known.Add(hex)) return;
        Add(name, key);
        Add(name + " as hex", Encoding.ASCII.GetBytes(hex));
        Add(name + " as hex", Encoding.ASCII.GetBytes(hex.ToLowerInvariant()));
    }

    private void Add(string name, byte[] bytes, bool isPin = false)
    {
        if (!secrets.Any(s => s.Bytes.AsSpan().SequenceEqual(bytes))) secrets.Add(new Secret(name, bytes, isPin));
    }

    private void Text(string where, string text)
    {
        Bytes(where, Encoding.UTF8.GetBytes(text));
        // digits in groups, as on a card
        string joined = text.Replace(" ", "", StringComparison.Ordinal);
        if (joined.Length != text.Length) Bytes(where, Encoding.UTF8.GetBytes(joined));
    }

    private void Bytes(string where, ReadOnlySpan<byte> content, bool pins = true)
    {
        string kind = where.Split(' ', ',')[0];
        counts[kind] = counts.GetValueOrDefault(kind) + 1;
        foreach (Secret secret in secrets)
            if ((pins || !secret.IsPin) && content.IndexOf(secret.Bytes) >= 0) findings.Add($"{secret.Name} in {where}");
    }
}
