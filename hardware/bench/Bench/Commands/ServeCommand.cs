using System.CommandLine;
using Bench.Web;

namespace Bench.Commands;

/// <summary><c>serve</c>, also without any command: the page on loopback.</summary>
internal static class ServeCommand
{
    private const int NormalPort = 8080;

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Command command = new("serve", "serves the workbench as a web page on loopback (also when no command is given)");
        AddTo(command);
        return command;
    }

    /// <summary>Gives a command the options and the action of serve.</summary>
    public static void AddTo(Command command)
    {
        Option<int> port = new("--port") { Description = "port on 127.0.0.1; 0: any free one", DefaultValueFactory = _ => NormalPort, HelpName = "N" };
        Option<int?> line = new("--service-line") { Description = "TCP port on 127.0.0.1 for the service line of the terminal; 0: any free one", HelpName = "N" };
        command.Options.Add(port);
        command.Options.Add(line);
        Option<bool> blank = new("--blank") { Description = "the terminal comes with an empty flash and sets itself up with the wizard; with --data: unless that has begun already" };
        Option<bool> mutual = new("--mutual-tls") { Description = "the built-in acquirer wants a client certificate; packages bring one" };
        command.Options.Add(blank);
        command.Options.Add(mutual);
        TerminalOptions terminal = new(command);
        command.SetAction(given => BenchCommands.Guard(() => Serve(terminal.Setup(given) with { Blank = given.GetValue(blank), MutualTls = given.GetValue(mutual) }, given.GetValue(port), given.GetValue(line))));
    }

    private static int Serve(WorkbenchSetup setup, int port, int? line)
    {
        if (port is < 0 or > 65535) throw new BenchInputException("--port must be 0 to 65535");
        if (line is < 0 or > 65535) throw new BenchInputException("--service-line must be 0 to 65535");
        using Workbench bench = new(setup with { RealTime = true, Signature = true, ChipDownload = true, Start = DateTime.UtcNow });
        return ServeAsync(bench, port, line).GetAwaiter().GetResult();
    }

    private static async Task<int> ServeAsync(Workbench bench, int port, int? line)
    {
        TaskCompletionSource stop = new();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.TrySetResult(); };
        using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM, c => { c.Cancel = true; stop.TrySetResult(); });
        await using WebServer server = await WebServer.StartAsync(bench, port);
        Console.WriteLine($"终端工作台 / workbench: {server.Address}");
        if (bench.Host is { } host) Console.WriteLine($"内置收单机构 / built-in acquirer: 127.0.0.1:{host.Port} (TLS)");
        using ServiceLineServer? service = line is { } number ? new ServiceLineServer(bench, number) : null;
        if (service is not null) Console.WriteLine($"服务串口 / service line: 127.0.0.1:{service.Port}");
        if (bench.IsBlank && bench.Flash.Exists(PosFirmware.Activation.PackageLoader.File)) Console.WriteLine($"开通用传输密钥分量 / transport key components: {string.Join(" ", ServiceCentre.TransportComponents)}");
        Console.WriteLine("Ctrl+C 结束 / ends.");
        bench.Said += text => Console.WriteLine(text);
        while (await Task.WhenAny(stop.Task, Task.Delay(1000)) != stop.Task)
        {
            bench.SaveFlash(); // a PC may be switched off too
            bench.FollowReader();
        }
        return BenchCommands.Good;
    }
}
