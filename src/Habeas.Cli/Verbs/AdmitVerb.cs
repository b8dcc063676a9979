using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Storage;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas admit</c>: receives a person on a commitment order or an arrest record (Nelson Mandela Rule 7).</summary>
internal sealed class AdmitVerb
{
    /// <summary>Without any paper the act is refused for that, and not for the authority that the paper would have named.</summary>
    private const string NoPaper = "none: no paper was shown";

    private readonly Option<string> _place = Choices.Needed("--place", "PLACE", "Where: the place's name or id.");
    private readonly Option<string?> _at = Choices.Text("--at", "WHEN", "The day and hour of admission; otherwise now.");
    private readonly Option<string?> _file = Choices.Text("--file", "FILE", "The file of a person who has one; otherwise a file is opened.");
    private readonly Option<string> _ground = Choices.Among(
        Choices.Needed("--ground", "KIND", $"The legal ground: {string.Join(", ", GroundKinds.All)}."), [.. GroundKinds.All, .. ProhibitedGrounds.All]);

    private readonly Option<string> _reasons = Choices.Needed("--reasons", "WORDS", "The reasons for commitment.");
    private readonly Option<string?> _authority = Choices.Text("--authority", "NAME", "The authority responsible for the commitment; otherwise the one that issued the order or arrested.");
    private readonly Option<string?> _case = Choices.Text("--case", "NUMBER", "The case number.");
    private readonly Option<string[]> _offences = Choices.Several("--offence", "WORDS", "An offence in the words of the order.");
    private readonly Option<string?> _source = Choices.Text("--identity-source", "WORDS", "Where the identity comes from: own statement, passport; otherwise reception.");
    private readonly IdentityOptions _identity = new();
    private readonly PaperOptions _paper = new();

    public static Verb Make(Globals globals)
    {
        var options = new AdmitVerb();
        var verb = new Verb(
            "admit",
            "Admits a person to a place of detention, on a commitment order or the record of an arrest.",
            "habeas admit --place 'Strelsau Remand Prison' --name 'Nour Verbytska' --born 1994-05-17 --sex female --ground remand --reasons 'suspected of burglary' --order-authority 'District Court of Strelsau' --order-number 'R 118/2026' --order-issued 2026-03-03T16:00 --order-until 2026-04-03",
            "habeas admit --place 'Central Police Station' --name 'Rudolf Hentzau' --ground arrest --reasons 'caught leaving the scene' --arrested-at 2026-03-04T02:30 --arrested-by 'Police of Ruritania'",
            "habeas admit --place 'Zenda Prison' --file RUR-2026-000001-66 --ground sentence --reasons 'three years' --order-authority 'Regional Court' --order-issued 2026-03-04")
        {
            options._place, options._at, options._file, options._ground, options._reasons, options._authority, options._case, options._offences, options._source,
        };
        options._identity.AddTo(verb);
        options._paper.AddTo(verb);
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        using var register = session.Open();
        AdmitPerson act;
        using (var reading = register.Read(session.Actor))
        {
            act = Act(parse, session, new Lookup(reading));
        }

        if (Acting.Put(session, register, act) is not { } done)
        {
            return Exits.Refused;
        }

        var earlier = parse.GetValue(_file) is null && act.Identity is { } identity ? Earlier(session, register, act.Person, identity) : [];
        using var after = register.Read(session.Actor);
        session.Print(Card.Of(
            ("file_number", "File number", after.Person(act.Person)?.FileNumber),
            ("place", "Admitted to", new Lookup(after).NameOf(act.Place)),
            ("entry", "Entry", done.Entry),
            ("recorded_at", "Recorded", done.RecordedAt),
            ("officer", "By", $"{session.Actor.Officer}, {session.Actor.Capacity} ({session.Actor.Authentication})"),
            ("possible_earlier_files", "Possible earlier files", earlier)));
        if (earlier.Count > 0)
        {
            session.Note("The person may have had a file before. 'habeas file show FILE' shows each; the suggestion is on the new file, and nothing was merged.");
        }

        return Exits.Ok;
    }

    private AdmitPerson Act(ParseResult parse, Session session, Lookup lookup)
    {
        var place = lookup.Place(parse.GetValue(_place)!);
        var ground = parse.GetValue(_ground)!;
        var responsible = parse.GetValue(_authority) ?? _paper.Authority(parse);
        return new AdmitPerson
        {
            Id = new ActId(session.Ids.Next()),
            Person = parse.GetValue(_file) is { } file ? lookup.Person(file).Person : new PersonId(session.Ids.Next()),
            Place = place.Place,
            At = parse.GetValue(_at) is { } at ? Times.When("--at", at, place.Zone) : Times.JustNow(session.Now, place.Zone),
            Order = _paper.OnFile(parse),
            NewOrder = _paper.Order(parse, ground, place.Zone, session.Ids),
            NewArrest = _paper.Arrest(parse, place.Zone, session.Ids),
            Authority = responsible ?? (_paper.Any(parse) ? "" : NoPaper),
            Reasons = parse.GetValue(_reasons)!,
            Ground = new LegalGround
            {
                Id = new GroundId(session.Ids.Next()),
                Kind = ground,
                Case = parse.GetValue(_case),
                OrderedBy = responsible,
                Offences = [.. (parse.GetValue(_offences) ?? []).Select(o => new Offence(o))],
            },
            Identity = _identity.Read(parse),
            IdentitySource = parse.GetValue(_source) ?? "reception",
        };
    }

    /// <summary>
    /// Records which earlier files agree with the new one, where any do, and names them. A file whose person is kept from the officer is none of
    /// them, as no search finds it: its number beside a name would tell who that is.
    /// </summary>
    private static List<string> Earlier(Session session, StoredRegister register, PersonId person, Identity identity)
    {
        using var reading = register.Read(session.Actor);
        var found = identity.Identifiers.SelectMany(reading.PersonsByIdentifier)
            .Concat(identity.Names.SelectMany(n => reading.PersonsByName(n.Text)))
            .Where(p => p.Person != person && !p.IsGuarded)
            .DistinctBy(p => p.Person)
            .ToList();
        var agreeing = found.Where(p => Resemblance.Between(reading.File(person), reading.File(p.Person)).Count > 0).ToList();
        if (agreeing.Count > 0)
        {
            var act = new SuggestEarlierFiles { Id = new ActId(session.Ids.Next()), Person = person, Candidates = [.. agreeing.Select(p => p.Person)] };
            _ = Acting.Put(session, register, act);
        }

        return [.. agreeing.Select(Named)];
    }

    private static string Named(PersonSummary person) => person.FileNumber ?? person.Person.ToString();
}
