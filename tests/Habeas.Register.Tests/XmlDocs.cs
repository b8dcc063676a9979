using System.Text.RegularExpressions;
using System.Xml.Linq;
using Habeas.Register.Acts;

namespace Habeas.Register.Tests;

/// <summary>The doc comments of the room as Markdown, from the XML that the compiler writes.</summary>
internal static partial class XmlDocs
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(Act).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal);

    /// <summary>The summary of a type, member or method by its documentation id, such as <c>T:Habeas.Register.PersonId</c>; empty where it has none.</summary>
    public static string Summary(string id) => Markdown(Members.GetValueOrDefault(id)?.Element("summary"));

    /// <summary>What a comment says of one parameter; empty where it says nothing.</summary>
    public static string Parameter(string id, string name) =>
        Markdown(Members.GetValueOrDefault(id)?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name));

    /// <summary>The documentation id of a method, without regard to its parameters.</summary>
    public static string Method(Type type, string name) =>
        Members.Keys.First(k => k.StartsWith($"M:{type.FullName}.{name}", StringComparison.Ordinal) &&
            (k.Length == $"M:{type.FullName}.{name}".Length || k[$"M:{type.FullName}.{name}".Length] == '('));

    private static string Markdown(XElement? element) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Markdown)), " ").Trim();

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement reference when reference.Attribute("name") is { } name => $"`{Camel(name.Value)}`",
        XElement reference when reference.Attribute("cref") is { } cref => $"`{Plain(cref.Value)}`",
        XElement other => string.Concat(other.Nodes().Select(Markdown)),
        _ => "",
    };

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Plain(string cref)
    {
        var type = typeof(Act).Assembly.GetType(cref[2..]);
        return type is null ? cref[(cref.LastIndexOf('.') + 1)..]
            : Habeas.Register.Stored.EventCatalog.Acts.TryGetValue(type, out var act) ? act
            : Habeas.Register.Stored.EventCatalog.Events.TryGetValue(type, out var recorded) ? recorded
            : type.Name;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
