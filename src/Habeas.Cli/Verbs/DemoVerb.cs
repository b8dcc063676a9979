using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register.Stored;
using Habeas.Simulation;
using Habeas.Simulation.Truths;
using Habeas.Storage;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas demo</c>: a register with invented people, to look at.</summary>
internal static class DemoVerb
{
    private const string Origin = "demo.habeas.example";
    private const string DefaultPath = ".habeas/demo";
    private const int Most = 1_000_000;
    private const int MostYears = 50;

    public static Verb Make(Globals globals)
    {
        var persons = new Option<int>("--persons") { HelpName = "N", Description = "How many are arrested or otherwise held in those years; otherwise 5000.", DefaultValueFactory = _ => 5000 };
        var years = new Option<int>("--years") { HelpName = "Y", Description = "How many years, up to the end of 2025; otherwise 5.", DefaultValueFactory = _ => 5 };
        var seed = new Option<int>("--seed") { HelpName = "S", Description = "The same seed gives the same acts; otherwise 42.", DefaultValueFactory = _ => 42 };
        var replace = Choices.Flag("--replace", "Deletes the demo that is there already, with all that was added to it, and makes a new one.");
        var verb = new Verb(
            "demo",
            "Makes a register with invented people, some years of a small country, to look at and play with.",
            "habeas demo",
            "habeas demo --persons 50 --years 1 --seed 7 --register /tmp/ruritania",
            "habeas demo --replace")
        {
            persons, years, seed, replace,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var chosen = new Option[] { persons, years, seed }.Any(o => parse.GetResult(o) is { Implicit: false });
            return Run(session, new(parse.GetValue(persons), parse.GetValue(years), parse.GetValue(seed)), chosen, parse.GetValue(replace));
        });
    }

    private static int Run(Session session, Chosen of, bool chosen, bool replace)
    {
        Within("--persons", of.Persons, Most);
        Within("--years", of.Years, MostYears);

        var given = session.RegisterPath ?? DefaultPath;
        var path = session.Surroundings.PathOf(given);
        var location = RegisterLocation.Parse(path, name => name is "HABEAS_KEYS" ? null : session.Surroundings.Variable(name));
        if (IsDemo(path, location, session))
        {
            if (!replace)
            {
                return Shown(session, location, given, chosen);
            }

            Directory.Delete(path, recursive: true);
        }

        var world = new Ruritania(of.Persons, of.Years, of.Seed);
        var telling = new Telling(world.Begin);
        long entries;
        // Keys come from the machine's own randomness even here: a key that a seed can tell again is no key.
        using (var register = StoredRegister.Create(location, Origin, "RUR", telling, bytes => session.Surroundings.Random(bytes)))
        using (var progress = session.Progress("Recording"))
        {
            Tell(world, telling, register.Door, progress);
            using var reading = register.Read(session.Actor);
            entries = reading.Head().Size;
        }

        session.Print(Card.Of(
            ("register", "Register", given), ("origin", "Origin", Origin), ("arrests", "Arrests and the like", of.Persons), ("years", "Years", of.Years), ("entries", "Entries", entries), ("seed", "Seed", of.Seed)));
        SayPlanted(session, world);
        SayNext(session, given);
        return Exits.Ok;
    }

    /// <summary>What is wrong in it, by kind: all of it is to be found.</summary>
    private static void SayPlanted(Session session, Ruritania world)
    {
        session.Say("");
        session.Say("Wrongs planted, to be found with the register's own views:");
        foreach (var wrong in Wrongs.All)
        {
            session.Say(string.Create(CultureInfo.InvariantCulture, $"  {world.Truths.Count(t => t.Wrong == wrong),5:#,0}  {wrong.Words}"));
        }
    }

    /// <summary>Puts act after act to the door, each at its own time.</summary>
    /// <exception cref="InvalidOperationException">An act was answered otherwise than the country expects: it is made up wrongly.</exception>
    private static void Tell(Ruritania world, Telling telling, Door door, Progress progress)
    {
        var days = (long)(Ruritania.End - world.Begin).TotalDays;
        foreach (var answer in door.ActMany(telling.Acts(world.Steps())))
        {
            var step = telling.Answered();
            var refused = (answer as Answer.Refused)?.Refusal.Code;
            if (refused != step.Refused)
            {
                throw new InvalidOperationException($"{EventCatalog.NameOf(step.Act)} of the demo, at {step.At}, was to be answered with {step.Refused ?? "an entry"}, and was with {refused ?? "an entry"}.");
            }

            progress.Report((long)(step.At - world.Begin).TotalDays, days);
        }

        progress.Report(days, days);
    }

    private static void Within(string option, int number, int most)
    {
        if (number < 1 || number > most)
        {
            throw Stop.Usage(string.Create(CultureInfo.InvariantCulture, $"{option} is a number from 1 to {most}."));
        }
    }

    /// <summary>A demo that is there already is left as it is: somebody may have tried things in it.</summary>
    private static int Shown(Session session, RegisterLocation location, string given, bool chosen)
    {
        if (chosen)
        {
            throw Stop.Usage($"{given} holds a demo that was made before, and it is left as it is.", "Give --replace to delete it and make a new one, or another folder with --register.");
        }

        using (var there = StoredRegister.Open(location, session.Surroundings.Clock))
        {
            using var reading = there.Read(session.Actor);
            session.Print(Card.Of(("register", "Register", given), ("origin", "Origin", Origin), ("entries", "Entries", reading.Head().Size)));
        }

        session.Note("This demo was made before, and it is left as it is. 'habeas demo --replace' deletes it and makes a new one.");
        SayNext(session, given);
        return Exits.Ok;
    }

    private static void SayNext(Session session, string given)
    {
        session.Say("");
        session.Say("Try next:");
        foreach (var next in new[] { "population --as-of 2025-10-01 --by legal-status,sex", "held --as-of 2025-10-01 --coverage no-order-recorded covered-later", "verify --deep" })
        {
            session.Say($"  habeas {next} --register {given}");
        }
    }

    /// <summary>Whether a demo is there already; where anything else is, none is made.</summary>
    private static bool IsDemo(string path, RegisterLocation location, Session session)
    {
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
        {
            return false;
        }

        if (location.IsPostgres)
        {
            throw Stop.Usage($"{path} is the folder of a register in PostgreSQL, which a demo does not replace.", "Name another folder with --register, and another database in HABEAS_POSTGRES.");
        }

        if (!File.Exists(Path.Combine(path, "register.json")))
        {
            throw Stop.Usage($"{path} is not empty, and is no demo.", "Name another folder with --register.");
        }

        using var there = StoredRegister.Open(location, session.Surroundings.Clock);
        return there.Origin == Origin ? true : throw Stop.Usage($"{path} holds the register {there.Origin}, which is no demo.", "Name another folder with --register.");
    }

    private sealed record Chosen(int Persons, int Years, int Seed);
}
