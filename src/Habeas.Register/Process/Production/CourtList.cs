using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Persons;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Process.Production;

/// <summary>One line of a court list: a person who must be before a court on a date, and what came of it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Hearing">For which hearing, with all that became of it.</param>
/// <param name="At">When, as it stood on that date.</param>
/// <param name="Court">Before which court.</param>
/// <param name="HeldAt">Where the register shows them held that day; several where they may be at either.</param>
/// <param name="Plan">The last plan for bringing them; null where there is none.</param>
/// <param name="Out">Their going out to court that day; null where none is on file.</param>
/// <param name="Back">Their coming back from it.</param>
/// <param name="NotBrought">Why they were not brought, where it was said.</param>
/// <param name="Standing">What came of it, a slug.</param>
public sealed record CourtListLine(
    PersonId Person,
    HearingState Hearing,
    When At,
    string Court,
    IReadOnlyList<PlaceId> HeldAt,
    ProductionPlanned? Plan,
    WentOut? Out,
    CameBack? Back,
    NotProduced? NotBrought,
    string Standing)
{
    /// <summary>Listed, and nobody planned how the person gets there.</summary>
    public const string NotPlanned = "not-planned";

    public const string Planned = "planned";

    /// <summary>Went out to court and is not back.</summary>
    public const string AtCourt = "at-court";

    public const string CameBack = "came-back";
    public const string NotProduced = "not-produced";
    public const string HeldByVideo = "held-by-video";

    /// <summary>Held without the person.</summary>
    public const string HeldInAbsence = "held-in-absence";

    /// <summary>The court says that the person was there, and the register shows no movement to it.</summary>
    public const string HeldWithoutMovement = "held-without-movement";

    public const string Adjourned = "adjourned";

    /// <summary>The hearing was moved to another date that day.</summary>
    public const string Moved = "moved";

    /// <summary>The date is over, and nothing tells whether the person was brought.</summary>
    public const string NoRecord = "no-record";
}

/// <summary>The court list: who must be where at what time on a date, and what came of it.</summary>
public static class CourtList
{
    /// <summary>
    /// The list of a date, by time. A hearing of which only the day is known stands first; one that was taken off the list before the
    /// date began is not on it, one that was moved on the day is, and is shown as moved. Only persons whom the register shows in
    /// custody that day, or may, are listed: nobody else is brought by a place.
    /// </summary>
    /// <param name="files">The files to look through.</param>
    /// <param name="date">The date.</param>
    /// <param name="zone">The zone in which it is read.</param>
    /// <param name="asOf">The instant at which it is asked: what occurred later is not looked at.</param>
    /// <param name="place">Only those held at this place; null for all.</param>
    public static IReadOnlyList<CourtListLine> On(IEnumerable<PersonFile> files, LocalDate date, string zone, Instant asOf, PlaceId? place = null)
    {
        var day = When.Day(date, zone);
        return
        [
            .. files.SelectMany(f => Lines(f, day, asOf))
                .Where(l => place is not { } one || l.HeldAt.Contains(one))
                .OrderBy(l => l.At.Earliest).ThenBy(l => l.At.Latest).ThenBy(l => l.Court, StringComparer.Ordinal)
                .ThenBy(l => l.Person.Value).ThenBy(l => l.Hearing.Id.Value),
        ];
    }

    /// <summary>How many were not brought, by reason; of several reasons for one hearing the last.</summary>
    public static IReadOnlyDictionary<string, int> ReasonsNotProduced(IEnumerable<CourtListLine> lines) =>
        new SortedDictionary<string, int>(lines.Where(l => l.NotBrought is not null).CountBy(l => l.NotBrought!.Why).ToDictionary(), StringComparer.Ordinal);

    private static IEnumerable<CourtListLine> Lines(PersonFile file, When day, Instant asOf)
    {
        var hearings = HearingsOnFile.Of(file).Where(h => IsOn(h, day, asOf)).ToList();
        if (hearings.Count == 0)
        {
            return [];
        }

        var custody = Held.PerhapsAt(file, day).ToList();
        List<PlaceId> places = [.. custody.Select(s => s.Place).OfType<PlaceId>().Distinct()];
        return custody.Count == 0 ? [] : hearings.Select(h => Line(file, h, day, places, asOf));
    }

    /// <summary>True where the hearing was on the list when the day began, or is on it now.</summary>
    private static bool IsOn(HearingState hearing, When day, Instant asOf)
    {
        var dawn = day.Earliest!.Value;
        return hearing.IsListedAt(asOf)
            && (Falls(hearing.DateAt(asOf), day) ? !TakenOff(hearing, dawn, asOf) : hearing.IsOpenAt(dawn) && asOf >= dawn && Falls(hearing.DateAt(dawn), day));
    }

    /// <summary>True where the court had adjourned the hearing before the day began.</summary>
    private static bool TakenOff(HearingState hearing, Instant dawn, Instant asOf) =>
        hearing.OutcomeAt(asOf).OfType<HearingAdjourned>().Any(a => a.At.IsOverBy(dawn)) && !hearing.OutcomeAt(asOf).OfType<HearingHeld>().Any();

    /// <summary>A hearing of which nobody knows the beginning falls on no date.</summary>
    private static bool Falls(When at, When day) => at is { Earliest: not null, Latest: not null } && at.Overlaps(day);

    private static CourtListLine Line(PersonFile file, HearingState hearing, When day, IReadOnlyList<PlaceId> places, Instant asOf)
    {
        var stands = hearing.DateAt(asOf);
        var moved = !Falls(stands, day);
        var plan = file.Of<ProductionPlanned>().Where(p => p.Hearing == hearing.Id && !p.At.IsAfter(asOf)).Order<ProductionPlanned>(InOrder.Comparer).LastOrDefault();
        var (gone, back) = Movement(file, day, asOf);
        var line = new CourtListLine(
            file.Id,
            hearing,
            moved ? hearing.DateAt(day.Earliest!.Value) : stands,
            hearing.CourtAt(asOf),
            places,
            plan,
            gone,
            back,
            moved ? null : hearing.OutcomeAt(asOf).OfType<NotProduced>().LastOrDefault(),
            "");
        return line with { Standing = Stand(line, moved, day, asOf) };
    }

    private static string Stand(CourtListLine line, bool moved, When day, Instant asOf)
    {
        var outcome = moved ? [] : line.Hearing.OutcomeAt(asOf);
        return outcome.OfType<HearingHeld>().LastOrDefault() switch
        {
            { Mode: Modes.ByVideo } => CourtListLine.HeldByVideo,
            { Mode: Modes.InAbsence } when line.NotBrought is null => CourtListLine.HeldInAbsence,
            { Mode: Modes.InPerson } when line.Out is null => CourtListLine.HeldWithoutMovement,
            _ => line.NotBrought is not null ? CourtListLine.NotProduced
                : line.Back is not null ? CourtListLine.CameBack
                : line.Out is not null ? CourtListLine.AtCourt
                : outcome.OfType<HearingAdjourned>().Any() ? CourtListLine.Adjourned
                : moved ? CourtListLine.Moved
                : day.IsOverBy(asOf) ? CourtListLine.NoRecord
                : line.Plan is null ? CourtListLine.NotPlanned
                : CourtListLine.Planned,
        };
    }

    /// <summary>The last going out to court that may have been under way that day, and the coming back from it.</summary>
    private static (WentOut? Out, CameBack? Back) Movement(PersonFile file, When day, Instant asOf)
    {
        var backs = file.Of<CameBack>().Where(b => !b.At.IsAfter(asOf)).Order<CameBack>(InOrder.Comparer).ToList();
        foreach (var gone in file.Of<WentOut>().Where(w => w.Kind == Whereabouts.AtCourt && !w.At.IsAfter(asOf) && !w.At.IsAfter(day))
            .OrderDescending(Comparer<WentOut>.Create(InOrder.Comparer.Compare)))
        {
            var back = backs.Find(b => b.Place == gone.Place && ByOccurrence.Order.Compare(b.At, gone.At) >= 0);
            if (back is null || !day.IsAfter(back.At))
            {
                return (gone, back);
            }
        }

        return (null, null);
    }
}
