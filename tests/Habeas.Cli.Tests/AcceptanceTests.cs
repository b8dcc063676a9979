using System.Globalization;
using Habeas.Cli.Host;

namespace Habeas.Cli.Tests;

/// <summary>The main job on real input: every night equals what the city's files hold, and what its Comptroller published.</summary>
public class AcceptanceTests
{
    private const string Folder = "nyc-doc-daily/";

    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["st_CS"] = "city-sentence",
        ["st_CSP"] = "city-sentence-and-parole-violation",
        ["st_DE"] = "pretrial",
        ["st_DEP"] = "pretrial-with-technical-parole-violation",
        ["st_DNS"] = "new-state-sentence",
        ["st_DPV"] = "technical-parole-violation",
        ["st_SCO"] = "state-court-order",
        ["st_SSR"] = "state-ready",
    };

    private static readonly Dictionary<string, string> Sexes = new(StringComparer.Ordinal) { ["g_F"] = "female", ["g_M"] = "male", ["gender_blank"] = "not-recorded" };

    [Fact]
    public void Rosters_give_the_published_figures_and_every_night_in_total_by_status_and_by_sex()
    {
        using var shell = Imported("rosters", "raw_snapshots_2023-05-25_2023-07-05.csv.gz", "nyc-doc-rosters.yaml");
        Assert.Equal("date,held_low,held_high\n2023-06-01,6004,6004\n", shell.Run("population --as-of 2023-06-01 --format csv").Out);
        Assert.Equal("date,held_low,held_high\n2023-07-01,6081,6081\n", shell.Run("population --as-of 2023-07-01 --format csv").Out);
        Nights(shell, "2023-05-25", "2023-07-05", 41);
    }

    [Fact]
    public void Spells_give_the_published_figures_and_all_their_nights()
    {
        using var shell = Imported("spells", "scd2_2022-07-01_2023-12-31.csv.gz", "nyc-doc-spells.yaml");
        foreach (var published in SharedData.Table(Folder + "official_population_checkpoints.csv"))
        {
            var (date, figure) = (published["as_of"], published["official_population"]);
            Assert.Equal($"date,held_low,held_high\n{date},{figure},{figure}\n", shell.Run($"population --as-of {date} --format csv").Out);
        }

        Nights(shell, "2022-07-01", "2023-12-31", 546);
    }

    private static Shell Imported(string kind, string file, string mapping)
    {
        var path = SharedData.Find(Folder + file);
        var shell = new Shell().With("HABEAS_REGISTER", "r");
        shell.Run("init").Exits(Exits.Ok);
        shell.Run(["import", kind, path, "--mapping", Path.Combine(SourceTree.Root, "data", "mappings", mapping)]).Exits(Exits.Ok);
        return shell;
    }

    /// <summary>Every night that has a file: low and high are its distinct episodes, in total, by status, by sex.</summary>
    private static void Nights(Shell shell, string from, string to, int count)
    {
        var nights = SharedData.Table(Folder + "daily_population_2022-07-01_2023-12-31.csv")
            .Where(n => string.CompareOrdinal(n["snapshot_date"], from) >= 0 && string.CompareOrdinal(n["snapshot_date"], to) <= 0)
            .ToDictionary(n => n["snapshot_date"], StringComparer.Ordinal);
        Assert.Equal(count, nights.Count);
        Compare(nights, Asked(shell, from, to, ""), n => [("", Figure(n, "distinct_episodes"))]);
        Compare(nights, Asked(shell, from, to, "--by legal-status"), n => Statuses.Select(s => (s.Value, Figure(n, s.Key))));
        Compare(nights, Asked(shell, from, to, "--by sex"), n => Sexes.Select(s => (s.Value, Figure(n, s.Key))));
    }

    private static void Compare(
        Dictionary<string, IReadOnlyDictionary<string, string>> nights,
        Dictionary<(string Date, string Code), (string Low, string High)> asked,
        Func<IReadOnlyDictionary<string, string>, IEnumerable<(string Code, string Figure)>> expected)
    {
        foreach (var (date, night) in nights)
        {
            foreach (var (code, figure) in expected(night))
            {
                Assert.Equal((date, code, (figure, figure)), (date, code, asked.GetValueOrDefault((date, code), ("0", "0"))));
            }
        }
    }

    private static Dictionary<(string Date, string Code), (string Low, string High)> Asked(Shell shell, string from, string to, string by) =>
        shell.Run($"population --from {from} --to {to} {by} --format csv").Exits(Exits.Ok).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(l => l.Split(','))
            .ToDictionary(c => (c[0], c.Length == 4 ? c[1] : ""), c => (c[^2], c[^1]));

    private static string Figure(IReadOnlyDictionary<string, string> night, string column) =>
        int.Parse(night[column], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
