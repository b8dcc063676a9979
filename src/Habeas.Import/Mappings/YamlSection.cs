using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Habeas.Import.Mappings;

/// <summary>A YAML mapping read key by key, so that a key that nobody asked for is an error with its line.</summary>
internal sealed class YamlSection(string file, YamlMappingNode node)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The keys in the order of the file, each with its text.</summary>
    public IEnumerable<(string Key, string Text)> Texts =>
        node.Children.Select(c => (Key(c.Key), Text: Scalar(c.Value, $"'{Key(c.Key)}' is a text")));

    /// <summary>The keys in the order of the file, each with its section.</summary>
    public IEnumerable<(string Key, YamlSection Section)> Sections =>
        node.Children.Select(c => (Key(c.Key), SectionOf(c.Value, Key(c.Key))));

    public static YamlSection Load(TextReader text, string file)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(text);
            return yaml.Documents is [{ RootNode: YamlMappingNode root }]
                ? new YamlSection(file, root)
                : throw new MappingException(file, 1, "a mapping is one YAML document of keys and values; see docs/guides/import.md.");
        }
        catch (YamlException e)
        {
            throw new MappingException(file, e.Start.Line, $"this is not YAML: {e.Message}", e);
        }
    }

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key) => TextOrNull(key) ?? throw Missing(key);

    public string? TextOrNull(string key) => Find(key) is { } found ? Scalar(found, $"'{key}' is a text") : null;

    public int Number(string key) =>
        int.TryParse(Text(key), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number : throw Fault(key, $"'{key}' is a whole number.");

    public bool Flag(string key) => TextOrNull(key) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Fault(key, $"'{key}' is true or false."),
    };

    public string OneOf(string key, string otherwise, params ReadOnlySpan<string> allowed)
    {
        var text = TextOrNull(key) ?? otherwise;
        return allowed.Contains(text) ? text : throw Fault(key, $"'{key}' is one of {string.Join(", ", allowed.ToArray())}.");
    }

    /// <summary>A list of texts, or a single one.</summary>
    public IReadOnlyList<string> List(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(c => Scalar(c, $"'{key}' is a list of texts"))],
        var single => [Scalar(single, $"'{key}' is a text or a list of texts")],
    };

    public YamlSection Section(string key) => SectionOrNull(key) ?? throw Missing(key);

    public YamlSection? SectionOrNull(string key) => Find(key) is { } found ? SectionOf(found, key) : null;

    public IReadOnlyList<YamlSection> ListOfSections(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(c => SectionOf(c, key))],
        var other => throw At(other, $"'{key}' is a list."),
    };

    public Regex Pattern(string key)
    {
        try
        {
            return new Regex(Text(key), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw Fault(key, $"'{key}' is not a regular expression that can be used here: {e.Message}");
        }
    }

    /// <summary>Says no to every key that has not been asked for.</summary>
    public void NothingElse()
    {
        foreach (var child in node.Children.Keys)
        {
            if (!_asked.Contains(Key(child)))
            {
                throw At(child, $"the key '{Key(child)}' is not known here; known are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    public MappingException Fault(string key, string message) => At(Find(key) ?? node, message);

    public MappingException Missing(string key) => At(node, $"the key '{key}' is missing.");

    private MappingException At(YamlNode where, string message) => new(file, where.Start.Line, message);

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return node.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: { } name } && name == key).Value;
    }

    private string Key(YamlNode key) => Scalar(key, "a key is a text");

    private YamlSection SectionOf(YamlNode found, string key) =>
        found is YamlMappingNode mapping ? new(file, mapping) : throw At(found, $"'{key}' holds keys and values.");

    [return: NotNull]
    private string Scalar(YamlNode found, string expectation) =>
        found is YamlScalarNode { Value: { } text } ? text : throw At(found, expectation + ".");
}
