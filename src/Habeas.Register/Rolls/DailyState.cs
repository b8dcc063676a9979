using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Rolls;

/// <summary>
/// The state of a place over a day: how many it held when the day began, who came, who went, how many it holds when the day ends. The
/// figures always add up: opening, plus those who came, less those who went, is closing.
/// </summary>
/// <remarks>
/// Each person is counted once and at one instant. Where it is not known exactly when someone came or went, the last instant at which it
/// can have been is taken: nobody is in a day's figures before the register is sure of it.
/// </remarks>
/// <param name="Place">Which place.</param>
/// <param name="Date">The day, in the place's zone.</param>
/// <param name="Opening">How many the place held as the day began.</param>
/// <param name="In">Who came into its custody, and how: a slug of <see cref="Comings"/>.</param>
/// <param name="Out">Who went out of its custody, and how: a slug of <see cref="Goings"/>.</param>
/// <param name="Closing">How many it holds as the day ends, or at the instant asked for where the day is not over.</param>
/// <param name="Whereabouts">Where those are, by slug of <see cref="Custody.Whereabouts"/>.</param>
public sealed record DailyState(
    PlaceId Place,
    LocalDate Date,
    int Opening,
    IReadOnlyList<(PersonId Person, string How)> In,
    IReadOnlyList<(PersonId Person, string How)> Out,
    int Closing,
    IReadOnlyDictionary<string, int> Whereabouts)
{
    public static IReadOnlyList<string> Comings { get; } = ["admitted", "arrived", "recaptured", "returned", "found"];

    public static IReadOnlyList<string> Goings { get; } = ["released", "sent", "evacuated", "escaped", "died", "not-found"];

    /// <summary>How many are inside, and eat here.</summary>
    public int Present => Whereabouts.GetValueOrDefault(Custody.Whereabouts.Inside);

    /// <summary>The state of a place over a day.</summary>
    /// <param name="place">The place's record.</param>
    /// <param name="files">The files of whoever may have been held there on the day.</param>
    /// <param name="date">The day.</param>
    /// <param name="asOf">The instant that counts as the end of a day that is not over; otherwise the day's own end.</param>
    public static DailyState Of(PlaceRecord place, IEnumerable<PersonFile> files, LocalDate date, Instant? asOf = null)
    {
        var day = When.Day(date, place.Zone);
        var (dawn, dusk) = (day.Earliest!.Value, day.Latest!.Value);
        dusk = asOf is { } now && now < dusk ? Instant.Max(now, dawn) : dusk;
        var stays = files.SelectMany(f => Stay.Of(f, place.Id)).ToList();
        var held = stays.FindAll(s => s.From < dusk && s.To >= dusk);
        return new(
            place.Id,
            date,
            stays.Count(s => s.From < dawn && s.To >= dawn),
            [.. stays.Where(s => dawn <= s.From && s.From < dusk).OrderBy(s => s.From).Select(s => (s.File.Id, s.Came()))],
            [.. stays.Where(s => dawn <= s.To && s.To < dusk).OrderBy(s => s.To).Select(s => (s.File.Id, s.Went()))],
            held.Count,
            new SortedDictionary<string, int>(held.GroupBy(s => s.WhereaboutsAt(dusk), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal));
    }

    /// <summary>One unbroken stay of a person in the custody of a place, out at court or not.</summary>
    private sealed record Stay(PersonFile File, IReadOnlyList<Stretch> Stretches)
    {
        /// <summary>The last instant at which the stay can have begun, and no later than it ended.</summary>
        public Instant From => Instant.Min(Moment(Stretches[0].Start), To);

        /// <summary>The last instant of the stay, as late as it can have ended.</summary>
        public Instant To => Stretches[^1].End is { } end ? Moment(end) : Instant.MaxValue;

        public static IEnumerable<Stay> Of(PersonFile file, PlaceId place)
        {
            var open = new List<Stretch>();
            foreach (var stretch in Timeline.Of(file))
            {
                if (open.Count > 0 && (stretch.Place != place || stretch.EpisodeStart != open[0].EpisodeStart))
                {
                    yield return new(file, [.. open]);
                    open.Clear();
                }

                if (stretch.Place == place)
                {
                    open.Add(stretch);
                }
            }

            if (open.Count > 0)
            {
                yield return new(file, open);
            }
        }

        public string WhereaboutsAt(Instant instant) =>
            (Stretches.LastOrDefault(s => Moment(s.Start) < instant) ?? Stretches[0]).Whereabouts;

        public string Came() => Told(Stretches[0].Start, EvidenceKind.Began) switch
        {
            PersonAdmitted => "admitted",
            TransferArrived => "arrived",
            Recaptured => "recaptured",
            ReturnedAfterError => "returned",
            _ => "found",
        };

        public string Went() => Told(Stretches[^1].End!.Value, EvidenceKind.Ended, EvidenceKind.Departed) switch
        {
            PersonLeft => "released",
            TransferDeparted => "sent",
            Groups.Evacuated => "evacuated",
            Escaped => "escaped",
            DeathRecorded => "died",
            _ => "not-found",
        };

        private IWhereabouts? Told(Edge edge, params EvidenceKind[] kinds) =>
            File.Facts.Select(f => f.Event).OfType<IWhereabouts>().FirstOrDefault(w => kinds.Contains(w.Evidence.Kind) && Edge.At(w.Evidence.When) == edge);

        private static Instant Moment(Edge edge) =>
            edge.Latest is { } latest ? latest - Duration.FromTicks(10) : edge.Earliest ?? Instant.MaxValue;
    }
}

/// <summary>For how many a place cooks.</summary>
/// <param name="Persons">Persons in custody who are present.</param>
/// <param name="CoResidentChildren">
/// Children who live with a parent there, as the files tell or as somebody counted: never persons in custody, and fed all the same (Nelson
/// Mandela Rule 29).
/// </param>
public sealed record Rations(int Persons, int CoResidentChildren)
{
    public int Total => Persons + CoResidentChildren;
}
