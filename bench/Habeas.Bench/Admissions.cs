using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Bench;

/// <summary>Invented acts, the same ones for the same numbers: a place, and people admitted to it on an order.</summary>
internal static class Admissions
{
    public const string Zone = "Europe/Paris";
    public static readonly Actor Officer = new("Bench", "registrar");
    public static readonly PlaceId Place = new(Id(2, 1));
    private static readonly Instant Day = Instant.FromUtc(2026, 5, 1, 6, 0);

    public static OpenPlace Opening() =>
        new() { Id = new(Id(9, 1)), Place = Place, Name = "Bench Prison", Kind = "prison", Authority = "Prison Service", Zone = Zone };

    public static AdmitPerson Of(int number)
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

    private static Guid Id(int kind, int number) => new(kind, (short)(number >> 16), 0x7000, [0x80, 0, 0, 0, 0, 0, (byte)(number >> 8 & 0xff), (byte)(number & 0xff)]);
}
