using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;

namespace Habeas.Register.Family;

/// <summary>A relative of a person in custody, or someone who depends on them.</summary>
public sealed record Relative
{
    public required RelativeId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>What they are to the person: a slug of <see cref="Relations.Family"/>, and the words that were used.</summary>
    public required Coded Relation { get; init; }

    /// <summary>Whether they depend on the person for their living or care; absent where nobody said.</summary>
    public bool? Dependant { get; init; }

    /// <summary>Where they are, in words.</summary>
    public string? Where { get; init; }
}

/// <summary>
/// What somebody told of a relative or dependant (Nelson Mandela Rule 7). A later telling under the same id takes back nothing that
/// it leaves open.
/// </summary>
/// <param name="Person">Whose relative.</param>
/// <param name="Relative">What was told.</param>
/// <param name="Source">Who told it: the person, a document, the relative.</param>
[Holds("nmr-7-family")]
public sealed record RelativeRecorded(PersonId Person, Relative Relative, string Source) : PersonEvent(Person);

/// <summary>A person was asked about their family, and this was the answer. That there is nobody is an answer; silence is none.</summary>
/// <param name="Person">Who was asked.</param>
/// <param name="At">When.</param>
/// <param name="About">About whom: a slug of <see cref="RecordFamilyAnswer.Topics"/>.</param>
/// <param name="Answer">What was answered: a slug of <see cref="RecordFamilyAnswer.Answers"/>.</param>
/// <param name="Number">How many, where the answer is <c>some</c> and says so: the number of children is asked for by Bangkok Rule 3.</param>
/// <param name="AskedBy">Who asked, or should have.</param>
[Holds("nmr-7-family")]
[Holds("br-3-children")]
[Confidential("Bangkok Rule 3")]
public sealed record FamilyAnswered(PersonId Person, When At, [Code(typeof(RecordFamilyAnswer), nameof(RecordFamilyAnswer.Topics))] string About, [Code(typeof(RecordFamilyAnswer), nameof(RecordFamilyAnswer.Answers))] string Answer, int? Number, string AskedBy) : PersonEvent(Person)
{
    public const string Children = "children";

    public const string None = "none";

    public const string Some = "some";

    public override When? Occurred => At;
}

/// <summary>Records a relative or dependant, or what is now known of one who is on the file.</summary>
public sealed record RecordRelative : Act
{
    public required PersonId Person { get; init; }

    public required Relative Relative { get; init; }

    public required string Source { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Code("relative.relation", Relative.Relation.Code, Relations.Family)
        ?? Wanting.Words("source", Source, "what is told of a relative has a source: who told it")
        ?? Outcome.Of(new RelativeRecorded(Person, Relative, Source));

    internal static Refusal? NotOn(PersonFile file, RelativeId relative) =>
        file.Of<RelativeRecorded>().Any(r => r.Relative.Id == relative) ? null : Refusals.RelativeNotOnFile(relative);
}

/// <summary>Records what a person answered when asked about family, that they would not say, or that nobody asked.</summary>
public sealed record RecordFamilyAnswer : Act
{
    /// <summary>What a person is asked about.</summary>
    public static IReadOnlySet<string> Topics { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        FamilyAnswered.Children, "dependants", "relatives",
    };

    /// <summary>What can be answered: that there are some, that there are none, or why nothing is known.</summary>
    public static IReadOnlySet<string> Answers { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        FamilyAnswered.Some, FamilyAnswered.None, "declined", "cannot-say", "not-asked",
    };

    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string About { get; init; }

    public required string Answer { get; init; }

    public int? Number { get; init; }

    public required string AskedBy { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("about", About, Topics)
        ?? Wanting.Code("answer", Answer, Answers)
        ?? (Number is { } number && (number < 1 || Answer != FamilyAnswered.Some)
            ? Refusals.Incomplete("number", "a number is at least one and goes with the answer 'some'")
            : null)
        ?? Wanting.Words("askedBy", AskedBy, "an answer says who asked")
        ?? Outcome.Of(new FamilyAnswered(Person, At, About, Answer, Number, AskedBy));
}
