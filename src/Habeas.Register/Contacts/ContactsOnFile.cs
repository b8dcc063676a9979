using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Family;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Contacts;

/// <summary>A person's contact with the world outside as the file tells of it, each list in order of time. An empty one says that nothing is recorded.</summary>
/// <param name="Visits">Visits that took place.</param>
/// <param name="Refused">Visits that did not.</param>
/// <param name="Letters">Letters, parcels and calls, whatever became of them.</param>
public sealed record ContactsOnFile(
    IReadOnlyList<VisitRecorded> Visits, IReadOnlyList<VisitRefused> Refused, IReadOnlyList<CorrespondenceRecorded> Letters)
{
    public static ContactsOnFile Of(PersonFile file) => new(Sorted<VisitRecorded>(file), Sorted<VisitRefused>(file), Sorted<CorrespondenceRecorded>(file));

    /// <summary>Visits of counsel, letters and calls that somebody heard, opened or recorded against Nelson Mandela Rule 61.</summary>
    public IReadOnlyList<PersonEvent> Overheard =>
    [
        .. Visits.Where(v => v.Visit.WasOverheard).Cast<PersonEvent>()
            .Concat(Letters.Where(c => c.Correspondence.WasOverheard))
            .OrderBy(e => e.Occurred, ByOccurrence.Order),
    ];

    /// <summary>When the person last certainly had contact with family, by visit, letter or call; null where none is recorded by then.</summary>
    public When? LastWithFamily(Instant by) => Last(by, r => r != Coded.SourceUnknown && Relations.Family.Contains(r));

    /// <summary>When the person last certainly had contact with counsel.</summary>
    public When? LastWithCounsel(Instant by) => Last(by, r => r == Relations.Counsel);

    private When? Last(Instant by, Func<string, bool> relation) =>
        Visits.Where(v => v.Visit.Visitors.Any(p => relation(p.Relation.Code))).Select(v => v.Visit.At)
            .Concat(Letters.Select(c => c.Correspondence).Where(c => c.Fate == Correspondence.Passed && relation(c.With.Relation.Code)).Select(c => c.At))
            .Where(at => at.IsOverBy(by))
            .Order(ByOccurrence.Order)
            .LastOrDefault();

    private static List<TEvent> Sorted<TEvent>(PersonFile file)
        where TEvent : Event => [.. file.Of<TEvent>().OrderBy(e => e.Occurred, ByOccurrence.Order)];
}
