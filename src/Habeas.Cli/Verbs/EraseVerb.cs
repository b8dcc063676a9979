using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Time;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas erase</c>: a person is erased in steps that two officers take, and nothing brings them back.</summary>
internal static class EraseVerb
{
    public static Verb Make(Globals globals) => new("erase", "Erases a person whose time on file is over: proposed by one officer, approved by another, carried out.")
    {
        Propose(globals), Told(globals), Approve(globals), Stop(globals), CarryOut(globals), Finish(globals), List(globals), Waiting(globals), Traced(globals),
    };

    private static Verb Propose(Globals globals)
    {
        var file = Choices.FileNumber();
        var kind = Choices.Among(Choices.Needed("--kind", "KIND", "identity: who the person is goes and custody stays, under no name. full: custody goes too, and figures change."), [.. Erasures.Kinds]);
        var ground = Choices.Among(Choices.Needed("--ground", "GROUND", $"Why: {string.Join(", ", Erasures.Grounds)}."), [.. Erasures.Grounds]);
        var authority = Choices.Needed("--authority", "NAME", "The authority that ordered it, or in whose name retention is over.");
        var law = Choices.Needed("--law", "TEXT", "The provision or the retention rule that it rests on.");
        var verb = new Verb(
            "propose",
            "Proposes an erasure. What forbids one is told: custody, a claim, a complaint, an appeal, a hold.",
            "habeas erase propose RUR-2014-000123-45 --kind identity --ground retention-over --authority 'Prison Service' --law 'Retention rule adult-convicted'")
        {
            file, kind, ground, authority, law,
        };
        return verb.Does(globals, (parse, session) => Put(session, parse.GetValue(file)!, _ => false, (person, id, now) => new ProposeErasure
        {
            Id = new(session.Ids.Next()),
            Person = person,
            Erasure = id,
            Kind = parse.GetValue(kind)!,
            Ground = parse.GetValue(ground)!,
            At = now,
            Authority = parse.GetValue(authority)!,
            Law = parse.GetValue(law)!,
        }));
    }

    private static Verb Told(Globals globals)
    {
        var file = Choices.FileNumber();
        var whom = Choices.Among(Choices.Needed("--whom", "WHOM", $"Who was told: {string.Join(", ", Erasures.Told)}."), [.. Erasures.Told]);
        var means = Choices.Among(Choices.Needed("--means", "MEANS", $"How: {string.Join(", ", Erasures.Means)}."), [.. Erasures.Means]);
        var at = Choices.Text("--at", "WHEN", "When; otherwise now.");
        var verb = new Verb(
            "told",
            "Records that the person, or the inspectorate, was told of the erasure that was proposed. Both are told before it is approved; once the identity is erased, the inspectorate.",
            "habeas erase told RUR-2014-000123-45 --whom person --means letter --at 2026-10-05",
            "habeas erase told RUR-2014-000123-45 --whom inspectorate --means message")
        {
            file, whom, means, at,
        };
        return verb.Does(globals, (parse, session) => Put(session, parse.GetValue(file)!, e => e.State == ErasureStates.Proposed, (person, id, now) => new RecordErasureNotice
        {
            Id = new(session.Ids.Next()),
            Person = person,
            Erasure = id,
            Whom = parse.GetValue(whom)!,
            Means = parse.GetValue(means)!,
            At = parse.GetValue(at) is { } text ? Times.When("--at", text, now.Zone) : now,
        }));
    }

    private static Verb Approve(Globals globals)
    {
        var file = Choices.FileNumber();
        var verb = new Verb(
            "approve",
            "Approves the erasure that was proposed: another officer than the one who proposed it, once the person and the inspectorate were told.",
            "habeas erase approve RUR-2014-000123-45 --officer 'B. Second'")
        {
            file,
        };
        return verb.Does(globals, (parse, session) => Put(session, parse.GetValue(file)!, e => e.State == ErasureStates.Proposed, (person, id, now) => new ApproveErasure { Id = new(session.Ids.Next()), Person = person, Erasure = id, At = now }));
    }

    private static Verb Stop(Globals globals)
    {
        var file = Choices.FileNumber();
        var how = Choices.Among(Choices.Needed("--how", "HOW", $"How it ends: {string.Join(", ", Erasures.Stops)}."), [.. Erasures.Stops]);
        var reason = Choices.Needed("--reason", "TEXT", "Why; name nobody.");
        var verb = new Verb("stop", "Refuses or withdraws an erasure that was not carried out.", "habeas erase stop RUR-2014-000123-45 --how refused --reason 'an inquiry needs the file'") { file, how, reason };
        return verb.Does(globals, (parse, session) => Put(session, parse.GetValue(file)!, e => e.Waits, (person, id, now) => new StopErasure
        {
            Id = new(session.Ids.Next()),
            Person = person,
            Erasure = id,
            At = now,
            How = parse.GetValue(how)!,
            Reason = parse.GetValue(reason)!,
        }));
    }

    private static Verb CarryOut(Globals globals)
    {
        var file = Choices.FileNumber();
        var verb = new Verb("carry-out", "Carries out an erasure that was approved. Nothing brings the person back.", "habeas erase carry-out RUR-2014-000123-45") { file };
        return verb.Does(globals, (parse, session) =>
        {
            var code = Put(session, parse.GetValue(file)!, e => e.State == ErasureStates.Approved, (person, id, _) => new CarryOutErasure { Id = new(session.Ids.Next()), Person = person, Erasure = id });
            return code == Exits.Ok ? Finish(session) : code;
        });
    }

    private static Verb Finish(Globals globals) =>
        new Verb("finish", "Finishes erasures that were carried out and broken off, by a crash or by somebody who was reading.", "habeas erase finish").Does(globals, (_, session) => Finish(session));

    private static Verb List(Globals globals)
    {
        var file = Choices.FileNumber();
        var verb = new Verb("list", "Shows the erasures of a person, how far each has come, and what forbids one now.", "habeas erase list RUR-2014-000123-45 --format json") { file };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var found = reading.File(new Lookup(reading).Person(parse.GetValue(file)!).Person);
            session.Print(new Sheet(
                [Column.Of("erasure"), Column.Of("kind"), Column.Of("ground"), Column.Of("law"), Column.Of("state"), new("proposed_by", "Proposed by"), new("approved_by", "Approved by")],
                [.. Erasures.Of(found).Select(e => (IReadOnlyList<object?>)[e.Proposed.Erasure.ToString(), e.Proposed.Kind, e.Proposed.Ground, e.Proposed.Law, e.State, e.Proposed.By, e.Approved?.By])]));
            session.Note(Holds.At(found, session.Now) is { Count: > 0 } holds ? $"Not erased now: {string.Join(", ", holds)}." : "Nothing forbids an erasure now.");
            return Exits.Ok;
        });
    }

    private static Verb Waiting(Globals globals) =>
        new Verb("waiting", "Lists the erasures that wait: for approval, or to be carried out.", "habeas erase waiting --format csv").Does(globals, (_, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            session.Print(new Sheet(
                [new("file_number", "File"), Column.Of("kind"), Column.Of("state"), new("proposed_by", "Proposed by"), new("held_back_by", "Held back by")],
                [
                    .. Files.Read(session, reading, reading.PersonsWhoseErasureWaits()).SelectMany(f => Erasures.Of(f).Where(e => e.Waits).Select(e =>
                        (IReadOnlyList<object?>)[f.FileNumber ?? f.Id.ToString(), e.Proposed.Kind, e.State, e.Proposed.By, Holds.At(f, session.Now)])),
                ]));
            return Exits.Ok;
        });

    private static Verb Traced(Globals globals)
    {
        var person = new Argument<string>("person") { HelpName = "PERSON", Description = "The person's id: after an erasure in full there is no file number." };
        var reason = Choices.Needed("--reason", "TEXT", "For what search. It is recorded, and never erased, before anything is shown: name nobody.");
        var verb = new Verb(
            "traced",
            "Shows where, when and by whose order somebody who is erased was arrested and held: to those who oversee detention, for the tracing of disappeared persons.",
            "habeas erase traced 01998000-00e1-7000-8000-000000000001 --capacity inspectorate --reason 'search for the people of the night of 3 May'")
        {
            person, reason,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            if (!Guid.TryParse(parse.GetValue(person), out var id))
            {
                throw Host.Stop.Usage($"'{parse.GetValue(person)}' is no id of a person.");
            }

            if (Acting.Put(session, register, new OpenTracing { Id = new(session.Ids.Next()), Person = new(id), Reason = parse.GetValue(reason) }) is null)
            {
                return Exits.Refused;
            }

            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var kept = reading.Traced(new(id));
            if (kept.Count == 0)
            {
                throw Host.Stop.NotFound("nothing is kept for tracing: the person was neither arrested nor held, or custody stays on file under that id.");
            }

            session.Print(new Dossier(
                Card.Of(("person", "Person", id.ToString()), ("ordered_by", "By order of", kept.SelectMany(k => k.OrderedBy).Distinct().ToList())),
                [
                    ("stays", "Held", new Sheet(
                        [Column.Of("place"), Column.Of("from"), Column.Of("until")],
                        [.. kept.SelectMany(k => k.Stays).Select(s => (IReadOnlyList<object?>)[lookup.NameOf(s.Place), EventWords.Time(s.From), s.Until is { } until ? EventWords.Time(until) : null])])),
                    ("arrests", "Arrested", new Sheet(
                        [Column.Of("at"), Column.Of("where"), Column.Of("authority")],
                        [.. kept.SelectMany(k => k.Arrests).DistinctBy(a => (a.At, a.Where, a.Authority)).Select(a => (IReadOnlyList<object?>)[EventWords.Time(a.At), a.Where, a.Authority])])),
                ]));
            return Exits.Ok;
        });
    }

    private static int Finish(Session session)
    {
        using var register = session.Open();
        var finished = register.FinishErasures();
        session.Say(finished.Count == 0 ? "Nothing was left to erase." : string.Create(CultureInfo.InvariantCulture, $"Erased: {finished.Count}. Their keys are destroyed, and what they had on file is in no table and in no free page."));
        return Exits.Ok;
    }

    /// <summary>Puts an act about the erasure of a file that stands so; about a new one where none does.</summary>
    private static int Put(Session session, string file, Func<ErasureState, bool> meant, Func<PersonId, ErasureId, When, Act> act) => Acting.PutOnFile(
        session, file, (found, now) => act(found.Id, Erasures.Of(found).LastOrDefault(meant)?.Proposed.Erasure ?? new ErasureId(session.Ids.Next()), now));
}
