using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Bench;

/// <summary>Invented acts, the same ones for the same numbers: a place, people admitted to it on an order, and people seen there.</summary>
internal static class BenchActs
{
    public const string Zone = "Europe/Paris";
    public static readonly Actor Officer = new("Bench", "registrar");
    public static readonly PlaceId Place = new(Id(2, 1));
    private static readonly Instant Day = Instant.FromUtc(2024, 5, 1, 6, 0);

    public static OpenPlace Opening() =>
        new() { Id = new(Id(9, 1)), Place = Place, Name = "Bench Prison", Kind = "prison", Authority = "Prison Service", Zone = Zone };

    /// <summary>The act with the most to write: a new person, identified, admitted on a new order and on a ground; nine parts.</summary>
    public static AdmitPerson Admission(int number)
    {
        var at = When.Minute(Day + Duration.FromMinutes(number % 100_000), Zone);
        return new()
        {
            Id = new(Id(8, number)),
            Person = new(Id(1, number)),
            Place = Place,
            At = at,
            Authority = "Town Court",
            Reasons = "awaiting trial",
            Identity = new() { Names = [new($"Invented Person {number}")], Born = new(1980 + (number % 25)), Sex = new(number % 12 == 0 ? "female" : "male") },
            NewOrder = new() { Id = new(Id(7, number)), Ground = "remand", Authority = "Town Court", Number = $"R/{number}", Issued = at, Law = "Act 1", From = at },
            Ground = new() { Id = new(Id(6, number)), Kind = "remand" },
        };
    }

    /// <summary>The act of every day: somebody who was admitted is seen at the place; two parts.</summary>
    /// <param name="person">The number of the admission.</param>
    /// <param name="day">Days after it.</param>
    public static RecordPresence Presence(int person, int day) => new()
    {
        Id = new(Id(16 + day, person)),
        Person = new(Id(1, person)),
        Place = Place,
        At = When.Minute(Day + Duration.FromMinutes(person % 100_000) + Duration.FromDays(day), Zone),
        Source = "roll count",
    };

    public static Guid Id(int kind, int number) => new(kind, (short)(number >> 16), 0x7000, [0x80, 0, 0, 0, 0, (byte)(number >> 16 & 0xff), (byte)(number >> 8 & 0xff), (byte)(number & 0xff)]);
}
