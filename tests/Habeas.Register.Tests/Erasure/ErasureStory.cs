using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Erasure;

/// <summary>A man whose time on file is over: his file is sealed, opened once for a court, held for an inquiry, and in the end erased in full.</summary>
internal static class ErasureStory
{
    public static readonly PersonId Gone = new(new("01998000-00e1-7000-8000-000000000001"));
    private static readonly ErasureId First = new(new("01998000-00e2-7000-8000-000000000001"));
    private static readonly ErasureId Second = new(new("01998000-00e2-7000-8000-000000000002"));
    private static readonly HoldId Hold = new(new("01998000-00e3-7000-8000-000000000001"));
    private static readonly SealId Seal = new(new("01998000-00e4-7000-8000-000000000001"));

    public static IEnumerable<Act> Tell(Book book)
    {
        yield return Registration(Gone);
        yield return Recorded(Paper(901)) with { Person = Gone };
        yield return Admission() with { Person = Gone, Order = Order(901), Ground = Reason(901, restsOn: 901) };
        yield return Leaving("2026-03-09T10:00") with { Person = Gone };
        yield return new SealFile { Id = Asked, Person = Gone, Seal = Seal, At = At("2026-04-01"), Authority = "Regional court of Streslau", Why = "acquitted", MayRead = [Book.Registrar.Officer] };
        yield return new OpenSealedFile { Id = Asked, Person = Gone, Purpose = "copy of the acquittal for the Regional court" };
        yield return new PlaceHold { Id = Asked, Person = Gone, Hold = Hold, At = At("2026-05-01"), Authority = "Inspectorate of places of detention", Reason = "inquiry into the cells of that week" };
        yield return new LiftHold { Id = Asked, Person = Gone, Hold = Hold, At = At("2026-06-01"), Authority = "Inspectorate of places of detention" };
        yield return Proposing(First, Erasures.Identity);
        yield return new StopErasure { Id = Asked, Person = Gone, Erasure = First, At = At("2026-10-02"), How = "withdrawn", Reason = "proposed by mistake for another file" };
        yield return Proposing(Second, Erasures.Full);
        yield return Notice(1, Recipients.Person);
        yield return new RecordErasureNotice { Id = Asked, Person = Gone, Erasure = Second, Whom = Recipients.Inspectorate, At = At("2026-10-05T10:00"), Means = "letter" };
        book.Officer = new("B. Second", "data protection officer");
        yield return new ApproveErasure { Id = Asked, Person = Gone, Erasure = Second, At = At("2026-10-20") };
        book.Officer = Book.Registrar;
        yield return new CarryOutErasure { Id = Asked, Person = Gone, Erasure = Second };
        book.Officer = new("I. Visitor", Guard.Inspectorate);
        yield return new OpenTracing { Id = Asked, Person = Gone, Reason = "search for the people of the night of 5 March" };
        book.Officer = Book.Registrar;
    }

    private static ProposeErasure Proposing(ErasureId erasure, string kind) => new()
    {
        Id = Asked,
        Person = Gone,
        Erasure = erasure,
        Kind = kind,
        Ground = "order-of-authority",
        At = At("2026-10-01"),
        Authority = "Regional court of Streslau",
        Law = "Data protection act of Ruritania, s. 17",
    };

    private static RecordNotice Notice(int n, string whom) => new()
    {
        Id = Asked,
        Person = Gone,
        Notice = new()
        {
            Id = new(new($"01998000-00e5-7000-8000-{n:D12}")),
            At = At("2026-10-05T10:00"),
            Whom = whom,
            Who = whom == Recipients.Person ? "the person, at the last address" : "Inspectorate of places of detention",
            Occasion = Occasions.Erasure,
            By = "A. Registrar",
            Means = "letter",
        },
    };
}
