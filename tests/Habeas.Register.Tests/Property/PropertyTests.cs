using Habeas.Register.Corrections;
using Habeas.Register.Property;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Property;

public sealed class PropertyTests
{
    private static readonly Signing Signed = new("B. Amsel", Signing.Signed);

    private static ReceiptId Receipt(int n) => new(new Guid($"01998000-0071-7000-8000-{n:x12}"));

    private static PropertyReceipt Taken(int n = 1, string at = "2026-03-02T10:30") => new()
    {
        Id = Receipt(n),
        Number = $"2026/{n}",
        Place = Prison,
        At = At(at),
        Way = PropertyReceipt.OnThePerson,
        Items = [new(1, "ring", 1), new(2, "book", 3)],
        Cash = [new(100.50m, "EUR")],
        Signing = Signed,
    };

    private static ReceiveProperty Receive(PropertyReceipt? receipt = null) => new() { Id = Asked, Person = Person, Receipt = receipt ?? Taken() };

    private static ReturnProperty Return(string at, params PropertyPart[] items) => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At(at),
        To = PropertyReturned.ToThePerson,
        Items = items,
        Signing = Signed,
    };

    private static RecordPropertyHarmed Harmed(string fate, params PropertyPart[] items) => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At("2026-04-02"),
        Fate = fate,
        Items = items,
        Words = "not found when the store was moved",
        By = "B. Amsel",
    };

    private static PropertyPart Books(int quantity, int receipt = 1) => new(Receipt(receipt), 2, null, quantity);

    private static KeptItem Line(Book book, int line) => PropertyBook.Of(book.File(Person)).Items.Single(i => i.Line == line);

    [Fact]
    public void What_was_received_less_what_was_returned_and_lost_is_kept()
    {
        var book = Admitted();
        book.Do(Receive());
        book.Do(Return("2026-04-01T10:00", Books(1)) with { Cash = [new(20.25m, "EUR")] });
        book.Do(Harmed("lost", Books(1)));
        book.Do(Harmed(PropertyHarmed.Damaged, Books(1)));

        Assert.Equal(new KeptItem(Prison, Receipt(1), 2, "book", 3, 1, 1, 1), Line(book, 2));
        Assert.Equal(1, Line(book, 2).Kept);
        Assert.Equal(80.25m, Assert.Single(PropertyBook.Of(book.File(Person)).Cash).Kept);
        Assert.Equal([1, 2], PropertyBook.Of(book.File(Person)).KeptAt(Prison).Items.Select(i => i.Line));
        Assert.Empty(PropertyBook.Of(book.File(Person)).KeptAt(OtherPrison).Items);
    }

    [Fact]
    public void What_was_handed_in_later_is_added_and_the_book_can_be_asked_as_of_a_day()
    {
        var book = Admitted();
        book.Do(Receive());
        book.Do(Receive(Taken(2, "2026-06-01T15:00") with { Way = "handed-in", From = "O. Marangozi, brother", Items = [], Cash = [new(50, "EUR"), new(5, "EUR")] }));

        Assert.Equal(155.50m, Assert.Single(PropertyBook.Of(book.File(Person)).Cash).Kept);
        Assert.Equal(100.50m, Assert.Single(PropertyBook.Of(book.File(Person), Instant("2026-05-31T10:00")).Cash).Kept);
    }

    [Fact]
    public void A_return_of_more_than_is_kept_is_recorded_and_shows_as_a_difference()
    {
        var book = Admitted();
        book.Do(Receive());
        Assert.Empty(PropertyBook.Of(book.File(Person)).Differences.Items);
        book.Do(Return("2026-04-01T10:00", Books(3)));
        book.Do(Return("2026-04-02T10:00", Books(2)) with { Cash = [new(1, "USD")] });

        var differences = PropertyBook.Of(book.File(Person)).Differences;
        Assert.Equal(-2, Assert.Single(differences.Items).Kept);
        Assert.Equal(new KeptCash(Prison, "USD", 0, 1, 0), Assert.Single(differences.Cash));
        Assert.DoesNotContain(PropertyBook.Of(book.File(Person)).KeptAt(Prison).Items, i => i.Line == 2);
    }

    [Fact]
    public void A_return_told_before_its_receipt_is_a_difference_until_the_receipt_comes()
    {
        var book = Admitted();
        book.Do(Return("2026-04-01T10:00", Books(1)));
        Assert.Equal(-1, Assert.Single(PropertyBook.Of(book.File(Person)).Differences.Items).Kept);

        book.Do(Receive());
        Assert.Empty(PropertyBook.Of(book.File(Person)).Differences.Items);
        Assert.Equal(("book", 2L), (Line(book, 2).What, Line(book, 2).Kept));
    }

    [Fact]
    public void Something_on_no_receipt_is_a_line_of_its_own_by_its_words()
    {
        var book = Admitted();
        book.Do(Return("2026-04-01T10:00", new PropertyPart(null, null, "belt", 1), new PropertyPart(null, null, "belt", 1)));
        Assert.Equal(new KeptItem(Prison, null, null, "belt", 0, 2, 0, 0), Assert.Single(PropertyBook.Of(book.File(Person)).Items));
    }

    [Fact]
    public void What_another_place_returns_is_no_longer_kept_where_it_was_received()
    {
        var book = Admitted();
        book.Do(Receive());
        book.Do(Return("2026-04-01T10:00", new PropertyPart(Receipt(1), 1, null, 1)) with { Place = OtherPrison });
        Assert.Equal((Prison, 0L), (Line(book, 1).Place, Line(book, 1).Kept));
    }

    [Fact]
    public void What_a_place_keeps_of_somebody_who_left_is_left_behind()
    {
        var book = Admitted();
        book.Do(Receive());
        Assert.Empty(PropertyBook.LeftBehind(book.File(Person)).Items);

        book.Do(Leaving("2026-05-01T10:00"));
        book.Do(Return("2026-05-01T10:00", Books(3)));
        var left = PropertyBook.LeftBehind(book.File(Person));
        Assert.Equal(1, Assert.Single(left.Items).Line);
        Assert.Equal(100.50m, Assert.Single(left.Cash).Kept);
    }

    [Fact]
    public void A_receipt_lists_something_or_says_that_there_was_nothing()
    {
        var book = Admitted();
        var empty = Taken() with { Items = [], Cash = [] };
        book.IsRefused("incomplete", Receive(empty));
        book.IsRefused("incomplete", Receive(Taken() with { Nothing = true }));
        book.Do(Receive(empty with { Nothing = true }));
        Assert.Empty(PropertyBook.Of(book.File(Person)).Items);
    }

    [Fact]
    public void A_receipt_has_a_number_a_way_and_lines_of_things_that_can_be_counted()
    {
        var book = Admitted();
        book.IsRefused("incomplete", Receive(Taken() with { Number = "" }));
        book.IsRefused("unknown-code", Receive(Taken() with { Way = "found" }));
        book.IsRefused("incomplete", Receive(Taken() with { Way = "handed-in" }));
        book.IsRefused("incomplete", Receive(Taken() with { Way = "sent", From = " " }));
        book.IsRefused("incomplete", Receive(Taken() with { Items = [new(1, "ring", 1), new(1, "book", 1)] }));
        book.IsRefused("incomplete", Receive(Taken() with { Items = [new(0, "ring", 1)] }));
        book.IsRefused("incomplete", Receive(Taken() with { Items = [new(1, " ", 1)] }));
        book.IsRefused("incomplete", Receive(Taken() with { Items = [new(1, "ring", 0)] }));
        book.IsRefused("incomplete", Receive(Taken() with { Items = [new(1, "ring", int.MaxValue)] }));
        book.IsRefused("incomplete", Receive(Taken() with { Cash = [new(0, "EUR")] }));
        book.IsRefused("incomplete", Receive(Taken() with { Cash = [new(1, "euro")] }));
        book.IsRefused("incomplete", Receive(Taken() with { Cash = [new(1, "EUr")] }));
        book.IsRefused("incomplete", Receive(Taken() with { Cash = [new(decimal.MaxValue, "EUR")] }));
    }

    [Fact]
    public void Who_signed_is_said_and_who_saw_that_the_person_did_not()
    {
        var book = Admitted();
        book.IsRefused("incomplete", Receive(Taken() with { Signing = Signed with { Officer = "" } }));
        book.IsRefused("unknown-code", Receive(Taken() with { Signing = Signed with { Person = "no" } }));
        book.IsRefused("incomplete", Receive(Taken() with { Signing = Signed with { Person = "would-not" } }));
        book.Do(Receive(Taken() with { Signing = new("B. Amsel", "could-not", "nobody", "both hands bandaged") }));
        book.IsRefused("incomplete", Return("2026-04-01T10:00", Books(1)) with { Signing = new("B. Amsel", "not-asked") });
    }

    [Fact]
    public void A_receipt_is_on_file_once_for_somebody_and_a_place_that_are_known()
    {
        var book = Admitted();
        book.Do(Receive());
        book.IsRefused("receipt-already-on-file", Receive());
        book.IsRefused("person-not-registered", Receive(Taken(2)) with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Receive(Taken(2) with { Place = new(Guid.Empty) }));
        book.IsRefused("not-yet-happened", Receive(Taken(2, "2027-01-01")));
    }

    [Fact]
    public void A_return_is_of_something_to_somebody()
    {
        var book = Admitted();
        var act = Return("2026-04-01T10:00", Books(1));
        book.IsRefused("incomplete", act with { Items = [] });
        book.IsRefused("unknown-code", act with { To = "a friend" });
        book.IsRefused("incomplete", act with { To = "somebody-named" });
        book.IsRefused("incomplete", act with { To = "another-place", Whom = "" });
        book.IsRefused("incomplete", act with { Items = [new(Receipt(1), null, null, 1)] });
        book.IsRefused("incomplete", act with { Items = [new(null, 2, null, 1)] });
        book.IsRefused("incomplete", act with { Items = [new(null, null, null, 1)] });
        book.IsRefused("incomplete", act with { Items = [new(Receipt(1), 2, "book", 1)] });
        book.IsRefused("incomplete", act with { Items = [Books(0)] });
        book.IsRefused("incomplete", act with { Cash = [new(-1, "EUR")] });
        book.IsRefused("person-not-registered", act with { Person = OtherPerson });
        book.IsRefused("place-not-registered", act with { Place = new(Guid.Empty) });
        book.IsRefused("not-yet-happened", act with { At = At("2027-01-01") });
        book.Do(act with { To = "somebody-named", Whom = "O. Marangozi, brother" });
    }

    [Fact]
    public void A_loss_says_what_happened_and_who_reports_it()
    {
        var book = Admitted();
        var act = Harmed("stolen", Books(1));
        book.IsRefused("unknown-code", act with { Fate = "gone" });
        book.IsRefused("incomplete", act with { Items = [] });
        book.IsRefused("incomplete", act with { Items = [Books(0)] });
        book.IsRefused("incomplete", act with { Cash = [new(0, "EUR")] });
        book.IsRefused("incomplete", act with { Words = "" });
        book.IsRefused("incomplete", act with { By = "" });
        book.IsRefused("person-not-registered", act with { Person = OtherPerson });
        book.IsRefused("place-not-registered", act with { Place = new(Guid.Empty) });
        book.IsRefused("not-yet-happened", act with { At = At("2027-01-01") });
        book.Do(act with { Items = [], Cash = [new(5, "EUR")] });
        Assert.Equal(-5, Assert.Single(PropertyBook.Of(book.File(Person)).Cash).Kept);
    }

    [Fact]
    public void A_corrected_receipt_counts_as_corrected_and_cannot_be_corrected_into_nonsense()
    {
        var book = Admitted();
        book.Do(Receive());
        book.Do(Return("2026-04-01T10:00", Books(3)));
        var correction = new CorrectEvent
        {
            Id = Asked,
            About = Person,
            Target = book.Last<PropertyReceived>(Person),
            Reason = "miscounted",
            By = new PropertyReceived(Person, Taken() with { Items = [new(1, "ring", 1), new(2, "book", 2)] }),
        };
        book.IsRefused("incomplete", correction with { By = new PropertyReceived(Person, Taken() with { Items = [new(1, "ring", -1)] }) });
        book.Do(correction);
        Assert.Equal(-1, Line(book, 2).Kept);
    }
}
