using System.Reflection;
using Habeas.Cli.Words;
using Habeas.Register.Custody;
using Habeas.Register.Stored;

namespace Habeas.Cli.Tests.Words;

public class WordsTests
{
    [Fact]
    public void Every_finding_has_words_and_no_words_are_left_over()
    {
        var codes = typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
        Assert.Equal(codes, FindingWords.Sentences.Keys);
    }

    [Fact]
    public void Every_verb_for_an_act_is_an_act_of_the_register() =>
        Assert.All(ActWords.Verbs.Keys, a => Assert.Contains(a, EventCatalog.Acts.Values));

    [Fact]
    public void Every_event_has_words()
    {
        var samples = Path.Combine(SourceTree.Root, "tests/Habeas.Register.Tests/Stored/Samples");
        Assert.All(EventCatalog.Events.Values, name =>
            Assert.NotEmpty(EventWords.Say(RegisterJson.ReadEvent(File.ReadAllBytes(Path.Combine(samples, name + ".approved.json"))), _ => "a place")));
    }
}
