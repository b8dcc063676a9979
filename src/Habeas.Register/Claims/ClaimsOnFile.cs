using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Claims;

/// <summary>Something that became of a claim.</summary>
internal interface IOfClaim
{
    ClaimId Claim { get; }

    When At { get; }
}

/// <summary>A claim of detention as it stands at an instant.</summary>
/// <param name="Lodged">The claim as it was lodged.</param>
/// <param name="State">A slug of <see cref="ClaimStates"/>.</param>
/// <param name="Answers">What places answered by then, in the order in which they did.</param>
/// <param name="Found">Where the person was found by then.</param>
/// <param name="NotFound">Where they were looked for by then and not found.</param>
/// <param name="Withdrawn">Its withdrawal, if it was withdrawn by then.</param>
/// <param name="Contradictions">Answers that the register or a finding contradicts; each is for a human to look at.</param>
public sealed record ClaimState(
    ClaimLodged Lodged,
    string State,
    IReadOnlyList<ClaimAnswered> Answers,
    IReadOnlyList<PersonFound> Found,
    IReadOnlyList<PersonNotFound> NotFound,
    ClaimWithdrawn? Withdrawn,
    IReadOnlyList<Contradiction> Contradictions)
{
    /// <summary>Neither answered, nor found, nor withdrawn.</summary>
    public bool IsUnanswered => State is ClaimStates.Open or ClaimStates.Overdue;

    /// <summary>The place that must be asked next: where the last answer says the person was taken, unless it has answered too.</summary>
    public PlaceId? LeadsTo =>
        Answers is [.., { Answer: ClaimAnswers.TransferredTo, To: { } to }] && Answers.All(a => a.Place != to) ? to : null;

    /// <summary>How long after it was due the first answer came; null where it came in time or not at all.</summary>
    public Duration? Late => Answers is [{ At.Earliest: { } came }, ..] && came > Lodged.AnswerBy ? came - Lodged.AnswerBy : null;
}

/// <summary>An answer and what speaks against it.</summary>
/// <param name="Answer">What the place answered.</param>
/// <param name="Code">One of the slugs below.</param>
public sealed record Contradiction(ClaimAnswered Answer, string Code)
{
    /// <summary>The place denied holding the person while the register's custody view shows them held there.</summary>
    public const string ShownHeld = "shown-held-there";

    /// <summary>The person was found held at the place after it had denied it.</summary>
    public const string FoundLater = "found-there-later";
}

/// <summary>Where a claim stands, as slugs. Where several are true the first is said: a contradiction is never hidden by what came after.</summary>
public static class ClaimStates
{
    /// <summary>A place's answer is contradicted by the register or by a finding.</summary>
    public const string Contradicted = "contradicted";

    /// <summary>The person was found held.</summary>
    public const string Found = "found";

    public const string Withdrawn = "withdrawn";

    /// <summary>A place answered, and nothing speaks against the answer.</summary>
    public const string Answered = "answered";

    /// <summary>No answer, and it was due.</summary>
    public const string Overdue = "overdue";

    /// <summary>No answer, and none is due yet.</summary>
    public const string Open = "open";

    public static IReadOnlyList<string> All { get; } = [Contradicted, Found, Withdrawn, Answered, Overdue, Open];
}

/// <summary>The claims on a person's file.</summary>
public static class ClaimsOnFile
{
    /// <summary>Every claim that was lodged by <paramref name="instant"/>, as it stood then, in the order in which they were lodged.</summary>
    public static IReadOnlyList<ClaimState> At(PersonFile file, Instant instant)
    {
        var lodged = file.Of<ClaimLodged>();
        if (lodged.Count == 0)
        {
            return [];
        }

        var became = file.Facts.Select(f => f.Event).OfType<IOfClaim>()
            .Where(e => !e.At.IsAfter(instant)).OrderBy(e => e.At, ByOccurrence.Order).ToLookup(e => e.Claim);
        return
        [
            .. lodged.Where(c => !c.At.IsAfter(instant)).DistinctBy(c => c.Claim)
                .OrderBy(c => c.At, ByOccurrence.Order).ThenBy(c => c.Claim.Value)
                .Select(c => State(c, [.. became[c.Claim]], file, instant)),
        ];
    }

    /// <summary>
    /// True where the file was opened by, or holds, a claim and shows no custody at any time: the person is sought. They count nowhere
    /// as held, and whoever reads the file must not take them for one who was.
    /// </summary>
    public static bool IsOnlySought(PersonFile file) =>
        file.Of<ClaimLodged>().Count > 0 && CustodyView.Of(file) is { Stretches.Count: 0, Counted.Count: 0 };

    /// <summary>For each place, how many claims stood unanswered, overdue and contradicted at an instant. Claims of nobody knows where come first.</summary>
    public static IReadOnlyList<ClaimCount> Count(IEnumerable<PersonFile> files, Instant instant) =>
    [
        .. files.SelectMany(f => At(f, instant)).GroupBy(c => c.Lodged.Place).OrderBy(g => g.Key?.Value)
            .Select(g => new ClaimCount(
                g.Key,
                g.Count(),
                g.Count(c => c.IsUnanswered),
                g.Count(c => c.State == ClaimStates.Overdue),
                g.Count(c => c.State == ClaimStates.Contradicted))),
    ];

    internal static ClaimLodged? Find(ClaimId claim, PersonFile file) => file.Of<ClaimLodged>().FirstOrDefault(c => c.Claim == claim);

    internal static Refusal? Missing(ClaimId claim, PersonFile file) => Find(claim, file) is null ? Refusals.ClaimNotOnFile(claim) : null;

    private static ClaimState State(ClaimLodged lodged, IReadOnlyList<IOfClaim> became, PersonFile file, Instant instant)
    {
        var answers = became.OfType<ClaimAnswered>().ToList();
        var found = became.OfType<PersonFound>().ToList();
        var withdrawn = became.OfType<ClaimWithdrawn>().FirstOrDefault();
        var contradictions = answers.Where(a => a.Denies).SelectMany(a => Against(a, found, file)).ToList();
        var state = contradictions.Count > 0 ? ClaimStates.Contradicted
            : found.Count > 0 ? ClaimStates.Found
            : withdrawn is not null ? ClaimStates.Withdrawn
            : answers.Count > 0 ? ClaimStates.Answered
            : lodged.AnswerBy <= instant ? ClaimStates.Overdue
            : ClaimStates.Open;
        return new(lodged, state, answers, found, [.. became.OfType<PersonNotFound>()], withdrawn, contradictions);
    }

    private static IEnumerable<Contradiction> Against(ClaimAnswered answer, List<PersonFound> found, PersonFile file)
    {
        if (Held.At(file, answer.At)?.Place == answer.Place)
        {
            yield return new(answer, Contradiction.ShownHeld);
        }

        if (found.Exists(f => f.Place == answer.Place && ByOccurrence.Order.Compare(f.At, answer.At) >= 0))
        {
            yield return new(answer, Contradiction.FoundLater);
        }
    }
}

/// <summary>How the claims that name one place stand.</summary>
/// <param name="Place">The place; null for claims that name none.</param>
/// <param name="Lodged">All that were lodged.</param>
/// <param name="Unanswered">Neither answered, nor found, nor withdrawn; those that are overdue among them.</param>
/// <param name="Overdue">Unanswered when an answer was due.</param>
/// <param name="Contradicted">Answered against what the register or a finding shows.</param>
public sealed record ClaimCount(PlaceId? Place, int Lodged, int Unanswered, int Overdue, int Contradicted);
