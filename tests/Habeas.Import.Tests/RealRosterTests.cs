using System.Globalization;
using Habeas.Import.Mappings;
using Habeas.Register.Custody;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Import.Tests;

/// <summary>The rosters of a real city, which are not part of the project: only their published totals are compared, and no line is shown.</summary>
public class RealRosterTests(ITestOutputHelper output)
{
    private const string Place = "New York City Department of Correction";

    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["st_DE"] = "pretrial",
        ["st_DEP"] = "pretrial-with-technical-parole-violation",
        ["st_DPV"] = "technical-parole-violation",
        ["st_CS"] = "city-sentence",
        ["st_CSP"] = "city-sentence-and-parole-violation",
        ["st_SCO"] = "state-court-order",
        ["st_SSR"] = "state-ready",
        ["st_DNS"] = "new-state-sentence",
    };

    [Fact]
    public void Forty_one_nights_of_rosters_give_the_totals_of_the_files()
    {
        var mapping = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings/nyc-doc-rosters.yaml"));
        var file = Shared.File("nyc-doc-daily/raw_snapshots_2023-05-25_2023-07-05.csv.gz");
        var register = new InMemoryRegister();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var plan = RosterImport.Plan([file], mapping, register, New.Options());
        var acts = plan.Acts.ToList();
        Report(plan, started);
        acts.ForEach(a => register.Apply(a));

        Assert.Empty(plan.Rejects);
        Assert.Equal(41, Compare(register));
        Assert.Equal(6004, register.Listed(new(2023, 6, 1)));
        Assert.Equal(6081, register.Listed(new(2023, 7, 1)));
        Assert.Empty(RosterImport.Plan([file], mapping, register, New.Options()).Acts);
    }

    [Fact]
    public void Eighteen_months_of_spells_give_the_totals_of_every_night()
    {
        var mapping = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings/nyc-doc-spells.yaml"));
        var file = Shared.File("nyc-doc-daily/scd2_2022-07-01_2023-12-31.csv.gz");
        var register = new InMemoryRegister();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var plan = SpellImport.Plan([file], mapping, register, New.Options());
        var acts = plan.Acts.ToList();
        Report(plan, started);
        acts.ForEach(a => register.Apply(a));

        Assert.Equal(546, Compare(register));
        Assert.Equal([5712, 5915, 6004, 6081, 6162], new LocalDate[] { new(2022, 9, 1), new(2023, 3, 1), new(2023, 6, 1), new(2023, 7, 1), new(2023, 11, 1) }.Select(register.Listed));
        Assert.Empty(SpellImport.Plan([file], mapping, register, New.Options()).Acts);
    }

    [Fact]
    public void Rosters_of_nights_that_the_spells_cover_change_no_total()
    {
        var rosters = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings/nyc-doc-rosters.yaml"));
        var spells = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings/nyc-doc-spells.yaml"));
        var register = new InMemoryRegister();
        register.Import(spells, Shared.File("nyc-doc-daily/scd2_2022-07-01_2023-12-31.csv.gz"));

        var plan = register.Import(rosters, Shared.File("nyc-doc-daily/raw_snapshots_2023-05-25_2023-07-05.csv.gz"));

        Assert.Equal((1, 1, 0L, 0), (plan.Report.Written.Acts, plan.Report.Written.Counts, plan.Report.Written.Sightings, plan.Report.Written.PersonsOpened));
        Assert.Equal(546, Compare(register));
    }

    [Fact]
    public void Nights_as_files_of_their_own_in_any_order_and_another_dress_give_the_same_totals()
    {
        var mapping = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings/nyc-doc-rosters.yaml"));
        var nights = Dressed(Shared.File("nyc-doc-daily/raw_snapshots_2023-05-25_2023-07-05.csv.gz"));
        new Random(20230525).Shuffle(nights);
        var register = new InMemoryRegister();

        var first = register.Import(mapping, nights[..20]);
        var second = register.Import(mapping, nights[20..]);

        Assert.Empty(first.Rejects.Concat(second.Rejects));
        Assert.All(second.Report.Files, f => Assert.Empty(f.Unmentioned));
        Assert.Equal(41, Compare(register));
        Assert.True(register.Import(mapping, nights).Report.Written.NothingNew);
    }

    /// <summary>The rosters as one file a night, dated by its name, with columns the other way round, padded, in capitals, in American dates.</summary>
    private static ImportSource[] Dressed(ImportSource file)
    {
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(file.Open(), System.IO.Compression.CompressionMode.Decompress));
        var header = string.Join(',', reader.ReadLine()!.Split(',')[1..].Reverse()).ToUpperInvariant();
        var nights = new Dictionary<string, System.Text.StringBuilder>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            fields[2] = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff").Parse(fields[2]).Value.ToString("MM/dd/uuuu hh:mm:ss tt", CultureInfo.InvariantCulture);
            if (!nights.TryGetValue(fields[0], out var night))
            {
                nights.Add(fields[0], night = new System.Text.StringBuilder(header).Append("\r\n"));
            }

            night.AppendJoin(',', fields[1..].Reverse().Select(f => " " + f + "  ")).Append("\r\n");
        }

        return [.. nights.Select(n => New.File($"Daily_Inmates_In_Custody_{n.Key.Replace("-", "", StringComparison.Ordinal)}.csv", n.Value.ToString()))];
    }

    private void Report(ImportPlan plan, long started)
    {
        var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
        var report = plan.Report;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Reading.Rows} lines in {elapsed:F2} s: {report.Reading.Rows / elapsed:F0} lines/s; {report.Written.Acts} acts, {report.Written.Sightings} sightings"));
        Assert.Contains("What a snapshot cannot see", Habeas.Import.Reports.ReportText.Markdown(report), StringComparison.Ordinal);
    }

    /// <summary>Compares every night that was counted with the published totals; returns how many nights there were.</summary>
    private static int Compare(InMemoryRegister register)
    {
        var nights = Shared.Totals("nyc-doc-daily/daily_population_2022-07-01_2023-12-31.csv");
        var place = register.PlaceNamed(Place)!.Value;
        var counted = register.Calendar(place);
        var parsed = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var runs = register.Files.SelectMany(f => register.Runs(f.Id)).Where(r => r.Listed)
            .Select(r => (r.Dates, Attributes: parsed.TryGetValue(r.Attributes, out var known) ? known : parsed[r.Attributes] = AttributeText.Parse(r.Attributes)))
            .ToList();
        var compared = 0;
        foreach (var night in nights)
        {
            var date = LocalDatePattern.Iso.Parse(night["snapshot_date"]).Value;
            if (!counted.Any(c => c.Contains(date)))
            {
                continue;
            }

            compared++;
            var present = runs.Where(r => r.Dates.Contains(date)).Select(r => r.Attributes).ToList();
            Assert.Equal(Number(night["distinct_episodes"]), present.Count);
            foreach (var (column, status) in Statuses)
            {
                Assert.Equal(Number(night[column]), present.Count(a => a.GetValueOrDefault("legal-status") == status));
            }

            Assert.Equal(Number(night["g_F"]), present.Count(a => a.GetValueOrDefault("sex") == "female"));
            Assert.Equal(Number(night["g_M"]), present.Count(a => a.GetValueOrDefault("sex") == "male"));
            Assert.Equal(Number(night["gender_blank"]), present.Count(a => !a.ContainsKey("sex")));
            Assert.Equal(Number(night["cl_MAX"]), present.Count(a => a.GetValueOrDefault("custody-level") == "maximum"));
        }

        return compared;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
