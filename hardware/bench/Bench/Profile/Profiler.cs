using System.Diagnostics;
using System.Reflection;
using Bench.Silicon;

namespace Bench.Profiling;

/// <summary>
/// Where the device's time goes: at every quantum of C# and at every native call, wait and collection, the firmware's stack and the time that has
/// passed on the board's clock. Samples of C# come at fixed distances of units, so the same run gives the same profile.
/// </summary>
public sealed class Profiler : IWatch
{
    private const int DeepestStack = 120;
    private static readonly Dictionary<MethodBase, string?> names = [];

    private readonly Dictionary<string, int> frames = [];
    private readonly List<string> frameNames = [];

    /// <summary>What has been seen, in order.</summary>
    public List<Sample> Samples { get; } = [];

    /// <summary>Names of the frames by their number.</summary>
    public IReadOnlyList<string> Frames => frameNames;

    /// <summary>Step of the scenario that goes on now.</summary>
    public string Step { get; set; } = "";

    /// <inheritdoc/>
    public void Passed(string? leaf, long ns)
    {
        if (ns <= 0) return;
        List<int> stack = [];
        foreach (StackFrame frame in new StackTrace(2, false).GetFrames())
            if (frame.GetMethod() is { } method && NameOf(method) is { } name && stack.Count < DeepestStack) stack.Add(Number(name));
        stack.Reverse();
        if (leaf is not null) stack.Add(Number(leaf));
        if (stack.Count > 0) Samples.Add(new Sample(Step, [.. stack], ns, leaf is null));
    }

    private int Number(string name)
    {
        if (frames.TryGetValue(name, out int number)) return number;
        frames[name] = frameNames.Count;
        frameNames.Add(name);
        return frameNames.Count - 1;
    }

    /// <summary>Class and method of the firmware; null: of the bench.</summary>
    private static string? NameOf(MethodBase method)
    {
        if (names.TryGetValue(method, out string? name)) return name;
        Type? type = method.DeclaringType;
        bool ours = type?.Assembly.GetName().Name is "Firmware" or "Drivers";
        return names[method] = ours ? $"{type!.FullName!.Replace("PosFirmware.", "").Replace('+', '.')}.{method.Name}" : null;
    }
}

/// <summary>A piece of the board's time.</summary>
/// <param name="Step">Step of the scenario.</param>
/// <param name="Stack">Frames from the outermost.</param>
/// <param name="Ns">How long.</param>
/// <param name="Managed">True: C#. False: a native call, a wait, a collection.</param>
public sealed record Sample(string Step, int[] Stack, long Ns, bool Managed);
