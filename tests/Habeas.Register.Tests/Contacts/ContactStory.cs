using Habeas.Register.Acts;
using Habeas.Register.Contacts;
using Habeas.Register.Family;
using Habeas.Register.Tests.Family;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Contacts;

/// <summary>A sister visits, counsel visits, a friend is turned away, and a letter is withheld.</summary>
internal static class ContactStory
{
    public static readonly OutsidePerson Sister = new("Ilse Verbytska", new("sibling"));
    public static readonly OutsidePerson Counsel = new("O. Brandvold", new("counsel"));
    public static readonly OutsidePerson Friend = new(null, new("friend", "a young man, no papers"));

    public static RecordVisit Visited(string kind, string at, OutsidePerson visitor, string? watched = null) => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        Visit = new() { Kind = kind, At = At(at), Visitors = [visitor], Watched = watched },
    };

    public static RecordVisitRefused Refused(string at) => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At(at),
        Kind = "contact",
        Visitors = [Friend],
        Refuser = "place",
        By = "head of visits",
        Why = "brought no papers",
    };

    public static RecordCorrespondence Letter(string at, OutsidePerson with, string fate = "passed", string kind = "letter") => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        Correspondence = new() { Kind = kind, Direction = "to", At = At(at), With = with, Fate = fate },
    };

    public static IEnumerable<Act> Tell(Book book)
    {
        var visit = Visited("contact", "2026-03-15T14:00", Sister with { Relative = FamilyStory.Aunt }, "within-sight");
        yield return visit with { Visit = visit.Visit with { Until = At("2026-03-15T14:45") } };
        yield return Visited("legal", "2026-03-17T09:10", Counsel, "within-sight");
        yield return Refused("2026-03-22T14:00");
        var letter = Letter("2026-03-24", Friend, "withheld");
        yield return letter with { Correspondence = letter.Correspondence with { By = "censor C-3", Why = "names a witness", Opened = true } };
        var call = Letter("2026-03-25T18:05", Sister, kind: "call");
        yield return call with { Correspondence = call.Correspondence with { Direction = "from", Minutes = 6, Opened = false } };
    }
}
