using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Time;

namespace Habeas.Register.Claims;

/// <summary>A place answered a claim. Whether the answer is true is another question: <see cref="ClaimsOnFile"/> sets it beside the register.</summary>
/// <param name="Person">Who is sought.</param>
/// <param name="Claim">Which claim.</param>
/// <param name="Place">The place that answers; not always the one that was asked.</param>
/// <param name="At">When.</param>
/// <param name="By">Who answered for the place, by name or number.</param>
/// <param name="Answer">A slug of <see cref="ClaimAnswers"/>.</param>
/// <param name="Until">For <c>was-held-until</c>: until when.</param>
/// <param name="To">For <c>transferred-to</c>: the place, where it is in the register.</param>
/// <param name="Words">What was answered: where to and into whose hands, in words.</param>
public sealed record ClaimAnswered(
    PersonId Person, ClaimId Claim, PlaceId Place, When At, string By, [Code(typeof(ClaimAnswers), nameof(ClaimAnswers.All))] string Answer, When? Until, PlaceId? To, string? Words)
    : PersonEvent(Person), IOfClaim
{
    public override When? Occurred => At;

    /// <summary>True for every answer by which the place does not hold the person.</summary>
    internal bool Denies => Answer != ClaimAnswers.HeldHere;
}

/// <summary>
/// Records what a place answers to a claim. A place that says that it holds the person is the source of their presence, which is
/// recorded with it; where the person was until when, or went, is only what the place says, and moves nobody.
/// </summary>
public sealed record AnswerClaim : Act
{
    public required PersonId Person { get; init; }

    public required ClaimId Claim { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Answer { get; init; }

    public When? Until { get; init; }

    public PlaceId? To { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => To is { } to ? [Person, Place, to] : [Person, Place];

    public override Outcome Decide(Situation situation) =>
        ClaimsOnFile.Missing(Claim, situation.Person(Person))
        ?? Wanting.Registered(Place, situation)
        ?? (To is { } to ? Wanting.Registered(to, situation) : null)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "somebody answers for the place")
        ?? Wanting.Code("answer", Answer, ClaimAnswers.All)
        ?? (Until is { } until ? Wanting.Occurrence("until", until, situation) : null)
        ?? (Answer == ClaimAnswers.WasHeldUntil && Until is null ? Refusals.Incomplete("until", "the answer says until when the person was held") : null)
        ?? (Answer == ClaimAnswers.TransferredTo && To is null ? Wanting.Words("words", Words, "the answer says where the person was taken") : null)
        ?? Outcome.Of([
            new ClaimAnswered(Person, Claim, Place, At, By, Answer, Until, To, Words),
            .. Answer == ClaimAnswers.HeldHere ? Presence(situation) : []]);

    private IEnumerable<Event> Presence(Situation situation) =>
        [new PresenceRecorded(Person, Place, By, At, [], situation.Place(Place).Zone, null, new Dictionary<string, Coded>(StringComparer.Ordinal))];
}
