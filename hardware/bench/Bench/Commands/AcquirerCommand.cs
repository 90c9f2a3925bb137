using System.CommandLine;
using System.Net;
using Bench.Acquirer;

namespace Bench.Commands;

/// <summary><c>acquirer</c>: only the acquirer, for other terminals and test clients.</summary>
internal static class AcquirerCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Option<int> port = new("--port") { Description = "TCP port", Required = true, HelpName = "N" };
        Option<string?> address = new("--address") { Description = "address to listen on; default is loopback only", HelpName = "IP" };
        Option<string?> config = new("--config") { Description = "JSON file with merchants, terminals and their test keys, cards and rules", HelpName = "FILE" };
        Option<string?> data = new("--data") { Description = "folder that keeps ledger and certificates; its ca.pem is what terminals must trust", HelpName = "DIR" };
        Command command = new("acquirer", "runs only the acquirer: ISO 8583 over TLS, with its ledger") { port, address, config, data };
        command.SetAction(given => BenchCommands.Guard(() => Run(given.GetValue(port), given.GetValue(address), given.GetValue(config), given.GetValue(data))));
        return command;
    }

    private static int Run(int port, string? address, string? config, string? data)
    {
        if (port is < 0 or > 65535) throw new BenchInputException("--port must be 0 to 65535");
        IPAddress ip = IPAddress.Loopback;
        if (address is not null && !IPAddress.TryParse(address, out ip!)) throw new BenchInputException("--address must be an IP address");
        if (data is not null) Directory.CreateDirectory(data);
        using BenchAcquirer acquirer = new(new AcquirerOptions
        {
            Port = port,
            Address = ip,
            Book = config is null ? BenchFile.Example() : BenchFile.Load(config),
            DataFolder = data,
            LedgerFile = data is null ? null : Path.Combine(data, "ledger.db"),
        });
        acquirer.MessageLogged += m => Console.WriteLine($"{m.Time:HH:mm:ss} {(m.Incoming ? "->" : "<-")} {m.Mti} {m.Terminal} {m.ResponseCode} {m.Note}".TrimEnd());
        try { acquirer.Start(); }
        catch (System.Net.Sockets.SocketException e) { throw new BenchInputException($"port {port}: {e.Message}"); }
        Console.WriteLine($"acquirer: {ip}:{acquirer.Port} (TLS, name {BenchAcquirer.TlsName}); Ctrl+C ends.");
        if (data is null) Console.WriteLine(acquirer.CaPem);
        using ManualResetEventSlim stop = new();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Set(); };
        using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM, c => { c.Cancel = true; stop.Set(); });
        stop.Wait();
        return BenchCommands.Good;
    }
}
