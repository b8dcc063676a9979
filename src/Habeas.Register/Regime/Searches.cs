using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Regime;

/// <summary>A person or their cell was searched (Nelson Mandela Rules 50 to 52: with reasons, by whom, and what came of it).</summary>
/// <param name="Person">Who, or whose cell.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="Kind">A slug of <see cref="RecordSearch.Kinds"/>.</param>
/// <param name="By">Who searched.</param>
/// <param name="Why">Why.</param>
/// <param name="Found">What was found; <c>nothing</c> is said.</param>
public sealed record SearchMade(PersonId Person, PlaceId Place, When At, [Code(typeof(RecordSearch), nameof(RecordSearch.Kinds))] string Kind, IReadOnlyList<Searcher> By, string Why, string Found) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Somebody who searches, or is there when others do.</summary>
/// <param name="Name">Their name or number.</param>
/// <param name="Gender">A slug of <see cref="Genders"/>.</param>
/// <param name="HealthCare">Whether they are of a health-care profession: <c>yes</c>, <c>no</c> or <c>not-known</c>.</param>
public sealed record Searcher(string Name, [Code(typeof(Searcher), nameof(Searcher.Genders))] string Gender, [Code(typeof(YesNo), nameof(YesNo.All))] string HealthCare = YesNo.NotKnown)
{
    public const string Woman = "woman";
    public const string Man = "man";

    public static IReadOnlySet<string> Genders { get; } = new SortedSet<string>(StringComparer.Ordinal) { Woman, Man, "other", YesNo.NotKnown };

    /// <summary>Says what is wrong with what was recorded, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Words("by.name", Name, "who searches has a name or a number, or is 'unknown'")
        ?? Wanting.Code("by.gender", Gender, Genders)
        ?? Wanting.Code("by.healthCare", HealthCare, YesNo.All);
}

/// <summary>Records a search.</summary>
public sealed record RecordSearch : Act
{
    internal const string PatDown = "pat-down";
    internal const string Strip = "strip";
    internal const string BodyCavity = "body-cavity";

    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        PatDown, Strip, BodyCavity, "scanner", "cell", "belongings", "other",
    };

    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<Searcher> By { get; init; }

    public required string Why { get; init; }

    public required string Found { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("kind", Kind, Kinds)
        ?? (By.Count == 0 ? Refusals.Incomplete("by", "somebody searched, 'unknown' if nobody knows who") : null)
        ?? By.Select(b => b.Fault()).FirstOrDefault(f => f is not null)
        ?? Wanting.Words("why", Why, "a search has a reason, or it is said that none was given")
        ?? Wanting.Words("found", Found, "what was found is said, or 'nothing'")
        ?? Outcome.Of(new SearchMade(Person, Place, At, Kind, By, Why, Found));
}

/// <summary>The searches on a person's file.</summary>
public static class SearchesOnFile
{
    /// <summary>Every search, in the order in which they were made.</summary>
    public static IReadOnlyList<SearchMade> Of(PersonFile file) => [.. file.Of<SearchMade>().OrderBy(s => s.At, ByOccurrence.Order)];

    /// <summary>What of it is below a standard: somebody who is certainly not of the person's gender searched their body.</summary>
    internal static IEnumerable<Finding> Findings(PersonFile file)
    {
        var gender = Gender(file);
        return Of(file)
            .Where(s => s.By.Any(b => (gender, b.Gender) is (Searcher.Woman, Searcher.Man) or (Searcher.Man, Searcher.Woman) && IsOnlyForOwnGender(s.Kind, gender!, b)))
            .Select(s => new Finding(BelowStandard.SearchByOtherGender, s.At.Earliest, s.Kind));
    }

    /// <summary>A woman is touched by women alone (Bangkok Rule 19); a body cavity is searched by health-care staff, of whichever gender (Nelson Mandela Rule 52(2)).</summary>
    private static bool IsOnlyForOwnGender(string kind, string gender, Searcher searcher) => kind switch
    {
        RecordSearch.Strip => true,
        RecordSearch.PatDown => gender == Searcher.Woman,
        RecordSearch.BodyCavity => searcher.HealthCare != YesNo.Yes,
        _ => false,
    };

    /// <summary>The gender as the person says it where they said one of the two, otherwise by the sex recorded; null where neither tells.</summary>
    private static string? Gender(PersonFile file) =>
        file.Of<IdentityRecorded>().LastOrDefault(i => i.Identity.Gender is not null)?.Identity.Gender is { } said
            ? (said is Searcher.Woman or Searcher.Man ? said : null)
            : file.Of<IdentityRecorded>().LastOrDefault(i => i.Identity.Sex is not null)?.Identity.Sex?.Code switch
            {
                "female" => Searcher.Woman,
                "male" => Searcher.Man,
                _ => null,
            };
}
