using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Places;

/// <summary>
/// The place was counted on these dates and the whole of each count is in the register: a roll count, or a nightly roster.
/// A question as of such a date is answered by the count (docs/decisions/0007).
/// </summary>
/// <param name="Place">Which place.</param>
/// <param name="Dates">The dates of the counts; a count's hour is not stated.</param>
/// <param name="Source">Who counted, or which feed.</param>
/// <param name="Digest">SHA-256, lower-case hex, of the file that held the counts; absent for a count taken by hand.</param>
/// <param name="Listed">How many custody episodes the counts listed, all dates together.</param>
public sealed record CountRecorded(PlaceId Place, IReadOnlyList<DateRange> Dates, string Source, string? Digest, int Listed)
    : PlaceEvent(Place);

/// <summary>Records that counts of a place were taken in full. The sightings themselves are acts about each person.</summary>
public sealed record RecordCount : Act
{
    public required PlaceId Place { get; init; }

    public required IReadOnlyList<DateRange> Dates { get; init; }

    public required string Source { get; init; }

    public string? Digest { get; init; }

    public required int Listed { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        !situation.Place(Place).Exists ? Refusals.PlaceNotRegistered(Place)
        : Dates.Count == 0 ? Refusals.Incomplete("dates", "a count has at least one date")
        : Wanting.Counted("dates", Dates, Place, situation) is { } ahead ? ahead
        : new CountRecorded(Place, Dates, Source, Digest, Listed);
}
