using System.Text;
using Bench.Acquirer;
using Bench.VirtualBoard;
using PosFirmware.Storage;

namespace Bench;

/// <summary>A fault of the line or the host, as a scenario orders it.</summary>
/// <param name="Fault">What happens.</param>
/// <param name="Always">Until <c>network up</c>, instead of once.</param>
/// <param name="Mti">Only on this message type, or null.</param>
/// <param name="Seconds">Length of a delay.</param>
/// <param name="Code">Response code of a decline.</param>
public sealed record NetworkOrder(Fault Fault, bool Always = false, string? Mti = null, double Seconds = 60, string Code = "05");

/// <summary>The line to the acquirer, and the built-in acquirer.</summary>
public sealed partial class Workbench
{
    private bool lineDown;

    /// <summary>True while the line is cut.</summary>
    public bool IsLineDown => lineDown;

    /// <summary>Verb <c>network up</c>: the line stands and all faults are taken back.</summary>
    public void NetworkUp()
    {
        Host?.Faults.Clear();
        CutLine(false);
    }

    /// <summary>Verb <c>network down</c>: no connection can be made, and those that stand break.</summary>
    public void NetworkDown() => CutLine(true);

    /// <summary>Verb <c>network FAULT</c>: the acquirer or the line to it misbehaves.</summary>
    public void Network(NetworkOrder order)
    {
        Faults faults = Host?.Faults ?? throw new BenchInputException("faults of the host need the built-in acquirer");
        try
        {
            if (order.Always) faults.Always(order.Fault, order.Mti, order.Seconds, order.Code);
            else faults.Next(order.Fault, order.Mti, order.Seconds, order.Code);
        }
        catch (ArgumentException e)
        {
            throw new BenchInputException(e.Message);
        }
    }

    /// <summary>Verb <c>issuer</c>: what the issuer of the next chip card does besides its decision.</summary>
    public void Issuer(IssuerOrder order) => (Host ?? throw new BenchInputException("orders to the issuer need the built-in acquirer")).Engine.Issuer.Next(order);

    private void CutLine(bool down)
    {
        lineDown = down;
        OnBoard(b => b.NetworkDown = down);
    }

    private BenchAcquirer StartAcquirer()
    {
        string? folder = setup.DataFolder is { } data ? Path.Combine(data, "acquirer") : null;
        if (folder is not null) Directory.CreateDirectory(folder);
        BenchAcquirer host = new(new AcquirerOptions
        {
            Book = setup.Book,
            DataFolder = folder,
            LedgerFile = folder is null ? null : Path.Combine(folder, "ledger.db"),
            AskForClientCertificate = setup.MutualTls,
            RequireClientCertificate = setup.MutualTls,
            Clock = () => WorldUtc.AddHours(8), // the host works in China's time
            Schedule = setup.RealTime ? null : (span, action) => Handheld.Clock.After(span.Ticks * 100, action),
        });
        host.Start();
        return host;
    }

    private TerminalParameters ParametersOfBuiltIn(TerminalEntry? entry)
    {
        TerminalEntry terminal = entry ?? throw new BenchInputException("the cards file names no terminal");
        MerchantEntry merchant = setup.Book.Merchants.First(m => m.Id == terminal.Merchant);
        TerminalParameters parameters = new() { Tmk = Convert.FromHexString(terminal.Tmk), CaPem = Encoding.ASCII.GetBytes(Host!.CaPem) };
        TerminalSettings s = parameters.Settings;
        if (setup.MutualTls) parameters.Client = Host.Certificates.IssueClient(terminal.Id);
        s.MerchantId = merchant.Id;
        s.TerminalId = terminal.Id;
        if (terminal.Sm4) s.KeyLayout = 6;
        MacProfile mac = setup.Book.Rules.MacOf(terminal.Id, terminal.Sm4);
        s.MacAlgorithm = mac.Algorithm switch { MacAlgorithm.X99 => 1, MacAlgorithm.X919 => 2, MacAlgorithm.Sm4Cbc or MacAlgorithm.DesCbc => 3, _ => 0 };
        s.MacRaw = mac.Output == MacOutput.Usual ? mac.Algorithm is not (MacAlgorithm.CupEcb or MacAlgorithm.Sm4) : mac.Output == MacOutput.Raw;
        s.MerchantName = merchant.Name;
        s.MerchantNameEnglish = merchant.EnglishName;
        s.Hotline = "400-000-0000";
        s.Host = "127.0.0.1";
        s.Port = Host.Port;
        s.TlsName = BenchAcquirer.TlsName;
        s.Signature = setup.Signature ? 1 : 0;
        s.ChipDownload = setup.ChipDownload;
        return parameters;
    }
}
