using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Erasure;
using Habeas.Register.Persons;
using Habeas.Register.Stored;
using Habeas.Register.Tests.Stored;

namespace Habeas.Register.Tests.Erasure;

public sealed class KeepingTests
{
    [Fact]
    public void Every_event_is_kept_by_a_key_that_was_decided_on() => Approved.Match(
        "tests/Habeas.Register.Tests/Erasure/Keepers.approved.txt",
        string.Concat(EventCatalog.Events.OrderBy(e => e.Value, StringComparer.Ordinal).Select(e => $"{e.Value}: {KeeperOf(SampleTests.EventNamed(e.Value))}\n")));

    [Fact]
    public void Custody_read_from_skeletons_alone_is_the_same()
    {
        var book = new Book();
        var persons = new HashSet<PersonId>();
        foreach (var act in Story.Acts(book))
        {
            persons.UnionWith(book.Do(act).Where(e => e.Subject.Kind == SubjectKind.Person).Select(e => new PersonId(e.Subject.Value)));
        }

        Assert.NotEmpty(persons);
        Assert.All(persons, person =>
        {
            var file = book.File(person);
            var (whole, kept) = (CustodyView.Of(file), CustodyView.Of(Kept(file)));
            Assert.Equal(whole.Stretches, kept.Stretches);
            Assert.Equal(whole.Counted, kept.Counted);
            Assert.Equal(whole.Coverage, kept.Coverage);
            Assert.Equal(whole.Findings, kept.Findings);
        });
        Assert.Contains(persons, p => CustodyView.Of(book.File(p)).Coverage.Count > 0);
    }

    [Fact]
    public void A_skeleton_holds_no_text_but_codes_offices_and_zones()
    {
        string[] allowed =
        [
            "type", "zone", "kind", "code", "ground", "whereabouts", "authority", "source", "system", "version", "iccs", "orderedBy", "heldBy", "requestedBy", "law", "court", "claimedBy",
            "manner", "unit", "currency",
        ];
        foreach (var told in Story.Told.SelectMany(t => t.Events))
        {
            var (keeper, skeleton) = Keeping.Of(told, RegisterJson.Write(told));
            if ((skeleton ?? (keeper == Keeper.Custody ? told : null)) is { } kept)
            {
                using var json = System.Text.Json.JsonDocument.Parse(RegisterJson.Write(kept));
                Assert.All(Texts(json.RootElement, ""), t => Assert.True(
                    t.Text == Keeping.NotKept || allowed.Contains(t.Field) || t.Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || "-:/.+TZ".Contains(c, StringComparison.Ordinal)),
                    $"{kept.GetType().Name}.{t.Field}: {t.Text}"));
            }
        }
    }

    private static string KeeperOf(Event told)
    {
        var (keeper, skeleton) = Keeping.Of(told, RegisterJson.Write(told));
        return keeper.ToString().ToLowerInvariant() + (skeleton is null ? "" : ", its skeleton by custody");
    }

    private static PersonFile Kept(PersonFile file) => file.Chronicle.Events.Aggregate(PersonFile.New(file.Id), (kept, recorded) =>
    {
        var (keeper, skeleton) = Keeping.Of(recorded.Event, RegisterJson.Write(recorded.Event));
        return (skeleton ?? (keeper == Keeper.Custody ? recorded.Event : null)) is { } told
            ? kept.Evolve(recorded with { Event = RegisterJson.ReadEvent(RegisterJson.Write(told)) })
            : kept;
    });

    private static IEnumerable<(string Field, string Text)> Texts(System.Text.Json.JsonElement element, string field) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.String => [(field, element.GetString()!)],
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Texts(e, field)),
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value, p.Name)),
        _ => [],
    };
}
