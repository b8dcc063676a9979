using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Regime;

/// <summary>Somebody noted how a person conducted themselves: what was good as well as what was not (Nelson Mandela Rule 8(d)). No charge follows from it.</summary>
/// <param name="Person">Whose conduct.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="Kind">A slug of <see cref="NoteConduct.Kinds"/>.</param>
/// <param name="By">Who saw it.</param>
/// <param name="Words">What was seen.</param>
/// <param name="ToldPerson">Whether the person knows of the note: <c>yes</c>, <c>no</c> or <c>not-known</c>.</param>
[Holds("nmr-8-conduct")]
public sealed record ConductNoted(PersonId Person, PlaceId Place, When At, [Code(typeof(NoteConduct), nameof(NoteConduct.Kinds))] string Kind, string By, string Words, [Code(typeof(YesNo), nameof(YesNo.All))] string ToldPerson) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Answers to a question that was perhaps not asked.</summary>
public static class YesNo
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string NotKnown = "not-known";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { Yes, No, NotKnown };
}

/// <summary>Notes how a person conducted themselves.</summary>
public sealed record NoteConduct : Act
{
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal) { "good", "neutral", "of-concern" };

    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Kind { get; init; }

    public required string By { get; init; }

    public required string Words { get; init; }

    public string ToldPerson { get; init; } = YesNo.NotKnown;

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("kind", Kind, Kinds)
        ?? Wanting.Code("toldPerson", ToldPerson, YesNo.All)
        ?? Wanting.Words("by", By, "a note says who saw it")
        ?? Wanting.Words("words", Words, "a note says what was seen")
        ?? Outcome.Of(new ConductNoted(Person, Place, At, Kind, By, Words, ToldPerson));
}
