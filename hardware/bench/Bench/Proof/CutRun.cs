using System.Collections.Concurrent;

namespace Bench.Proof;

/// <summary>What came of many cuts.</summary>
/// <param name="Singles">Cuts of one power failure.</param>
/// <param name="Doubles">Cuts of which a second one came during the recovery.</param>
/// <param name="Failures">Those after which something was wrong.</param>
internal sealed record CutResult(int Singles, int Doubles, IReadOnlyList<CutFailure> Failures);

/// <summary>
/// Cuts until a number is reached: first every single cut of every script, then second cuts during the recovery from them, in an order
/// that the seed shuffles. With fewer than all singles asked for, the seed chooses among them.
/// </summary>
internal static class CutRun
{
    private sealed record Job(FlowScript Script, Cut First, bool Doubles);

    /// <summary>Runs it on several threads.</summary>
    /// <param name="scripts">Scripts to cut.</param>
    /// <param name="wanted">Number of cuts; fewer when there are no more.</param>
    /// <param name="seed">Order.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="progress">Told how many more are done; null: nobody is told.</param>
    internal static CutResult Run(IReadOnlyList<FlowScript> scripts, int wanted, int seed, int workers, Action<int>? progress = null)
    {
        Random random = new(seed);
        List<Job> singles = [];
        foreach (FlowScript script in scripts)
        {
            using CutSweep sweep = new(script);
            singles.AddRange(sweep.Singles().Select(c => new Job(script, c, false)));
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
        int one = 0, two = 0, left = wanted;
        Task[] tasks = [.. Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(() =>
        {
            Dictionary<string, CutSweep> sweeps = [];
            try
            {
                foreach (Job job in jobs.GetConsumingEnumerable())
                {
                    if (Volatile.Read(ref left) <= 0) break;
                    if (!sweeps.TryGetValue(job.Script.Name, out CutSweep? sweep)) sweeps[job.Script.Name] = sweep = new CutSweep(job.Script);
                    foreach (Cut cut in job.Doubles ? sweep.Doubles(job.First) : [job.First])
                    {
                        if (Interlocked.Decrement(ref left) < 0) break;
                        if (sweep.Try(cut) is { } failure) failures.Add(failure);
                        Interlocked.Increment(ref job.Doubles ? ref two : ref one);
                        progress?.Invoke(1);
                    }
                }
            }
            finally
            {
                foreach (CutSweep sweep in sweeps.Values) sweep.Dispose();
            }
        }, TaskCreationOptions.LongRunning))];
        Task.WaitAll(tasks);
        return new CutResult(one, two, [.. failures.OrderBy(f => f.Script, StringComparer.Ordinal).ThenBy(f => f.Cut, StringComparer.Ordinal)]);
    }
}
