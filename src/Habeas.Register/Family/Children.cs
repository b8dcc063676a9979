using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;

namespace Habeas.Register.Family;

/// <summary>
/// What somebody told of a person's child (Nelson Mandela Rule 7, Bangkok Rule 3). A later telling under the same id takes back
/// nothing that it leaves open.
/// </summary>
/// <param name="Person">Whose child.</param>
/// <param name="Child">What was told.</param>
/// <param name="Source">Who told it.</param>
[Holds("nmr-7-family")]
[Holds("br-3-children")]
[Confidential("Bangkok Rule 3")]
public sealed record ChildRecorded(PersonId Person, Child Child, string Source) : PersonEvent(Person);

/// <summary>From some time on a child was somewhere, in somebody's care. A later care stands in the place of an earlier one.</summary>
/// <param name="Person">Whose child.</param>
/// <param name="Child">Which child.</param>
/// <param name="Care">Where the child is, and who cares for them.</param>
/// <param name="Source">Who told it.</param>
[Holds("nmr-7-family")]
[Holds("br-3-children")]
[Confidential("Bangkok Rule 3")]
public sealed record ChildCareRecorded(PersonId Person, ChildId Child, ChildCare Care, string Source) : PersonEvent(Person)
{
    public override When? Occurred => Care.From;
}

/// <summary>Where a child is and in whose care or custody.</summary>
public sealed record ChildCare
{
    /// <summary>A child whom nobody cares for.</summary>
    public const string Alone = "alone";

    /// <summary>Who cares for a child, as slugs; <c>inside</c> is a parent in custody.</summary>
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Alone, "foster-family", "friend", "inside", "institution", "other", "other-parent", "relative", Coded.SourceUnknown,
    };

    /// <summary>Who cares for the child: a slug of <see cref="Kinds"/>, and the words that were used.</summary>
    [Code(typeof(ChildCare), nameof(ChildCare.Kinds))]
    public required Coded Kind { get; init; }

    /// <summary>Since when.</summary>
    public required When From { get; init; }

    /// <summary>Who cares for the child, by name.</summary>
    public string? Carer { get; init; }

    /// <summary>Which relative on the file, where it is one.</summary>
    public RelativeId? Relative { get; init; }

    /// <summary>Where the child lives, in words.</summary>
    public string? Where { get; init; }

    /// <summary>Who has custody or guardianship in law, where that is somebody else or was decided: whom, and by which authority.</summary>
    public string? Custody { get; init; }

    internal Refusal? Fault(PersonFile file, Situation situation) =>
        Wanting.Code("care.kind", Kind.Code, Kinds)
        ?? Wanting.Occurrence("care.from", From, situation)
        ?? (Relative is { } relative ? RecordRelative.NotOn(file, relative) : null);
}

/// <summary>
/// Records a child of a person, what is now known of one, or that another cares for them now. A child who is nowhere to be found and
/// whom nobody can name is recorded too.
/// </summary>
public sealed record RecordChild : Act
{
    public required PersonId Person { get; init; }

    /// <summary>The child as far as anybody knows; the id alone for one on the file of whom nothing new is told.</summary>
    public required Child Child { get; init; }

    /// <summary>Where the child is now and in whose care, where it is told.</summary>
    public ChildCare? Care { get; init; }

    public required string Source { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var file = situation.Person(Person);
        return Wanting.Registered(Person, situation)
            ?? Child.Fault("child", situation.At)
            ?? Care?.Fault(file, situation)
            ?? Wanting.Words("source", Source, "what is told of a child has a source: who told it")
            ?? (Events(file) is { Count: > 0 } events ? Outcome.Of(events) : Refusals.Incomplete("child", "nothing is told of a child who is on the file already"));
    }

    private List<Event> Events(PersonFile file)
    {
        List<Event> events = [.. Told(Child, Source, file)];
        if (Care is not null)
        {
            events.Add(new ChildCareRecorded(Person, Child.Id, Care, Source));
        }

        return events;
    }

    /// <summary>What an act adds to the file by naming a child: nothing for the bare id of a child that is on it.</summary>
    internal static IEnumerable<Event> Told(Child child, string source, PersonFile file) =>
        child.IsIdOnly && IsOn(file, child.Id) ? [] : [new ChildRecorded(file.Id, child, source)];

    internal static bool IsOn(PersonFile file, ChildId child) => file.Of<ChildRecorded>().Any(c => c.Child.Id == child);
}
