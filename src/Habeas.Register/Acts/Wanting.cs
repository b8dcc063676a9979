using Habeas.Register.Corrections;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Acts;

/// <summary>What an act wants before it can be decided: each question answers with the refusal, or null where nothing is wanting.</summary>
internal static class Wanting
{
    public static Refusal? Words(string field, string? value, string fault) =>
        string.IsNullOrWhiteSpace(value) ? Refusals.Incomplete(field, fault) : null;

    public static Refusal? Code(string field, string code, IReadOnlySet<string> known) =>
        known.Contains(code) ? null : Refusals.UnknownCode(field, code, known);

    /// <summary>A time that may lie ahead, such as the end of an order.</summary>
    public static Refusal? Time(string field, When? when) => when?.Fault() is { } fault ? Refusals.Incomplete(field, fault) : null;

    /// <summary>A time at which something occurred, so that it cannot lie ahead.</summary>
    public static Refusal? Occurrence(string field, When when, Situation situation) =>
        Time(field, when)
        ?? (when.IsAfter(situation.At) ? Refusals.NotYetHappened(field, when.Earliest!.Value, situation.At) : null);

    /// <summary>Dates of counts, none of which has yet to begin at the place.</summary>
    public static Refusal? Counted(string field, IEnumerable<DateRange> dates, PlaceId place, Situation situation) =>
        Counted(field, dates, situation.Place(place).Zone, situation.At);

    public static Refusal? Counted(string field, IEnumerable<DateRange> dates, string zone, Instant at)
    {
        var today = at.InUtc().Date;
        foreach (var range in dates)
        {
            if (range.To >= today && When.Day(range.To, zone) is var day && day.IsAfter(at))
            {
                return Refusals.NotYetHappened(field, day.Earliest!.Value, at);
            }
        }

        return null;
    }

    /// <summary>A stretch of time that ends, if it does, no sooner than it begins.</summary>
    public static Refusal? Stretch(string field, When from, When? until) =>
        Time(field, from)
        ?? Time(field, until)
        ?? (until?.Latest is { } end && from.Earliest is { } start && end <= start ? Refusals.UntilBeforeFrom(field, start, end) : null);

    /// <summary>The digest of a document: SHA-256 in lower-case hex.</summary>
    public static Refusal? Digest(string field, string? digest) =>
        digest is null || (digest.Length == 64 && digest.All(char.IsAsciiHexDigitLower))
            ? null
            : Refusals.Incomplete(field, "a document is named by its SHA-256 in lower-case hex");

    /// <summary>The event, unless something is wrong with it by itself.</summary>
    public static Outcome Sound<TEvent>(TEvent told)
        where TEvent : Event, IFaultable => told.Fault() is { } fault ? fault : Outcome.Of(told);

    public static Refusal? Registered(PersonId person, Situation situation) =>
        situation.Person(person).Exists ? null : Refusals.PersonNotRegistered(person);

    public static Refusal? Registered(PlaceId place, Situation situation) =>
        situation.Place(place).Exists ? null : Refusals.PlaceNotRegistered(place);

    /// <summary>The place is in the register and was not closed for the whole of that time.</summary>
    public static Refusal? Open(PlaceId place, When at, Situation situation) =>
        Registered(place, situation) ?? (situation.Place(place).IsOpenAt(at) ? null : Refusals.PlaceClosed(place));
}
