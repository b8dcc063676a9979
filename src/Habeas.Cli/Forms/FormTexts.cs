using System.Text.Json;

namespace Habeas.Cli.Forms;

/// <summary>What blank forms say in one language: a resource <c>forms.LANGUAGE.json</c>, so that a translator adds a file and nothing else.</summary>
internal sealed record FormTexts(string Language, string Direction, IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, FormText> Kinds)
{
    private const string Prefix = "forms/forms.";

    /// <summary>The languages there are forms in.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        [.. typeof(FormTexts).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)).Select(n => n[Prefix.Length..^".json".Length]).Order(StringComparer.Ordinal)];

    public static FormTexts In(string language)
    {
        using var text = typeof(FormTexts).Assembly.GetManifestResourceStream($"{Prefix}{language}.json")!;
        return JsonSerializer.Deserialize<FormTexts>(text, JsonSerializerOptions.Web)!;
    }

    public static string Css()
    {
        using var reader = new StreamReader(typeof(FormTexts).Assembly.GetManifestResourceStream("forms/forms.css")!);
        return reader.ReadToEnd();
    }
}

/// <summary>One kind of form.</summary>
internal sealed record FormText(string Title, string Note, IReadOnlyList<FormSection> Sections, IReadOnlyList<string> Signatures);

/// <summary>A part of a form: fields, or a table.</summary>
internal sealed record FormSection(string Title, IReadOnlyList<FormField>? Fields, FormTable? Table);

/// <summary>A field to write in.</summary>
/// <param name="Label">What belongs there.</param>
/// <param name="Width">How many of the four columns it takes: 1, 2 or 4.</param>
/// <param name="Lines">How many lines of handwriting it has room for.</param>
internal sealed record FormField(string Label, int Width, int Lines = 1);

internal sealed record FormTable(IReadOnlyList<string> Columns, int Rows);
