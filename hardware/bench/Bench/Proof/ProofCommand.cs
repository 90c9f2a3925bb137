using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;

namespace Bench.Proof;

/// <summary>The command <c>proof</c>.</summary>
internal static class ProofCommand
{
    internal static int Quick(string? only)
    {
        var w = Stopwatch.StartNew();
        int cuts = 0, bad = 0;
        foreach (FlowScript script in FlowScript.All.Where(s => only is null || s.Name == only))
        {
            var w2 = Stopwatch.StartNew();
            int n = 0, b = 0;
            try
            {
                using CutSweep sweep = new(script);
                foreach (Cut cut in sweep.Singles())
                {
                    n++;
                    if (sweep.Try(cut) is not { } f) continue;
                    if (b++ < 6) Console.WriteLine($"   {f.Cut}: {f.Why}");
                }
                Console.WriteLine($"{script.Name} {sweep.Size} cuts {n} bad {b} in {w2.ElapsedMilliseconds} ms");
            }
            catch (Exception e) { Console.WriteLine(script.Name + " " + e.Message + (e is FirmwareCrashException ? e.InnerException : "")); b++; }
            cuts += n; bad += b;
        }
        Console.WriteLine($"{cuts} cuts, {bad} bad, {w.Elapsed}");
        return bad == 0 ? 0 : 1;
    }
}
