using Habeas.Population;
using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Time;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Asking;

/// <summary>One person held at the time that was asked for.</summary>
/// <param name="Person">Who.</param>
/// <param name="Stretch">The stretch of custody that holds then.</param>
/// <param name="Certain">False where they may have been held and nothing says so beyond doubt.</param>
internal sealed record HeldPerson(PersonId Person, Stretch Stretch, bool Certain);

/// <summary>
/// Who is held at an instant; on a date, whoever the count of that date listed at a place that was counted, and elsewhere whoever is
/// held at the place's count time: the same people whom <c>habeas population</c> counts.
/// </summary>
internal static class HeldQuestion
{
    public static IReadOnlyList<HeldPerson> Ask(Reading reading, LocalDate date, Instant? instant, long? knownAt)
    {
        var places = reading.Places(knownAt);
        var counted = instant is null ? places.Where(p => p.Counted.Contains(date)).ToDictionary(p => p.Place) : [];
        var listed = counted.Count == 0
            ? []
            : reading.CountedRuns(DateRange.Of(date), knownAt).Where(r => r.Run.Listed && counted.ContainsKey(r.Run.Place)).Select(r => (r.Person, r.Run.Place)).ToHashSet();
        var days = counted.Keys.ToDictionary(p => p, p => (From: Start(date, counted[p]), To: Start(date.PlusDays(1), counted[p])));
        var times = places.ToDictionary(p => p.Place, p => instant ?? CountTime(date, p));
        var elsewhere = At(places, date, instant);
        var all = times.Values.Append(elsewhere).Concat(days.Values.SelectMany(d => new[] { d.From, d.To })).ToList();
        var held = new Dictionary<PersonId, HeldPerson>();
        foreach (var (person, stretch) in reading.Stretches(all.Min(), all.Max() + Duration.FromTicks(10), knownAt))
        {
            if (stretch.Place is { } place && days.TryGetValue(place, out var day))
            {
                if (listed.Contains((person, place)) && Overlaps(stretch, day.From, day.To))
                {
                    held[person] = new(person, stretch, Certain: true);
                }
            }
            else if ((stretch.Place is { } known && times.TryGetValue(known, out var time) ? time : elsewhere) is var at && Holds(stretch, at))
            {
                held[person] = new(person, stretch, IsCertain(stretch, at, places));
            }
        }

        return [.. held.Values];
    }

    /// <summary>The instant that is meant: a date means the count time of the first place.</summary>
    public static Instant At(IReadOnlyList<CountedPlace> places, LocalDate date, Instant? instant) =>
        instant ?? (places.Count > 0 ? CountTime(date, places[0]) : DateTimeZone.Utc.AtStartOfDay(date).ToInstant());

    private static Instant CountTime(LocalDate date, CountedPlace place) => (date + place.CountTime).InZoneLeniently(Zones.Get(place.Zone)).ToInstant();

    /// <summary>May the stretch hold at the instant?</summary>
    public static bool Holds(Stretch stretch, Instant at) => !(stretch.Start.Earliest > at) && !(stretch.End?.Latest <= at);

    private static bool Overlaps(Stretch stretch, Instant from, Instant to) => !(stretch.Start.Earliest >= to) && !(stretch.End?.Latest <= from);

    private static bool IsCertain(Stretch stretch, Instant at, IReadOnlyList<CountedPlace> places) =>
        stretch.Start.Latest <= at
        && (stretch.End is not { } end || at < end.Earliest)
        && (!stretch.ByCounts || stretch.EpisodeEnd is not null || places.FirstOrDefault(p => p.Place == stretch.Place) is not { Counted.Ranges: [.., var last] } place
            || at < Start(last.To.PlusDays(1), place));

    private static Instant Start(LocalDate date, CountedPlace place) => Zones.Get(place.Zone).AtStartOfDay(date).ToInstant();
}
