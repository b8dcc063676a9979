using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Claims;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Process.Counsel;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Property;
using Habeas.Register.Readers;
using Habeas.Register.Regime;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas file show</c>: who a person is, where and why they are held, and every section of their file.</summary>
internal sealed class FileShow
{
    private readonly Argument<string> _file = Choices.FileNumber();
    private readonly Option<string?> _asOf = Choices.Text("--as-of", "WHEN", "The file as of that time; otherwise now.");
    private readonly Option<string?> _knownAt = KnownAt.Option();
    private readonly Option<string[]> _sections = Choices.Among(Choices.Several("--section", "NAME", "Only these sections, whole: " + string.Join(", ", FileSection.Told.Select(s => s.Name)) + "."), [.. FileSection.Told.Select(s => s.Name)]);
    private readonly Option<bool> _need = Need.Option();

    public static Verb Make(Globals globals)
    {
        var options = new FileShow();
        var verb = new Verb(
            "show",
            "Shows who the person is, where and on what grounds they are held, what covers it, what was found, and every section of the file.",
            "habeas file show RUR-2026-000001-66",
            "habeas file show RUR-2026-000001-66 --section property complaints",
            "habeas file show RUR-2026-000001-66 --as-of 2026-03-01 --known-at 2026-03-02 --format json")
        {
            options._file, options._asOf, options._knownAt, options._sections, options._need,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var lookup = new Lookup(reading);
        var person = lookup.Person(parse.GetValue(_file)!);
        var zone = Zones.Get(lookup.ZoneOf(null));
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), zone);
        var at = parse.GetValue(_asOf) is { } text ? Times.EndOf("--as-of", text, zone) : session.Now;
        var disclosed = reading.Disclosed(person.Person, Need.Read(parse.GetValue(_need)), known);
        if (!disclosed.File.Exists)
        {
            throw Stop.NotFound($"the register knew nothing of {person.FileNumber ?? person.Person.ToString()} then.");
        }

        var sections = parse.GetValue(_sections) is { Length: > 0 } some ? some : null;
        session.Print(Dossier(disclosed, at, lookup, programs: session.Format != Format.Table, sections));
        if (disclosed.IsSealed)
        {
            session.Note("The file is sealed. Whom its seals admit opens it first, and says for what: 'habeas seal open' and 'habeas seal list'.");
        }

        return Exits.Ok;
    }

    /// <summary>
    /// The summary, the tables of custody, and every section; with sections named, those alone. Of custody and orders the tables are enough on a
    /// screen, and not in a copy: whose it is, is told the reasons too (Nelson Mandela Rules 7, 9).
    /// </summary>
    public static Dossier Dossier(DisclosedFile disclosed, Instant at, Lookup lookup, bool programs, string[]? sections, bool copy = false)
    {
        var file = disclosed.File;
        var view = CustodyView.Of(file);
        var left = ("left_out", "Left out for this reader", FileTexts.LeftOut(disclosed, programs));
        if (sections is not null || disclosed.IsSealed)
        {
            return new(
                Card.Of(("file_number", "File number", file.FileNumber), ("as_of", "As of", new LocalMinute(at, lookup.ZoneOf(null)))),
                [.. FileTexts.Sections(file, at, lookup.NameOf, programs, s => sections?.Contains(s.Name) == true), left]);
        }

        return new(
            Summary(file, view, at, lookup, programs),
            [
                ("custody", "Custody", Custody(view, lookup)),
                ("grounds", "Grounds", GroundSheet(file, at, programs)),
                ("orders", "Orders and arrests", Orders(file, at, programs)),
                ("coverage_spans", "Coverage", Covered(view, lookup)),
                .. FileTexts.Sections(file, at, lookup.NameOf, programs, s => copy || s.Name is not ("custody" or "orders")),
                left,
            ]);
    }

    private static Card Summary(PersonFile file, CustodyView view, Instant at, Lookup lookup, bool programs)
    {
        var identities = file.Of<IdentityRecorded>().Select(i => i.Identity).Reverse().ToList();
        var born = identities.Select(i => i.Born).FirstOrDefault(b => b is not null);
        var now = view.Stretches.LastOrDefault(s => HeldQuestion.Holds(s, at));
        var covered = view.Coverage.FirstOrDefault(c => c.From <= at && !(c.To <= at));
        var next = NextHearing.Of(file, at);
        var complaints = ComplaintsOnFile.Count(ComplaintsOnFile.ForPlace(file), at);
        return Card.Of(
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
            ("release_not_executed", "Held in spite of", OrderedReleases.NotExecuted(file, at).Select(Held).ToList()),
            ("next_hearing", "Next hearing", now is null && next.Hearing is null ? null : Next(next, at, programs)),
            ("counsel", "Counsel", now is null ? null : Counsel(CounselOnFile.At(file, at))),
            ("complaints_waiting", "Complaints that wait", complaints.Unanswered > 0 ? complaints.Unanswered : null),
            ("property_kept", "Property kept", PropertyBook.Of(file, at).Items.Count(i => i.Received > i.Returned + i.Lost) is > 0 and var kept ? kept : null),
            ("claims", "Claims", ClaimsOnFile.At(file, at).Select(c => c.State).ToList()),
            ("findings", "Findings", Findings(file, view, at, programs)));
    }

    /// <summary>An order of release that nobody has executed, and for how long.</summary>
    private static string Held(OrderedRelease release) =>
        $"the order of release of {EventWords.Time(release.At)} by {release.Authority}{(release.Took.Greatest is { } took ? FormattableString.Invariant($", for {(long)took.TotalHours} h {took.Minutes} min") : "")}{(release.OtherGrounds.Count > 0 ? ", on other grounds" : "")}";

    private static List<string> Findings(PersonFile file, CustodyView view, Instant at, bool programs) =>
    [
        .. view.Findings.Select(f => programs ? f.Code : FindingWords.Say(f.Code))
            .Concat(BelowStandard.Of(file, at).Select(f => programs ? f.Code : RegimeWords.Findings[f.Code])).Distinct(),
    ];

    private static string Next(NextHearing next, Instant at, bool programs) => next.Hearing is { } hearing
        ? $"{EventWords.Time(next.At)}, {hearing.CourtAt(at)}{(next.Standing == NextHearing.Listed ? "" : $" ({next.Standing})")}"
        : programs ? next.Standing : next.Standing switch
        {
            NextHearing.NeverListed => "none was ever listed",
            NextHearing.NoneSet => $"no date was set{(next.Words is { } words ? ": " + words : "")}",
            NextHearing.SetNotListed => "a date was set, and its hearing is not on the file",
            _ => "not known",
        };

    private static string Counsel(CounselStanding standing) =>
        standing.Counsel.Count > 0 ? string.Join("; ", standing.Counsel.Select(c => c.Engaged.Counsel.Name)) : standing.Standing;

    private static Sheet Covered(CustodyView view, Lookup lookup)
    {
        var zone = lookup.ZoneOf(view.Stretches.Count > 0 ? view.Stretches[^1].Place : null);
        return new(
            [Column.Of("from"), Column.Of("to"), Column.Of("coverage")],
            [.. view.Coverage.Select(c => (IReadOnlyList<object?>)[LocalMinute.Of(c.From, zone), LocalMinute.Of(c.To, zone), c.Kind])]);
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
}
