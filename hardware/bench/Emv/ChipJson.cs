using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bench.Emv;

/// <summary>A mistake in a file of chip cards or keys, in words for the person who wrote it.</summary>
public sealed class ChipFileException(string what) : Exception(what);

/// <summary>How the files of this folder are read: comments and trailing commas are allowed, unknown names are errors.</summary>
internal static class ChipJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static T Parse<T>(string json)
    {
        try { return JsonSerializer.Deserialize<T>(json, Options) ?? throw new ChipFileException("empty"); }
        catch (JsonException e) { throw new ChipFileException(e.Message); }
    }

    internal static string Resource(string name)
    {
        using Stream stream = typeof(ChipJson).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
