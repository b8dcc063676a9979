using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Register.Places;

/// <summary>How many people a place is designed to hold, by sex and age group, from a date on.</summary>
/// <param name="Place">Which place.</param>
/// <param name="From">The first date on which it holds good, in the place's zone; until a later one.</param>
/// <param name="Rows">The places by group. Groups that share places are one row with <c>any</c>.</param>
public sealed record CapacitySet(PlaceId Place, LocalDate From, IReadOnlyList<CapacityRow> Rows) : PlaceEvent(Place);

/// <summary>Places designed for one group of people.</summary>
/// <param name="Sex"><c>female</c>, <c>male</c> or <c>any</c>.</param>
/// <param name="Age"><c>adult</c>, <c>juvenile</c> or <c>any</c>.</param>
/// <param name="Places">How many people, as designed, without overcrowding.</param>
public sealed record CapacityRow([Code(typeof(CapacityRow), nameof(CapacityRow.Sexes))] string Sex, [Code(typeof(CapacityRow), nameof(CapacityRow.Ages))] string Age, int Places)
{
    public static IReadOnlySet<string> Sexes { get; } = new SortedSet<string>(StringComparer.Ordinal) { "female", "male", "any" };

    public static IReadOnlySet<string> Ages { get; } = new SortedSet<string>(StringComparer.Ordinal) { "adult", "juvenile", "any" };

    /// <summary>Says what is wrong with the row, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Code("rows.sex", Sex, Sexes)
        ?? Wanting.Code("rows.age", Age, Ages)
        ?? (Places < 0 ? Refusals.Incomplete("rows.places", "nowhere has fewer than no places") : null);
}

/// <summary>Records the design capacity of a place from a date on. Floor area and cells come with conditions.</summary>
public sealed record SetCapacity : Act
{
    public required PlaceId Place { get; init; }

    public required LocalDate From { get; init; }

    public required IReadOnlyList<CapacityRow> Rows { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? (Rows.Count == 0 ? Refusals.Incomplete("rows", "a capacity has at least one row") : null)
        ?? Rows.Select(r => r.Fault()).FirstOrDefault(f => f is not null)
        ?? (Rows.DistinctBy(r => (r.Sex, r.Age)).Count() < Rows.Count ? Refusals.Incomplete("rows", "a group is named twice") : null)
        ?? Outcome.Of(new CapacitySet(Place, From, Rows));
}
