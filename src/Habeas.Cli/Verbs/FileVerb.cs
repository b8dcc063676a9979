using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Acts;
using Habeas.Register.Claims;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas file</c>: everything the register holds on one person.</summary>
internal static class FileVerb
{
    public static Verb Make(Globals globals) => new("file", "Shows one person's file, and how it came about.") { Show(globals), History(globals) };

    private static Verb Show(Globals globals)
    {
        var file = Choices.FileNumber();
        var asOf = Choices.Text("--as-of", "WHEN", "Where and on what ground the person was held at that time; otherwise now.");
        var knownAt = KnownAt.Option();
        var verb = new Verb(
            "show",
            "Shows who the person is, where and on what grounds they are held, what covers it, and what was found.",
            "habeas file show RUR-2026-000001-66",
            "habeas file show RUR-2026-000001-66 --as-of 2026-03-01 --known-at 2026-03-02 --format json")
        {
            file, asOf, knownAt,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var person = lookup.Person(parse.GetValue(file)!);
            var zone = Zones.Get(lookup.ZoneOf(null));
            var known = KnownAt.Read(reading, parse.GetValue(knownAt), zone);
            var at = parse.GetValue(asOf) is { } text ? Times.EndOf("--as-of", text, zone) : session.Now;
            var full = reading.File(person.Person, known);
            if (!full.Exists)
            {
                throw Stop.NotFound($"the register knew nothing of {person.FileNumber ?? person.Person.ToString()} then.");
            }

            session.Print(Dossier(full, at, lookup, programs: session.Format != Format.Table));
            return Exits.Ok;
        });
    }

    private static Dossier Dossier(PersonFile file, Instant at, Lookup lookup, bool programs)
    {
        var view = CustodyView.Of(file);
        var identities = file.Of<IdentityRecorded>().Select(i => i.Identity).Reverse().ToList();
        var born = identities.Select(i => i.Born).FirstOrDefault(b => b is not null);
        var now = view.Stretches.LastOrDefault(s => HeldQuestion.Holds(s, at));
        var covered = view.Coverage.FirstOrDefault(c => c.From <= at && !(c.To <= at));
        var zone = lookup.ZoneOf(now?.Place);
        var card = Card.Of(
            ("file_number", "File number", file.FileNumber),
            ("names", "Names", identities.SelectMany(i => i.Names).Select(n => n.Text).Distinct().ToList()),
            ("provisional", "Told apart by", identities.Select(i => i.Provisional).FirstOrDefault(p => p is not null)),
            ("born", "Born", born is null ? null : new DateRange(born.Earliest, born.Latest).ToString()),
            ("sex", "Sex as recorded", identities.Select(i => i.Sex?.Code).FirstOrDefault(s => s is not null)),
            ("gender", "Gender, own words", identities.Select(i => i.Gender).FirstOrDefault(g => g is not null)),
            ("nationalities", "Nationality", identities.SelectMany(i => i.Nationalities).Distinct().ToList()),
            ("identifiers", "Identifiers", identities.SelectMany(i => i.Identifiers).Distinct().Select(i => $"{i.Issuer} {i.Value}").ToList()),
            ("as_of", "As of", new LocalMinute(at, lookup.ZoneOf(now?.Place))),
            ("held_at", "Held at", now is null ? null : lookup.NameOf(now.Place)),
            ("whereabouts", "Whereabouts", now?.Whereabouts ?? (ClaimsOnFile.IsOnlySought(file) ? "sought, not known to be held" : "not held")),
            ("held_since", "Held since", LocalMinute.Of(now?.EpisodeStart.Earliest, lookup.ZoneOf(now?.Place))),
            ("coverage", "Covered by an order", now is null ? null : covered?.Kind),
            ("findings", "Findings", view.Findings.Select(f => programs ? f.Code : FindingWords.Say(f.Code)).Distinct().ToList()));
        return new(card,
        [
            ("custody", "Custody", Custody(view, lookup)),
            ("grounds", "Grounds", GroundSheet(file, at, programs)),
            ("orders", "Orders and arrests", Orders(file, at, programs)),
            ("coverage_spans", "Coverage", new Sheet(
                [Column.Of("from"), Column.Of("to"), Column.Of("coverage")],
                [.. view.Coverage.Select(c => (IReadOnlyList<object?>)[LocalMinute.Of(c.From, zone), LocalMinute.Of(c.To, zone), c.Kind])])),
        ]);
    }

    private static Sheet Custody(CustodyView view, Lookup lookup)
    {
        return new(
        [Column.Of("place"), Column.Of("whereabouts"), new("from_earliest", "From"), new("from_latest", "at the latest"), new("to_earliest", "To"), new("to_latest", "at the latest"), Column.Of("ground")],
        [
            .. view.Stretches.Select(s => (IReadOnlyList<object?>)
            [
                lookup.NameOf(s.Place), s.Whereabouts, Local(s.Start.Earliest, s), Local(s.Start.Latest, s), Local(s.End?.Earliest, s), Local(s.End?.Latest, s),
                AttributeText.Parse(s.Attributes).GetValueOrDefault(Attributes.Ground),
            ]),
        ]);

        LocalMinute? Local(Instant? at, Stretch stretch) => LocalMinute.Of(at, lookup.ZoneOf(stretch.Place));
    }

    private static Sheet GroundSheet(PersonFile file, Instant at, bool programs) => new(
        [Column.Of("ground"), Column.Of("from"), Column.Of("ended"), Column.Of("holds"), Column.Of("bail"), Column.Of("case"), Column.Of("offences"), .. programs ? [Column.Of("id"), Column.Of("rests_on")] : Array.Empty<Column>()],
        [
            .. Grounds.Of(file).Select(g => (IReadOnlyList<object?>)
            [
                g.Stated.Kind, EventWords.Time(g.From), EventWords.Time(g.Ended ?? g.Stated.Until), g.HoldsAt(at), g.BailAt(at), g.Stated.Case,
                g.Stated.Offences.Select(o => o.Words ?? o.National?.Code ?? o.Iccs ?? "").ToList(),
                .. programs ? [g.Id.ToString(), g.Stated.RestsOn?.ToString()] : Array.Empty<object?>(),
            ]),
        ]);

    private static Sheet Orders(PersonFile file, Instant at, bool programs) => new(
        [Column.Of("paper"), Column.Of("authority"), Column.Of("number"), Column.Of("issued"), Column.Of("until"), Column.Of("state"), .. programs ? [Column.Of("id")] : Array.Empty<Column>()],
        [
            .. OrdersOnFile.Of(file).Select(o => (IReadOnlyList<object?>)
            [
                o.Written.Ground + " order", o.Written.Authority, o.Written.Number, EventWords.Time(o.Written.Issued), LocalMinute.Of(o.Until, o.Written.Issued.Zone),
                o.Quashed is not null ? "quashed" : o.Revoked is not null ? "revoked" : o.ReplacedBy is not null ? "replaced" : o.Until <= at ? "ran out" : "stands",
                .. programs ? [o.Id.ToString()] : Array.Empty<object?>(),
            ]),
            .. file.Of<ArrestRecorded>().Select(a => (IReadOnlyList<object?>)
            [
                "arrest", a.Arrest.Authority, null, EventWords.Time(a.Arrest.At), null, "recorded", .. programs ? [a.Arrest.Id.ToString()] : Array.Empty<object?>(),
            ]),
        ]);

    private static Verb History(Globals globals)
    {
        var file = Choices.FileNumber();
        var knownAt = KnownAt.Option();
        var verb = new Verb(
            "history",
            "Shows every event of a file: where it stands, who recorded it and when, what it says, and what corrected it.",
            "habeas file history RUR-2026-000001-66")
        {
            file, knownAt,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var person = lookup.Person(parse.GetValue(file)!);
            var known = KnownAt.Read(reading, parse.GetValue(knownAt), Zones.Get(lookup.ZoneOf(null)));
            var chronicle = reading.File(person.Person, known).Chronicle;
            var headers = chronicle.Events.Select(e => e.Ref.Entry).Distinct().ToDictionary(e => e, e => reading.Entry(e)?.Header);
            session.Print(new Sheet(
                [new("event", "Event"), new("recorded_at", "Recorded"), Column.Of("officer"), Column.Of("capacity"), new("authentication", "Known by"), Column.Of("occurred"), new("what", "What"), new("corrected_by", "Corrected by")],
                [.. chronicle.Events.Select(e => Row(e, headers[e.Ref.Entry], chronicle, lookup))]));
            return Exits.Ok;
        });
    }

    private static IReadOnlyList<object?> Row(Recorded recorded, Header? header, Chronicle chronicle, Lookup lookup) =>
    [
        recorded.Ref.ToString(), recorded.At, header?.Actor.Officer, header?.Actor.Capacity, header?.Actor.Authentication,
        EventWords.Time(recorded.Event.Occurred), EventWords.Say(recorded.Event, lookup.NameOf),
        chronicle.Events.Where(e => e.Event is ICorrection c && c.Target == recorded.Ref).Select(e => e.Ref.ToString()).ToList(),
    ];
}
