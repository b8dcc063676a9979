using Habeas.Register.Persons;
using NodaTime;

namespace Habeas.Register.Process.Reviews;

/// <summary>The last review of a person's detention at an instant, and when the next is due, or why there is none to show.</summary>
/// <param name="Standing">A slug.</param>
/// <param name="Last">The last review; null where none is on file.</param>
public sealed record ReviewStanding(string Standing, DetentionReviewed? Last)
{
    public const string Due = "due";

    /// <summary>The time set for the next review is over, and none is on file.</summary>
    public const string Overdue = "overdue";

    public const string NoneSet = DetentionReviewed.NoneDue;
    public const string NotKnown = Said.NotKnown;
    public const string NeverReviewed = "never-reviewed";
}

/// <summary>Reviews of detention on a person's file.</summary>
public static class ReviewsOnFile
{
    /// <summary>Every review, in the order in which they were held.</summary>
    public static IReadOnlyList<DetentionReviewed> Of(PersonFile file) => [.. file.Of<DetentionReviewed>().Order<DetentionReviewed>(InOrder.Comparer)];

    /// <summary>Where reviews stand at <paramref name="instant"/>. Overdue only once the whole time set is over.</summary>
    public static ReviewStanding At(PersonFile file, Instant instant)
    {
        var last = Of(file).LastOrDefault(r => !r.At.IsAfter(instant));
        return new(
            last switch
            {
                null => ReviewStanding.NeverReviewed,
                { Due: { } due } => due.IsOverBy(instant) ? ReviewStanding.Overdue : ReviewStanding.Due,
                _ => last.Next,
            },
            last);
    }

    /// <summary>Reviews that continued the detention and weighed nothing in its place.</summary>
    public static IReadOnlyList<DetentionReviewed> WithoutAlternatives(PersonFile file) =>
        [.. Of(file).Where(r => r is { Decision: "continued", Alternatives: [{ Code: Said.None }] })];
}
