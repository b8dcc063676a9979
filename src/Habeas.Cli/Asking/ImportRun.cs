using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Import;
using Habeas.Import.Reconciling;
using Habeas.Import.Reports;
using Habeas.Import.Sources;
using Habeas.Storage;

namespace Habeas.Cli.Asking;

/// <summary>Where an import writes its report and the lines it could not read.</summary>
internal sealed class ImportOutputs
{
    private readonly Option<string?> _report = Choices.Text("--report", "FILE", "Write the report there, as Markdown, and beside it as JSON.");
    private readonly Option<string?> _rejects = Choices.Text("--rejects", "FILE", "Write lines that could not be read there; otherwise to a file named after the time.");

    public string? Report { get; private init; }

    public string? Rejects { get; private init; }

    public void AddTo(Command command)
    {
        command.Options.Add(_report);
        command.Options.Add(_rejects);
    }

    public ImportOutputs Read(ParseResult parse) => new() { Report = parse.GetValue(_report), Rejects = parse.GetValue(_rejects) };
}

/// <summary>One import: plans, records, reports.</summary>
internal static class ImportRun
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public delegate ImportPlan Planning(IReadOnlyList<ImportSource> sources, IRecordedCounts recorded, Action<ImportProgress> progress);

    public static int Of(Session session, ImportOutputs outputs, Planning planning, IReadOnlyList<ImportSource> sources)
    {
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        using var progress = session.Progress("Reading");
        var plan = planning(sources, new RecordedCounts(reading), p => progress.Report(p.Number, p.Of));
        progress.Step("Recording");
        var actor = session.Actor.Capacity == Globals.DefaultCapacity ? session.Actor with { Capacity = "import" } : session.Actor;
        var refusals = new Dictionary<string, int>(StringComparer.Ordinal);
        var answered = 0L;
        foreach (var answer in register.Door.ActMany(plan.Acts, actor))
        {
            progress.Report(Math.Min(++answered, plan.Persons), plan.Persons);
            if (answer is Answer.Refused { Refusal: var refusal })
            {
                refusals[RefusalWords.Say(refusal)] = refusals.GetValueOrDefault(RefusalWords.Say(refusal)) + 1;
            }
        }

        progress.Dispose();
        Report(session, outputs, plan.Report);
        var rejects = Rejects(session, outputs, plan.Rejects);
        session.Print(Summary(plan.Report, rejects, session.Format));
        foreach (var empty in plan.Report.Files.Where(f => f.Outcome == FileOutcomes.Empty))
        {
            session.Note($"{empty.Name} {(empty.Rows == 0 ? "has no line" : "has no line that could be taken")}: it is not taken as a count, which would make everybody absent.");
        }

        foreach (var (words, count) in refusals)
        {
            session.Surroundings.Err.WriteLine(string.Create(CultureInfo.InvariantCulture, $"habeas: refused {count:#,0} acts. {words}"));
        }

        return plan.Rejects.Count > 0 ? Exits.BadInput : refusals.Count > 0 ? Exits.Refused : Exits.Ok;
    }

    private static Card Summary(ImportReport report, string? rejects, Format format) => Card.Of(
        ("place", "Place", report.Place),
        ("files", "Files", report.Files.Count),
        ("repeated", "  taken in before", report.Files.Count(f => f.Outcome == FileOutcomes.Repeated)),
        ("empty", "  without a line", report.Files.Count(f => f.Outcome == FileOutcomes.Empty)),
        ("lines", "Lines", report.Reading.Rows),
        ("rejected", "  rejected", report.Reading.Rejected),
        ("rejects_file", "  written to", rejects),
        ("dates", ReportText.CoverWords(report) is { } cover ? $"Dates covered {cover}" : "Dates counted", report.Window.Dates),
        ("from", "  from", report.Window.From),
        ("to", "  to", report.Window.To),
        ("missing", "  missing between", report.Window.Missing is { } missing ? missing.Count : format == Format.Table ? "a history cannot show one" : null),
        ("persons", "Persons", report.Custody.Persons),
        ("episodes", "Custody episodes", report.Custody.Episodes),
        ("files_opened", "Files opened", report.Written.PersonsOpened),
        ("acts", "Acts recorded", report.Written.Acts));

    private static void Report(Session session, ImportOutputs outputs, ImportReport report)
    {
        if (outputs.Report is { } path)
        {
            var full = session.Surroundings.PathOf(path);
            File.WriteAllText(full, ReportText.Markdown(report));
            File.WriteAllBytes(Path.ChangeExtension(full, ".json"), ReportText.Json(report));
            session.Note($"Report: {path}, and as JSON {Path.ChangeExtension(path, ".json")}");
        }
    }

    private static string? Rejects(Session session, ImportOutputs outputs, IReadOnlyList<RejectedLine> rejects)
    {
        if (rejects.Count == 0)
        {
            return null;
        }

        var path = outputs.Rejects ?? $"rejects-{session.Now.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture)}.csv";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(session.Surroundings.PathOf(path), options))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(stream.SafeFileHandle, OwnerOnly);
            }

            RejectsFile.Write(stream, rejects);
        }

        foreach (var group in rejects.GroupBy(r => r.Reason))
        {
            var first = group.First();
            session.Surroundings.Err.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"habeas: {group.Count():#,0} lines rejected: {RejectReasons.Words(group.Key)}; the first is {first.File}:{first.Line}."));
        }

        session.Surroundings.Err.WriteLine($"They are in {path}, which holds people's records. Correct them there and import that file with the same mapping.");
        return path;
    }
}
