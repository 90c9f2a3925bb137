using System.Diagnostics;

namespace Bench.Benchmarks.Figures;

/// <summary>Bytes on the heap, writes to the flash, and time on the PC.</summary>
internal static class MemoryFigures
{
    private const double Kib = 1024;

    public static IEnumerable<Figure> Measure()
    {
        using Workbench bench = new();
        Bystander b = new(bench);
        b.SignOn();
        b.Sale(); // glyphs and the first connection are start-up
        long before = b.FirmwareBytes();
        b.Sale();
        long after = b.FirmwareBytes();
        yield return new("allocated by one sale in Firmware and Drivers", (after - before) / Kib, "KiB", 64,
            "firmware's thread less what the simulation allocated; both slips and TLS client code of the firmware included");
        foreach (Figure step in Steps(b)) yield return step;
        before = b.FirmwareBytes();
        bench.Wait(60_000);
        yield return new("allocated by one minute at the idle screen", (b.FirmwareBytes() - before) / Kib, "KiB");
        b.Ok(); // the light has gone out: this key only turns it on

        foreach (Figure f in Flash(b, "sale", () => b.Sale())) yield return f;
        foreach (Figure f in Flash(b, "void", b.VoidLast)) yield return f;
        b.Sale();
        foreach (Figure f in Flash(b, "refund", b.RefundLast)) yield return f;
        foreach (Figure f in Flash(b, "balance inquiry", b.Balance)) yield return f;
        foreach (Figure f in Flash(b, "pre-authorisation", b.PreAuth)) yield return f;
        foreach (Figure f in Flash(b, "settlement", b.Settle)) yield return f;
        b.SignOnAgain();

        const int sales = 5;
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < sales; i++) b.Sale();
        yield return new("a complete sale on the PC, TLS and both slips included", watch.Elapsed.TotalMilliseconds / sales, "ms", Note: "wall time, mean of 5; virtual time jumps");
        bench.ExpectLedgerAgrees();
    }

    private static IEnumerable<Figure> Steps(Bystander b)
    {
        long last = b.FirmwareBytes();
        double Since()
        {
            long now = b.FirmwareBytes(), since = now - last;
            last = now;
            return since / Kib;
        }
        b.SaleToCard("1000");
        yield return new("  amount and its confirmation", Since(), "KiB");
        b.Bench.Swipe("cup-debit", Bench.VirtualBoard.MagStripe.SwipeStyle.Normal);
        b.Until("请核对卡号");
        b.Ok();
        b.Until("请输入密码");
        yield return new("  card", Since(), "KiB");
        b.Type("123456");
        b.Until("交易成功");
        yield return new("  PIN, message, answer, booking", Since(), "KiB");
        b.Slips();
        yield return new("  slips", Since(), "KiB");
    }

    private static IEnumerable<Figure> Flash(Bystander b, string what, Action act)
    {
        int writes = b.Bench.Flash.Writes;
        long bytes = b.Bench.Flash.BytesWritten, heap = b.FirmwareBytes();
        act();
        yield return new($"allocated by a {what}", (b.FirmwareBytes() - heap) / Kib, "KiB");
        yield return new($"flash writes of a {what}", b.Bench.Flash.Writes - writes, "calls", Note: $"{b.Bench.Flash.BytesWritten - bytes} bytes");
    }
}
