using Habeas.Import.Mappings;

namespace Habeas.Import.Tests.Mappings;

public class MappingFileTests
{
    [Theory]
    [InlineData("nyc-doc-rosters.yaml", MappingKind.Rosters)]
    [InlineData("nyc-doc-spells.yaml", MappingKind.Spells)]
    public void Shipped_mapping_can_be_read(string name, MappingKind kind)
    {
        var mapping = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings", name));

        Assert.Equal(kind, mapping.Kind);
        Assert.Contains("srg_flg", mapping.LeftOut.Keys);
        Assert.Contains("bradh", mapping.LeftOut.Keys);
        Assert.DoesNotContain(mapping.Attributes, a => a.Name is "race" or "health");
    }

    [Fact]
    public void Both_mappings_of_one_feed_mean_the_same_by_each_code()
    {
        var rosters = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings/nyc-doc-rosters.yaml"));
        var spells = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings/nyc-doc-spells.yaml"));

        Assert.Equal((rosters.Source, rosters.Issuer, rosters.Place), (spells.Source, spells.Issuer, spells.Place));
        foreach (var (attribute, other) in rosters.Attributes.Zip(spells.Attributes))
        {
            Assert.Equal(attribute.Name, other.Name);
            Assert.All(other.Codes ?? new Dictionary<string, string>(StringComparer.Ordinal), c => Assert.Equal(c.Value, attribute.Codes![c.Key]));
            Assert.Equal(attribute.Forms.Select(f => (f.Matches.ToString(), f.Code)), other.Forms.Select(f => (f.Matches.ToString(), f.Code)));
            Assert.Equal(attribute.Number, other.Number);
            Assert.Equal(attribute.Prefix, other.Prefix);
        }
    }

    [Fact]
    public void Every_status_code_has_a_slug_of_its_own()
    {
        var statuses = MappingFile.Load(Path.Combine(Shared.Repository, "data/mappings/nyc-doc-rosters.yaml")).Attributes[0].Codes!;

        Assert.Equal(8, statuses.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(8, statuses.Count);
    }

    [Theory]
    [InlineData("names: [status]", "name: [status]", "'names' is missing")]
    [InlineData("zone: Europe/Vienna", "zone: Europe/Strelsau", "IANA time zone")]
    [InlineData("kind: prison-system", "kind: castle", "'kind' is one of")]
    [InlineData("R: pretrial", "R: Pre trial", "not a slug")]
    [InlineData("R: pretrial", "r: pretrial, R: pretrial", "stands twice")]
    [InlineData("patterns: [uuuu-MM-dd, M/d/uuuu] }\n", "patterns: [YYYY-QQ] }\n", "cannot be used")]
    [InlineData("matches: '\\d+'", "matches: '(\\d+'", "not a regular expression")]
    [InlineData("(?<date>", "(", "a group named date")]
    [InlineData("least: 10", "least: ten", "whole number")]
    [InlineData("blank: unknown", "blank: nothing", "'blank' is one of")]
    [InlineData("number: { least: 10, greatest: 110 }", "upper: true", "exactly one of codes, number and forms")]
    [InlineData("left-out:", "left-over:", "'left-over' is not known here")]
    [InlineData("source: ruritania-rosters", "source: ruritania-rosters\nsource: again", "Duplicate key")]
    [InlineData("place:", "place: [", "not YAML")]
    public void Mistake_is_named_with_its_line_and_what_is_expected(string right, string wrong, string expected)
    {
        var text = Ruritania.RosterYaml.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Ruritania.RosterYaml, text);

        var fault = Assert.Throws<MappingException>(() => MappingFile.Load(new StringReader(text), "m.yaml"));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith($"m.yaml:{fault.Line}: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_of_a_mistake_is_the_line_of_the_key()
    {
        var text = Ruritania.RosterYaml.Replace("left-out:", "left-over:", StringComparison.Ordinal);
        var line = text.Split('\n').ToList().FindIndex(l => l.StartsWith("left-over", StringComparison.Ordinal)) + 1;

        Assert.Equal(line, Assert.Throws<MappingException>(() => MappingFile.Load(new StringReader(text), "m.yaml")).Line);
    }

    [Fact]
    public void Roster_mapping_that_gives_no_date_is_refused()
    {
        var text = string.Join('\n', Ruritania.RosterYaml.Split('\n').Where(l =>
            !l.TrimStart().StartsWith("date:", StringComparison.Ordinal) && !l.Contains("file-names", StringComparison.Ordinal) && !l.Contains("(?<date>", StringComparison.Ordinal)));

        Assert.Contains("needs its date", Assert.Throws<MappingException>(() => MappingFile.Load(new StringReader(text), "m.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_in_the_guide_can_be_used()
    {
        var guide = File.ReadAllText(Path.Combine(Shared.Repository, "docs/guides/import.md"));
        var yaml = guide.Split("```yaml\n")[1].Split("```")[0];

        Assert.Equal("ruritania-rosters", MappingFile.Load(new StringReader(yaml), "import.md").Source);
    }
}
