using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;

namespace Habeas.Register.Family;

/// <summary>What somebody is to a person in custody, as slugs: the other is the person's child, parent, counsel.</summary>
public static class Relations
{
    /// <summary>Relatives and dependants.</summary>
    public static IReadOnlySet<string> Family { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "child", "dependant", "grandchild", "grandparent", "guardian", "other-relative", "parent", "partner", "sibling", "spouse", "ward",
        Coded.SourceUnknown,
    };

    /// <summary>Whoever visits, writes or calls: <see cref="Family"/>, and those who come for another reason.</summary>
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(Family, StringComparer.Ordinal)
    {
        Counsel, Consul, "employer", "friend", "health-worker", "minister-of-religion", "monitor", "official", "other",
    };

    public const string Counsel = "counsel";

    public const string Consul = "consul";
}

/// <summary>Somebody outside who keeps in touch with a person in custody.</summary>
/// <param name="Name">By what name; absent where the book of the gate has none.</param>
/// <param name="Relation">A slug of <see cref="Relations.All"/>, and the words of the book.</param>
/// <param name="Relative">Which relative on the file, where it is one.</param>
public sealed record OutsidePerson(string? Name, [Code(typeof(Relations), nameof(Relations.All))] Coded Relation, RelativeId? Relative = null)
{
    internal Refusal? Fault(string field, PersonFile file) =>
        Wanting.Code(field + ".relation", Relation.Code, Relations.All)
        ?? (Relative is { } relative ? RecordRelative.NotOn(file, relative) : null);
}
