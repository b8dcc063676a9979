using System.Text.Json;
using Habeas.Cli.Host;

namespace Habeas.Cli.Receipts;

/// <summary>
/// What the page of a receipt says in one language: a resource <c>receipts.LANGUAGE.json</c>, or a file that a deployment keeps for its own. What
/// was recorded is told in the words of the register.
/// </summary>
internal sealed record ReceiptTexts(string Language, string Direction, IReadOnlyDictionary<string, string> Words)
{
    private const string Prefix = "receipts/receipts.";
    private const string Translate = "'habeas receipt texts' prints the English texts: translate the values, and leave the names of the fields as they are.";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The languages there are texts in.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        [.. typeof(ReceiptTexts).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)).Select(n => n[Prefix.Length..^".json".Length]).Order(StringComparer.Ordinal)];

    public string this[string word] => Words[word];

    public static ReceiptTexts In(string language) => JsonSerializer.Deserialize<ReceiptTexts>(Raw(language), JsonSerializerOptions.Web)!;

    /// <summary>The texts of a language as they are kept, to be translated.</summary>
    public static string Raw(string language) => Resource($"{Prefix}{language}.json");

    public static string Css() => Resource("receipts/receipts.css");

    /// <summary>Texts that somebody translated.</summary>
    /// <exception cref="Stop">They cannot be read, or are not whole.</exception>
    public static ReceiptTexts Read(byte[] json, string name)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<ReceiptTexts>(json, Strict) ?? throw new JsonException("it is null");
            var fault = string.IsNullOrWhiteSpace(texts.Language) ? "'language' is empty: give its code, such as uk."
                : texts.Direction is not ("ltr" or "rtl") ? "'direction' is ltr, or rtl for a script that is written from right to left."
                : In("en").Words.Keys.FirstOrDefault(w => string.IsNullOrWhiteSpace(texts.Words.GetValueOrDefault(w))) is { } word ? $"'words' has nothing for '{word}'."
                : null;
            return fault is null ? texts : throw Stop.BadInput($"{name}: {fault}", Translate);
        }
        catch (JsonException e)
        {
            throw Stop.BadInput($"{name}:{(e.LineNumber ?? 0) + 1}: the texts of the receipt cannot be read.", Translate);
        }
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReceiptTexts).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
