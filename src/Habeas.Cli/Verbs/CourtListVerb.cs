using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Process.Production;
using Habeas.Register.Time;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas court-list</c>: who must be before which court on a date, who takes them, and what came of it.</summary>
internal sealed class CourtListVerb
{
    private readonly Option<string?> _date = Choices.Text("--date", "DATE", "The date; otherwise tomorrow.");
    private readonly Option<string?> _place = Choices.Text("--place", "PLACE", "Only those held there; otherwise everybody.");
    private readonly Option<string?> _asOf = Choices.Text("--as-of", "WHEN", "What had occurred by then; otherwise by now.");

    public static Verb Make(Globals globals)
    {
        var options = new CourtListVerb();
        var verb = new Verb(
            "court-list",
            "Shows who must be before a court on a date, when they leave, with what escort and vehicle, and what came of it.",
            "habeas court-list --place 'Strelsau Remand Prison'",
            "habeas court-list --date 2026-03-04 --format csv")
        {
            options._date, options._place, options._asOf,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var lookup = new Lookup(reading);
        var place = parse.GetValue(_place) is { } named ? lookup.Place(named) : null;
        var zone = place?.Zone ?? lookup.ZoneOf(null);
        var time = Zones.Get(zone);
        var date = parse.GetValue(_date) is { } text ? Times.Date("--date", text) : session.Now.InZone(time).Date.PlusDays(1);
        var asOf = parse.GetValue(_asOf) is { } then ? Times.EndOf("--as-of", then, time) : session.Now;
        var day = When.Day(date, zone);
        var held = reading.Stretches(day.Earliest!.Value, day.Latest!.Value)
            .Where(r => place is null || r.Stretch.Place is null || r.Stretch.Place == place.Place).Select(r => r.Person).Distinct().ToList();
        var lines = CourtList.On(Files.Read(session, reading, held), date, zone, asOf, place?.Place);
        session.Print(new Sheet(
            [
                new("at", "At"), Column.Of("court"), new("file_number", "File"), Column.Of("name"), Column.Of("purpose"), new("held_at", "Held at"),
                Column.Of("leaves"), Column.Of("escort"), Column.Of("vehicle"), new("standing", "What came of it"), new("not_produced", "Why not brought"),
            ],
            [.. lines.Select(l => Row(l, lookup, session, reading))]));
        var reasons = CourtList.ReasonsNotProduced(lines);
        if (reasons.Count > 0)
        {
            session.Note("Not brought: " + string.Join(", ", reasons.Select(r => FormattableString.Invariant($"{r.Key} {r.Value}"))) + ".");
        }

        if (lines.Count == 0)
        {
            session.Note(FormattableString.Invariant($"No hearing of anybody held is listed for {date:uuuu-MM-dd}."));
        }

        return Exits.Ok;
    }

    private static IReadOnlyList<object?> Row(CourtListLine line, Lookup lookup, Session session, Storage.Questions.Reading reading)
    {
        var person = reading.Person(line.Person);
        return
        [
            EventWords.Time(line.At), line.Court, person?.FileNumber, PersonWords.Shown(person), line.Hearing.Listing.Hearing.Purpose, line.HeldAt.Select(p => lookup.NameOf(p)).ToList(),
            EventWords.Time(line.Plan?.Leaves), line.Plan?.Escort, line.Plan?.Vehicle, session.Format == Format.Table ? line.Standing.Replace('-', ' ') : line.Standing, line.NotBrought?.Why,
        ];
    }
}
