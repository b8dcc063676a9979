using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.CoResidents;
using Habeas.Register.Persons;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Register.Units;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas roll</c>: who should be in which unit of a place, to be counted against.</summary>
internal sealed class RollVerb
{
    private readonly Option<string> _place = Choices.Needed("--place", "PLACE", "The place that is counted.");
    private readonly Option<string?> _at = Choices.Text("--at", "WHEN", "An instant, or a day at the place's count time; otherwise now.");
    private readonly Option<string?> _knownAt = KnownAt.Option();
    private readonly Option<int?> _children = CoResidents.Option();

    public static Verb Make(Globals globals)
    {
        var options = new RollVerb();
        var verb = new Verb(
            "roll",
            "Lists by unit who should be at a place, with totals: the sheet for a roll count.",
            "habeas roll --place 'Strelsau Remand Prison'",
            "habeas roll --place 'Zenda Prison' --at 2026-03-04T06:00 --co-resident-children 2 --format json")
        {
            options._place, options._at, options._knownAt, options._children,
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
        var at = parse.GetValue(_at) is { } text ? Moment(text, place, zone) : session.Now;
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), zone);
        var held = reading.Stretches(at, at + Duration.FromTicks(10), known).Where(r => r.Stretch.Place == place.Place).Select(r => r.Person).Distinct().ToList();
        var files = Files.Read(session, reading, [.. held.Union(reading.PersonsWithChildren(place.Place, known))], known).ToList();
        var expected = Expected.At(place.Place, files, at);
        var units = PlaceUnits.Of(reading.Place(place.Place, known)).ToDictionary(u => u.Unit, u => u.Name, StringComparer.Ordinal);
        var inside = ChildrenInside.At(files, place.Place, at);
        session.Print(new Dossier(
            Totals(place, at, expected, new Rations(expected.Count(p => p.IsInside), children ?? inside.Count)),
            [("people", "Who should be here", People(expected, files, reading)), ("units", "By unit", Units(expected, units))]));
        CoResidents.SayAlone(session, inside);
        return Exits.Ok;
    }

    private static Instant Moment(string text, PlaceSummary place, DateTimeZone zone)
    {
        var (date, instant) = Times.DateOrInstant("--at", text, zone);
        return instant ?? (date + place.CountTime).InZoneLeniently(zone).ToInstant();
    }

    private static Card Totals(PlaceSummary place, Instant at, IReadOnlyList<ExpectedPerson> expected, Rations rations) => Card.Of(
        ("place", "Place", place.Name),
        ("at", "At", new LocalMinute(at, place.Zone)),
        ("held", "Held", expected.Count),
        ("possibly", "Of them possibly", expected.Count(p => !p.Certain) is > 0 and var possibly ? possibly : null),
        ("inside", "Inside", rations.Persons),
        ("out", "Out", Out(expected)),
        ("co_resident_children", "Children living with a parent", rations.CoResidentChildren),
        ("rations", "Rations", rations.Total));

    /// <summary>Those who are out, by where: <c>at-court 2</c>.</summary>
    private static List<string> Out(IReadOnlyList<ExpectedPerson> expected) =>
    [
        .. expected.Where(p => !p.IsInside).GroupBy(p => p.Whereabouts, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => FormattableString.Invariant($"{g.Key} {g.Count()}")),
    ];

    private static Sheet People(IReadOnlyList<ExpectedPerson> expected, List<PersonFile> files, Reading reading)
    {
        var byId = files.ToDictionary(f => f.Id);
        return new(
            [Column.Of("unit"), new("file_number", "File"), Column.Of("name"), Column.Of("whereabouts"), Column.Of("certain")],
            [
                .. expected.Select(p => (Expected: p, File: byId[p.Person], Name: PersonWords.Shown(reading.Person(p.Person), byId[p.Person])))
                    .OrderBy(p => p.Expected.Unit, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.File.FileNumber, StringComparer.Ordinal)
                    .Select(p => (IReadOnlyList<object?>)[p.Expected.Unit, p.File.FileNumber, p.Name, p.Expected.Whereabouts, p.Expected.Certain]),
            ]);
    }

    private static Sheet Units(IReadOnlyList<ExpectedPerson> expected, Dictionary<string, string> names) => new(
        [Column.Of("unit"), Column.Of("name"), new("inside", "Inside", Right: true), new("out", "Out", Right: true)],
        [
            .. expected.GroupBy(p => p.Unit, StringComparer.Ordinal).Select(u => (IReadOnlyList<object?>)
            [
                u.Key, u.Key is { } unit ? names.GetValueOrDefault(unit) : "(no unit recorded)", u.Count(p => p.IsInside), u.Count(p => !p.IsInside),
            ]),
        ]);
}
