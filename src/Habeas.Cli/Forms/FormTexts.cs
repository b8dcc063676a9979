using System.Text.Json;
using System.Text.Json.Serialization;
using Habeas.Cli.Host;

namespace Habeas.Cli.Forms;

/// <summary>
/// What blank forms say in one language: a resource <c>forms.LANGUAGE.json</c>, or a file that a deployment keeps for its own, so that a
/// translator writes a file and nothing else.
/// </summary>
internal sealed record FormTexts(string Language, string Direction, IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, FormText> Kinds)
{
    private const string Prefix = "forms/forms.";

    /// <summary>The languages there are forms in.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        [.. typeof(FormTexts).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)).Select(n => n[Prefix.Length..^".json".Length]).Order(StringComparer.Ordinal)];

    public static FormTexts In(string language) => JsonSerializer.Deserialize<FormTexts>(Raw(language), JsonSerializerOptions.Web)!;

    /// <summary>The texts of a language as they are kept, to be translated.</summary>
    public static string Raw(string language) => Resource($"{Prefix}{language}.json");

    /// <summary>Texts that somebody translated.</summary>
    /// <param name="json">What the file holds, in UTF-8.</param>
    /// <param name="name">How the file was given, for what is wrong with it.</param>
    /// <exception cref="Stop">It cannot be read, or says not all that a form says.</exception>
    public static FormTexts Read(byte[] json, string name)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<FormTexts>(json, Strict) ?? throw new JsonException("it is null");
            return texts.Fault() is { } fault ? throw Stop.BadInput($"{name}: {fault}", Translate) : texts;
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } at ? FormattableString.Invariant($"{name}:{at + 1}") : name;
            throw Stop.BadInput($"{line}: the texts of the forms cannot be read{(string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $", at {e.Path}")}.", Translate);
        }
    }

    private const string Translate = "'habeas forms texts' prints the English texts: translate the values, and leave the names of the fields as they are.";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What a translation leaves out, or does not say rightly; null where it is whole. It has the words and kinds of the English.</summary>
    private string? Fault()
    {
        var english = In("en");
        return string.IsNullOrWhiteSpace(Language) ? "'language' is empty: give its code, such as uk."
            : Direction is not ("ltr" or "rtl") ? "'direction' is ltr, or rtl for a script that is written from right to left."
            : english.Words.Keys.FirstOrDefault(w => string.IsNullOrWhiteSpace(Words.GetValueOrDefault(w))) is { } word ? $"'words' has nothing for '{word}'."
            : english.Kinds.Keys.FirstOrDefault(k => Kinds.GetValueOrDefault(k) is not { Title.Length: > 0, Sections.Count: > 0, Signatures.Count: > 0 }) is { } kind
                ? $"'kinds' has no whole form '{kind}': each has a title, sections and signatures."
            : Kinds.Values.SelectMany(k => k.Sections).SelectMany(s => s.Fields ?? []).Any(f => f.Width is not (1 or 2 or 4) || f.Lines is < 1 or > 40)
                ? "a field is 1, 2 or 4 columns wide and 1 to 40 lines high."
            : null;
    }

    public static string Css() => Resource("forms/forms.css");

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(FormTexts).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>One kind of form.</summary>
internal sealed record FormText(string Title, string Note, IReadOnlyList<FormSection> Sections, IReadOnlyList<string> Signatures);

/// <summary>A part of a form: fields, or a table.</summary>
internal sealed record FormSection(string Title, IReadOnlyList<FormField>? Fields = null, FormTable? Table = null);

/// <summary>A field to write in.</summary>
/// <param name="Label">What belongs there.</param>
/// <param name="Width">How many of the four columns it takes: 1, 2 or 4.</param>
/// <param name="Lines">How many lines of handwriting it has room for.</param>
internal sealed record FormField(string Label, int Width, int Lines = 1);

internal sealed record FormTable(IReadOnlyList<string> Columns, int Rows);
