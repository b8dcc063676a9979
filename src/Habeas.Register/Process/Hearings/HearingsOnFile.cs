using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Process.Hearings;

/// <summary>A hearing with all that became of it, in the order in which it occurred.</summary>
/// <param name="Listing">How it was listed.</param>
/// <param name="History">Where it was moved to, whether it was held, adjourned, or the person not brought.</param>
public sealed record HearingState(HearingListed Listing, IReadOnlyList<PersonEvent> History)
{
    public HearingId Id => Listing.Hearing.Id;

    /// <summary>When it is to take place, as it stands at <paramref name="instant"/>.</summary>
    public When DateAt(Instant instant) => By(instant).OfType<HearingMoved>().LastOrDefault()?.To ?? Listing.Hearing.At;

    /// <summary>The court before which it is to take place, as it stands at <paramref name="instant"/>.</summary>
    public string CourtAt(Instant instant) => By(instant).OfType<HearingMoved>().LastOrDefault(m => m.Court is not null)?.Court ?? Listing.Hearing.Court;

    /// <summary>What became of it by <paramref name="instant"/>: held, adjourned, or the person not brought; a later date that it was moved to since is open again.</summary>
    public IReadOnlyList<PersonEvent> OutcomeAt(Instant instant)
    {
        var moves = By(instant).OfType<HearingMoved>().ToList();
        return [.. By(instant).Where(e => e is not HearingMoved && !moves.Exists(m => IsUndone(e.Occurred!, m)))];
    }

    /// <summary>True from when it may have been listed; where nobody knows since when, from when it certainly was, and where nothing is known always.</summary>
    public bool IsListedAt(Instant instant) => (Listing.Listed.Earliest ?? Listing.Listed.Latest ?? Instant.MinValue) <= instant;

    /// <summary>True when it is listed at <paramref name="instant"/> and nothing tells what became of it.</summary>
    public bool IsOpenAt(Instant instant) => IsListedAt(instant) && OutcomeAt(instant).Count == 0;

    private IEnumerable<PersonEvent> By(Instant instant) => History.Where(e => !e.Occurred!.IsAfter(instant));

    /// <summary>True when what occurred was over before the date to which the hearing was then moved, or may have been.</summary>
    private static bool IsUndone(When occurred, HearingMoved by) => !occurred.IsAfter(by.At) && by.To.IsAfter(occurred);
}

/// <summary>The hearings on a person's file. Derived from the facts in any order of recording.</summary>
public static class HearingsOnFile
{
    /// <summary>Every hearing, in the order in which it was first to take place.</summary>
    public static IReadOnlyList<HearingState> Of(PersonFile file)
    {
        var history = file.Facts.Select(f => f.Event).OfType<IOfHearing>().ToLookup(e => e.Hearing);
        return
        [
            .. file.Of<HearingListed>().Order<HearingListed>(InOrder.Comparer).DistinctBy(l => l.Hearing.Id)
                .OrderBy(l => l.Hearing.At, ByOccurrence.Order).ThenBy(l => l.Hearing.Id.Value)
                .Select(l => new HearingState(l, [.. history[l.Hearing.Id].Cast<PersonEvent>().Order<PersonEvent>(InOrder.Comparer)])),
        ];
    }

    /// <summary>Hearings whose time is over at <paramref name="instant"/> and of which nothing tells whether they took place.</summary>
    public static IReadOnlyList<HearingState> WithoutRecord(PersonFile file, Instant instant) =>
        [.. Of(file).Where(h => h.IsOpenAt(instant) && h.DateAt(instant).IsOverBy(instant))];

    internal static Refusal? Missing(HearingId id, PersonFile file) =>
        file.Of<HearingListed>().Any(h => h.Hearing.Id == id) ? null : Refusals.NotOnFile("hearing", id.ToString());

    internal static Refusal? Taken(HearingId id, PersonFile file) => Missing(id, file) is null ? Refusals.AlreadyOnFile("hearing", id.ToString()) : null;
}
