using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>A person was enrolled in a programme, a course or a job (Nelson Mandela Rules 4(2), 96 to 105).</summary>
/// <param name="Person">Who.</param>
/// <param name="Enrolment">The id of the enrolment.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="Kind">A slug of <see cref="EnrolPerson.Kinds"/>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Provider">Who gives it: the place, a school, a firm.</param>
/// <param name="Paid">Whether it is paid: <c>yes</c>, <c>no</c> or <c>not-known</c>.</param>
/// <param name="OwnWish">Whether the person asked for it or agreed: <c>yes</c>, <c>no</c> or <c>not-known</c>.</param>
public sealed record PersonEnrolled(
    PersonId Person, EnrolmentId Enrolment, PlaceId Place, When At, [Code(typeof(EnrolPerson), nameof(EnrolPerson.Kinds))] string Kind, string Name, string? Provider, [Code(typeof(YesNo), nameof(YesNo.All))] string Paid, [Code(typeof(YesNo), nameof(YesNo.All))] string OwnWish)
    : PersonEvent(Person), IBegins<EnrolmentId>
{
    public override When? Occurred => At;

    EnrolmentId IBegins<EnrolmentId>.Begun => Enrolment;
}

/// <summary>A person attended, for so many hours within a period.</summary>
/// <param name="Person">Who.</param>
/// <param name="Enrolment">What.</param>
/// <param name="At">The period that is reckoned together: a day, a week, a month.</param>
/// <param name="Hours">The hours attended in it; none is said as 0.</param>
public sealed record ProgrammeAttended(PersonId Person, EnrolmentId Enrolment, When At, decimal Hours) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>An enrolment ended.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Enrolment">Which.</param>
/// <param name="At">When.</param>
/// <param name="Result">A slug of <see cref="EndEnrolment.Results"/>.</param>
/// <param name="Words">The certificate that was given, or why the person left.</param>
public sealed record EnrolmentEnded(PersonId Person, EnrolmentId Enrolment, When At, [Code(typeof(EndEnrolment), nameof(EndEnrolment.Results))] string Result, string? Words) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records an enrolment.</summary>
public sealed record EnrolPerson : Act
{
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "education", "vocational-training", "work", "treatment", "offending-behaviour", "sport-or-culture", "religious", "release-preparation", "other",
    };

    public required PersonId Person { get; init; }

    public required EnrolmentId Enrolment { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public string? Provider { get; init; }

    public string Paid { get; init; } = YesNo.NotKnown;

    public string OwnWish { get; init; } = YesNo.NotKnown;

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("kind", Kind, Kinds)
        ?? Wanting.Words("name", Name, "a programme has a name")
        ?? Wanting.Code("paid", Paid, YesNo.All)
        ?? Wanting.Code("ownWish", OwnWish, YesNo.All)
        ?? Onward.Taken("enrolment", Enrolment, situation.Person(Person))
        ?? Outcome.Of(new PersonEnrolled(Person, Enrolment, Place, At, Kind, Name, Provider, Paid, OwnWish));
}

/// <summary>Records hours of attendance.</summary>
public sealed record RecordAttendance : Act
{
    public required PersonId Person { get; init; }

    public required EnrolmentId Enrolment { get; init; }

    public required When At { get; init; }

    public required decimal Hours { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("enrolment", Enrolment, At, situation, Person)
        ?? (At is { Earliest: { } from, Latest: { } until }
            ? Hours >= 0 && (double)Hours <= (until - from).TotalHours
                ? null
                : Refusals.Incomplete("hours", "they are none or more, and no more than the period has")
            : Refusals.Incomplete("at", "hours are attended in a period with a beginning and an end"))
        ?? Outcome.Of(new ProgrammeAttended(Person, Enrolment, At, Hours));
}

/// <summary>Records that an enrolment ended.</summary>
public sealed record EndEnrolment : Act
{
    internal const string Completed = "completed";

    public static IReadOnlySet<string> Results { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Completed, "left", "removed", "stopped-by-provider", "transferred", "released", "other",
    };

    public required PersonId Person { get; init; }

    public required EnrolmentId Enrolment { get; init; }

    public required When At { get; init; }

    public required string Result { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("enrolment", Enrolment, At, situation, Person)
        ?? Wanting.Code("result", Result, Results)
        ?? (Result == Completed ? null : Wanting.Words("words", Words, "what was not completed ended for a reason"))
        ?? Outcome.Of(new EnrolmentEnded(Person, Enrolment, At, Result, Words));
}

/// <summary>An enrolment with its hours and its end. Derived.</summary>
/// <param name="Enrolled">How it began.</param>
/// <param name="Hours">The hours attended in all, as far as they were recorded: a day that two records tell of counts in both.</param>
/// <param name="Ended">How it ended; null while it runs.</param>
public sealed record EnrolmentState(PersonEnrolled Enrolled, decimal Hours, EnrolmentEnded? Ended)
{
    /// <summary>True when it runs at <paramref name="instant"/>, by the widest reading of its beginning and end.</summary>
    public bool RunsAt(Instant instant) => !Enrolled.At.IsAfter(instant) && Ended?.At.IsOverBy(instant) != true;

    /// <summary>Every enrolment on a file, in the order in which they began.</summary>
    public static IReadOnlyList<EnrolmentState> Of(PersonFile file)
    {
        var hours = file.Of<ProgrammeAttended>().ToLookup(a => a.Enrolment, a => a.Hours);
        var ends = file.Of<EnrolmentEnded>().OrderBy(e => e.At, ByOccurrence.Order).ToLookup(e => e.Enrolment);
        return
        [
            .. file.Of<PersonEnrolled>().DistinctBy(e => e.Enrolment)
                .OrderBy(e => e.At, ByOccurrence.Order).ThenBy(e => e.Enrolment.Value)
                .Select(e => new EnrolmentState(e, hours[e.Enrolment].Sum(), ends[e.Enrolment].FirstOrDefault())),
        ];
    }
}
