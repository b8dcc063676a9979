using Habeas.Import.Mappings;
using Habeas.Register.Custody;
using NodaTime;

namespace Habeas.Import.Tests;

/// <summary>An invented agency: its mappings, and short ways to write its files.</summary>
internal static class Ruritania
{
    public const string Place = "Prisons of Ruritania";

    private const string Common = """
        source: ruritania-rosters
        identifier:
          issuer: ruritania-prison-number
        place:
          name: Prisons of Ruritania
          kind: prison-system
          authority: Ministry of Justice
          zone: Europe/Vienna
        attributes:
          legal-status:
            names: [status]
            codes: { R: pretrial, S: sentenced }
            unknown: ["?"]
          offence:
            names: [charge]
            upper: true
            prefix: { text: "V-", attribute: offence-attempt, code: "yes" }
            forms:
              - { matches: '\d+', code: 'rur-cc-{value}' }
              - { matches: '(?<law>[A-Z]+) (?<section>\d+)', code: 'rur-{law}-{section}' }
          sex:
            names: [sex, gender]
            codes: { F: female, M: male }
            blank: unknown
          age:
            names: [age]
            number: { least: 10, greatest: 110 }
        watched:
          sex: { names: [sex, gender], reason: changes are counted }
          race: { names: [race], reason: sensitive }
        left-out:
          health: belongs to the health service

        """;

    public const string RosterYaml = "kind: rosters\n" + Common + """
        columns:
          person: { names: [id, prison number] }
          admitted:
            names: [admitted]
            patterns: [uuuu-MM-dd'T'HH:mm:ss.fff, uuuu-MM-dd HH:mm, M/d/uuuu h:mm:ss tt, uuuu-MM-dd]
          date: { names: [night], patterns: [uuuu-MM-dd, M/d/uuuu] }
        file-names:
          - { matches: '(?<date>\d{4}-\d\d-\d\d)', patterns: [uuuu-MM-dd] }

        """;

    public const string SpellYaml = "kind: spells\n" + Common + """
        columns:
          person: { names: [id] }
          admitted: { names: [admitted], patterns: [uuuu-MM-dd HH:mm] }
          from: { names: [from], patterns: [uuuu-MM-dd] }
          to: { names: [to], patterns: [uuuu-MM-dd] }
        file-names:
          - { matches: '(?<from>\d{4}-\d\d-\d\d)_(?<to>\d{4}-\d\d-\d\d)', patterns: [uuuu-MM-dd] }

        """;

    public static Mapping Rosters { get; } = MappingFile.Load(new StringReader(RosterYaml), "ruritania.yaml");

    public static Mapping Spells { get; } = MappingFile.Load(new StringReader(SpellYaml), "ruritania-spells.yaml");

    /// <summary>A roster of one date in March 2026, with lines <c>id,admitted,status,charge,sex,age,race</c>.</summary>
    public static ImportSource Roster(int day, params string[] lines) =>
        New.File($"roster-2026-03-{day:D2}.csv", "id,admitted,status,charge,sex,age,race\n" + string.Concat(lines.Select(l => l + "\n")));

    public static ImportSource SpellFile(string name, params string[] lines) =>
        New.File(name, "id,admitted,from,to,status,sex,age\n" + string.Concat(lines.Select(l => l + "\n")));

    /// <summary>A line about an invented person.</summary>
    public static string Line(string id, string admitted = "2026-02-01 09:30", string status = "R", string charge = "125", string sex = "M", string age = "34", string race = "X") =>
        $"{id},{admitted},{status},{charge},{sex},{age},{race}";

    public static LocalDate March(int day) => new(2026, 3, day);

    /// <summary>Imports into the register and says what was planned.</summary>
    public static ImportPlan Import(this InMemoryRegister register, params ImportSource[] files) => register.Import(Rosters, files);

    public static ImportPlan Import(this InMemoryRegister register, Mapping mapping, params ImportSource[] files)
    {
        var plan = mapping.Kind == MappingKind.Rosters
            ? RosterImport.Plan(files, mapping, register, New.Options())
            : SpellImport.Plan(files, mapping, register, New.Options());
        foreach (var act in plan.Acts.ToList())
        {
            register.Apply(act);
        }

        return plan;
    }

    public static IReadOnlyDictionary<string, Coded> Particulars(this InMemoryRegister register, string key) =>
        Assert.Single(register.File(key).Of<PresenceRecorded>()).Particulars;

    /// <summary>The days of March on which the person is listed, and after a minus those recorded as not listed.</summary>
    public static string Days(this InMemoryRegister register, string key)
    {
        var runs = register.Runs(register.Person(key));
        var listed = runs.Where(r => r.Listed).SelectMany(r => Enumerable.Range(r.Dates.From.Day, r.Dates.Days)).Order();
        var not = runs.Where(r => !r.Listed).SelectMany(r => Enumerable.Range(r.Dates.From.Day, r.Dates.Days)).Order();
        return string.Join(' ', listed) + " - " + string.Join(' ', not);
    }
}
