using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Import;
using Habeas.Import.Checking;
using Habeas.Import.Mappings;
using Habeas.Register.Time;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas import</c>: what agencies really have, taken in as facts.</summary>
internal static class ImportVerb
{
    public static Verb Make(Globals globals) =>
        new("import", "Takes in rosters and histories as presence and absence, never as pretended admissions.") { Rosters(globals), Spells(globals), Check(globals) };

    private static Verb Rosters(Globals globals)
    {
        var files = Files("Nightly lists of who is present: CSV, plain or gzip.");
        var mapping = Mapped();
        var outputs = new ImportOutputs();
        var date = Choices.Text("--date", "DATE", "The date of the count, for a list that does not state it.");
        var verb = new Verb(
            "rosters",
            "Takes in nightly lists of who is present: each is a count of its date.",
            "habeas import rosters roster-2026-03-0*.csv.gz --mapping rosters.yaml --report report.md",
            "habeas import rosters rejects.csv --mapping rosters.yaml")
        {
            files, mapping, date,
        };
        outputs.AddTo(verb);
        return verb.Does(globals, (parse, session) => ImportRun.Of(session, outputs.Read(parse), (sources, recorded, progress) =>
        {
            var rules = Mapping(session, parse.GetValue(mapping)!);
            return RosterImport.Plan(sources, rules, recorded, Options(session, rules) with { Date = parse.GetValue(date) is { } text ? Times.Date("--date", text) : null }, progress);
        }, Sources(session, parse.GetValue(files)!)));
    }

    private static Verb Spells(Globals globals)
    {
        var files = Files("Histories with one row for each unbroken run of days: CSV, plain or gzip.");
        var mapping = Mapped();
        var outputs = new ImportOutputs();
        var covers = Choices.Several("--covers", "FROM..TO", "The dates that the file covers in full; otherwise its name or its rows say.");
        var verb = new Verb(
            "spells",
            "Takes in history as rows of person, admission, attributes, from and to.",
            "habeas import spells history.csv.gz --mapping spells.yaml --covers 2022-07-01..2023-12-31")
        {
            files, mapping, covers,
        };
        outputs.AddTo(verb);
        return verb.Does(globals, (parse, session) => ImportRun.Of(session, outputs.Read(parse), (sources, recorded, progress) =>
        {
            var rules = Mapping(session, parse.GetValue(mapping)!);
            return SpellImport.Plan(sources, rules, recorded, Options(session, rules) with { Covers = [.. (parse.GetValue(covers) ?? []).Select(Range)] }, progress);
        }, Sources(session, parse.GetValue(files)!)));
    }

    private static Verb Check(Globals globals)
    {
        var file = new Argument<string>("file") { HelpName = "FILE", Description = "A file as the agency delivered it." };
        var mapping = Mapped();
        var date = Choices.Text("--date", "DATE", "The date of the count, for a list that does not state it.");
        var covers = Choices.Several("--covers", "FROM..TO", "The dates that a history covers in full.");
        var verb = new Verb(
            "check",
            "Holds a mapping against a file and explains what would become of it; nothing is recorded.",
            "habeas import check roster.csv.gz --mapping rosters.yaml")
        {
            file, mapping, date, covers,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var rules = Mapping(session, parse.GetValue(mapping)!);
            var explanation = MappingCheck.Explain(
                Sources(session, [parse.GetValue(file)!])[0],
                rules,
                Options(session, rules) with
                {
                    Date = parse.GetValue(date) is { } text ? Times.Date("--date", text) : null,
                    Covers = [.. (parse.GetValue(covers) ?? []).Select(Range)],
                });
            session.Surroundings.Out.Write(session.Format == Format.Json ? ExplanationText.Json(explanation) : MappingCheck.Markdown(explanation));
            return explanation.Obstacles.Count > 0 || explanation.RejectedBy.Count > 0 ? Exits.BadInput : Exits.Ok;
        });
    }

    private static Argument<string[]> Files(string description) => new("files") { HelpName = "FILE", Description = description, Arity = ArgumentArity.OneOrMore };

    private static Option<string> Mapped() => Choices.Needed("--mapping", "FILE", "What the file's columns and codes mean, in YAML.");

    private static Mapping Mapping(Session session, string path) =>
        File.Exists(session.Surroundings.PathOf(path)) ? MappingFile.Load(session.Surroundings.PathOf(path)) : throw Stop.NotFound($"there is no mapping {path}.", "The project's own are in data/mappings/.");

    private static ImportOptions Options(Session session, Mapping mapping) =>
        new() { NewId = session.Ids.Next, Today = session.Now.InZone(Zones.Get(mapping.Place.Zone)).Date };

    private static List<ImportSource> Sources(Session session, string[] paths) =>
        [.. paths.Select(p => (Given: p, Full: session.Surroundings.PathOf(p))).Select(p => File.Exists(p.Full) ? new ImportSource(Path.GetFileName(p.Full), () => File.OpenRead(p.Full)) : throw Stop.NotFound($"there is no file {p.Given}."))];

    private static DateRange Range(string text)
    {
        var cut = text.IndexOf("..", StringComparison.Ordinal);
        var (from, to) = cut < 0 ? (text, text) : (text[..cut], text[(cut + 2)..]);
        var range = new DateRange(Times.Date("--covers", from), Times.Date("--covers", to));
        return range.From <= range.To ? range : throw Stop.Usage($"--covers '{text}' ends before it begins.");
    }
}
