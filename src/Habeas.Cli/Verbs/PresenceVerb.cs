using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas presence</c>: records that somebody is held, lawfully or not. Nothing about the law refuses it.</summary>
internal sealed class PresenceVerb
{
    private readonly Option<string> _place = Choices.Needed("--place", "PLACE", "Where: the place's name or id.");
    private readonly Option<string> _source = Choices.Needed("--source", "WORDS", "Who saw or reported the person.");
    private readonly Option<string?> _at = Choices.Text("--at", "WHEN", "When they were seen; otherwise now.");
    private readonly Option<string?> _since = Choices.Text("--held-since", "WHEN", "Since when they are said to have been held.");
    private readonly Option<string?> _file = Choices.Text("--file", "FILE", "The file of a person who has one; otherwise a file is opened.");
    private readonly Option<bool> _absent = Choices.Flag("--absent", "The person of --file was looked for and was not there.");
    private readonly IdentityOptions _identity = new();

    public static Verb Make(Globals globals)
    {
        var options = new PresenceVerb();
        var verb = new Verb(
            "presence",
            "Records that a person was found or reported held at a place: nameless, without an order, or while shown elsewhere.",
            "habeas presence --place 'Central Police Station' --source 'inspection of 4 March' --unnamed 'young man, green jacket, cell 3' --sex male",
            "habeas presence --place 'Warehouse at the old harbour' --source 'a brother' --name 'Amal Haddad' --held-since 2026-02-27",
            "habeas presence --place 'Zenda Prison' --source 'night round' --file RUR-2026-000001-66 --absent")
        {
            options._place, options._source, options._at, options._since, options._file, options._absent,
        };
        options._identity.AddTo(verb);
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        using var register = session.Open();
        Act act;
        PersonId person;
        string place;
        using (var reading = register.Read(session.Actor))
        {
            var lookup = new Lookup(reading);
            var where = lookup.Place(parse.GetValue(_place)!);
            place = where.Name;
            person = parse.GetValue(_file) is { } file ? lookup.Person(file).Person : new PersonId(session.Ids.Next());
            act = Act(parse, session, person, where.Place, where.Zone);
        }

        if (Acting.Put(session, register, act) is not { } done)
        {
            return Exits.Refused;
        }

        using var after = register.Read(session.Actor);
        var view = CustodyView.Of(after.File(person));
        session.Print(Card.Of(
            ("file_number", "File number", after.Person(person)?.FileNumber),
            ("place", act is RecordAbsence ? "Not found at" : "Present at", place),
            ("entry", "Entry", done.Entry),
            ("recorded_at", "Recorded", done.RecordedAt),
            ("findings", "Findings", view.Findings.Select(f => session.Format == Format.Table ? Words.FindingWords.Say(f.Code) : f.Code).Distinct().ToList())));
        return Exits.Ok;
    }

    private Act Act(ParseResult parse, Session session, PersonId person, PlaceId place, string zone)
    {
        var at = parse.GetValue(_at) is { } given ? Times.When("--at", given, zone) : Times.JustNow(session.Now, zone);
        if (parse.GetValue(_absent))
        {
            return parse.GetValue(_file) is null
                ? throw Stop.Usage("--absent needs --file FILE: an absence is somebody's.")
                : new RecordAbsence { Id = new ActId(session.Ids.Next()), Person = person, Place = place, At = at, Source = parse.GetValue(_source)! };
        }

        return new RecordPresence
        {
            Id = new ActId(session.Ids.Next()),
            Person = person,
            Place = place,
            At = at,
            Source = parse.GetValue(_source)!,
            HeldSince = parse.GetValue(_since) is { } since ? Times.When("--held-since", since, zone) : null,
            Identity = _identity.Read(parse),
        };
    }
}
