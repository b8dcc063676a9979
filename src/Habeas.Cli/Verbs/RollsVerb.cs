using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas rolls</c>: what was counted, beside what the register shows, and which differences nobody has answered.</summary>
internal sealed class RollsVerb
{
    private readonly Option<string> _place = Choices.Needed("--place", "PLACE", "The place that was counted.");
    private readonly Option<string?> _date = Choices.Text("--date", "DATE", "The rolls of that date; otherwise the last roll.");
    private readonly Option<bool> _open = Choices.Flag("--open", "Every roll with a difference that nobody has answered, and those differences.");
    private readonly Option<string?> _knownAt = KnownAt.Option();

    public static Verb Make(Globals globals)
    {
        var options = new RollsVerb();
        var verb = new Verb(
            "rolls",
            "Shows the rolls that were counted at a place: each unit beside what the register shows, who counted and who signed, and every difference with its answer.",
            "habeas rolls --place 'Strelsau Remand Prison'",
            "habeas rolls --place 'Strelsau Remand Prison' --date 2026-03-04 --format json",
            "habeas rolls --place 'Strelsau Remand Prison' --open")
        {
            options._place, options._date, options._open, options._knownAt,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        var (date, onlyOpen) = (parse.GetValue(_date) is { } text ? Times.Date("--date", text) : (LocalDate?)null, parse.GetValue(_open));
        if (date is not null && onlyOpen)
        {
            throw Stop.Usage("--date and --open ask for different rolls.", "Give --date for those of a date, or --open for all that wait for an answer.");
        }

        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var place = new Lookup(reading).Place(parse.GetValue(_place)!);
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), Zones.Get(place.Zone));
        var record = reading.Place(place.Place, known);
        var counts = record.Facts.Where(f => f.Event is RollCounted).ToLookup(f => ((RollCounted)f.Event).Roll);
        var asked = PlaceRolls.Of(record).Where(r => date is not { } on || counts[r].Any(c => IsOn((RollCounted)c.Event, on, place.Zone))).ToList();
        asked = date is null && !onlyOpen ? [.. asked.TakeLast(1)] : asked;
        var files = asked.Count == 0 ? [] : Files.Read(session, reading, Bearing(reading, place.Place, [.. asked.SelectMany(r => counts[r])], known), known).ToList();
        var rolls = PlaceRolls.Of(record, asked, files).Where(r => !onlyOpen || r.Differences.Any(d => d.Resolved is null)).ToList();
        var byId = files.ToDictionary(f => f.Id);
        Print(session, place, rolls, onlyOpen, id => reading.Person(id) is var person ? [person?.FileNumber, PersonWords.Shown(person, byId[id])] : []);
        return Exits.Ok;
    }

    private static void Print(Session session, PlaceSummary place, List<RollState> rolls, bool onlyOpen, Func<PersonId, object?[]> who)
    {
        var differences = rolls.SelectMany(r => r.Differences).Where(d => !onlyOpen || d.Resolved is null).ToList();
        var notCounted = rolls.SelectMany(r => r.NotCounted.Select(p => (r.Roll, Person: p))).ToList();
        session.Print(new Dossier(
            Card.Of(
                ("place", "Place", place.Name), ("rolls", "Rolls", rolls.Count), ("differences", "Differences", differences.Count),
                ("open", "Of them open", differences.Count(d => d.Resolved is null)), ("not_counted", "People in units without a line", notCounted.Count)),
            [
                ("units", "Counted", Units(rolls, session.Format)),
                ("differences", "Differences", Differences(differences, rolls.SelectMany(r => r.Lines.Select(l => (Line: (r.Roll, l.Count.Unit), l.At))).ToDictionary(l => l.Line, l => l.At), session.Format, who)),
                ("not_counted", "Inside in a unit that the roll has no line for", new(
                    [Column.Of("roll"), new("file_number", "File"), Column.Of("name")],
                    [.. notCounted.Select(n => (IReadOnlyList<object?>)[n.Roll.ToString(), .. who(n.Person)])])),
            ]));
        if (rolls.Count == 0)
        {
            session.Note(onlyOpen ? "No roll waits for an answer." : "No roll was counted there then.");
        }
    }

    private static bool IsOn(RollCounted roll, LocalDate date, string zone) => roll.At.Overlaps(When.Day(date, zone));

    /// <summary>Whoever may have been at the place when it was counted, and whoever the sheets name.</summary>
    private static IReadOnlyCollection<PersonId> Bearing(Reading reading, PlaceId place, IReadOnlyList<Standing> counts, long? known)
    {
        var times = counts.Select(c => ((RollCounted)c.Event).At).ToList();
        var (from, to) = (times.Min(t => t.Earliest ?? t.Latest), times.Max(t => t.Latest ?? t.Earliest));
        var held = from is null || to is null ? [] : reading.Stretches(from.Value, to.Value, known).Where(r => r.Stretch.Place == place).Select(r => r.Person).ToList();
        return held.Concat(Files.Named(reading, counts.Select(c => c.Ref.Entry))).ToHashSet();
    }

    private static Sheet Units(List<RollState> rolls, Format format) => new(
        [
            Column.Of("at"), Column.Of("unit"), new("counted", "Counted", Right: true), new("book", "Own book", Right: true), new("register", "Register", Right: true),
            new("counted_by", "Counted by"), new("signed_by", "Signed by"), Column.Of("roll"),
        ],
        [
            .. rolls.SelectMany(r => r.Lines.Select(l => (IReadOnlyList<object?>)
            [
                EventWords.Time(l.At), l.Count.Unit ?? (format == Format.Table ? "(the rest)" : null), l.Count.Counted, l.Count.Book, Span(l.Least, l.Most), l.Count.CountedBy,
                r.Signatures.Select(s => r.CorrectedSinceSigned.Count > 0 ? $"{s.SignedBy} (corrected since)" : s.SignedBy).ToList(), r.Roll.ToString(),
            ])),
        ]);

    private static object Span(int least, int most) => least == most ? least : string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");

    private static Sheet Differences(List<RollDifference> differences, Dictionary<(RollId Roll, string? Unit), When> countedAt, Format format, Func<PersonId, object?[]> who) => new(
        [
            Column.Of("at"), Column.Of("unit"), Column.Of("kind"), new("people", "People", Right: true), new("file_number", "File"), Column.Of("name"), Column.Of("answer"),
            Column.Of("words"), new("answered_by", "By"), new("answered_at", "When"), Column.Of("roll"),
        ],
        [
            .. differences.Select(d => (IReadOnlyList<object?>)
            [
                EventWords.Time(countedAt[(d.Roll, d.Unit)]), d.Unit ?? (format == Format.Table ? "(the rest)" : null), d.Kind, d.People, .. d.Person is { } person ? who(person) : [null, null],
                d.Resolved?.How ?? "open", d.Resolved?.Words, d.Resolved?.By, EventWords.Time(d.Resolved?.At), d.Roll.ToString(),
            ]),
        ]);
}
