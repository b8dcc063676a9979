using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Release;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas release</c>: a release is three events, and only the third ends custody.</summary>
internal static class ReleaseVerb
{
    public static Verb Make(Globals globals) =>
        new("release", "Records a release: ordered, processed, and that the person physically left.") { Order(globals), Process(globals), Left(globals) };

    private static Verb Order(Globals globals)
    {
        var file = Choices.FileNumber();
        var authority = Choices.Needed("--authority", "NAME", "Who ordered it: a court, a parole board, the head of the place for time served.");
        var basis = Choices.Needed("--basis", "WORDS", "On what: acquittal, bail met, habeas corpus, end of sentence.");
        var grounds = Choices.Several("--ground", "ID", "A ground that it concerns; otherwise every ground that holds the person now.");
        var number = Choices.Text("--number", "NUMBER", "The number of the decision.");
        var at = Choices.Text("--at", "WHEN", "When it was ordered; otherwise now.");
        var verb = new Verb(
            "order",
            "Records that an authority ordered a release; the person is held still.",
            "habeas release order RUR-2026-000001-66 --authority 'District Court of Strelsau' --basis acquittal --number 'K 12/2026'")
        {
            file, authority, basis, grounds, number, at,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var person = lookup.Person(parse.GetValue(file)!);
            var zone = lookup.ZoneOf(null);
            var ordered = parse.GetValue(at) is { } when ? Times.When("--at", when, zone) : Times.JustNow(session.Now, zone);
            var holding = Grounds.Holding(reading.File(person.Person), ordered.Earliest ?? session.Now);
            var concerned = parse.GetValue(grounds) is { Length: > 0 } named ? [.. named.Select(Id)] : holding.Select(g => g.Id).ToList();
            var done = Acting.Put(session, register, new OrderRelease
            {
                Id = new ActId(session.Ids.Next()),
                Person = person.Person,
                At = ordered,
                Authority = parse.GetValue(authority)!,
                Basis = parse.GetValue(basis)!,
                Grounds = concerned,
                Number = parse.GetValue(number),
            });
            return Told.Movement(session, person, done, ("grounds", "Grounds concerned", holding.Where(g => concerned.Contains(g.Id)).Select(g => g.Stated.Kind).ToList()));
        });
    }

    private static Verb Process(Globals globals)
    {
        var file = Choices.FileNumber();
        var place = Choices.Text("--place", "PLACE", "Where; otherwise where the register shows the person.");
        var at = Choices.Text("--at", "WHEN", "When the papers were completed; otherwise now.");
        var despite = Choices.Text("--despite", "WORDS", "Why the release goes on although other grounds stand.");
        var verb = new Verb("process", "Completes the papers of a release; the person has not left yet.", "habeas release process RUR-2026-000001-66") { file, place, at, despite };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var person = lookup.Person(parse.GetValue(file)!);
            var where = parse.GetValue(place) is { } named ? lookup.Place(named) : lookup.WhereHeld(person, "--place");
            var done = Acting.Put(session, register, new ProcessRelease
            {
                Id = new ActId(session.Ids.Next()),
                Person = person.Person,
                Place = where.Place,
                At = parse.GetValue(at) is { } when ? Times.When("--at", when, where.Zone) : Times.JustNow(session.Now, where.Zone),
                Despite = parse.GetValue(despite),
            });
            return Told.Movement(session, person, done, ("place", "Papers completed at", where.Name));
        });
    }

    private static Verb Left(Globals globals)
    {
        var file = Choices.FileNumber();
        var witness = Choices.Needed("--witness", "NAME", "Who saw the person leave, by name; 'nobody' where nobody did.");
        var place = Choices.Text("--place", "PLACE", "From where; otherwise where the register shows the person.");
        var at = Choices.Text("--at", "WHEN", "The day and hour; otherwise now.");
        var destination = Choices.Text("--destination", "WORDS", "Where they went, as far as they said.");
        var verb = new Verb(
            "left",
            "Records that a person physically left, which ends custody, and who saw it.",
            "habeas release left RUR-2026-000001-66 --witness 'gate officer M. Tarlenheim' --at 2026-03-04T17:05")
        {
            file, witness, place, at, destination,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var person = lookup.Person(parse.GetValue(file)!);
            var where = parse.GetValue(place) is { } named ? lookup.Place(named) : lookup.WhereHeld(person, "--place");
            var done = Acting.Put(session, register, new RecordLeft
            {
                Id = new ActId(session.Ids.Next()),
                Person = person.Person,
                Place = where.Place,
                At = parse.GetValue(at) is { } when ? Times.When("--at", when, where.Zone) : Times.JustNow(session.Now, where.Zone),
                Witness = parse.GetValue(witness)!,
                Destination = parse.GetValue(destination),
            });
            return Told.Movement(session, person, done, ("place", "Left", where.Name), ("witness", "Seen by", parse.GetValue(witness)));
        });
    }

    private static GroundId Id(string text) =>
        Guid.TryParse(text, out var id) ? new GroundId(id) : throw Stop.Usage("--ground is the id of a ground.", "'habeas file show FILE --format json' lists the grounds with their ids.");
}
