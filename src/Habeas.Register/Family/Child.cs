using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Family;

/// <summary>A child of a person in custody, as far as anybody knows: the name may come later than the child.</summary>
public sealed record Child
{
    public required ChildId Id { get; init; }

    public string? Name { get; init; }

    public BirthDate? Born { get; init; }

    /// <summary>The age that was told, where nobody knows the date of birth.</summary>
    public ToldAge? Age { get; init; }

    /// <summary>True where nothing is said of the child but which it is.</summary>
    [JsonIgnore]
    public bool IsIdOnly => Name is null && Born is null && Age is null;

    /// <summary>The least and the most whole years that the child can be old on a date; null where neither birth nor age is known.</summary>
    /// <remarks>The date of birth is taken before an age that was told. A child who is not born yet on that date is nought years old.</remarks>
    public (int Least, int Most)? AgeOn(LocalDate date) =>
        Born is { } born ? (Years(born.Latest, date), Years(born.Earliest, date))
        : Age is { } told && told.Births() is var (earliest, latest) ? (Years(latest, date), Years(earliest, date))
        : null;

    internal Refusal? Fault(string field, Instant now) =>
        (Born?.Fault() is { } born ? Refusals.Incomplete(field + ".born", born) : null)
        ?? (Born is { } date && date.IsAfter(now)
            ? Refusals.NotYetHappened(field + ".born", date.Earliest.AtMidnight().InUtc().ToInstant(), now)
            : null)
        ?? (Age is { Years: < 0 or > 120 } ? Refusals.Incomplete(field + ".age", "an age is between 0 and 120 years") : null)
        ?? Wanting.Time(field + ".age.at", Age?.At)
        ?? (Age is { } age && age.At.IsAfter(now) ? Refusals.NotYetHappened(field + ".age.at", age.At.Earliest!.Value, now) : null);

    private static int Years(LocalDate from, LocalDate to) => from >= to ? 0 : Period.Between(from, to, PeriodUnits.Years).Years;
}

/// <summary>An age in whole years as somebody told it.</summary>
/// <param name="Years">How old.</param>
/// <param name="At">When the child was that old.</param>
public sealed record ToldAge(int Years, When At)
{
    /// <summary>The earliest and the latest date on which the child can have been born; null where the time of the telling has no bounds to reckon with.</summary>
    internal (LocalDate Earliest, LocalDate Latest)? Births()
    {
        if (At is not { Earliest: { } first, Latest: { } last })
        {
            return null;
        }

        var zone = Zones.Get(At.Zone);
        var (from, to) = (first.InZone(zone).Date, (last - Duration.Epsilon).InZone(zone).Date);
        return When.Reaches(from.Year) && When.Reaches(to.Year) ? (from.PlusYears(-Years - 1).PlusDays(1), to.PlusYears(-Years)) : null;
    }
}
