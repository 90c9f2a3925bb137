using System.Collections.Concurrent;
using Bench.Acquirer;

namespace Bench.Proof;

/// <summary>A day at whose end something was not as it must be.</summary>
internal sealed record DayFailure(int Seed, string Why);

/// <summary>Plays random days, each from the terminal as it comes out of the box.</summary>
internal sealed class DayRun : IDisposable
{
    private readonly ProofRig rig = new();
    private readonly RigImage box;

    /// <summary>Unpacks.</summary>
    internal DayRun()
    {
        box = rig.Save();
    }

    /// <summary>Plays a day.</summary>
    /// <returns>What is wrong, or null.</returns>
    internal DayFailure? Play(int seed, Action<string>? diary = null)
    {
        rig.Restore(box);
        try
        {
            IReadOnlyList<string> wrong = RandomDay.Play(rig, seed, diary);
            return wrong.Count == 0 ? null : new DayFailure(seed, string.Join("; ", wrong));
        }
        catch (Exception e) when (e is FirmwareCrashException or ExpectationException)
        {
            return new DayFailure(seed, e.Message + (e.InnerException is { } inner ? " " + inner : ""));
        }
        finally
        {
            rig.PowerOff();
        }
    }

    /// <summary>Plays many days on several threads.</summary>
    /// <param name="days">Number of days.</param>
    /// <param name="seed">Seed of the first; the others follow.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="progress">Told how many more are done; null: nobody is told.</param>
    internal static IReadOnlyList<DayFailure> Run(int days, int seed, int workers, Action<int>? progress = null)
    {
        ConcurrentBag<DayFailure> failures = [];
        int next = seed;
        Task[] tasks = [.. Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(() =>
        {
            using DayRun run = new();
            for (int mine = Interlocked.Increment(ref next) - 1; mine < seed + days; mine = Interlocked.Increment(ref next) - 1)
            {
                if (run.Play(mine) is { } failure) failures.Add(failure);
                progress?.Invoke(1);
            }
        }, TaskCreationOptions.LongRunning))];
        Task.WaitAll(tasks);
        return [.. failures.OrderBy(f => f.Seed)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rig.Dispose();
        box.Dispose();
    }
}
