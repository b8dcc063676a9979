using Habeas.Cli.Words;
using Habeas.Register.Persons.Names;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Tests.Words;

public class SearchWordsTests
{
    [Fact]
    public void Every_way_in_which_a_word_matches_has_words() =>
        Assert.All(WordMatch.Ways, w => Assert.DoesNotContain($"({w})", SearchWords.Say(new WordMatch("a", "b", w)), StringComparison.Ordinal));

    [Fact]
    public void Every_agreement_of_births_has_words() => Assert.All(FoundPerson.Births, b => Assert.NotEqual(b, SearchWords.Birth(b)));
}
