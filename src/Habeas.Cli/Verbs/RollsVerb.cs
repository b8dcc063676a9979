using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas rolls</c>: rolls as they were counted, beside what the register expects, with every difference and its answer.</summary>
internal static class RollsVerb
{
    public static Verb Make(Globals globals)
    {
        var place = Choices.Needed("--place", "PLACE", "The place that was counted.");
        var date = Choices.Text("--date", "DATE", "Only rolls counted on that date; otherwise all.");
        var verb = new Verb(
            "rolls",
            "Shows the rolls that were counted: each unit beside what the register expects there, who signed, and every difference with its answer.",
            "habeas rolls --place 'Strelsau Remand Prison'",
            "habeas rolls --place 'Zenda Prison' --date 2026-03-03 --format json")
        {
            place, date,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var where = new Lookup(reading).Place(parse.GetValue(place)!);
            var record = reading.Place(where.Place);
            var day = parse.GetValue(date) is { } text ? When.Day(Times.Date("--date", text), where.Zone) : null;
            var rolls = PlaceRolls.Of(record).Select(r => PlaceRolls.Of(record, r, Files(record, r, reading)))
                .Where(r => day is null || r.Lines.Any(l => l.At.Overlaps(day))).ToList();
            session.Print(new Dossier(
                Card.Of(("place", "Place", where.Name), ("rolls", "Rolls", rolls.Count), ("open", "Differences open", rolls.Sum(Open))),
                [("units", "As counted", Units(rolls)), ("differences", "Differences", Differences(rolls, reading))]));
            if (rolls.Sum(r => r.NotCounted.Count) is > 0 and var missed)
            {
                session.Note(FormattableString.Invariant($"In units for which no count came in: {missed}."));
            }

            return Exits.Ok;
        });
    }

    private static int Open(RollState roll) => roll.Differences.Count(d => d.Resolved is null);

    /// <summary>The files of whoever may have been at the place while the roll was counted: whoever it lists was seen there.</summary>
    private static List<PersonFile> Files(PlaceRecord record, RollId roll, Reading reading)
    {
        var counted = record.Of<RollCounted>().Where(r => r.Roll == roll).ToList();
        var (first, last) = (counted.Min(r => r.At.Earliest) ?? Instant.MinValue, counted.Max(r => r.At.Latest) ?? Instant.MaxValue);
        return [.. reading.Stretches(first, last).Where(r => r.Stretch.Place == record.Id).Select(r => r.Person).Distinct().Select(p => reading.File(p))];
    }

    private static Sheet Units(List<RollState> rolls) => new(
        [
            Column.Of("at"), Column.Of("unit"), new("counted", "Counted", Right: true), new("book", "Own book", Right: true), new("register", "Register", Right: true),
            new("counted_by", "Counted by"), new("signed_by", "Signed by"),
        ],
        [
            .. rolls.SelectMany(r => r.Lines.Select(l => (IReadOnlyList<object?>)
            [
                EventWords.Time(l.At), l.Count.Unit, l.Count.Counted, l.Count.Book, l.Least == l.Most ? l.Least : FormattableString.Invariant($"{l.Least} to {l.Most}"),
                l.Count.CountedBy, r.Signatures.Select(s => s.SignedBy).ToList(),
            ])),
        ]);

    private static Sheet Differences(List<RollState> rolls, Reading reading) => new(
        [Column.Of("at"), Column.Of("unit"), Column.Of("kind"), new("people", "People", Right: true), new("file_number", "File"), Column.Of("name"), Column.Of("answer"), Column.Of("by")],
        [
            .. rolls.SelectMany(r => r.Differences.Select(d => (At: r.Lines.First(l => l.Count.Unit == d.Unit).At, Difference: d, Person: d.Person is { } id ? reading.Person(id) : null)))
                .Select(d => (IReadOnlyList<object?>)
                [
                    EventWords.Time(d.At), d.Difference.Unit, d.Difference.Kind, d.Difference.People, d.Person?.FileNumber, d.Difference.Person is null ? null : PersonWords.Shown(d.Person),
                    d.Difference.Resolved is { } resolved ? resolved.Words is { } words ? $"{resolved.How}: {words}" : resolved.How : "open", d.Difference.Resolved?.By,
                ]),
        ]);
}
