using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Demo;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Storage;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas demo</c>: a register with invented people, to look at.</summary>
internal static class DemoVerb
{
    private const string Origin = "demo.habeas.example";
    private const string DefaultPath = ".habeas/demo";
    private const int Most = 5000;

    public static Verb Make(Globals globals)
    {
        var persons = new Option<int>("--persons") { HelpName = "N", Description = "How many invented people; otherwise 200.", DefaultValueFactory = _ => 200 };
        var seed = new Option<int>("--seed") { HelpName = "S", Description = "The same seed gives the same acts; otherwise 42.", DefaultValueFactory = _ => 42 };
        var replace = Choices.Flag("--replace", "Deletes the demo that is there already, with all that was added to it, and makes a new one.");
        var verb = new Verb(
            "demo",
            "Makes a register with invented people, a year of a small country, to look at and play with.",
            "habeas demo",
            "habeas demo --persons 50 --seed 7 --register /tmp/ruritania",
            "habeas demo --replace")
        {
            persons, seed, replace,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var chosen = new Option[] { persons, seed }.Any(o => parse.GetResult(o) is { Implicit: false });
            return Run(session, parse.GetValue(persons), parse.GetValue(seed), chosen, parse.GetValue(replace));
        });
    }

    private static int Run(Session session, int persons, int seed, bool chosen, bool replace)
    {
        if (persons is < 1 or > Most)
        {
            throw Stop.Usage(string.Create(CultureInfo.InvariantCulture, $"--persons is a number from 1 to {Most}."));
        }

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

        var chance = new Chance(seed);
        var script = Generator.Script(persons, chance);
        long entries;
        // Keys come from the machine's own randomness even here: a key that a seed can tell again is no key.
        using (var register = StoredRegister.Create(location, Origin, "RUR", chance, bytes => session.Surroundings.Random(bytes)))
        using (var progress = session.Progress("Recording"))
        {
            Generator.Perform(script, register.Door, chance, progress.Report);
            using var reading = register.Read(session.Actor);
            entries = reading.Head().Size;
        }

        session.Print(Card.Of(
            ("register", "Register", given), ("origin", "Origin", Origin), ("persons", "Invented persons", persons), ("entries", "Entries", entries), ("seed", "Seed", seed)));
        SayNext(session, given);
        return Exits.Ok;
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
}
