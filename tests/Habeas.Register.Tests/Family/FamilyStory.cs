using Habeas.Register.Acts;
using Habeas.Register.Family;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Family;

/// <summary>A mother of two is asked about them on reception; a suspension is asked for, refused, and the younger child changes hands.</summary>
internal static class FamilyStory
{
    public static readonly ChildId Elder = new(new("01998000-00c1-7000-8000-000000000001"));
    public static readonly ChildId Younger = new(new("01998000-00c1-7000-8000-000000000002"));
    public static readonly RelativeId Aunt = new(new("01998000-00c2-7000-8000-000000000001"));

    public static RecordRelative Told() => new()
    {
        Id = Asked,
        Person = Person,
        Relative = new() { Id = Aunt, Name = "Ilse Verbytska", Relation = new("sibling", "my big sister"), Dependant = false, Where = "Streslau" },
        Source = "own statement",
    };

    public static RecordFamilyAnswer Answered(string answer = "some", int? number = 2, string at = "2026-03-01T22:20") => new()
    {
        Id = Asked,
        Person = Person,
        At = At(at),
        About = "children",
        Answer = answer,
        Number = number,
        AskedBy = "reception officer R-12",
    };

    public static RecordChild InCare(ChildId child, string kind, string from, string? carer = null) => new()
    {
        Id = Asked,
        Person = Person,
        Child = new() { Id = child },
        Care = new() { Kind = new(kind), From = At(from), Carer = carer },
        Source = "own statement",
    };

    public static RecordCareArrangement Suspended(string decision, string at, string? by = null) => new()
    {
        Id = Asked,
        Person = Person,
        Arrangement = new() { At = At(at), Kind = CareArrangement.Suspension, Decision = decision, DecidedBy = by, Children = [] },
    };

    public static IEnumerable<Act> Tell(Book book)
    {
        yield return Told();
        yield return Answered();
        yield return new RecordChild
        {
            Id = Asked,
            Person = Person,
            Child = new() { Id = Elder, Name = "Danylo", Born = new(2017, 4, 2) },
            Care = new()
            {
                Kind = new("relative", "with my sister"),
                From = At("2026-03-01T21:40"),
                Carer = "Ilse Verbytska",
                Relative = Aunt,
                Where = "Streslau",
                Custody = "the mother's alone, by law",
            },
            Source = "own statement",
        };
        yield return new RecordChild
        {
            Id = Asked,
            Person = Person,
            Child = new() { Id = Younger, Name = "Salma", Age = new(2, At("2026-03-01")) },
            Care = new() { Kind = new("alone"), From = At("2026-03-01T21:40"), Where = "the flat at Streslau" },
            Source = "own statement",
        };
        yield return new RecordCareArrangement
        {
            Id = Asked,
            Person = Person,
            Arrangement = new()
            {
                At = At("2026-03-01T23:00"),
                Kind = "contact-with-carer",
                Decision = "granted",
                Children = [Younger],
                DecidedBy = "reception officer R-12",
                Words = "a call to her sister, who fetched the child",
            },
        };
        yield return InCare(Younger, "relative", "2026-03-02T00:30", "Ilse Verbytska");
        yield return Suspended("refused", "2026-03-03T11:30", "District court of Streslau");
    }
}
