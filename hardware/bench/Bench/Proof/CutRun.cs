using System.Collections.Concurrent;

namespace Bench.Proof;

/// <summary>What came of many cuts.</summary>
/// <param name="Singles">Cuts of one power failure.</param>
/// <param name="Doubles">Cuts of which a second one came during the recovery.</param>
/// <param name="Triples">Cuts with two further ones, drawn by lot.</param>
/// <param name="PowerFailures">How often the power really went; a cut drawn by lot may come later than the recovery takes.</param>
/// <param name="Failures">Those after which something was wrong.</param>
internal sealed record CutResult(int Singles, int Doubles, int Triples, int PowerFailures, IReadOnlyList<CutFailure> Failures);

/// <summary>
/// Cuts until a number is reached: first every single cut of every script, then second cuts during the recovery from them, in an order
/// that the seed shuffles. With fewer than all singles asked for, the seed chooses among them; with more than there are
/// doubles, cuts with two further ones during two recoveries are drawn by lot.
/// </summary>
internal static class CutRun
{
    private sealed record Job(FlowScript Script, Cut First, bool Doubles);

    /// <summary>Runs it on several threads.</summary>
    /// <param name="scripts">Scripts to cut.</param>
    /// <param name="wanted">Number of cuts; fewer when there are no more.</param>
    /// <param name="seed">Order.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="kinds">Letters of the cuts that are wanted, as in <see cref="Cut.ToString"/>; null: all.</param>
    /// <param name="progress">Told how many more are done; null: nobody is told.</param>
    internal static CutResult Run(IReadOnlyList<FlowScript> scripts, int wanted, int seed, int workers, Action<int>? progress = null, string? kinds = null)
    {
        Random random = new(seed);
        List<Job> singles = [];
        foreach (FlowScript script in scripts)
        {
            using CutSweep sweep = new(script);
            singles.AddRange(sweep.Singles().Where(c => kinds is null || kinds.Contains(c.ToString()[0])).Select(c => new Job(script, c, false)));
        }
        Job[] doubles = [.. singles.Where(j => j.First.At is CutAt.AfterWrite or CutAt.TornWrite or CutAt.Line && j.First.Bytes is 0 or 13 && !j.Script.Paper).Select(j => j with { Doubles = true })];
        random.Shuffle(doubles);
        IEnumerable<Job> first = singles;
        if (wanted < singles.Count)
        {
            Job[] chosen = [.. singles];
            random.Shuffle(chosen);
            first = chosen.Take(wanted).GroupBy(j => j.Script).SelectMany(g => g); // a script is prepared once a worker
            doubles = [];
        }

        BlockingCollection<Job> jobs = [.. first, .. doubles];
        jobs.CompleteAdding();
        ConcurrentBag<CutFailure> failures = [];
        int one = 0, two = 0, three = 0, gone = 0, left = wanted;
        Job[] lots = [.. singles.Where(j => !j.Script.Paper)];
        Task[] tasks = [.. Enumerable.Range(0, workers).Select(worker => Task.Factory.StartNew(() =>
        {
            Dictionary<string, CutSweep> sweeps = [];
            CutSweep Sweep(FlowScript script) => sweeps.TryGetValue(script.Name, out CutSweep? made) ? made : sweeps[script.Name] = new CutSweep(script);
            bool Try(CutSweep sweep, Cut cut, ref int count)
            {
                if (Interlocked.Decrement(ref left) < 0) return false;
                if (sweep.Try(cut) is { } failure) failures.Add(failure);
                Interlocked.Increment(ref count);
                progress?.Invoke(1);
                return true;
            }
            try
            {
                foreach (Job job in jobs.GetConsumingEnumerable())
                {
                    if (Volatile.Read(ref left) <= 0) return;
                    CutSweep sweep = Sweep(job.Script);
                    foreach (Cut cut in job.Doubles ? sweep.Doubles(job.First) : [job.First])
                        if (!Try(sweep, cut, ref job.Doubles ? ref two : ref one)) return;
                }
                Random lot = new(seed * 1009 + worker);
                while (lots.Length > 0)
                {
                    Job job = lots[lot.Next(lots.Length)];
                    if (!Try(Sweep(job.Script), job.First with { Then = Further(lot) with { Then = Further(lot) } }, ref three)) return;
                }
            }
            finally
            {
                foreach (CutSweep sweep in sweeps.Values)
                {
                    Interlocked.Add(ref gone, sweep.PowerFailures);
                    sweep.Dispose();
                }
            }
        }, TaskCreationOptions.LongRunning))];
        Task.WaitAll(tasks);
        return new CutResult(one, two, three, gone, [.. failures.OrderBy(f => f.Script, StringComparer.Ordinal).ThenBy(f => f.Cut, StringComparer.Ordinal)]);
    }

    /// <summary>A cut somewhere in a recovery; some come later than it takes, and do not come about.</summary>
    private static Cut Further(Random lot) => lot.Next(4) switch
    {
        0 => new Cut(CutAt.TornWrite, lot.Next(1, 8), lot.Next(1, 400)),
        1 => new Cut(CutAt.AfterWrite, lot.Next(1, 8), Fate: lot.Next(3) == 0 ? FlashFate.LosesNewest : FlashFate.Kept),
        2 => new Cut(CutAt.BeforeWrite, lot.Next(1, 8)),
        _ => new Cut(CutAt.Line, lot.Next(1, 16)),
    };
}
