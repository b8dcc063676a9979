using System.Security.Cryptography;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Storage.Tests;

/// <summary>Invented people, places and acts, the same for the same seed.</summary>
internal sealed class Invented(int seed = 1)
{
    public static readonly Actor Officer = new("A. Registrar", "registrar");
    private static readonly string[] First = ["Ada", "Bero", "Cilo", "Dima", "Eno", "Fara"];
    private static readonly string[] Last = ["Orsak", "Pelen", "Quist", "Rovan", "Salm", "Tavik"];
    private readonly Random _random = new(seed);
    private int _serial;

    public Random Random => _random;

    public Guid Id()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, (1_700_000_000_000L + _serial++) << 16);
        return new(bytes, bigEndian: true);
    }

    public OpenPlace OpenPlace(PlaceId? place = null) => new()
    {
        Id = new(Id()),
        Place = place ?? new(Id()),
        Name = $"Prison {_serial}",
        Kind = "prison",
        Authority = "Ministry of Justice",
        Zone = "Europe/Paris",
    };

    public RecordSightings Sightings(PlaceId place, PersonId? person = null, int runs = 2, bool named = true) => new()
    {
        Id = new(Id()),
        Person = person ?? new(Id()),
        Source = "nightly roster",
        Identity = named ? Identity() : null,
        Seen = [.. Enumerable.Range(0, runs).Select(i => Sighting(place, i))],
    };

    public Sighting Sighting(PlaceId place, int after = 0)
    {
        var from = new LocalDate(2010, 1, 1).PlusDays((after * 40) + _random.Next(20));
        var status = _random.Next(2) == 0 ? "remand" : "sentenced";
        return new(
            place,
            [new(from, from.PlusDays(_random.Next(15)))],
            When.Minute(from.PlusDays(-1).At(new LocalTime(8, 30)), "Europe/Paris"),
            new SortedDictionary<string, Coded>(StringComparer.Ordinal) { [Attributes.LegalStatus] = new(status, status.ToUpperInvariant()) });
    }

    public Identity Identity() => new()
    {
        Names = [new($"{First[_random.Next(First.Length)]} {Last[_random.Next(Last.Length)]}")],
        Born = new(1960 + _random.Next(40), 1 + _random.Next(12)),
        Sex = new("female"),
        Identifiers = [new("roster", $"R{_random.Next(100_000_000):D8}")],
    };

    public RecordCount Count(PlaceId place, LocalDate from, int days = 1) => new()
    {
        Id = new(Id()),
        Place = place,
        Dates = [new(from, from.PlusDays(days - 1))],
        Source = "nightly roster",
        Listed = 12,
    };

    /// <summary>Bytes that nobody need keep secret, the same for the same seed.</summary>
    public static RandomBytes Bytes(int seed)
    {
        var counter = 0;
        return destination =>
        {
            for (var filled = 0; filled < destination.Length; filled += 32)
            {
                var block = SHA256.HashData(BitConverter.GetBytes(((long)seed << 32) + counter++));
                block.AsSpan(0, Math.Min(32, destination.Length - filled)).CopyTo(destination[filled..]);
            }
        };
    }
}

/// <summary>A clock that a test sets.</summary>
internal sealed class SetClock(Instant begin) : IClock
{
    public Instant Now { get; set; } = begin;

    /// <summary>Whether each look moves it on by a second.</summary>
    public bool Ticks { get; set; } = true;

    public Instant GetCurrentInstant()
    {
        var now = Now;
        Now = Ticks ? now + Duration.FromSeconds(1) : now;
        return now;
    }
}
