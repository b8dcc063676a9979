using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Family;
using Habeas.Register.Readers;
using Habeas.Register.Time;

namespace Habeas.Register.CoResidents;

/// <summary>
/// A child began to live with a parent in a place of detention (Nelson Mandela Rule 29). The event is on the parent's file and the
/// child has none: a child inside is not a person in custody and is counted for food and space only.
/// </summary>
/// <param name="Person">With which parent.</param>
/// <param name="Child">The child.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="How">How the child came to live inside: a slug of <see cref="RecordChildStay.Ways"/>.</param>
/// <param name="DecidedBy">Who decided that the child stays, in the best interests of the child.</param>
/// <param name="Why">On what grounds.</param>
[Confidential("Bangkok Rule 3")]
public sealed record ChildStayBegan(PersonId Person, ChildId Child, PlaceId Place, When At, [Code(typeof(RecordChildStay), nameof(RecordChildStay.Ways))] string How, string? DecidedBy, string? Why)
    : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A child no longer lives inside.</summary>
/// <param name="Person">With which parent the child lived.</param>
/// <param name="Child">The child.</param>
/// <param name="Place">Where the child lived.</param>
/// <param name="At">When the child left.</param>
/// <param name="How">How the stay ended: a slug of <see cref="RecordChildLeft.Ways"/>.</param>
/// <param name="LeftTo">To whom the child was left.</param>
/// <param name="DecidedBy">Who decided it.</param>
/// <param name="Why">On what grounds.</param>
[Confidential("Bangkok Rule 3")]
public sealed record ChildStayEnded(
    PersonId Person, ChildId Child, PlaceId Place, When At, [Code(typeof(RecordChildLeft), nameof(RecordChildLeft.Ways))] string How, string? LeftTo, string? DecidedBy, string? Why) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records that a child lives inside with a parent. A fact: neither the child's age nor a missing decision refuses it.</summary>
public sealed record RecordChildStay : Act
{
    /// <summary>How a child comes to live inside.</summary>
    public static IReadOnlySet<string> Ways { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "born-in-custody", "came-in", "moved-with-parent", Coded.SourceUnknown,
    };

    public required PersonId Person { get; init; }

    /// <summary>The child as far as anybody knows; the id alone for one on the file of whom nothing new is told.</summary>
    public required Child Child { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string How { get; init; }

    public string? DecidedBy { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Child.Fault("child", situation.At)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("how", How, Ways)
        ?? Outcome.Of([
            .. RecordChild.Told(Child, "reception", situation.Person(Person)),
            new ChildStayBegan(Person, Child.Id, Place, At, How, DecidedBy, Why)]);
}

/// <summary>Records that a child lives inside no longer, and to whom the child was left. Nothing need show that they lived there: the telling may be late.</summary>
public sealed record RecordChildLeft : Act
{
    /// <summary>How a child's stay ends.</summary>
    public static IReadOnlySet<string> Ways { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "died", "moved-with-parent", "other", ToCare, ToFamily, "with-parent-released", Coded.SourceUnknown,
    };

    private const string ToFamily = "to-family";
    private const string ToCare = "to-care";

    public required PersonId Person { get; init; }

    /// <summary>The child as far as anybody knows; the id alone for one on the file of whom nothing new is told.</summary>
    public required Child Child { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string How { get; init; }

    public string? LeftTo { get; init; }

    public string? DecidedBy { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Child.Fault("child", situation.At)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("how", How, Ways)
        ?? (How is ToFamily or ToCare ? Wanting.Words("leftTo", LeftTo, "a child is left to somebody: say to whom, or 'unknown'") : null)
        ?? Outcome.Of([
            .. RecordChild.Told(Child, "leaving", situation.Person(Person)),
            new ChildStayEnded(Person, Child.Id, Place, At, How, LeftTo, DecidedBy, Why)]);
}
