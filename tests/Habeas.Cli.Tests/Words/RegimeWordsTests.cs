using Habeas.Cli.Words;
using Habeas.Register.Regime;

namespace Habeas.Cli.Tests.Words;

public class RegimeWordsTests
{
    private static readonly Guid Id = Guid.Parse("019cb8e0-0000-7000-8000-000000000001");

    [Fact]
    public void Every_finding_below_a_standard_has_words_and_no_words_are_left_over() =>
        Assert.Equal(BelowStandard.Citations.Keys, RegimeWords.Findings.Keys);

    [Fact]
    public void Words_tell_nothing_of_what_is_confidential()
    {
        var content = new ComplaintContent("person", null, ["torture-or-ill-treatment"], "the Miller", "beaten behind the laundry");
        var answer = new Answer("judge T. Halloran", "passed-on", "sent to the prosecutor");
        Assert.Equal("says what only judge reads", Say(new ComplaintStatedInConfidence(new(Id), new(Id), "judge", content)));
        Assert.Equal("answer that only judge and the person read", Say(new AnswerStatedInConfidence(new(Id), new(Id), "judge", answer)));
    }

    private static string Say(Register.Acts.Event recorded) => EventWords.Say(recorded, _ => "a place");
}
