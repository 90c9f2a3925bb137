using System.Text.Json;

namespace Bench.Profiling;

/// <summary>Writes the file format of speedscope (https://www.speedscope.app/file-format-schema.json): one sampled profile for the whole run and one for each step.</summary>
public static class Speedscope
{
    private const string Schema = "https://www.speedscope.app/file-format-schema.json";
    private static readonly JsonSerializerOptions json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DictionaryKeyPolicy = null };

    /// <summary>The profile as JSON.</summary>
    public static string Json(string name, Profiler profiler)
    {
        List<object> profiles = [One(name, profiler.Samples)];
        foreach (var step in profiler.Samples.GroupBy(s => s.Step)) profiles.Add(One(step.Key, [.. step]));
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["$schema"] = Schema,
            ["name"] = name,
            ["exporter"] = "PosFirmware bench",
            ["activeProfileIndex"] = 0,
            ["shared"] = new { Frames = profiler.Frames.Select(f => new { Name = f }) },
            ["profiles"] = profiles,
        }, json);
    }

    private static object One(string name, IReadOnlyList<Sample> samples) => new
    {
        Type = "sampled",
        Name = name,
        Unit = "nanoseconds",
        StartValue = 0L,
        EndValue = samples.Sum(s => s.Ns),
        Samples = samples.Select(s => s.Stack),
        Weights = samples.Select(s => s.Ns),
    };
}
