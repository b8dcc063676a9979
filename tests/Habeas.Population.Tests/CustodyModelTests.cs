using FsCheck;
using FsCheck.Fluent;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Places;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Population.Tests;

/// <summary>Random interleavings of acts on a few people at a few places, beside a model that knows only: free, inside, out, in transit.</summary>
public class CustodyModelTests
{
    private const string Zone = "UTC";
    private static readonly Instant Dawn = Instant.FromUtc(2026, 5, 1, 6, 0);

    private enum Kind
    {
        Admit,
        TransferOut,
        ReceiveTransfer,
        GoOut,
        ComeBack,
        Escape,
        Recapture,
        Leave,
    }

    private sealed record Step(Kind Kind, int Person, int Place);

    /// <summary>Where the model has a person: the number of a place, or null where free; out and in transit are said beside.</summary>
    private sealed record Where(int? Place, bool Out = false, bool InTransit = false, bool Registered = true)
    {
        public bool Held => Place is not null || InTransit;
    }

    [Fact]
    public void Any_interleaving_of_acts_agrees_with_the_model() =>
        Prop.ForAll(Steps().ToArbitrary(), steps =>
        {
            var (register, model) = (Open(), new Dictionary<int, Where>());
            var flow = 0;
            var stock = 0;
            for (var i = 0; i < steps.Count; i++)
            {
                var at = Dawn + Duration.FromMinutes(10 * (i + 1));
                var before = model.GetValueOrDefault(steps[i].Person) ?? new Where(null, Registered: false);
                var after = After(before, steps[i]);
                var refusal = register.Put(ActOf(steps[i], i, at), at + Duration.FromMinutes(5));
                Assert.True(refusal is null == after is not null, $"step {i} {steps[i]} from {before}: {refusal?.Code ?? "accepted"}");
                model[steps[i].Person] = after ?? before;

                flow += (model[steps[i].Person].Held ? 1 : 0) - (before.Held ? 1 : 0);
                var now = register.Stock(at + Duration.FromMinutes(5));
                stock = now.Low;
                Assert.Equal(now.Low, now.High);
                Assert.Equal(flow, stock);
                Assert.Equal(model.Values.Count(w => w.Held), stock);
            }

            var byPlace = register.Ask(Dawn + Duration.FromDays(5), [Attributes.Place]).Lines.ToDictionary(l => l.Codes[0], l => l.Low);
            foreach (var (name, held) in model.Values.Where(w => w.Held).CountBy(w => w.InTransit ? Whereabouts.InTransit : $"Place {w.Place}"))
            {
                Assert.Equal(held, byPlace[name]);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Coverage_partitions_custody_whatever_is_recorded() =>
        Prop.ForAll(Steps().ToArbitrary(), steps =>
        {
            foreach (var file in Played(steps).Persons)
            {
                var view = CustodyView.Of(file);
                foreach (var (from, to) in Coverage.Extents(view.Stretches))
                {
                    var spans = view.Coverage.Where(c => c.From >= from && (to is null || c.From < to)).OrderBy(c => c.From).ToList();
                    Assert.Equal(from, spans[0].From);
                    Assert.Equal(to, spans[^1].To);
                    Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Answer_as_known_at_an_entry_never_changes_afterwards() =>
        Prop.ForAll(Steps().ToArbitrary(), steps =>
        {
            var (register, answers) = (Open(), new List<(int Entries, Instant At, int Low)>());
            for (var i = 0; i < steps.Count; i++)
            {
                var at = Dawn + Duration.FromMinutes(10 * (i + 1));
                _ = register.Put(ActOf(steps[i], i, at), at + Duration.FromMinutes(5));
                var asked = Dawn + Duration.FromMinutes(5 * i);
                answers.Add((register.Entries, asked, register.Stock(asked).Low));
            }

            Assert.All(answers, a => Assert.Equal(a.Low, register.Stock(a.At, register.PersonsAt(a.Entries)).Low));
        }).QuickCheckThrowOnFailure();

    private static PaperRegister Played(List<Step> steps)
    {
        var register = Open();
        for (var i = 0; i < steps.Count; i++)
        {
            var at = Dawn + Duration.FromMinutes(10 * (i + 1));
            _ = register.Put(ActOf(steps[i], i, at), at + Duration.FromMinutes(5));
        }

        return register;
    }

    private static Gen<List<Step>> Steps() =>
        Gen.Choose(0, 7).SelectMany(kind => Gen.Choose(0, 3).SelectMany(person => Gen.Choose(0, 2).Select(place => new Step((Kind)kind, person, place))))
            .ListOf(40);

    private static PaperRegister Open()
    {
        var register = new PaperRegister();
        for (var place = 0; place < 3; place++)
        {
            Assert.Null(register.Put(
                new OpenPlace { Id = new(Id(9, place)), Place = Place(place), Name = $"Place {place}", Kind = "prison", Authority = "Prison Service", Zone = Zone },
                Dawn));
        }

        return register;
    }

    /// <summary>What the model expects: the new state, or null where the act is to be refused. A fact about a person on file never is.</summary>
    private static Where? After(Where where, Step step) => step.Kind switch
    {
        Kind.Admit => where.Held ? null : new(step.Place),
        Kind.TransferOut => where.Place == step.Place ? new(null, InTransit: true) : null,
        Kind.ReceiveTransfer => where.InTransit ? new(step.Place) : null,
        Kind.GoOut => where.Place == step.Place ? where with { Out = true } : null,
        Kind.ComeBack => where.Out && where.Place == step.Place ? where with { Out = false } : null,
        Kind.Recapture => where.Registered ? new(step.Place) : null,
        _ => where.Registered ? new(null) : null,
    };

    private static Act ActOf(Step step, int number, Instant at)
    {
        var (id, person, place, when) = (new ActId(Id(8, number)), Person(step.Person), Place(step.Place), When.Minute(at, Zone));
        var order = new OrderId(Id(7, number));
        return step.Kind switch
        {
            Kind.Admit => new AdmitPerson
            {
                Id = id,
                Person = person,
                Place = place,
                At = when,
                Authority = "Town Court",
                Reasons = "awaiting trial",
                Identity = new() { Names = [new($"Person {step.Person}")] },
                NewOrder = new() { Id = order, Ground = "remand", Authority = "Town Court", Number = "1", Issued = when, Law = "Act 1", From = when },
                Ground = new() { Id = new(Id(6, number)), Kind = "remand" },
            },
            Kind.TransferOut => new TransferOut { Id = id, Person = person, From = place, To = Place((step.Place + 1) % 3), At = when, Escort = "B. Escort", Why = "space" },
            Kind.ReceiveTransfer => new ReceiveTransfer { Id = id, Person = person, Place = place, At = when },
            Kind.GoOut => new GoOut { Id = id, Person = person, Place = place, Kind = Whereabouts.AtCourt, At = when, Destination = "Town Court", Why = "hearing" },
            Kind.ComeBack => new ComeBack { Id = id, Person = person, Place = place, At = when },
            Kind.Escape => new RecordEscape { Id = id, Person = person, At = when },
            Kind.Recapture => new RecordRecapture { Id = id, Person = person, Place = place, At = when },
            _ => new RecordLeft { Id = id, Person = person, Place = place, At = when, Witness = "C. Witness" },
        };
    }

    private static PersonId Person(int number) => new(Id(1, number));

    private static PlaceId Place(int number) => new(Id(2, number));

    private static Guid Id(int kind, int number) => new(kind, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number]);
}
