using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Register;
using Habeas.Register.Movements;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas transfer</c>: from one place of detention to another, in two acts; in between the escort holds the person.</summary>
internal static class TransferVerb
{
    public static Verb Make(Globals globals) =>
        new("transfer", "Records that a person leaves one place of detention for another, and arrives there.") { Out(globals), In(globals) };

    private static Verb Out(Globals globals)
    {
        var file = Choices.FileNumber();
        var to = Choices.Needed("--to", "PLACE", "Where to.");
        var from = Choices.Text("--from", "PLACE", "Where from; otherwise where the register shows the person.");
        var escort = Choices.Needed("--escort", "NAME", "Who takes the person: in transit they hold them.");
        var why = Choices.Needed("--why", "WORDS", "Why the person is transferred.");
        var at = Choices.Text("--at", "WHEN", "When they left; otherwise now.");
        var verb = new Verb(
            "out",
            "Sends a person to another place of detention.",
            "habeas transfer out RUR-2026-000001-66 --to 'Zenda Prison' --escort 'Court Escort Service' --why 'sentence began'")
        {
            file, to, from, escort, why, at,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var person = lookup.Person(parse.GetValue(file)!);
            var left = parse.GetValue(from) is { } named ? lookup.Place(named) : lookup.WhereHeld(person, "--from");
            var goal = lookup.Place(parse.GetValue(to)!);
            var done = Acting.Put(session, register, new TransferOut
            {
                Id = new ActId(session.Ids.Next()),
                Person = person.Person,
                From = left.Place,
                To = goal.Place,
                At = parse.GetValue(at) is { } when ? Times.When("--at", when, left.Zone) : Times.JustNow(session.Now, left.Zone),
                Escort = parse.GetValue(escort)!,
                Why = parse.GetValue(why)!,
            });
            return Told.Movement(session, person, done, ("from", "Left", left.Name), ("to", "For", goal.Name));
        });
    }

    private static Verb In(Globals globals)
    {
        var file = Choices.FileNumber();
        var place = Choices.Needed("--place", "PLACE", "Where the person arrived, wherever they were sent.");
        var at = Choices.Text("--at", "WHEN", "When they arrived; otherwise now.");
        var verb = new Verb("in", "Receives a person who is in transit.", "habeas transfer in RUR-2026-000001-66 --place 'Zenda Prison' --at 2026-03-04T15:20")
        {
            file, place, at,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var person = lookup.Person(parse.GetValue(file)!);
            var arrived = lookup.Place(parse.GetValue(place)!);
            var done = Acting.Put(session, register, new ReceiveTransfer
            {
                Id = new ActId(session.Ids.Next()),
                Person = person.Person,
                Place = arrived.Place,
                At = parse.GetValue(at) is { } when ? Times.When("--at", when, arrived.Zone) : Times.JustNow(session.Now, arrived.Zone),
            });
            return Told.Movement(session, person, done, ("place", "Arrived at", arrived.Name));
        });
    }
}
