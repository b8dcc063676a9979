using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.CoResidents;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas daily-state</c>: how many a place held when a day began, who came, who went, and how many it holds.</summary>
internal sealed class DailyStateVerb
{
    private readonly Option<string> _place = Choices.Needed("--place", "PLACE", "Which place.");
    private readonly Option<string?> _date = Choices.Text("--date", "DATE", "Which day; otherwise today, as far as it has come.");
    private readonly Option<string?> _knownAt = KnownAt.Option();
    private readonly Option<int?> _children = CoResidents.Option();

    public static Verb Make(Globals globals)
    {
        var options = new DailyStateVerb();
        var verb = new Verb(
            "daily-state",
            "Shows the state of a place over a day: how many it held at its beginning, who came and who went and how, how many it holds at its end and where they are, and how many eat there.",
            "habeas daily-state --place 'Strelsau Remand Prison'",
            "habeas daily-state --place 'Strelsau Remand Prison' --date 2026-03-04 --co-resident-children 2 --format json")
        {
            options._place, options._date, options._knownAt, options._children,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        var children = CoResidents.Checked(parse.GetValue(_children));
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var place = new Lookup(reading).Place(parse.GetValue(_place)!);
        var zone = Zones.Get(place.Zone);
        var date = parse.GetValue(_date) is { } text ? Times.Date("--date", text) : session.Now.InZone(zone).Date;
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), zone);
        var day = When.Day(date, place.Zone);
        if (day.Earliest > session.Now)
        {
            throw Stop.Usage("--date is a day that has not begun.", "Leave it out for today.");
        }

        // Whoever went out as the day began, or came in as it ended, bears on its figures too.
        var held = reading.Stretches(day.Earliest!.Value - Duration.FromDays(1), day.Latest!.Value + Duration.FromDays(1), known)
            .Where(r => r.Stretch.Place == place.Place).Select(r => r.Person)
            .Concat(reading.PersonsWithChildren(place.Place, known)).ToHashSet();
        var files = Files.Read(session, reading, held, known).ToList();
        var end = Instant.Min(day.Latest!.Value, session.Now);
        var state = DailyState.Of(reading.Place(place.Place, known), files, date, end);
        var inside = ChildrenInside.At(files, place.Place, end);
        var rations = new Rations(state.Present, children ?? inside.Count);
        session.Print(new Dossier(
            Card.Of(
                ("place", "Place", place.Name),
                ("date", "Date", date),
                ("opening", "Held as the day began", state.Opening),
                ("in", "Came", state.In.Count),
                ("out", "Went", state.Out.Count),
                ("closing", session.Now < day.Latest ? "Held now" : "Held as the day ended", state.Closing),
                ("inside", "Of them inside", state.Present),
                ("elsewhere", "Out", state.Whereabouts.Where(w => w.Key != Whereabouts.Inside).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key} {w.Value}")).ToList()),
                ("co_resident_children", "Children living with a parent", rations.CoResidentChildren),
                ("rations", "Rations", rations.Total)),
            [("came", "Came", People(state.In, files, reading)), ("went", "Went", People(state.Out, files, reading))]));
        CoResidents.SayAlone(session, inside);
        return Exits.Ok;
    }

    private static Sheet People(IReadOnlyList<(PersonId Person, string How)> people, List<PersonFile> files, Reading reading)
    {
        var byId = files.ToDictionary(f => f.Id);
        return new(
            [Column.Of("how"), new("file_number", "File"), Column.Of("name")],
            [.. people.Select(p => (IReadOnlyList<object?>)[p.How, byId[p.Person].FileNumber, PersonWords.Shown(reading.Person(p.Person), byId[p.Person])])]);
    }
}
