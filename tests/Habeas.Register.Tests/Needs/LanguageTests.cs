using Habeas.Register.Needs;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Needs;

public sealed class LanguageTests
{
    private static RecordLanguages Stated(string at, params LanguageKnown[] languages) =>
        new() { Id = Asked, Person = Person, At = At(at), Languages = languages, Interpreter = "needed", Source = "own statement" };

    [Fact]
    public void Languages_are_by_code_and_grade_and_one_that_nobody_can_tell_is_in_words()
    {
        var book = Book();
        book.IsRefused("incomplete", Stated("2026-03-02"));
        book.IsRefused("unknown-code", Stated("2026-03-02", new LanguageKnown("Amharic", "well", "well")));
        book.IsRefused("unknown-code", Stated("2026-03-02", new LanguageKnown("am", "fluently", "well")));
        book.IsRefused("unknown-code", Stated("2026-03-02", new LanguageKnown("am", "well", "")));
        book.IsRefused("incomplete", Stated("2026-03-02", new LanguageKnown("und", "well", "not-known")));
        book.IsRefused("unknown-code", Stated("2026-03-02", new LanguageKnown("am", "well", "well")) with { Interpreter = "perhaps" });
        book.IsRefused("incomplete", Stated("2026-03-02", new LanguageKnown("am", "well", "well")) with { Source = "" });
        book.IsRefused("person-not-registered", Stated("2026-03-02", new LanguageKnown("am", "well", "well")) with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", Stated("2027-03-02", new LanguageKnown("am", "well", "well")));
        book.Do(Stated("2026-03-02", new LanguageKnown("und", "well", "not-known", "calls it Sheko"), new("ase", "a-little", "no")));
    }

    [Fact]
    public void The_last_statement_stands_whenever_it_was_recorded()
    {
        var book = Book();
        Assert.Null(LanguagesOnFile.Of(book.File(Person)));
        book.Do(Stated("2026-03-05", new LanguageKnown("am", "well", "no")));
        book.Do(Stated("2026-03-02", new LanguageKnown("de", "well", "well")));
        Assert.Equal("am", Assert.Single(LanguagesOnFile.Of(book.File(Person))!.Languages).Language);
    }

    [Theory]
    [InlineData("am", false)]
    [InlineData("de", false)]
    [InlineData("fr", true)]
    [InlineData("it", true)]
    public void A_language_is_unknown_where_it_is_not_stated_or_stated_not_to_be_known(string language, bool unknown)
    {
        LanguageKnown[] known = [new("am", "well", "no"), new("de", "not-known", "no"), new("fr", "no", "no")];
        var stated = new LanguagesStated(Person, At("2026-03-02"), known, "needed", "own statement");
        Assert.Equal(unknown, stated.IsUnknown(language));
        Assert.False((stated with { Languages = [.. known, new("und", "well", "no", "calls it Sheko")] }).IsUnknown(language));
    }
}
