using System.Globalization;
using System.Text.Json;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register.Persons;
using Habeas.Register.Retention;
using Habeas.Register.Time;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas retention</c>: whose time on file is over by the rules of a State, which are data.</summary>
internal static class RetentionVerb
{
    public static Verb Make(Globals globals) => new("retention", "Tells whose time on file is over, by dated rules in a file.") { Due(globals) };

    private static Verb Due(Globals globals)
    {
        var rules = Choices.Needed("--rules", "PATH", "The rules, as data/retention/ruritania.json shows them.");
        var asOf = Choices.Text("--as-of", "DATE", "The day to ask for; otherwise today.");
        var all = Choices.Flag("--all", "Also files that are kept still, and those of which no rule can tell.");
        var verb = new Verb(
            "due",
            "Lists files whose time is over: under which rule, since when, and what still holds them back. An outcome that the file does not tell is said and never guessed.",
            "habeas retention due --rules data/retention/ruritania.json",
            "habeas retention due --rules data/retention/ruritania.json --as-of 2030-01-01 --format json")
        {
            rules, asOf, all,
        };
        return verb.Does(globals, (parse, session) => Run(session, Read(session, parse.GetValue(rules)!), parse.GetValue(asOf), parse.GetValue(all)));
    }

    /// <summary>Of how many files the time is over by the rules in a file, while nothing holds them back.</summary>
    /// <exception cref="Stop">The file of rules cannot be read.</exception>
    public static int Due(Session session, Reading reading, string path)
    {
        var day = session.Now.InZone(Zones.Get(new Lookup(reading).ZoneOf(null))).Date;
        return Kept(session, reading, Read(session, path), session.Now).Count(f => f.Kept.IsDue(day) && f.Kept.Holds.Count == 0);
    }

    private static IEnumerable<(PersonFile File, FileRetention Kept)> Kept(Session session, Reading reading, RetentionRules rules, Instant at) =>
        Files.Read(session, reading, reading.PersonsOnFile()).Select(f => (File: f, Kept: FileRetention.Of(f, rules, at))).Where(f => f.File.FileNumber is not null);

    private static int Run(Session session, RetentionRules rules, string? asOf, bool all)
    {
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var zone = Zones.Get(new Lookup(reading).ZoneOf(null));
        var at = asOf is { } text ? Times.EndOf("--as-of", text, zone) : session.Now;
        var day = at.InZone(zone).Date;
        var asked = Kept(session, reading, rules, at).ToList();
        session.Print(new Sheet(
            [new("file_number", "File"), Column.Of("kind"), Column.Of("outcome"), Column.Of("rule"), new("custody_ended", "Custody ended"), new("over_since", "Over since"), new("held_back_by", "Held back by")],
            [
                .. asked.Where(f => all || f.Kept.IsDue(day)).OrderBy(f => f.Kept.Since).ThenBy(f => f.File.FileNumber, StringComparer.Ordinal)
                    .Select(f => (IReadOnlyList<object?>)[f.File.FileNumber, f.Kept.Kind, f.Kept.Outcome, f.Kept.Rule?.Code, f.Kept.Ended, f.Kept.Since, f.Kept.Holds]),
            ]));
        session.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{asked.Count} files: {asked.Count(f => f.Kept.IsDue(day))} over by the rules of {rules.Of}, {asked.Count(f => f.Kept.IsDue(day) && f.Kept.Holds.Count > 0)} of them held back; of {asked.Count(f => f.Kept.Outcome == Outcomes.Unknown)} the file does not tell the outcome."));
        return Exits.Ok;
    }

    private static RetentionRules Read(Session session, string path)
    {
        try
        {
            return RetentionRules.Read(session.Bytes(path));
        }
        catch (JsonException e)
        {
            throw Stop.Usage($"{path} is no file of retention rules: {e.Message}", "data/retention/ruritania.json shows how one is made.");
        }
    }
}
