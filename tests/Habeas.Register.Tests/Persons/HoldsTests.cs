using System.Reflection;
using Habeas.Register.Persons;
using Habeas.Register.Stored;

namespace Habeas.Register.Tests.Persons;

public sealed class HoldsTests
{
    private static ILookup<string, Type> Held { get; } = EventCatalog.Events.Keys
        .SelectMany(e => e.GetCustomAttributes<HoldsAttribute>().Select(h => (h.Item, Event: e)))
        .ToLookup(h => h.Item, h => h.Event, StringComparer.Ordinal);

    [Fact]
    public void Events_point_only_at_items_that_a_rule_wants() =>
        Assert.Empty(Held.Select(h => h.Key).Except(FileItem.All.Select(i => i.Code), StringComparer.Ordinal));

    [Theory]
    [InlineData("nmr-7-identity")]
    [InlineData("nmr-7-commitment")]
    [InlineData("nmr-7-arrest")]
    [InlineData("nmr-7-hours")]
    [InlineData("icpped-17-identity")]
    [InlineData("icpped-17-deprivation")]
    [InlineData("icpped-17-order")]
    [InlineData("icpped-17-supervision")]
    [InlineData("icpped-17-place")]
    [InlineData("icpped-17-release")]
    [InlineData("ohchr-officers")]
    public void What_the_rules_want_from_arrest_to_release_is_held_by_an_event(string item) => Assert.NotEmpty(Held[item]);

    [Fact]
    public void Claims_and_links_hold_nothing_that_a_file_of_a_person_held_must_have() =>
        Assert.DoesNotContain(Held.SelectMany(h => h), e => e.Namespace == "Habeas.Register.Claims" || e == typeof(FilesLinked));
}
