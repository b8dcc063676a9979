using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Erasure;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Storage.Tests.Erasure;

/// <summary>A person with a planted name in every place that takes words, held, left, and led up to an approved erasure.</summary>
internal sealed class Planted(StoredRegister register, Invented invented, string name)
{
    public static readonly Actor Second = new("B. Second", "data protection officer");

    public PersonId Person { get; } = new(invented.Id());

    public ErasureId Erasure { get; } = new(invented.Id());

    public string Identifier { get; } = $"ZQ{invented.Random.Next(100_000_000):D8}";

    public ActId Admitting { get; } = new(invented.Id());

    public void Live(PlaceId place)
    {
        Do(Admission(place));
        Do(new RecordIdentity { Id = Id(), Person = Person, Identity = Who, Source = $"mother of {name}", Reason = $"told by {name}", LegalBasis = $"request of {name}" });
        Do(new RecordLeft { Id = Id(), Person = Person, Place = place, At = At(20), Witness = $"sister of {name}", Destination = $"home of {name}" });
    }

    public AdmitPerson Admission(PlaceId place) => new()
    {
        Id = Admitting,
        Person = Person,
        Place = place,
        At = At(10),
        Identity = Who,
        IdentitySource = $"passport of {name}",
        NewOrder = new() { Id = new(Person.Value), Ground = "remand", Authority = "District court", Number = $"K {name}", Issued = At(9), From = At(9), Until = At(15) },
        Authority = "District court",
        Reasons = $"{name} may flee",
        Ground = new() { Id = new(Person.Value), Kind = "remand", Case = $"case of {name}", Offences = [new($"theft by {name}", new("penal-code", null, "s. 242"))] },
        Reason = $"brought {name}",
    };

    public void Approve(string kind)
    {
        Do(new ProposeErasure { Id = Id(), Person = Person, Erasure = Erasure, Kind = kind, Ground = "order-of-authority", At = At(21), Authority = "Regional court", Law = "Act 17", Reason = $"{name} asked" });
        foreach (var whom in new[] { Recipients.Person, Recipients.Inspectorate })
        {
            Do(new RecordNotice
            {
                Id = Id(),
                Person = Person,
                Notice = new() { Id = new(invented.Id()), At = At(22), Whom = whom, Who = name, Occasion = Occasions.Erasure, By = "A. Registrar", Means = "letter" },
            });
        }

        Assert.IsType<Answer.Accepted>(register.Door.Act(new ApproveErasure { Id = Id(), Person = Person, Erasure = Erasure, At = At(23) }, Second));
    }

    public long CarryOut() => Do(new CarryOutErasure { Id = Id(), Person = Person, Erasure = Erasure, Reason = $"last word on {name}" }).Entry;

    /// <summary>Every form in which the name could be found in raw bytes.</summary>
    public IEnumerable<byte[]> Traces()
    {
        foreach (var text in new[] { name, name.ToUpperInvariant(), Identifier })
        {
            var utf8 = System.Text.Encoding.UTF8.GetBytes(text);
            yield return utf8;
            yield return System.Text.Encoding.Unicode.GetBytes(text);
            yield return System.Text.Encoding.BigEndianUnicode.GetBytes(text);
            yield return System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
            yield return System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(utf8));
            for (var skip = 0; skip < 3; skip++)
            {
                var inner = utf8[skip..];
                yield return System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(inner[..(inner.Length / 3 * 3)]));
            }
        }

        foreach (var key in Register.Persons.Names.NameKey.Of(name).Where(k => k.Key.Length > 6))
        {
            yield return System.Text.Encoding.UTF8.GetBytes(key.Key);
        }
    }

    private Identity Who => new() { Names = [new(name)], Born = new(1971, 5, 4), Sex = new("male", "M"), Identifiers = [new("passport", Identifier)] };

    private ActId Id() => new(invented.Id());

    private static When At(int day) => When.Minute(new LocalDate(2026, 1, day).At(new LocalTime(10, 0)), "Europe/Paris");

    private Answer.Accepted Do(Act act) =>
        register.Door.Act(act, Invented.Officer) switch
        {
            Answer.Accepted accepted => accepted,
            Answer.Refused { Refusal: var refusal } => throw new InvalidOperationException($"{act.GetType().Name}: {refusal.Code} {string.Join(", ", refusal.Arguments.Select(a => $"{a.Key}={a.Value}"))}"),
            _ => throw new InvalidOperationException(),
        };
}
