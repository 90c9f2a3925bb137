using System.Text.Json;

namespace Tools.Provision;

/// <summary>Reads the parameters of a terminal from JSON, in the form of the bench's params.example.json; keys and file names in it are left out.</summary>
public static class ParameterJson
{
    private static readonly string[] NotParameters = ["tmk", "tmkCheckValue", "ca"];
    private static readonly JsonDocumentOptions Json = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Parameters by name.</summary>
    /// <exception cref="ProvisionException">Not what is expected.</exception>
    public static IReadOnlyDictionary<string, string> Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Json);
            return document.RootElement.EnumerateObject().Where(p => !NotParameters.Contains(p.Name)).ToDictionary(p => p.Name, Text);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new ProvisionException(e.Message);
        }
    }

    private static string Text(JsonProperty p) => p.Value.ValueKind switch
    {
        JsonValueKind.String => p.Value.GetString()!,
        JsonValueKind.Number => p.Value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => throw new ProvisionException($"\"{p.Name}\" must be a text, a number, true or false"),
    };
}
