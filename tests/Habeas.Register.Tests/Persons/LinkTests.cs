using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Persons;

public sealed class LinkTests
{
    private static LinkId Link(int n) => new(new($"01998000-1d01-7000-8000-{n:x12}"));

    private static PersonId File(int n) => new(new($"01998000-1d00-7000-8000-{n:x12}"));

    private static LinkFiles Linking(PersonId one, PersonId other, int link = 1) => new()
    {
        Id = Asked,
        Person = one,
        Other = other,
        Link = Link(link),
        At = At("2026-04-01"),
        FoundBy = "D. Sorensen-Achebe",
        Why = "the same fingers",
        On = [new("fingerprints")],
    };

    private static UnlinkFiles Unlinking(PersonId one, PersonId other, int link = 1) => new()
    {
        Id = Asked,
        Person = one,
        Other = other,
        Link = Link(link),
        At = At("2026-04-02"),
        FoundBy = "D. Sorensen-Achebe",
        Why = "a card in the wrong drawer",
    };

    private static Book Files(int count)
    {
        var book = new Book();
        for (var i = 0; i < count; i++)
        {
            book.Do(Registration(File(i), $"Person {i}"));
        }

        return book;
    }

    private static List<PersonFile> All(Book book, int count) => [.. Enumerable.Range(0, count).Select(i => book.File(File(i)))];

    private static string Shape(IEnumerable<FileGroup> groups) =>
        string.Join(" | ", groups.Select(g => string.Join(' ', g.Files.Select(f => f.Value.ToString()[^1..]))));

    [Fact]
    public void One_act_tells_both_files_and_changes_nothing_else_in_them()
    {
        var book = Files(2);
        var before = book.File(File(1)).Chronicle.Events;
        var events = book.Do(Linking(File(0), File(1)));

        Assert.Equal([File(0), File(1)], events.Cast<FilesLinked>().Select(e => e.Person));
        Assert.Equal([File(1), File(0)], events.Cast<FilesLinked>().Select(e => e.Other));
        Assert.Equal(before, book.File(File(1)).Chronicle.Events.RemoveAt(before.Length));
    }

    [Fact]
    public void Links_join_through_a_third_file_and_undoing_one_splits_again()
    {
        var book = Files(4);
        book.Do(Linking(File(0), File(1), 1));
        book.Do(Linking(File(2), File(1), 2));
        Assert.Equal("0 1 2 | 3", Shape(FileGroups.Of(All(book, 4))));

        book.Do(Unlinking(File(1), File(2), 2));
        Assert.Equal("0 1 | 2 | 3", Shape(FileGroups.Of(All(book, 4))));
        Assert.Equal([Link(1)], FileGroups.Of(File(1), All(book, 4)).Links);
    }

    [Fact]
    public void Two_findings_about_the_same_files_are_undone_each_by_itself()
    {
        var book = Files(2);
        book.Do(Linking(File(0), File(1), 1));
        book.Do(Linking(File(1), File(0), 2));
        book.Do(Unlinking(File(0), File(1), 1));
        Assert.Equal("0 1", Shape(FileGroups.Of(All(book, 2))));
        book.Do(Unlinking(File(0), File(1), 2));
        Assert.Equal("0 | 1", Shape(FileGroups.Of(All(book, 2))));
    }

    [Fact]
    public void Group_is_that_of_the_entry_at_which_it_is_asked()
    {
        var book = Files(3);
        book.Do(Linking(File(0), File(1)));
        book.Do(Unlinking(File(0), File(1)));

        Assert.Equal("0 | 1", Shape(FileGroups.Of(All(book, 3), 1)));
        Assert.Equal("0 | 1 | 2", Shape(FileGroups.Of(All(book, 3), 2)));
        Assert.Equal("0 1 | 2", Shape(FileGroups.Of(All(book, 3), 3)));
        Assert.Equal("0 | 1 | 2", Shape(FileGroups.Of(All(book, 3), 4)));
    }

    [Fact]
    public void File_that_was_not_given_is_named_by_the_group()
    {
        var book = Files(2);
        book.Do(Linking(File(0), File(1)));
        var group = Assert.Single(FileGroups.Of([book.File(File(0))]));
        Assert.Equal([File(1)], group.NotGiven);
        Assert.Empty(group.OneSided);
        Assert.Throws<ArgumentException>(() => FileGroups.Of(File(1), [book.File(File(0))]));
    }

    [Fact]
    public void Link_that_a_correction_took_out_of_one_file_joins_nothing_and_is_shown()
    {
        var book = Files(2);
        book.Do(Linking(File(0), File(1)));
        book.Do(new AnnulEvent { Id = Asked, About = File(1), Target = book.Last<FilesLinked>(File(1)), Reason = "recorded in the wrong file" });

        var groups = FileGroups.Of(All(book, 2));
        Assert.Equal("0 | 1", Shape(groups));
        Assert.Equal([Link(1)], groups[0].OneSided);
        Assert.Empty(groups[0].Links);
        book.Do(Unlinking(File(1), File(0)));
        Assert.Empty(FileGroups.Of(All(book, 2))[0].OneSided);
    }

    [Fact]
    public void Annulled_unlinking_brings_the_link_back()
    {
        var book = Files(2);
        book.Do(Linking(File(0), File(1)));
        book.Do(Unlinking(File(0), File(1)));
        foreach (var file in new[] { File(0), File(1) })
        {
            book.Do(new AnnulEvent { Id = Asked, About = file, Target = book.Last<FilesUnlinked>(file), Reason = "meant for another link" });
        }

        Assert.Equal("0 1", Shape(FileGroups.Of(All(book, 2))));
    }

    [Fact]
    public void A_link_moves_nobody()
    {
        var book = Admitted();
        book.Do(Registration(OtherPerson));
        var before = CustodyView.Of(book.File(Person)).Stretches;
        book.Do(Linking(Person, OtherPerson));
        Assert.Equal(before, CustodyView.Of(book.File(Person)).Stretches);
        Assert.Empty(CustodyView.Of(book.File(OtherPerson)).Stretches);
    }

    [Fact]
    public void A_link_joins_two_files_on_evidence_that_somebody_names()
    {
        var book = Files(2);
        book.IsRefused("incomplete", Linking(File(0), File(0)));
        book.IsRefused("person-not-registered", Linking(File(0), File(7)));
        book.IsRefused("person-not-registered", Linking(File(7), File(0)));
        book.IsRefused("incomplete", Linking(File(0), File(1)) with { On = [] });
        book.IsRefused("incomplete", Linking(File(0), File(1)) with { FoundBy = " " });
        book.IsRefused("incomplete", Linking(File(0), File(1)) with { Why = "" });
        book.IsRefused("unknown-code", Linking(File(0), File(1)) with { On = [new("likeness")] });
        book.IsRefused("not-yet-happened", Linking(File(0), File(1)) with { At = At("2027-01-01") });
        book.Do(Linking(File(0), File(1)));
        book.IsRefused("link-already-on-file", Linking(File(1), File(0)));
    }

    [Fact]
    public void A_link_that_joins_no_such_files_is_not_undone()
    {
        var book = Files(3);
        book.IsRefused("link-not-on-file", Unlinking(File(0), File(1)));
        book.Do(Linking(File(0), File(1)));
        book.IsRefused("link-not-on-file", Unlinking(File(0), File(2)));
        book.IsRefused("link-not-on-file", Unlinking(File(0), File(1), 2));
        book.IsRefused("incomplete", Unlinking(File(0), File(1)) with { Why = "" });
        book.IsRefused("incomplete", Unlinking(File(0), File(1)) with { FoundBy = "" });
    }

    /// <summary>Seven files and links between any two of them.</summary>
    private static Gen<(int One, int Other)[]> Pairs() =>
        from count in Gen.Choose(0, 9)
        from ends in Gen.Choose(0, 48).ArrayOf(count)
        select ends.Select(e => (One: e / 7, Other: e % 7)).Where(p => p.One != p.Other).ToArray();

    private static string Linked(IEnumerable<((int One, int Other) Ends, int Link)> links, IEnumerable<((int One, int Other) Ends, int Link)>? undone = null)
    {
        var book = Files(7);
        foreach (var (ends, link) in links)
        {
            book.Do(Linking(File(ends.One), File(ends.Other), link));
        }

        foreach (var (ends, link) in undone ?? [])
        {
            book.Do(Unlinking(File(ends.One), File(ends.Other), link));
        }

        return Shape(FileGroups.Of(All(book, 7).AsEnumerable().Reverse()));
    }

    [Fact]
    public void Order_of_links_is_irrelevant() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll((from pairs in Pairs() from order in Gen.Shuffle(Enumerable.Range(0, pairs.Length)) select (pairs, order)).ToArbitrary(), t =>
            Linked(t.pairs.Select((p, i) => (p, i))) == Linked(t.order.Select(i => (t.pairs[i], i)))));

    [Fact]
    public void Unlinking_is_the_inverse_of_linking() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll((from pairs in Pairs() from kept in Gen.Choose(0, pairs.Length) select (pairs, kept)).ToArbitrary(), t =>
        {
            var links = t.pairs.Select((p, i) => (p, i)).ToList();
            return Linked(links.Take(t.kept)) == Linked(links, links.Skip(t.kept));
        }));

    [Fact]
    public void Groups_are_what_the_links_connect() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Pairs().ToArbitrary(), pairs =>
        {
            var label = Enumerable.Range(0, 7).ToArray();
            foreach (var (one, other) in pairs)
            {
                var (keep, drop) = (Math.Min(label[one], label[other]), Math.Max(label[one], label[other]));
                label = [.. label.Select(l => l == drop ? keep : l)];
            }

            var expected = string.Join(" | ", label.Select((l, i) => (l, i)).GroupBy(x => x.l).OrderBy(g => g.Key).Select(g => string.Join(' ', g.Select(x => x.i))));
            return Linked(pairs.Select((p, i) => (p, i))) == expected;
        }));
}
