using Habeas.Register.Persons.Names;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Words;

/// <summary>Why a search brought a person up, in words and in slugs.</summary>
internal static class SearchWords
{
    public static string Say(FoundPerson found) => string.Join("; ", Reasons(found));

    /// <summary>Slugs, those of words with the word as it was asked for and as it is recorded.</summary>
    public static IEnumerable<string> Slugs(FoundPerson found)
    {
        if (found.ByIdentifier)
        {
            yield return "identifier";
        }

        if (IsKept(found))
        {
            yield return "kept-name";
        }

        foreach (var word in found.Match?.Words ?? [])
        {
            yield return $"{word.How}:{word.Sought}={word.Found}";
        }

        if (found.Birth is { } birth)
        {
            yield return birth;
        }
    }

    /// <summary>How one word matched another, in words.</summary>
    public static string Say(WordMatch word) => word.How switch
    {
        WordMatch.Same => word.Found,
        WordMatch.Spelling => $"{word.Found} is another spelling of {word.Sought}",
        WordMatch.Misspelt => $"{word.Found} is nearly {word.Sought}",
        WordMatch.OtherForm => $"{word.Found} is another form of {word.Sought}",
        WordMatch.Initial => $"{word.Found} begins as {word.Sought}",
        WordMatch.Beginning => $"{word.Found} begins with {word.Sought}",
        var how => $"{word.Found} for {word.Sought} ({how})",
    };

    /// <summary>How a recorded birth agrees with the one asked for, in words.</summary>
    public static string Birth(string slug) => slug switch
    {
        FoundPerson.BornThen => "born then",
        FoundPerson.BornSwapped => "born then, if day and month are swapped",
        FoundPerson.BornNear => "born within a year of it",
        FoundPerson.BirthUnknown => "birth not recorded",
        FoundPerson.BornElsewhen => "recorded as born at another time",
        _ => slug,
    };

    private static bool IsKept(FoundPerson found) => found is { Match: not null, Name: null };

    private static IEnumerable<string> Reasons(FoundPerson found)
    {
        if (found.ByIdentifier)
        {
            yield return "the identifier";
        }

        if (IsKept(found))
        {
            yield return "a name that is kept from this reader";
        }

        foreach (var word in found.Match?.Words ?? [])
        {
            yield return Say(word);
        }

        if (found.Birth is { } birth)
        {
            yield return Birth(birth);
        }
    }
}
