using System.Text.Encodings.Web;
using System.Text.Json;
using Habeas.Import.Checking;

namespace Habeas.Cli.Output;

/// <summary>What a mapping makes of a file, as JSON.</summary>
internal static class ExplanationText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(MappingExplanation explanation) => JsonSerializer.Serialize(explanation, Options) + "\n";
}
