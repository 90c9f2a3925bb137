using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bench.Acquirer;

/// <summary>A mistake in a keys-and-cards file, in words for the person who wrote it.</summary>
public sealed class BenchFileException(string what) : Exception(what);

/// <summary>A merchant in the file.</summary>
public sealed record MerchantEntry
{
    /// <summary>15 characters.</summary>
    public required string Id { get; init; }
    /// <summary>At most 20 hanzi.</summary>
    public required string Name { get; init; }
    /// <summary>At most 40 characters.</summary>
    public string EnglishName { get; init; } = "";
}

/// <summary>A terminal in the file.</summary>
public sealed record TerminalEntry
{
    /// <summary>8 characters.</summary>
    public required string Id { get; init; }
    /// <summary>Number of a merchant in the file.</summary>
    public required string Merchant { get; init; }
    /// <summary>Terminal master key, clear, 16 or 32 hex digits. A test value.</summary>
    public required string Tmk { get; init; }
    /// <summary>True: the master key is for SM4, and the terminal signs on with layout 006.</summary>
    public bool Sm4 { get; init; }
    /// <summary>First batch number.</summary>
    public int Batch { get; init; } = 1;
    /// <summary>True: answers 58.</summary>
    public bool Disabled { get; init; }
}

/// <summary>A card in the file: what lies on its stripe, and the account behind it.</summary>
public sealed record CardEntry
{
    /// <summary>Name in scripts.</summary>
    public required string Id { get; init; }
    /// <summary>Name on the screen.</summary>
    public required string Title { get; init; }
    /// <summary>Name in English.</summary>
    public string EnglishTitle { get; init; } = "";
    /// <summary>Bank's name, printed on the picture of the card.</summary>
    public string Bank { get; init; } = "";
    /// <summary>Card number.</summary>
    public required string Pan { get; init; }
    /// <summary>YYMM.</summary>
    public required string Expiry { get; init; }
    /// <summary>Track 1 without sentinels; "" when the track is blank.</summary>
    public string Track1 { get; init; } = "";
    /// <summary>Track 2 without sentinels, = as separator; "" when the track is blank.</summary>
    public string Track2 { get; init; } = "";
    /// <summary>Track 3 without sentinels; "" when the track is blank.</summary>
    public string Track3 { get; init; } = "";
    /// <summary>PIN; "" for none.</summary>
    public string Pin { get; init; } = "";
    /// <summary>Purchases need a PIN.</summary>
    public bool PinRequired { get; init; }
    /// <summary>Credit card.</summary>
    public bool Credit { get; init; }
    /// <summary>False: the acquirer does not know the card (14).</summary>
    public bool Known { get; init; } = true;
    /// <summary>Money or credit on the account in fen.</summary>
    public long Balance { get; init; }
    /// <summary>State of the card.</summary>
    public CardState State { get; init; }
    /// <summary>Field 63.1: CUP, VIS, MCC, ...</summary>
    public string Organisation { get; init; } = "CUP";
    /// <summary>Issuing institution, 8 digits.</summary>
    public string Issuer { get; init; } = "01020000";
    /// <summary>Largest single amount in fen; 0: none.</summary>
    public long AmountLimit { get; init; }
    /// <summary>Answer to the third wrong PIN: 75, or 38 to capture the card.</summary>
    public string LockedCode { get; init; } = "75";
}

/// <summary>Merchants, terminals, cards and rules of the bench acquirer, read from a JSON file (format: README.md beside this file).</summary>
public sealed record BenchFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Merchants.</summary>
    public IReadOnlyList<MerchantEntry> Merchants { get; init; } = [];
    /// <summary>Terminals.</summary>
    public IReadOnlyList<TerminalEntry> Terminals { get; init; } = [];
    /// <summary>Cards.</summary>
    public IReadOnlyList<CardEntry> Cards { get; init; } = [];
    /// <summary>Wallets on customers' phones.</summary>
    public IReadOnlyList<WalletEntry> Wallets { get; init; } = [];
    /// <summary>Rules that differ between acquirers.</summary>
    public EngineRules Rules { get; init; } = new();

    /// <summary>Reads a file.</summary>
    public static BenchFile Load(string path)
    {
        try { return Parse(File.ReadAllText(path)); }
        catch (IOException e) { throw new BenchFileException($"{path}: {e.Message}"); }
        catch (BenchFileException e) { throw new BenchFileException($"{path}: {e.Message}"); }
    }

    /// <summary>Reads the text of a file.</summary>
    public static BenchFile Parse(string json)
    {
        BenchFile file;
        try { file = JsonSerializer.Deserialize<BenchFile>(json, Json) ?? throw new BenchFileException("empty"); }
        catch (JsonException e) { throw new BenchFileException(e.Message); }
        BenchFileChecks.Check(file);
        return file;
    }

    /// <summary>The example that comes with the bench, bench-cards.json.</summary>
    public static BenchFile Example()
    {
        using Stream stream = typeof(BenchFile).Assembly.GetManifestResourceStream("bench-cards.json")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>A card by its name, or null.</summary>
    public CardEntry? Card(string id) => Cards.FirstOrDefault(c => c.Id == id);

    /// <summary>A wallet by its name, or null.</summary>
    public WalletEntry? Wallet(string id) => Wallets.FirstOrDefault(w => w.Id == id);

    /// <summary>Adds what the ledger lacks; what it has (balances, batches) stays.</summary>
    internal void Seed(Database db)
    {
        foreach (MerchantEntry m in Merchants) db.Run("INSERT OR IGNORE INTO merchant VALUES(?1, ?2, ?3)", m.Id, m.Name, m.EnglishName);
        foreach (TerminalEntry t in Terminals)
            db.Run("INSERT OR IGNORE INTO terminal(id, merchant, tmk, batch, disabled, sm4) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", t.Id, t.Merchant, Convert.FromHexString(t.Tmk), t.Batch, t.Disabled, t.Sm4);
        foreach (CardEntry c in Cards.Where(c => c.Known))
            db.Run("""
                INSERT OR IGNORE INTO card(pan, id, title, expiry, track2, pin, pin_required, credit, balance, opening, state, organisation, issuer, amount_limit, locked_code)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11, ?12, ?13, ?14)
                """, c.Pan, c.Id, c.Title, c.Expiry, c.Track2.Replace('=', 'D'), c.Pin, c.PinRequired, c.Credit, c.Balance, c.State.ToString(), c.Organisation, c.Issuer, c.AmountLimit, c.LockedCode);
        foreach (WalletEntry w in Wallets)
        {
            // the money of a wallet is an account like that of a card, without a card
            db.Run("""
                INSERT OR IGNORE INTO card(pan, id, title, expiry, track2, pin, pin_required, credit, balance, opening, state, organisation, issuer, amount_limit, locked_code)
                VALUES(?1, ?2, ?3, '4912', '', '', 0, 0, ?4, ?4, 'Active', 'CUP', ?5, 0, '75')
                """, w.Account, w.Id, w.Title, w.Balance, WalletBrands.Of(w.Brand).Institution);
            db.Run("INSERT OR IGNORE INTO wallet VALUES(?1, ?2, ?3, ?4, ?5, ?6)", w.Id, w.Account, w.Brand.ToString(), w.AskAbove, w.ConfirmAfter, w.Refuses);
        }
    }
}
