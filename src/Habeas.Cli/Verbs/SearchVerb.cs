using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Time;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas search</c>: finds a person's file by what somebody knows of them.</summary>
internal sealed class SearchVerb
{
    private const int LongestName = 400;
    private readonly Argument<string[]> _name = new("name") { HelpName = "NAME", Description = "A name in any script, order and spelling, whole or in part.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _born = Choices.Text("--born", "DATE", "Date of birth, as precise as known: 1990-04-02, 1990-04, 1990, ~1990 for about, or two joined by a slash. Sorts and leaves nobody out.");
    private readonly Option<string?> _identifier = Choices.Text("--identifier", "VALUE", "A number that somebody gave the person, or ISSUER=VALUE, or the number of a file.");
    private readonly Option<string?> _sex = Choices.Text("--sex", "CODE", "Leave out persons of whom another sex is recorded.");
    private readonly Option<int> _limit = new("--limit") { HelpName = "N", Description = "How many at most; otherwise 10.", DefaultValueFactory = _ => 10 };

    public static Verb Make(Globals globals)
    {
        var options = new SearchVerb();
        var verb = new Verb(
            "search",
            "Finds persons by name, date of birth or identifier, best match first, and says why each matched.",
            "habeas search 'Nour Verbytska'",
            "habeas search 'Вербицкая Нур' --born 1994-05",
            "habeas search --identifier 'passport UA=ZQ000317' --format json")
        {
            options._name, options._born, options._identifier, options._sex, options._limit,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        var limit = parse.GetValue(_limit);
        if (limit < 1)
        {
            throw Stop.Usage(string.Create(CultureInfo.InvariantCulture, $"--limit {limit} is not a number of persons."), "Give 1 or more.");
        }

        var name = string.Join(' ', parse.GetValue(_name) ?? []);
        var identifier = parse.GetValue(_identifier);
        var cut = identifier?.IndexOf('=', StringComparison.Ordinal) ?? -1;
        var search = new PersonSearch
        {
            Name = string.IsNullOrWhiteSpace(name) ? null : name,
            Born = parse.GetValue(_born) is { } born ? Dates(born) : null,
            Identifier = cut > 0 ? identifier![(cut + 1)..] : identifier,
            Issuer = cut > 0 ? identifier![..cut] : null,
            Sex = parse.GetValue(_sex),
            Limit = limit,
        };
        if (search is { Name: null, Born: null, Identifier: null })
        {
            throw Stop.Usage("nothing says whom to look for.", "Give a name, --born or --identifier.");
        }

        if (search.Name is { } sought && (sought.Length > LongestName || !sought.Any(char.IsLetterOrDigit)))
        {
            throw Stop.Usage(sought.Length > LongestName ? "the name is longer than any name." : "the name has no letter.", "Give the words of the name.");
        }

        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var all = reading.Search(search with { Limit = int.MaxValue });
        List<FoundPerson> found = [.. all.Take(limit)];
        session.Print(new Sheet(
            [new("file_number", "File"), Column.Of("name"), new("matched_name", "Matched name"), Column.Of("born"), Column.Of("sex"), Column.Of("why")],
            [.. found.Select(f => Row(f, programs: session.Format != Format.Table))]));
        if (found.Count == 0)
        {
            session.Note("Nobody in this register matches. A person may be recorded under another name, or under none.");
        }

        if (found.Count > 0 && all.Skip(found.Count).Count(f => f.MatchesAsWellAs(found[^1])) is var more and > 0)
        {
            session.Note(string.Create(CultureInfo.InvariantCulture, $"{more:N0} more match as well as the last. Add a word of the name, --born or --identifier, or raise --limit."));
        }

        return Exits.Ok;
    }

    private static IReadOnlyList<object?> Row(FoundPerson found, bool programs) =>
    [
        found.Person.FileNumber, PersonWords.Shown(found.Person), found.Name, Born(found.Person),
        found.Person.Sex, programs ? SearchWords.Slugs(found).ToList() : SearchWords.Say(found),
    ];

    private static string? Born(PersonSummary person) =>
        (person.BornEarliest, person.BornLatest) is ({ } earliest, { } latest) ? new DateRange(earliest, latest).ToString() : null;

    private static DateRange Dates(string text)
    {
        var cut = text.IndexOf('/', StringComparison.Ordinal);
        var first = PersonSearch.Dates(Births.Of("--born", cut < 0 ? text : text[..cut]));
        var last = cut < 0 ? first : PersonSearch.Dates(Births.Of("--born", text[(cut + 1)..]));
        return first.From <= last.To ? new(first.From, last.To) : throw Stop.Usage("--born: it ends before it begins.");
    }
}
