using Bench.Silicon;
using PosFirmware.Storage;

namespace Bench.Benchmarks.Figures;

/// <summary>Power-on to the idle screen.</summary>
internal static class BootFigures
{
    /// <summary>A full batch.</summary>
    public const int Many = 500;

    public static IEnumerable<Figure> Measure()
    {
        yield return new("power-on to idle, empty batch", Boot(0, DeviceProfile.None), "ms", Note: "1200 ms of it are the self-test screen");
        yield return new($"power-on to idle, {Many} records in the batch", Boot(Many, DeviceProfile.None), "ms");
    }

    /// <summary>Milliseconds from power-on to the idle screen.</summary>
    /// <param name="records">Records in the batch.</param>
    /// <param name="device">What the board charges then; until then nothing.</param>
    public static double Boot(int records, DeviceProfile device)
    {
        using Workbench bench = new(new WorkbenchSetup { Device = DeviceProfile.None });
        Bystander b = new(bench);
        b.SignOn();
        if (records > 0) b.Sale();
        bench.PowerCut();
        Fill(bench, records);
        bench.FitDevice(device);
        bench.PowerOn();
        b.Until("[功能]菜单");
        return b.Board.Clock.NowNs / 1e6;
    }

    /// <summary>Copies the one record of the batch until there are enough.</summary>
    private static void Fill(Workbench bench, int records)
    {
        if (records == 0) return;
        TerminalState state = new(bench.Flash);
        bench.Flash.Attach(null); // no board, no time
        state.Load();
        Batch batch = new(bench.Flash, Batch.Largest);
        batch.Open(state.BatchFile);
        TransactionRecord record = new();
        batch.Read(0, record);
        while (batch.Count < records)
        {
            record.Stan++;
            batch.Append(record);
            batch.MarkPrinted(batch.Count - 1);
        }
    }
}
