using Habeas.Register.Acts;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Persons;

/// <summary>A person bears another name from a time on. The name before stays on file, and the person is found by it.</summary>
/// <param name="Person">Who.</param>
/// <param name="From">The name before; absent where none was on file.</param>
/// <param name="To">The name from then on.</param>
/// <param name="At">Since when; for <see cref="Reasons.Error"/>, when the error was found.</param>
/// <param name="Why">A slug of <see cref="Reasons"/>.</param>
/// <param name="Authority">Who decided or registered it, where somebody did.</param>
/// <param name="Words">What the source says.</param>
public sealed record NameChanged(PersonId Person, Name? From, Name To, When At, [Code(typeof(NameChanged.Reasons), nameof(NameChanged.Reasons.All))] string Why, string? Authority, string? Words) : PersonEvent(Person)
{
    public override When? Occurred => At;

    /// <summary>Why a name changes, as slugs.</summary>
    public static class Reasons
    {
        /// <summary>The person's gender was recognised; the name before is known only to those who need it (<see cref="Readers.Access"/>).</summary>
        public const string GenderRecognition = "gender-recognition";

        /// <summary>The name on file was never the person's.</summary>
        public const string Error = "error";

        public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
        {
            "marriage", "end-of-marriage", "adoption", "court-decision", GenderRecognition, "own-wish", Error, "other",
        };
    }
}

/// <summary>
/// Records that a person bears another name, and shows them by it: the identity recorded with it names the one before as former. With a
/// recognised gender the same act takes the gender that the person says is theirs (Nelson Mandela Rule 7).
/// </summary>
public sealed record ChangeName : Act
{
    public required PersonId Person { get; init; }

    /// <summary>The name before, where it is not the one that the person is shown by.</summary>
    public Name? From { get; init; }

    public required Name To { get; init; }

    public required When At { get; init; }

    public required string Why { get; init; }

    public string? Authority { get; init; }

    /// <summary>Gender as the person themselves says it, where that is told with the name.</summary>
    public string? Gender { get; init; }

    /// <summary>Where the new name comes from: own statement, certificate, judgment.</summary>
    public required string Source { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var before = From ?? NamesBorne.Shown(situation.Person(Person));
        return Wanting.Registered(Person, situation)
            ?? Wanting.Occurrence("at", At, situation)
            ?? Wanting.Code("why", Why, NameChanged.Reasons.All)
            ?? To.Fault()
            ?? From?.Fault()
            ?? (To.Kind == NamesBorne.Ordinary ? null : Refusals.Incomplete("to.kind", "the name that a person bears is of the kind 'name'"))
            ?? Wanting.Words("source", Source, "an identity has a source: who says so, or on what document")
            ?? Outcome.Of(
                new NameChanged(Person, before, To, At, Why, Authority, Words),
                new IdentityRecorded(Person, new() { Names = Names(before), Gender = Gender }, Source));
    }

    private IReadOnlyList<Name> Names(Name? before) =>
        before is null || Why == NameChanged.Reasons.Error ? [To] : [To, before with { Kind = "former" }];
}

/// <summary>Which name a person bore when, read from the changes in the order in which they occurred.</summary>
public static class NamesBorne
{
    internal const string Ordinary = "name";

    /// <summary>The name by which the person is shown now: the first ordinary one of the identity recorded last, or else of an earlier one.</summary>
    public static Name? Shown(PersonFile file) =>
        file.Of<IdentityRecorded>().Reverse().SelectMany(i => i.Identity.Names).FirstOrDefault(n => n.Kind == Ordinary);

    /// <summary>
    /// The name that the person bore at <paramref name="instant"/>; null where nobody can name them. One recorded in error was borne
    /// never, so the right one stands in its place at all times.
    /// </summary>
    public static Name? At(PersonFile file, Instant instant)
    {
        var changes = Changes(file);
        var dated = changes.Where(c => c.Why != NameChanged.Reasons.Error).ToList();
        var name = dated.FindLast(c => !c.At.IsAfter(instant))?.To
            ?? (dated.Count > 0 ? dated[0].From : changes.Count > 0 ? changes[0].From : null)
            ?? Shown(file);
        return changes.Where(c => c.Why == NameChanged.Reasons.Error).Aggregate(name, (borne, error) => borne is null || borne == error.From ? error.To : borne);
    }

    /// <summary>The names that the person bore before <paramref name="instant"/> and bears no longer, the oldest first.</summary>
    public static IReadOnlyList<Name> Former(PersonFile file, Instant instant) =>
    [
        .. Changes(file).Where(c => c.Why != NameChanged.Reasons.Error && !c.At.IsAfter(instant)).Select(c => c.From).OfType<Name>()
            .Where(n => n != At(file, instant)).Distinct(),
    ];

    private static List<NameChanged> Changes(PersonFile file) => [.. file.Of<NameChanged>().OrderBy(c => c.At, ByOccurrence.Order)];
}
