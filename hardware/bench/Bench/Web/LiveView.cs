using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Bench.Acquirer;
using Bench.Chip;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;

namespace Bench.Web;

/// <summary>What one page has seen already, and what is new for it.</summary>
internal sealed class LiveView : IDisposable
{
    private const int BuzzerHertz = 2700, RowsThatMayDarken = 8;

    private readonly Workbench bench;
    private Handheld board;
    private long screenVersion = -1, paperVersion = -1, beepStart;
    private int paperRows, tears;
    private string state = "", ledger = "", apdus = "";
    private PaperRoll? roll;

    /// <summary>Looks at a workbench.</summary>
    public LiveView(Workbench bench)
    {
        this.bench = bench;
        board = bench.Handheld;
        board.Buzzer.Changed += OnBuzzer;
    }

    /// <summary>Frequency in hertz and length in milliseconds of a sound that has ended.</summary>
    public event Action<int, int>? Beeped;

    /// <summary>What does not change: cards, ways to swipe, faults.</summary>
    public object Hello() => new
    {
        Type = "hello",
        Cards = bench.Wallet.Select(c => new { c.Id, c.Title, English = c.EnglishTitle, c.Bank, Masked = Mask.Pan(c.Pan), c.Pin, c.Credit, c.Organisation, Expiry = $"{c.Expiry[2..]}/{c.Expiry[..2]}" }),
        Chips = bench.ChipWallet.Select(c => new { c.Id, c.Title, English = c.EnglishTitle, c.Pin }),
        Phones = bench.Phones.Select(p => new { p.Id, p.Title, English = p.EnglishTitle }),
        InsertStyles = InsertStyle.All.Keys,
        Styles = SwipeStyle.Named.Keys,
        Devices = DeviceProfile.Names,
        Faults = FaultMenu.All.Select(f => new { f.Name, f.Chinese, f.English }),
    };

    /// <summary>The screen as PNG, when it has changed.</summary>
    public byte[]? NewScreen()
    {
        if (bench.Handheld != board)
        {
            board.Buzzer.Changed -= OnBuzzer;
            board = bench.Handheld;
            board.Buzzer.Changed += OnBuzzer;
            screenVersion = -1;
        }
        long version = board.Screen.Version;
        if (version == screenVersion) return null;
        screenVersion = version;
        return board.Screen.ToPng();
    }

    /// <summary>Paper rows that are new or darker: first row (little end first), then 48 bytes a row. Empty: the strip was torn off.</summary>
    public IEnumerable<byte[]> NewPaper()
    {
        PaperRoll now = board.Printer.Paper;
        int tearsNow = bench.Tears;
        if (now != roll || tearsNow != tears)
        {
            roll = now;
            tears = tearsNow;
            if (paperRows > 0) yield return new byte[4];
            paperRows = 0;
            paperVersion = -1;
        }
        long version = now.Version;
        if (version == paperVersion) yield break;
        paperVersion = version;
        PaperPiece piece = now.Snapshot();
        int from = Math.Max(0, Math.Min(piece.Rows, paperRows) - RowsThatMayDarken);
        byte[] message = new byte[4 + (piece.Rows - from) * PaperPiece.Width / 8];
        BinaryPrimitives.WriteInt32LittleEndian(message, from);
        for (int row = from; row < piece.Rows; row++) piece.Bits(row).CopyTo(message, 4 + (row - from) * PaperPiece.Width / 8);
        paperRows = piece.Rows;
        if (piece.Rows > 0) yield return message;
    }

    /// <summary>Power, line, sensors and clock as JSON, when something has changed.</summary>
    public string? NewState(JsonSerializerOptions json) => IfNew(ref state, JsonSerializer.Serialize(new
    {
        Type = "state",
        Power = bench.IsOn,
        Crashed = bench.Crash is not null,
        Network = bench.IsLineDown ? "down" : FaultMenu.NameOf(bench.Host?.Faults.Pending),
        OwnAcquirer = bench.Host is not null,
        PaperOut = !bench.HasPaper,
        CoverOpen = bench.IsCoverOpen,
        Air = bench.Air.ToString().ToLowerInvariant(),
        Slot = bench.CardInSlot,
        Device = bench.Device.Name,
        Green = board.Nets.LedGreen.Level,
        Red = board.Nets.LedRed.Level,
        Clock = bench.UtcNow.AddHours(8).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        ScreenText = bench.ScreenText,
        Complaint = bench.Crash?.Message ?? bench.FirstComplaint,
    }, json));

    /// <summary>The acquirer's books as JSON, when something has changed; all card numbers masked.</summary>
    public string? NewLedger(JsonSerializerOptions json) => IfNew(ref ledger, JsonSerializer.Serialize(LedgerPage.Of(bench), json));

    /// <summary>What terminal and card said, as JSON, when something has changed; masked.</summary>
    public string? NewApdus(JsonSerializerOptions json) => IfNew(ref apdus, JsonSerializer.Serialize(new { Type = "apdus", bench.Apdus.Lines }, json));

    /// <inheritdoc/>
    public void Dispose() => board.Buzzer.Changed -= OnBuzzer;

    private static string? IfNew(ref string last, string now)
    {
        if (now == last) return null;
        last = now;
        return now;
    }

    private void OnBuzzer(bool on)
    {
        long now = board.Clock.NowNs;
        if (on) beepStart = now;
        else Beeped?.Invoke(BuzzerHertz, (int)((now - beepStart) / 1_000_000));
    }
}
