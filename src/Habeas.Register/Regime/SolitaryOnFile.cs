using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>One solitary confinement with what followed it. Derived; the order in which the facts were recorded does not matter.</summary>
/// <param name="Started">How it began.</param>
/// <param name="Ended">When it ended, by an event or because custody did; null while it lasts.</param>
/// <param name="Reviews">The reviews, in the order in which they were made.</param>
/// <param name="Visits">The visits by health-care staff.</param>
public sealed record SolitaryState(
    SolitaryStarted Started, When? Ended, IReadOnlyList<SolitaryReviewed> Reviews, IReadOnlyList<SolitaryVisited> Visits)
{
    /// <summary>The first review by somebody who is independent of the place; null where the file shows none.</summary>
    public SolitaryReviewed? IndependentReview => Reviews.FirstOrDefault(r => r.Independent == YesNo.Yes);

    /// <summary>Every solitary confinement on a file, in the order in which they began.</summary>
    public static IReadOnlyList<SolitaryState> Of(PersonFile file)
    {
        if (file.Of<SolitaryStarted>().Count == 0)
        {
            return [];
        }

        var custody = Timeline.Of(file);
        var ends = file.Of<SolitaryEnded>().ToLookup(e => e.Solitary, e => e.At);
        var reviews = file.Of<SolitaryReviewed>().OrderBy(r => r.At, ByOccurrence.Order).ToLookup(r => r.Solitary);
        var visits = file.Of<SolitaryVisited>().OrderBy(v => v.At, ByOccurrence.Order).ToLookup(v => v.Solitary);
        return
        [
            .. file.Of<SolitaryStarted>().DistinctBy(s => s.Solitary)
                .OrderBy(s => s.At, ByOccurrence.Order).ThenBy(s => s.Solitary.Value)
                .Select(s => new SolitaryState(
                    s, Sooner(Onward.Told(ends[s.Solitary]), EndOfCustody(custody, s.At)), [.. reviews[s.Solitary]], [.. visits[s.Solitary]])),
        ];
    }

    /// <summary>When the custody ended in which something began at <paramref name="at"/>; null while it lasts, or where the file shows none then.</summary>
    private static When? EndOfCustody(IReadOnlyList<Stretch> custody, When at) =>
        custody.LastOrDefault(s => !(s.EpisodeStart.Earliest >= at.Latest) && !(s.EpisodeEnd?.Latest <= at.Earliest))?.EpisodeEnd is { } end
            ? new(end.Earliest, end.Latest, at.Zone)
            : null;

    /// <summary>Whichever came first of an end that was told and the end of custody: nobody left is confined.</summary>
    private static When? Sooner(When? told, When? custody) =>
        told is null ? custody
        : custody is null || told.Latest <= custody.Earliest ? told
        : new(Earlier(told.Earliest, custody.Earliest, Instant.MinValue), Earlier(told.Latest, custody.Latest, Instant.MaxValue), told.Zone, told.Words);

    private static Instant? Earlier(Instant? a, Instant? b, Instant absent)
    {
        var first = Instant.Min(a ?? absent, b ?? absent);
        return first == absent ? null : first;
    }
}

/// <summary>Whether solitary confinement is prolonged: for more than fifteen consecutive days, so that it is from the sixteenth on (Nelson Mandela Rule 44).</summary>
public static class Prolonged
{
    /// <summary>The last day on which it is not.</summary>
    public const int Days = 15;

    public const string No = "no";

    /// <summary>The times recorded leave it open.</summary>
    public const string Perhaps = "perhaps";

    public const string Yes = "yes";
}
