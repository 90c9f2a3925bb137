using System.Threading.Channels;
using Bench.Scenarios;
using Bench.Silicon;

namespace Bench.Web;

/// <summary>
/// The workbench as the pages share it: their verbs are done one after the other, by one worker, and what can be seen is looked
/// up here.
/// </summary>
internal sealed class BenchDesk : IAsyncDisposable
{
    /// <summary>Verbs that a page may use: the hands, not the expectations, and nothing that writes files.</summary>
    private static readonly HashSet<string> allowed = ["key", "press", "release", "touch", "swipe", "insert", "remove", "tap", "scan", "type-code", "wallet", "scanner", "network", "power", "paper", "cover", "battery", "temperature", "wifi", "device"];

    private readonly Channel<(Words Words, Action<string> Refuse)> work = Channel.CreateBounded<(Words, Action<string>)>(256);
    private readonly Task worker;

    /// <summary>Starts the worker, switches the terminal on.</summary>
    public BenchDesk(Workbench bench)
    {
        Bench = bench;
        bench.PowerOn();
        worker = Task.Run(WorkAsync);
    }

    /// <summary>The workbench. Only the worker uses its verbs.</summary>
    public Workbench Bench { get; }

    /// <summary>Hands a step of the bench language to the worker.</summary>
    /// <param name="step">As in a scenario file.</param>
    /// <param name="refuse">Told why, when it cannot be done.</param>
    public async ValueTask DoAsync(string step, Action<string> refuse)
    {
        try
        {
            await work.Writer.WriteAsync((Words.Split(1, step), refuse));
        }
        catch (ScenarioSyntaxException e)
        {
            refuse(e.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        work.Writer.TryComplete();
        await worker;
    }

    private async Task WorkAsync()
    {
        await foreach (var (words, refuse) in work.Reader.ReadAllAsync())
        {
            try
            {
                Verbs.Compile(words, allowed)(Bench);
            }
            catch (Exception e) when (e is ScenarioSyntaxException or BenchInputException or FirmwareCrashException or ExpectationException or BreachException or InvalidOperationException)
            {
                refuse(e.Message);
            }
        }
    }
}
