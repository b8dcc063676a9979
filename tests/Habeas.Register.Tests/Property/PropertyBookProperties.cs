using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Property;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Property;

/// <summary>Received, less returned, less lost, is kept: of each line, of each currency, and in all, in whatever order it was recorded.</summary>
public sealed class PropertyBookProperties
{
    private static readonly Signing Signed = new("B. Amsel", Signing.Signed);

    /// <summary>One thing told of property: received, returned, lost or damaged; so many of a line of a receipt, and so many cents.</summary>
    private sealed record Move(int Kind, int Receipt, int Line, int Quantity, int Cents);

    [Fact]
    public void Received_less_returned_less_lost_is_kept_whatever_the_order_of_recording()
    {
        var move =
            from kind in Gen.Choose(0, 3)
            from receipt in Gen.Choose(1, 3)
            from line in Gen.Choose(1, 2)
            from quantity in Gen.Choose(1, 5)
            from cents in Gen.Choose(1, 900)
            select new Move(kind, receipt, line, quantity, cents);
        var cases = from moves in move.ListOf() from shuffled in Gen.Shuffle(moves.ToArray()) select (Moves: moves.ToList(), Shuffled: shuffled.ToList());
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var book = PropertyBook.Of(File(c.Moves));
            var shuffled = PropertyBook.Of(File(c.Shuffled));
            return book.Items.SequenceEqual(shuffled.Items)
                && book.Cash.SequenceEqual(shuffled.Cash)
                && book.Items.All(i => i.Kept == c.Moves.Where(m => m.Receipt == Number(i.Receipt) && m.Line == i.Line).Sum(m => Sign(m) * m.Quantity))
                && book.Items.Sum(i => i.Kept) == c.Moves.Sum(m => Sign(m) * m.Quantity)
                && book.Cash.Sum(s => s.Kept) == c.Moves.Sum(m => Sign(m) * m.Cents) / 100m
                && book.KeptAt(Prison).Items.Concat(book.Differences.Items).Sum(i => i.Kept) == book.Items.Sum(i => i.Kept);
        }));
    }

    private static int Sign(Move move) => move.Kind switch { 0 => 1, 3 => 0, _ => -1 };

    private static ReceiptId Receipt(int n) => new(new Guid($"01998000-0071-7000-8000-{n:x12}"));

    private static int Number(ReceiptId? id) => Enumerable.Range(1, 3).Single(n => Receipt(n) == id);

    private static PersonFile File(IReadOnlyList<Move> moves) => moves
        .Select((m, i) => new Recorded(new(i, 1), NodaTime.Instant.FromUtc(2026, 11, 1, 0, 0), Told(m)))
        .Aggregate(PersonFile.New(Person), (file, next) => file.Evolve(next));

    private static Event Told(Move move)
    {
        var at = At("2026-05-01");
        IReadOnlyList<PropertyPart> parts = [new(Receipt(move.Receipt), move.Line, null, move.Quantity)];
        IReadOnlyList<Money> cash = [new(move.Cents / 100m, "EUR")];
        return move.Kind switch
        {
            0 => new PropertyReceived(Person, new()
            {
                Id = Receipt(move.Receipt),
                Number = "1",
                Place = Prison,
                At = at,
                Way = PropertyReceipt.OnThePerson,
                Items = [new(move.Line, "thing", move.Quantity)],
                Cash = cash,
                Signing = Signed,
            }),
            1 => new PropertyReturned(Person, Prison, at, PropertyReturned.ToThePerson, null, parts, cash, Signed),
            2 => new PropertyHarmed(Person, Prison, at, "lost", parts, cash, "gone", "B. Amsel"),
            _ => new PropertyHarmed(Person, Prison, at, PropertyHarmed.Damaged, parts, cash, "wet", "B. Amsel"),
        };
    }
}
