using Habeas.Register.Persons.Names;

namespace Habeas.Register.Tests.Persons.Names;

public class NameKeysTests
{
    [Theory]
    [InlineData("Mohammed", "محمد")]
    [InlineData("Muhamad", "Mohamed")]
    [InlineData("Youssef", "يوسف")]
    [InlineData("Qadir", "Kader")]
    [InlineData("Ivanoff", "Иванов")]
    [InlineData("Aleksandr", "Alexander")]
    [InlineData("Χρήστος", "Christos")]
    [InlineData("Wang", "王")]
    [InlineData("Wong", "Wang")]
    [InlineData("Hsiao", "Xiao")]
    [InlineData("Kim", "김")]
    [InlineData("Sharma", "शर्मा")]
    [InlineData("Abdulrahman", "عبد الرحمن")]
    [InlineData("al-Haddad", "الحداد")]
    public void Spellings_of_one_name_have_one_key(string one, string other) => Assert.Equal(Keys(one), Keys(other));

    [Fact]
    public void Particles_and_initials_have_keys_only_where_there_is_nothing_else()
    {
        Assert.Equal(Keys("Cruz Maria"), Keys("Maria de la J. Cruz"));
        Assert.NotEmpty(Keys("de la"));
    }

    [Fact]
    public void Each_key_of_a_name_is_given_once() => Assert.Equal(Keys("Anna"), Keys("Anna Anna"));

    [Fact]
    public void Keys_that_are_near_differ_in_one_sign()
    {
        var near = SoughtName.Near("ML").ToList();
        Assert.Contains("M", near);
        Assert.Contains("LM", near);
        Assert.Contains("MPL", near);
        Assert.Contains("MR", near);
        Assert.DoesNotContain("ML", near);
        Assert.Equal(near.Count, near.Distinct().Count());
    }

    private static List<string> Keys(string name) => [.. NameKey.Of(name).Select(k => k.Key).Order(StringComparer.Ordinal)];
}
