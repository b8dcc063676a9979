using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Custody;
using Habeas.Register.Time;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas held</c>: who is held, where, since when, on what ground, and what covers it.</summary>
internal sealed class HeldVerb
{
    private readonly Option<string[]> _places = Choices.Several("--place", "PLACE", "Only at this place; several times for several.");
    private readonly Option<string[]> _grounds = Choices.Several("--ground", "KIND", "Only on this leading ground, such as remand.");
    private readonly Option<string?> _longer = Choices.Text("--longer-than", "LENGTH", "Only people held for longer than this: 30d, 6m, 1y.");
    private readonly Option<string[]> _coverage;
    private readonly Option<string?> _asOf = Choices.Text("--as-of", "WHEN", "A day or an instant; otherwise now. A day means its count, or else the place's count time.");
    private readonly Option<string?> _knownAt = KnownAt.Option();
    private readonly Option<int> _limit = new("--limit") { HelpName = "N", Description = "How many lines at most; 0 for all. Otherwise 50.", DefaultValueFactory = _ => 50 };

    private HeldVerb() => _coverage = Choices.Among(
        Choices.Several("--coverage", "KIND", "Only people whose custody is covered, covered-later, no-order-recorded or no-order-exists at that time."),
        CoverageKinds.Covered, CoverageKinds.CoveredLater, CoverageKinds.NoneRecorded, CoverageKinds.NoneExists);

    public static Verb Make(Globals globals)
    {
        var options = new HeldVerb();
        var verb = new Verb(
            "held",
            "Lists the people held: where, since when, on what ground, and whether an order covers it.",
            "habeas held --coverage no-order-recorded",
            "habeas held --place 'Strelsau Remand Prison' --ground remand --longer-than 6m --format csv",
            "habeas held --as-of 2026-01-31 --known-at 2026-02-01")
        {
            options._places, options._grounds, options._longer, options._coverage, options._asOf, options._knownAt, options._limit,
        };
        return verb.Does(globals, options.Run);
    }

    /// <summary>A line of the list before the person's name is looked up.</summary>
    private sealed record Line(HeldPerson Held, string Ground, string? Coverage, Instant? Since);

    private int Run(ParseResult parse, Session session)
    {
        var limit = parse.GetValue(_limit);
        if (limit < 0)
        {
            throw Stop.Usage(string.Create(CultureInfo.InvariantCulture, $"--limit {limit} is not a number of lines."), "Give 1 or more, or 0 for all.");
        }

        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var lookup = new Lookup(reading);
        var zone = Zones.Get(lookup.ZoneOf(null));
        var now = session.Now;
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), zone);
        var (date, instant) = parse.GetValue(_asOf) is { } text ? Times.DateOrInstant("--as-of", text, zone) : (now.InZone(zone).Date, now);
        var at = HeldQuestion.At(reading.Places(known), date, instant);
        var lines = Lines(parse, reading, lookup, HeldQuestion.Ask(reading, date, instant, known), at, known)
            .OrderBy(l => l.Since ?? Instant.MinValue).ThenBy(l => l.Held.Person.Value).ToList();
        var shown = limit > 0 ? lines.Take(limit).ToList() : lines;
        session.Print(new Sheet(
            [new("file_number", "File"), Column.Of("name"), Column.Of("place"), Column.Of("since"), new("period_days", "Days", Right: true), Column.Of("ground"), Column.Of("coverage")],
            [.. shown.Select(l => Row(l, reading.Person(l.Held.Person), lookup, at))]));
        Tell(session, lines, shown.Count);
        var grounds = parse.GetValue(_grounds) ?? [];
        foreach (var note in NoteWords.OfErased(reading.ErasedInFull()).Concat(lines.Count > 0 && grounds.Length == 1 ? [] : new RecordedWords(reading).Missing(Attributes.Ground, grounds)))
        {
            session.Note(note);
        }

        return Exits.Ok;
    }

    private IEnumerable<Line> Lines(ParseResult parse, Reading reading, Lookup lookup, IReadOnlyList<HeldPerson> held, Instant at, long? known)
    {
        var coverage = reading.Coverage(known).Where(c => c.Span.From <= at && !(c.Span.To <= at)).DistinctBy(c => c.Person).ToDictionary(c => c.Person, c => c.Span.Kind);
        var places = (parse.GetValue(_places) ?? []).Select(p => lookup.Place(p).Place).ToHashSet();
        var grounds = (parse.GetValue(_grounds) ?? []).ToHashSet(StringComparer.Ordinal);
        var kinds = (parse.GetValue(_coverage) ?? []).ToHashSet(StringComparer.Ordinal);
        var zone = Zones.Get(lookup.ZoneOf(null));
        var latest = parse.GetValue(_longer) is { } longer
            ? (at.InZone(zone).LocalDateTime - Spans.Of("--longer-than", longer)).InZoneLeniently(zone).ToInstant()
            : Instant.MaxValue;
        foreach (var person in held)
        {
            var ground = AttributeText.Parse(person.Stretch.Attributes).GetValueOrDefault(Attributes.Ground, Coded.NotRecorded);
            var line = new Line(person, ground, coverage.GetValueOrDefault(person.Person), person.Stretch.EpisodeStart.Earliest);
            if ((places.Count == 0 || (person.Stretch.Place is { } place && places.Contains(place)))
                && (grounds.Count == 0 || grounds.Contains(ground))
                && (kinds.Count == 0 || kinds.Contains(line.Coverage ?? ""))
                && (latest == Instant.MaxValue || line.Since < latest))
            {
                yield return line;
            }
        }
    }

    private static IReadOnlyList<object?> Row(Line line, PersonSummary? person, Lookup lookup, Instant at) =>
    [
        person?.FileNumber, PersonWords.Shown(person), lookup.NameOf(line.Held.Stretch.Place), LocalMinute.Of(line.Since, lookup.ZoneOf(line.Held.Stretch.Place)),
        line.Since is { } since ? (long)Math.Max(0, (at - since).TotalDays) : null, line.Ground, line.Coverage,
    ];

    private static void Tell(Session session, List<Line> lines, int shown)
    {
        var possibly = lines.Count(l => !l.Held.Certain);
        var invariant = CultureInfo.InvariantCulture;
        var count = string.Create(invariant, $"{lines.Count:#,0} held{(possibly > 0 ? string.Create(invariant, $", {possibly:#,0} of them possibly: nothing says so beyond doubt") : "")}");
        session.Say("");
        session.Say(shown < lines.Count ? string.Create(invariant, $"{count}; {shown:#,0} shown (--limit 0 shows all)") : count);
        if (session.Format != Format.Table && shown < lines.Count)
        {
            session.Note(string.Create(invariant, $"{shown:#,0} of {lines.Count:#,0} lines; --limit 0 gives all."));
        }
    }
}
