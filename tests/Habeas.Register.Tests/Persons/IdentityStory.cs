using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Persons;

/// <summary>A young man whom nobody can name, who has two files, is a witness, and becomes a woman before the law.</summary>
internal static class IdentityStory
{
    private static readonly PersonId Young = new(new("01998000-1d00-7000-8000-000000000001"));
    private static readonly PersonId Earlier = new(new("01998000-1d00-7000-8000-000000000002"));
    private static readonly LinkId Link = new(new("01998000-1d01-7000-8000-000000000001"));
    private static readonly ProtectionId Protection = new(new("01998000-1d02-7000-8000-000000000001"));
    private static readonly SealId Seal = new(new("01998000-1d03-7000-8000-000000000001"));

    public static IEnumerable<Act> Tell(Book book) => [.. Named(), .. Aged(), .. Joined(), .. Kept()];

    private static IEnumerable<Act> Named()
    {
        yield return Registration(Young) with { Identity = new() { Provisional = "youth with a plaster on his left hand" }, Source = "night desk" };
        yield return new IdentifyPerson
        {
            Id = Asked,
            Person = Young,
            Identity = new() { Names = [new("Ishaan Vellakovic")], Born = new(2008, Circa: true) },
            At = At("2026-09-02T11:00"),
            By = "registrar of Streslau",
            On = [new("family", "an aunt, by his voice and a scar"), new("document", "school card 4471")],
        };
        yield return new ChangeName
        {
            Id = Asked,
            Person = Young,
            To = new("Ishani Vellakovic"),
            At = At("2026-10-05"),
            Why = NameChanged.Reasons.GenderRecognition,
            Authority = "Civil registry of Streslau",
            Gender = "woman",
            Source = "certificate of the civil registry",
        };
    }

    private static IEnumerable<Act> Aged()
    {
        yield return new DisputeAge
        {
            Id = Asked,
            Person = Young,
            At = At("2026-09-03"),
            By = "escort",
            Why = "looks older",
            Born = new DateRange(new LocalDate(2005, 1, 1), new LocalDate(2006, 12, 31)),
        };
        yield return new AssessAge
        {
            Id = Asked,
            Person = Young,
            At = At("2026-09-10"),
            By = "youth service of Streslau",
            Method = "several-disciplines",
            Born = new DateRange(new LocalDate(2008, 3, 1), new LocalDate(2009, 8, 31)),
            Words = "school, family and a talk in his language",
        };
        yield return new DecideAge
        {
            Id = Asked,
            Person = Young,
            At = At("2026-09-14T10:30"),
            Authority = "Juvenile court of Streslau",
            Method = "several-disciplines",
            Born = new DateRange(new LocalDate(2009, 1, 1), new LocalDate(2009, 8, 31)),
            Number = "J 12/2026",
        };
    }

    private static IEnumerable<Act> Joined()
    {
        yield return Registration(Earlier, "Ishan Velakovich");
        yield return new LinkFiles
        {
            Id = Asked,
            Person = Young,
            Other = Earlier,
            Link = Link,
            At = At("2026-10-06"),
            FoundBy = "D. Sorensen-Achebe",
            Why = "the same fingers, the same aunt",
            On = [new("fingerprints", "compared by two examiners"), new("family")],
        };
        yield return new UnlinkFiles
        {
            Id = Asked,
            Person = Young,
            Other = Earlier,
            Link = Link,
            At = At("2026-10-20"),
            FoundBy = "D. Sorensen-Achebe",
            Why = "the card had been filed under the wrong number",
            On = [new("fingerprints", "compared anew")],
        };
    }

    private static IEnumerable<Act> Kept()
    {
        yield return new ProtectIdentity
        {
            Id = Asked,
            Person = Young,
            Protection = Protection,
            From = At("2026-10-07"),
            Why = "witness",
            Authority = "District court of Streslau",
            MayKnow = ["Juvenile court of Streslau", "national preventive mechanism"],
        };
        yield return new LiftProtection
        {
            Id = Asked,
            Person = Young,
            Protection = Protection,
            At = At("2026-10-21"),
            Authority = "District court of Streslau",
            Why = "she asked for it after the judgment",
        };
        yield return new SealFile
        {
            Id = Asked,
            Person = Young,
            Seal = Seal,
            At = At("2026-10-22"),
            Authority = "Juvenile court of Streslau",
            Why = "child; proceedings ended",
            MayRead = ["national preventive mechanism"],
        };
        yield return new UnsealFile
        {
            Id = Asked,
            Person = Young,
            Seal = Seal,
            At = At("2026-10-30"),
            Authority = "Juvenile court of Streslau",
            Why = "she asked to read her file",
        };
    }
}
