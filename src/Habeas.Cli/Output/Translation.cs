using System.Text.Json;
using System.Text.Json.Serialization;
using Habeas.Cli.Host;

namespace Habeas.Cli.Output;

/// <summary>
/// What a page says in one language: a resource of the command, or a file that a deployment keeps for its own, so that a translator writes
/// a file and nothing else.
/// </summary>
/// <typeparam name="T">The texts.</typeparam>
/// <param name="prefix">How its resources begin; each ends with its language and <c>.json</c>.</param>
/// <param name="what">What the texts are of, such as <c>the forms</c>.</param>
/// <param name="printedBy">The command that prints the English texts.</param>
internal sealed class Translation<T>(string prefix, string what, string printedBy)
    where T : class
{
    private readonly string _translate = $"'{printedBy}' prints the English texts: translate the values, and leave the names of the fields as they are.";

    /// <summary>The languages there are texts in.</summary>
    public IReadOnlyList<string> Languages { get; } =
        [.. typeof(T).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)).Select(n => n[prefix.Length..^".json".Length]).Order(StringComparer.Ordinal)];

    public T In(string language) => JsonSerializer.Deserialize<T>(Raw(language), JsonSerializerOptions.Web)!;

    /// <summary>The texts of a language as they are kept, to be translated.</summary>
    public string Raw(string language) => Translation.Resource($"{prefix}{language}.json");

    /// <summary>Texts that somebody translated.</summary>
    /// <param name="json">What the file holds, in UTF-8.</param>
    /// <param name="name">How the file was given, for what is wrong with it.</param>
    /// <param name="fault">What the texts leave out, or do not say rightly; null where they are whole.</param>
    /// <exception cref="Stop">They cannot be read, or are not whole.</exception>
    public T Read(byte[] json, string name, Func<T, string?> fault)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<T>(json, Translation.Strict) ?? throw new JsonException("it is null");
            return fault(texts) is { } words ? throw Stop.BadInput($"{name}: {words}", _translate) : texts;
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } at ? FormattableString.Invariant($"{name}:{at + 1}") : name;
            throw Stop.BadInput($"{line}: the texts of {what} cannot be read{(string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $", at {e.Path}")}.", _translate);
        }
    }
}

/// <summary>What all translations have in common.</summary>
internal static class Translation
{
    /// <summary>Nothing may be left out, and nothing added.</summary>
    public static JsonSerializerOptions Strict { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What is wrong with what every translation has; null where nothing is.</summary>
    public static string? Fault(string language, string direction, IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, string> english) =>
        string.IsNullOrWhiteSpace(language) ? "'language' is empty: give its code, such as uk."
        : direction is not ("ltr" or "rtl") ? "'direction' is ltr, or rtl for a script that is written from right to left."
        : english.Keys.FirstOrDefault(w => string.IsNullOrWhiteSpace(words.GetValueOrDefault(w))) is { } word ? $"'words' has nothing for '{word}'."
        : null;

    /// <summary>What a resource of the command holds.</summary>
    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Translation).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
