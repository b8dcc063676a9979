using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas daily-state</c>: how many a place held when a day began, who came, who went, how many it holds when the day ends.</summary>
internal static class DailyStateVerb
{
    public static Verb Make(Globals globals)
    {
        var place = Choices.Needed("--place", "PLACE", "The place.");
        var date = Choices.Text("--date", "DATE", "The day; otherwise today, as far as it has come.");
        var verb = new Verb(
            "daily-state",
            "Shows the state of a place over a day: how many at its beginning, who came, who went, how many at its end.",
            "habeas daily-state --place 'Strelsau Remand Prison'",
            "habeas daily-state --place 'Zenda Prison' --date 2026-03-03 --format json")
        {
            place, date,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var where = new Lookup(reading).Place(parse.GetValue(place)!);
            var day = parse.GetValue(date) is { } text ? Times.Date("--date", text) : session.Now.InZone(Zones.Get(where.Zone)).Date;
            var (dawn, dusk) = (When.Day(day, where.Zone).Earliest!.Value, When.Day(day, where.Zone).Latest!.Value);
            var held = reading.Stretches(dawn, dusk).Where(r => r.Stretch.Place == where.Place).Select(r => r.Person).Distinct().ToList();
            var state = DailyState.Of(reading.Place(where.Place), held.Select(p => reading.File(p)), day, session.Now);
            session.Print(new Dossier(
                Card.Of(
                    ("place", "Place", where.Name),
                    ("date", "Date", state.Date),
                    ("opening", "At the beginning", state.Opening),
                    ("in", "Came", state.In.Count),
                    ("out", "Went", state.Out.Count),
                    ("closing", "At the end", state.Closing),
                    ("inside", "Of them inside", state.Present),
                    ("elsewhere", "Out", Out(state))),
                [("came", "Who came", People(state.In, reading)), ("went", "Who went", People(state.Out, reading))]));
            return Exits.Ok;
        });
    }

    /// <summary>Those who are out, by where: <c>at-court 2</c>.</summary>
    private static List<string> Out(DailyState state) =>
        [.. state.Whereabouts.Where(w => w.Key != Whereabouts.Inside).Select(w => FormattableString.Invariant($"{w.Key} {w.Value}"))];

    private static Sheet People(IReadOnlyList<(PersonId Person, string How)> people, Reading reading) => new(
        [new("file_number", "File"), Column.Of("name"), Column.Of("how")],
        [.. people.Select(p => (Person: reading.Person(p.Person), File: reading.File(p.Person), p.How)).Select(p => (IReadOnlyList<object?>)[p.Person?.FileNumber, PersonWords.Told(p.Person, p.File), p.How])]);
}
