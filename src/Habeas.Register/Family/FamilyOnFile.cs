using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Family;

/// <summary>A child as the file tells of them: what is known last, and every care in order of time.</summary>
public sealed record ChildOnFile(Child Known, IReadOnlyList<ChildCareRecorded> Cares)
{
    /// <summary>The care that came last; null where none is recorded.</summary>
    public ChildCare? Care => Cares.Count > 0 ? Cares[^1].Care : null;

    /// <summary>The care at an instant: the last that may have begun by then.</summary>
    public ChildCare? CareAt(Instant instant) => Cares.LastOrDefault(c => !c.Care.From.IsAfter(instant))?.Care;

    /// <summary>True where somebody is known to care for the child. A care that nobody recorded is not known.</summary>
    public bool HasCarer => Care is { } care && care.Kind.Code is not (ChildCare.Alone or Coded.SourceUnknown);
}

/// <summary>
/// The family of a person as their file tells of it. Derived; the order in which the facts were recorded decides only between two
/// tellings of one thing.
/// </summary>
/// <param name="Relatives">Relatives and dependants, each as it was told last.</param>
/// <param name="Children">The children, those of whom anything is recorded.</param>
/// <param name="Answers">What the person answered, in order of time.</param>
/// <param name="Arrangements">What could be arranged for the children, in order of time.</param>
public sealed record FamilyOnFile(
    IReadOnlyList<Relative> Relatives,
    IReadOnlyList<ChildOnFile> Children,
    IReadOnlyList<FamilyAnswered> Answers,
    IReadOnlyList<CareArrangement> Arrangements)
{
    public static FamilyOnFile Of(PersonFile file)
    {
        var cares = file.Of<ChildCareRecorded>().OrderBy(c => c.Occurred, ByOccurrence.Order).ToLookup(c => c.Child);
        var known = file.Of<ChildRecorded>().Select(c => c.Child).ToLookup(c => c.Id);
        return new(
            [.. file.Of<RelativeRecorded>().GroupBy(r => r.Relative.Id).Select(g => g.Select(r => r.Relative).Aggregate(Last))],
            [.. known.Select(k => k.Key).Union(cares.Select(c => c.Key)).Select(id => new ChildOnFile(Last(id, known[id]), [.. cares[id]]))],
            [.. file.Of<FamilyAnswered>().OrderBy(a => a.At, ByOccurrence.Order)],
            [.. file.Of<CareArrangementRecorded>().Select(a => a.Arrangement).OrderBy(a => a.At, ByOccurrence.Order)]);
    }

    /// <summary>What was answered last about a topic; <see cref="Coded.NotRecorded"/> where no answer is on file, which is not <c>none</c>.</summary>
    public string AnswerAbout(string topic) => Answers.LastOrDefault(a => a.About == topic)?.Answer ?? Coded.NotRecorded;

    /// <summary>How many children the person spoke of last and the file does not tell of; negative where the file tells of more; null without a number.</summary>
    public int? ChildrenMissing => Answers.LastOrDefault(a => a.About == FamilyAnswered.Children) switch
    {
        { Number: { } number } => number - Children.Count,
        { Answer: FamilyAnswered.None } => -Children.Count,
        _ => null,
    };

    /// <summary>Children of whom the file does not show that anybody cares for them: whoever reads it has to ask.</summary>
    public IReadOnlyList<ChildOnFile> WithoutCarer => [.. Children.Where(c => !c.HasCarer)];

    /// <summary>Where a suspension of detention stands; null where none was asked for, offered or declined on the file.</summary>
    public CareArrangement? Suspension => Arrangements.LastOrDefault(a => a.Kind == CareArrangement.Suspension);

    private static Relative Last(Relative known, Relative next) => next with
    {
        Name = next.Name ?? known.Name,
        Dependant = next.Dependant ?? known.Dependant,
        Where = next.Where ?? known.Where,
    };

    private static Child Last(ChildId id, IEnumerable<Child> tellings) => tellings.Aggregate(
        new Child { Id = id },
        (known, next) => known with { Name = next.Name ?? known.Name, Born = next.Born ?? known.Born, Age = next.Age ?? known.Age });
}
