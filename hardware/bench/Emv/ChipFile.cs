namespace Bench.Emv;

/// <summary>What a card decides by itself, whatever the terminal asks.</summary>
public enum FirstDecision
{
    /// <summary>Always on-line: a request for TC is answered with ARQC.</summary>
    Online,
    /// <summary>What the terminal asks, but TC only up to <see cref="RiskEntry.OfflineLimit"/>.</summary>
    AsAsked,
    /// <summary>AAC.</summary>
    Decline,
    /// <summary>6985, conditions of use not satisfied.</summary>
    Refuse,
}

/// <summary>Card risk management as data.</summary>
public sealed record RiskEntry
{
    /// <summary>First GENERATE AC.</summary>
    public FirstDecision First { get; init; } = FirstDecision.AsAsked;
    /// <summary>Largest amount in fen that is approved off-line.</summary>
    public long OfflineLimit { get; init; }
    /// <summary>Reason in the CID of an AAC (b3 to b1): 0 none, 1 service not allowed, 2 PIN try limit, 3 issuer authentication failed.</summary>
    public int Reason { get; init; }
    /// <summary>True: AAC in the second GENERATE AC, even when the issuer approves.</summary>
    public bool DeclineSecond { get; init; }
    /// <summary>True: an approval needs a right ARPC. False: only a wrong one is refused.</summary>
    public bool ArpcMandatory { get; init; } = true;
    /// <summary>True: TC when the terminal could not go on-line (8A = Y3) and asks for it.</summary>
    public bool ApproveWithoutIssuer { get; init; }
    /// <summary>True: GET PROCESSING OPTIONS is answered 6985.</summary>
    public bool RefuseOptions { get; init; }
}

/// <summary>The contactless side of an application (qPBOC, emv.md section 6).</summary>
public sealed record ContactlessEntry
{
    /// <summary>Card transaction qualifiers, 9F6C: b8 of byte 1 asks for an on-line PIN, b7 for a signature.</summary>
    public string Ctq { get; init; } = "8000";
    /// <summary>What the terminal is asked for, tag 9F38.</summary>
    public string Pdol { get; init; } = "9F66049F02069F03069F1A0295055F2A029A039C019F3704";
    /// <summary>False: GPO is answered without a cryptogram, the card wants the contacts.</summary>
    public bool Quick { get; init; } = true;
    /// <summary>True: AAC instead of ARQC.</summary>
    public bool Decline { get; init; }
    /// <summary>Status word instead of an answer to GPO, for instance 6985 or 6986.</summary>
    public string OptionsSw { get; init; } = "";
}

/// <summary>One application on a card.</summary>
public sealed record ApplicationEntry
{
    /// <summary>Application identifier, hex digits.</summary>
    public required string Aid { get; init; }
    /// <summary>Label, tag 50, ASCII.</summary>
    public string Label { get; init; } = "UNIONPAY";
    /// <summary>Preferred name, tag 9F12, ISO 8859-1; "" for none.</summary>
    public string PreferredName { get; init; } = "";
    /// <summary>Priority, tag 87 b4 to b1; 0: none.</summary>
    public int Priority { get; init; } = 1;
    /// <summary>The cardholder must confirm the choice, tag 87 b8.</summary>
    public bool Confirm { get; init; }
    /// <summary>True: the application is blocked from the start (6283).</summary>
    public bool Blocked { get; init; }
    /// <summary>False: not in the PSE's directory, only found by its AID.</summary>
    public bool InDirectory { get; init; } = true;
    /// <summary>Application interchange profile, tag 82.</summary>
    public string Aip { get; init; } = "7C00";
    /// <summary>True: GPO answers in format 1 (tag 80).</summary>
    public bool Format1 { get; init; }
    /// <summary>Off-line data authentication: objects for none, sda, dda or cda are on the card.</summary>
    public string Oda { get; init; } = "dda";
    /// <summary>CA key; the card names its index.</summary>
    public string Ca { get; init; } = "ca-1984";
    /// <summary>Issuer key.</summary>
    public string Issuer { get; init; } = "issuer-1408";
    /// <summary>Card key.</summary>
    public string CardKey { get; init; } = "card-1152";
    /// <summary>PIN key; "": the card key also deciphers PINs.</summary>
    public string PinKey { get; init; } = "";
    /// <summary>Amounts X and Y and rules, tag 8E; "": none on the card.</summary>
    public string Cvm { get; init; } = "000000000000000042031E031F00";
    /// <summary>Issuer action code, default.</summary>
    public string IacDefault { get; init; } = "D8604CA800";
    /// <summary>Issuer action code, denial.</summary>
    public string IacDenial { get; init; } = "0010100000";
    /// <summary>Issuer action code, on-line.</summary>
    public string IacOnline { get; init; } = "D8688CF800";
    /// <summary>Application usage control, tag 9F07.</summary>
    public string UsageControl { get; init; } = "FF00";
    /// <summary>Version, tag 9F08.</summary>
    public string Version { get; init; } = "0030";
    /// <summary>First day, tag 5F25, YYMMDD.</summary>
    public string Effective { get; init; } = "200101";
    /// <summary>Last day, tag 5F24, YYMMDD; "": the last day of the card's month.</summary>
    public string Expiry { get; init; } = "";
    /// <summary>Issuer country, tag 5F28.</summary>
    public string Country { get; init; } = "0156";
    /// <summary>Application currency, tag 9F42.</summary>
    public string Currency { get; init; } = "0156";
    /// <summary>What GPO asks the terminal for, tag 9F38; "": nothing.</summary>
    public string Pdol { get; init; } = "9F1A029F7A019F02065F2A02DF6901";
    /// <summary>What the first GENERATE AC asks for, tag 8C (recommended PBOC template, emv.md 1.0).</summary>
    public string Cdol1 { get; init; } = "9F02069F03069F1A0295055F2A029A039C019F37049F21039F4E14";
    /// <summary>What the second one asks for, tag 8D.</summary>
    public string Cdol2 { get; init; } = "8A029F02069F03069F1A0295055F2A029A039C019F37049F2103";
    /// <summary>What INTERNAL AUTHENTICATE asks for, tag 9F49; "": none, the terminal's default is used.</summary>
    public string Ddol { get; init; } = "9F3704";
    /// <summary>Lower consecutive off-line limit, tag 9F14; -1: none.</summary>
    public int LowerLimit { get; init; } = -1;
    /// <summary>Upper consecutive off-line limit, tag 9F23; -1: none.</summary>
    public int UpperLimit { get; init; } = -1;
    /// <summary>Card product, tag 9F63, 32 hex digits; "": none.</summary>
    public string Product { get; init; } = "30313035000000000000000000000000";
    /// <summary>What the card decides.</summary>
    public RiskEntry Risk { get; init; } = new();
    /// <summary>Contactless side; null: none.</summary>
    public ContactlessEntry? Contactless { get; init; }
    /// <summary>Certificates that are wrong: issuer, card, pin, static or dynamic, and how (see <see cref="CertificateFault"/>).</summary>
    public IReadOnlyDictionary<string, CertificateFault> Certificates { get; init; } = new Dictionary<string, CertificateFault>();
}

/// <summary>One thing that a card does wrong, at one command.</summary>
public sealed record FaultEntry
{
    /// <summary>The command: <c>pse</c>, <c>directory 1</c>, <c>select</c>, <c>gpo</c>, <c>record 1.1</c> (SFI and number), <c>get-data 9F17</c>,
    /// <c>internal-authenticate</c>, <c>challenge</c>, <c>verify</c>, <c>generate-ac 1</c>, <c>generate-ac 2</c>, <c>external-authenticate</c>, <c>script</c>, or <c>any</c>.
    /// Without the number: all of them.</summary>
    public required string On { get; init; }
    /// <summary>How often; 0: always.</summary>
    public int Times { get; init; }
    /// <summary>Answers only this status word; with <see cref="Answer"/>: after it.</summary>
    public string Sw { get; init; } = "";
    /// <summary>Answers these bytes instead; hex digits, without status word.</summary>
    public string Answer { get; init; } = "";
    /// <summary>Answers so many bytes that mean nothing, always the same ones.</summary>
    public int Garbage { get; init; }
    /// <summary>Leaves an object out.</summary>
    public string Drop { get; init; } = "";
    /// <summary>Adds an object behind the others; hex digits of the whole object.</summary>
    public string Add { get; init; } = "";
    /// <summary>Replaces an object in its place; hex digits of the whole object.</summary>
    public string Set { get; init; } = "";
    /// <summary>The length of this object lies by <see cref="By"/>.</summary>
    public string Lie { get; init; } = "";
    /// <summary>How far a length lies.</summary>
    public int By { get; init; } = 3;
    /// <summary>One bit of the value of this object is turned.</summary>
    public string Spoil { get; init; } = "";
}

/// <summary>A chip card of the bench.</summary>
public sealed record ChipCardEntry
{
    /// <summary>Name in scripts: <c>insert chip-debit</c>.</summary>
    public required string Id { get; init; }
    /// <summary>Name on the page, in Chinese.</summary>
    public required string Title { get; init; }
    /// <summary>Name in English.</summary>
    public string EnglishTitle { get; init; } = "";
    /// <summary>Card number; the account of the acquirer's cards file.</summary>
    public required string Pan { get; init; }
    /// <summary>YYMM, as on the stripe.</summary>
    public required string Expiry { get; init; }
    /// <summary>Sequence number, tag 5F34; tells the chips of one account from each other.</summary>
    public int Sequence { get; init; }
    /// <summary>Track 2 with = as separator, as on the stripe.</summary>
    public required string Track2 { get; init; }
    /// <summary>PIN that the card checks itself; "": it knows none.</summary>
    public string Pin { get; init; } = "";
    /// <summary>Wrong PINs that it takes.</summary>
    public int PinTries { get; init; } = 3;
    /// <summary>Tries that are left at the beginning; -1: all.</summary>
    public int PinTriesLeft { get; init; } = -1;
    /// <summary>ATC before the first transaction.</summary>
    public int Atc { get; init; } = 100;
    /// <summary>ATC of the last on-line transaction, tag 9F13; 0: the card is new.</summary>
    public int LastOnlineAtc { get; init; } = 100;
    /// <summary>True: the card has a directory 1PAY.SYS.DDF01.</summary>
    public bool Pse { get; init; } = true;
    /// <summary>True: the whole card is blocked (6A81).</summary>
    public bool Blocked { get; init; }
    /// <summary>Language preference, tag 5F2D; "": none.</summary>
    public string Language { get; init; } = "zhen";
    /// <summary>Transmission protocol over the contacts: 0 or 1.</summary>
    public int Protocol { get; init; }
    /// <summary>Applications in the order of the card.</summary>
    public required IReadOnlyList<ApplicationEntry> Applications { get; init; }
    /// <summary>What it does wrong.</summary>
    public IReadOnlyList<FaultEntry> Faults { get; init; } = [];
}

/// <summary>The chip cards of the bench, read from a JSON file (format: README.md beside this file).</summary>
public sealed record ChipFile
{
    /// <summary>Cards.</summary>
    public required IReadOnlyList<ChipCardEntry> Cards { get; init; }

    /// <summary>The cards that come with the bench, chip-cards.json.</summary>
    public static ChipFile Example() => Parse(ChipJson.Resource("chip-cards.json"));

    /// <summary>Reads the text of a file.</summary>
    public static ChipFile Parse(string json)
    {
        ChipFile file = ChipJson.Parse<ChipFile>(json);
        foreach (var twice in file.Cards.GroupBy(c => c.Id).Where(g => g.Count() > 1)) throw new ChipFileException($"chip card {twice.Key} stands twice");
        foreach (var twice in file.Cards.GroupBy(c => (c.Pan, c.Sequence)).Where(g => g.Count() > 1))
            throw new ChipFileException($"chip cards {string.Join(" and ", twice.Select(c => c.Id))} have the same number and sequence number");
        return file;
    }

    /// <summary>A card by its name, or null.</summary>
    public ChipCardEntry? Card(string id) => Cards.FirstOrDefault(c => c.Id == id);
}
