using Habeas.Register.Custody;
using Habeas.Register.Persons;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests;

/// <summary>As many invented people as a test needs, by number.</summary>
internal static class Crowd
{
    public static PersonId Of(int n) => new(new($"01998000-00f0-7000-8000-{n:x12}"));

    public static AdmitPerson Admission(int n, string at = "2026-03-02T10:00", PlaceId? place = null) => Some.Admission(at) with
    {
        Person = Of(n),
        Place = place ?? Prison,
        Identity = Named($"Ilse Tamborin {n}"),
        Order = null,
        NewOrder = Paper(n, until: null),
        Ground = Reason(n, restsOn: n),
    };

    /// <summary>A book with this many people, each admitted to the prison on an order of remand.</summary>
    public static Book Admitted(int people)
    {
        var book = Some.Book();
        for (var n = 1; n <= people; n++)
        {
            book.Do(Admission(n));
        }

        return book;
    }

    public static IReadOnlyList<PersonFile> Files(this Book book, int people) => [.. Enumerable.Range(1, people).Select(n => book.File(Of(n)))];
}
